"""``gardreader cite``: references for a reference manager, a document or paper."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from gardreader.articles.model import Reference
from gardreader.articles.references import Style
from gardreader.articles.sameness import distinct
from gardreader.cli.arguments import UsageError
from gardreader.cli.articles import find_article
from gardreader.cli.bar import Bar
from gardreader.cli.command import DONE, NOTHING_FOUND, Command, Context
from gardreader.errors import NotFoundError
from gardreader.exchange.formats import Format
from gardreader.i18n import ntr, tr


def _summary() -> str:
    return tr("Write references as RIS, BibTeX, CSL-JSON or text.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "articles", nargs="*", metavar="ID", help=tr("the articles' ids, or PACK/ID: their references")
    )
    parser.add_argument("--all", action="store_true", help=tr("each reference of the whole library once"))
    parser.add_argument(
        "--key",
        action="append",
        default=[],
        metavar="KEY",
        help=tr("only the reference of that key (as in [@KEY]); may be given several times"),
    )
    parser.add_argument(
        "--itself", action="store_true", help=tr("the articles themselves too, as pages of their sources")
    )
    parser.add_argument(
        "--format",
        choices=[form.value for form in Format],
        default=Format.TEXT.value,
        help=tr("for reference managers (ris, bibtex), citation processors (csl-json), or to read"),
    )
    parser.add_argument(
        "--style",
        choices=[style.value for style in Style],
        help=tr("how text is printed: ama unless another is chosen"),
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE", help=tr("the file to save"))


def _run(context: Context, arguments: argparse.Namespace) -> int:
    from gardreader.exchange.formats import save, written
    from gardreader.exchange.items import Item

    _check(arguments)
    form, style = Format(arguments.format), Style(arguments.style or Style.AMA)
    references = _gathered(context, arguments)
    items = [Item(reference) for reference in references]
    if not items:
        context.screen.say(tr("There are no references to write."))
        return NOTHING_FOUND
    count = ntr("{count:,} reference", "{count:,} references", len(items))
    with Bar(context.screen) as progress:
        if arguments.output is not None:
            save(items, form, arguments.output, style, progress)
            text = ""
        else:
            text = written(items, form, style, progress)
    if arguments.output is not None:
        context.screen.say(tr("Saved {file}: {count}.", file=arguments.output, count=count))
    else:
        context.screen.write(text.rstrip("\n"))
        if arguments.all:
            context.screen.say(f"{count}.")
    return DONE


def _check(arguments: argparse.Namespace) -> None:
    """Raise ``UsageError`` for options that do not go together."""
    if arguments.all and (arguments.articles or arguments.key):
        raise UsageError(tr("--all means every article: leave ids and keys away."))
    if not arguments.all and not arguments.articles:
        raise UsageError(tr("Say whose references: the ids of articles, or --all."))
    if arguments.style and arguments.format != Format.TEXT:
        raise UsageError(tr("--style is for --format text; the other formats are printed by other programs."))
    if arguments.output is not None and arguments.output.is_dir():
        raise UsageError(tr("{file} is a folder; name a file in it.", file=arguments.output))


def _gathered(context: Context, arguments: argparse.Namespace) -> tuple[Reference, ...]:
    from gardreader.exchange.gathering import all_references, references_of

    with context.library() as library, Bar(context.screen) as progress:
        if arguments.all:
            return all_references(library, themselves=arguments.itself, progress=progress)
        refs = [find_article(library, name) for name in arguments.articles]
        found = [references_of(library.article(ref), itself=arguments.itself) for ref in refs]
    references = [reference for several in found for reference in several]
    if arguments.key:
        references = _with_keys(references, arguments.key)
    # One article's references are its own list, in its own order and whole.
    return tuple(references) if len(refs) == 1 else distinct(references)


def _with_keys(references: Sequence[Reference], keys: Sequence[str]) -> list[Reference]:
    wanted = [key.removeprefix("@") for key in keys]
    known = {reference.id for reference in references}
    for key in wanted:
        if key not in known:
            raise NotFoundError(
                tr("No reference there has the key {key}; “--format csl-json” shows the keys.", key=key)
            )
    return [reference for key in dict.fromkeys(wanted) for reference in references if reference.id == key]


CITE = Command(
    "cite",
    _summary,
    (
        "gardreader cite bone-marrow-necrosis",
        "gardreader cite cystic-fibrosis hemophilia-a --format ris -o references.ris",
        "gardreader cite --all --format bibtex -o library.bib",
    ),
    _add_arguments,
    _run,
)
