"""``gardreader handout``: pages for a patient, one article, several in one job, or many in a folder."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from gardreader.articles.model import Article, SectionKind
from gardreader.cli.arguments import UsageError
from gardreader.cli.articles import find_article
from gardreader.cli.bar import Bar
from gardreader.cli.command import DONE, Command, Context
from gardreader.cli.handout_arguments import add_option_arguments, options_of
from gardreader.cli.handout_batch import make_many
from gardreader.cli.libraries import no_missing_libraries
from gardreader.errors import NotFoundError
from gardreader.i18n import ntr, tr

if TYPE_CHECKING:
    from gardreader.handouts.options import HandoutOptions
    from gardreader.handouts.sets import HandoutSet, Work
    from gardreader.packs.library import Library

_FORMS = ("pdf", "html", "txt", "eml")
_MOST_TOLD = 20


def _summary() -> str:
    return tr("Make handouts: PDF, HTML, text or the draft of a message.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "articles", nargs="*", metavar="ID", help=tr("the articles' ids, or PACK/ID: several are one job")
    )
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        help=tr("the file (.pdf, .html, .txt or .eml); with --all or --category the folder"),
    )
    parser.add_argument("--set", type=Path, metavar="FILE", help=tr("print a set that was saved"))
    parser.add_argument("--title", help=tr("what several articles together are called"))
    parser.add_argument("--no-cover", action="store_true", help=tr("several articles without a cover sheet"))
    parser.add_argument(
        "--skip-missing", action="store_true", help=tr("leave out what a set names and the library lacks")
    )
    parser.add_argument("--all", action="store_true", help=tr("a file for each article of the library"))
    parser.add_argument("--category", metavar="NAME", help=tr("a file for each article of that category"))
    parser.add_argument(
        "--format", choices=_FORMS, help=tr("the files that --all and --category make: pdf unless it is said")
    )
    add_option_arguments(parser)
    parser.add_argument(
        "--fit", action="store_true", help=tr("the largest text that fits on one sheet, both sides of it")
    )


def _run(context: Context, arguments: argparse.Namespace) -> int:
    _check(arguments)
    with no_missing_libraries(tr("The handout cannot be drawn")):
        if arguments.all or arguments.category is not None:
            return make_many(context, arguments)
        return _one(context, arguments)


def _check(arguments: argparse.Namespace) -> None:
    """Raise ``UsageError`` for words that do not go together."""
    many = arguments.all or arguments.category is not None
    if many and (arguments.articles or arguments.set or arguments.title or arguments.fit):
        raise UsageError(
            tr("--all and --category make a file for each article: no ids, --set, --title, --fit.")
        )
    if not many and arguments.format:
        raise UsageError(tr("--format is for --all and --category; else the file's name says it."))
    if arguments.set and arguments.articles:
        raise UsageError(tr("A set names its articles: leave ids away."))
    if not many and not arguments.set and not arguments.articles:
        raise UsageError(tr("Say of what: the ids of articles, --set FILE, --category NAME or --all."))
    if arguments.output is None:
        raise UsageError(
            tr("Say where the files are to go: -o DIR")
            if many
            else tr("Say where the handout is to go: -o FILE.pdf (or .html, .txt, .eml)")
        )
    if many and arguments.output.exists() and not arguments.output.is_dir():
        raise UsageError(tr("{file} is no folder.", file=arguments.output))
    if not many and arguments.output.is_dir():
        raise UsageError(tr("{file} is a folder; name a file in it.", file=arguments.output))


def _one(context: Context, arguments: argparse.Namespace) -> int:
    """One file, of one article or several."""
    from gardreader.handouts.outputs import Form, save_handout

    form = Form.of(arguments.output)
    if arguments.fit and form is not Form.PDF:
        raise UsageError(tr("--fit is for sheets of paper: save a .pdf."))
    wanted = _wanted_set(arguments)
    options = options_of(arguments, wanted.options if wanted else None)
    with context.library() as library, Bar(context.screen) as progress:
        work = _work(context, library, arguments, wanted)
        _check_parts(context, [chapter.article for chapter in work.chapters], options)
        if arguments.fit:
            options = _fitted(context, work, options, progress)
        pages = save_handout(work, arguments.output, options, progress)
    if form is Form.PDF:
        told = ntr(
            "Saved {file}: {count} page.", "Saved {file}: {count} pages.", pages, file=arguments.output
        )
    else:
        told = tr("Saved {file}.", file=arguments.output)
    context.screen.say(told)
    return DONE


def _wanted_set(arguments: argparse.Namespace) -> HandoutSet | None:
    from gardreader.handouts.sets import load_set

    return load_set(arguments.set) if arguments.set else None


def _work(
    context: Context, library: Library, arguments: argparse.Namespace, wanted: HandoutSet | None
) -> Work:
    """What is to be printed. Raises ``NotFoundError`` for what the library lacks."""
    from gardreader.handouts.sets import HandoutSet, Work, gather

    if wanted is None:
        refs = tuple(find_article(library, name) for name in arguments.articles)
        wanted = HandoutSet(arguments.title or "", refs, cover=len(refs) > 1)
    work, missing = gather(library, wanted)
    if missing:
        names = ", ".join(map(str, missing[:_MOST_TOLD]))
        if not arguments.skip_missing or not work.chapters:
            raise NotFoundError(
                tr("The library lacks {names}. --skip-missing prints the others.", names=names)
            )
        context.screen.say(tr("Left out, for the library lacks them: {names}", names=names))
    titles = [chapter.article.title for chapter in work.chapters]
    title = " ".join((arguments.title or work.title or "; ".join(titles)).split())
    return Work(title, work.chapters, work.cover and not arguments.no_cover)


def _check_parts(context: Context, articles: list[Article], options: HandoutOptions) -> None:
    """Say which kinds of sections there are none of. Raises ``UsageError`` for a part that is misspelt."""
    from gardreader.handouts.options import PLACED_PARTS

    known = {section.id for article in articles for section in article.sections}
    known |= {section.kind.value for article in articles for section in article.sections}
    for part in options.parts or ():
        if part in known or part in PLACED_PARTS:
            continue
        here = ", ".join(sorted(known)) or tr("none")
        if part in tuple(SectionKind):
            told = tr("There is no section on “{part}”; there are: {here}.", part=part, here=here)
            context.screen.say(told)
            continue
        lists = ", ".join(PLACED_PARTS)
        raise UsageError(
            tr(
                "There is no part “{part}”. Sections: {here}. Lists: {lists}.",
                part=part[:80],
                here=here,
                lists=lists,
            )
        )


def _fitted(context: Context, work: Work, options: HandoutOptions, progress: Bar) -> HandoutOptions:
    """The options that make it fit on a sheet, told. Raises ``UsageError`` where none do."""
    from gardreader.handouts.fitting import fit_to_sheets

    fit = fit_to_sheets(work, options, progress=progress)
    if fit is None:
        raise UsageError(
            tr("It fits on one sheet in no size. Choose fewer parts with --sections, or --short.")
        )
    context.screen.say(fit.told)
    return fit.options


HANDOUT = Command(
    "handout",
    _summary,
    (
        "gardreader handout bone-marrow-necrosis -o page.pdf --sections cause,treatment --size large",
        "gardreader handout wilson-disease -o page.pdf --short --refs qr --words --clinic clinic.yaml",
        "gardreader handout --set newborns.yaml -o newborns.pdf",
        'gardreader handout --category "Blood Diseases" -o handouts',
    ),
    _add_arguments,
    _run,
)
