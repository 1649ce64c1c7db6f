"""``gardreader print``: an article as a PDF for paper."""

from __future__ import annotations

import argparse
from pathlib import Path

from gardreader.cli.arguments import UsageError
from gardreader.cli.articles import add_style, find_article
from gardreader.cli.bar import Bar
from gardreader.cli.command import DONE, Command, Context
from gardreader.cli.libraries import no_missing_libraries
from gardreader.i18n import ntr, tr

_PAPERS = ("A4", "Letter")


def _summary() -> str:
    return tr("Save an article as a PDF for paper.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", metavar="ID", help=tr("the article's id, or PACK/ID"))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.pdf", help=tr("the file to save"))
    parser.add_argument("--paper", choices=_PAPERS, default=_PAPERS[0], help=tr("the size of the sheets"))
    add_style(parser)


def _run(context: Context, arguments: argparse.Namespace) -> int:
    if arguments.output is None:
        raise UsageError(tr("Say where the page is to go: -o FILE.pdf"))
    if arguments.output.is_dir():
        raise UsageError(tr("{file} is a folder; name a file in it.", file=arguments.output))
    with no_missing_libraries(tr("The PDF cannot be drawn")):
        from gardreader.handouts.options import HandoutOptions, Paper
        from gardreader.handouts.pdf import write_pdf
        from gardreader.handouts.sets import chapter_of
    with context.library() as library:
        chapter = chapter_of(library, find_article(library, arguments.article))
    with Bar(context.screen) as progress:
        options = HandoutOptions(paper=Paper(arguments.paper), style=arguments.style)
        pages = write_pdf(chapter, arguments.output, options, progress)
    context.screen.say(
        ntr("Saved {file}: {count} page.", "Saved {file}: {count} pages.", pages, file=arguments.output)
    )
    return DONE


PRINT = Command(
    "print",
    _summary,
    (
        "gardreader print bone-marrow-necrosis -o page.pdf",
        "gardreader print hemophilia-a -o page.pdf --paper Letter",
    ),
    _add_arguments,
    _run,
)
