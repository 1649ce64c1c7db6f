"""``gardreader new``: the file of a new article, ready to be written in."""

from __future__ import annotations

import argparse
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gardreader.cli.arguments import UsageError
from gardreader.cli.command import DONE, Command, Context
from gardreader.errors import ArticleError
from gardreader.i18n import tr

if TYPE_CHECKING:
    from gardreader.articles.model import SectionKind

_SUFFIX = ".md"


def _summary() -> str:
    return tr("Begin a new article: its headings, and notes on what to write.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("title", metavar="TITLE", help=tr("the name of the disease, in quotation marks"))
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="PLACE",
        help=tr("the file to write (.md), or the folder to write it in; else the present folder"),
    )
    parser.add_argument("--id", default="", help=tr("the article's id, in place of one made of the title"))
    parser.add_argument(
        "--language", default="en", metavar="TAG", help=tr("the language of the text: en unless another")
    )
    parser.add_argument(
        "--sections",
        default="",
        metavar="KIND,…",
        help=tr("the sections, by kind: overview, symptoms, cause, inheritance, diagnosis, treatment, "
                "prognosis, statistics, other"),
    )  # fmt: skip


def _run(context: Context, arguments: argparse.Namespace) -> int:
    from gardreader.articles.markdown_file import parse_article
    from gardreader.articles.template import USUAL, new_article
    from gardreader.importers.slugs import slug

    title = " ".join(arguments.title.split())
    if title.lower().endswith(_SUFFIX):
        raise UsageError(
            tr(
                "{title} is the name of a file: give the name of the disease, and the file with -o.",
                title=title,
            )
        )
    output: Path | None = arguments.output
    named = output is not None and output.suffix.lower() == _SUFFIX and not output.is_dir()
    article_id = arguments.id or (output.stem if named and output is not None else slug(title))
    if article_id == "unnamed" and not arguments.id:
        raise UsageError(tr("No id can be made of {title}: give one with --id.", title=repr(title)))
    kinds = _kinds(arguments.sections) if arguments.sections else USUAL
    text = new_article(article_id, title, language=arguments.language, kinds=kinds)
    try:
        parse_article(text)
    except ArticleError as error:
        raise UsageError(tr("There can be no such article: {why}.", why=error.sentence)) from None
    path = output if named and output is not None else (output or Path()) / f"{article_id}{_SUFFIX}"
    _write_new(path, text)
    context.screen.write(str(path))
    context.screen.say(
        tr("Write in it with any editor, and see it meanwhile: gardreader preview {file}", file=path)
    )
    return DONE


NEW = Command(
    "new",
    _summary,
    (
        'gardreader new "Harbour fever"',
        'gardreader new "Harbour fever" -o my-articles --sections overview,treatment',
    ),
    _add_arguments,
    _run,
)


def _kinds(text: str) -> tuple[SectionKind, ...]:
    from gardreader.articles.model import SectionKind

    try:
        return tuple(dict.fromkeys(SectionKind(word.strip().lower()) for word in text.split(",")))
    except ValueError:
        known = ", ".join(SectionKind)
        raise UsageError(tr("{text} names no kinds of sections; there are: {known}",
                            text=repr(text[:100]), known=known)) from None  # fmt: skip


def _write_new(path: Path, text: str) -> None:
    """Write a file that was not there. Raises ``ArticleError``; what was there stays as it is."""
    from gardreader.files import explain

    if not path.parent.is_dir():
        raise ArticleError(tr("There is no folder {folder} to write in.", folder=path.parent))
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            try:
                stream.write(text)
            except OSError:
                with suppress(OSError):
                    path.unlink()
                raise
    except FileExistsError:
        raise ArticleError(tr("{file} is there already, and stays as it is.", file=path)) from None
    except OSError as error:
        raise ArticleError(tr("{file} cannot be written: {why}.", file=path, why=explain(error))) from error
