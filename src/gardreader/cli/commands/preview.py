"""``gardreader preview``: an article's file as the reader shows it, while it is being written."""

from __future__ import annotations

import argparse
from pathlib import Path

from gardreader.cli.command import Command, Context
from gardreader.cli.libraries import no_missing_libraries
from gardreader.cli.window import find_screen, refuse_bad_picture
from gardreader.errors import ArticleError
from gardreader.i18n import tr


def _summary() -> str:
    return tr("See an article's file as the reader shows it, while you write it.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=tr("the article's file (.md)"))
    parser.add_argument(
        "--screenshot",
        type=Path,
        metavar="PICTURE",
        help=tr("paint the window, save the picture in this file (.png) and end"),
    )


def _run(context: Context, arguments: argparse.Namespace) -> int:
    file: Path = arguments.file
    picture: Path | None = arguments.screenshot
    if file.is_dir():
        raise ArticleError(tr("it is a folder: name one of the files in it"), path=file)
    if not file.exists():
        raise ArticleError(tr("there is no such file or folder"), path=file)
    if picture is not None:
        refuse_bad_picture(picture)
    find_screen(picture_only=picture is not None)
    with no_missing_libraries(tr("The window cannot be opened")):
        return context.open_preview(context.paths, file, picture)


PREVIEW = Command(
    "preview",
    _summary,
    ("gardreader preview harbour-fever.md",),
    _add_arguments,
    _run,
)
