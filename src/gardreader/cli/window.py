"""``gardreader`` and ``gardreader ARTICLE``: opens the window."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from gardreader.articles.addresses import is_deep_link, parse_deep_link
from gardreader.cli.arguments import UsageError
from gardreader.cli.command import Command, Context
from gardreader.cli.libraries import no_missing_libraries
from gardreader.errors import GardreaderError, NotFoundError
from gardreader.i18n import tr

_OFF_SCREEN = "offscreen"


def _summary() -> str:
    return tr("An offline reader of rare-disease articles. With no command it opens the window.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "article",
        nargs="*",
        default=[],
        metavar="ARTICLE",
        help=tr("open at this article (its id, PACK/ID, or a gardreader: link)"),
    )
    parser.add_argument(
        "--screenshot",
        type=Path,
        metavar="FILE",
        help=tr("paint the window, save the picture in this file (.png) and end"),
    )
    parser.add_argument(
        "--private",
        action="store_true",
        help=tr("begin a private session: nothing that is read, searched or marked is kept"),
    )


def _run(context: Context, arguments: argparse.Namespace) -> int:
    if arguments.screenshot is not None:
        refuse_bad_picture(arguments.screenshot)
    article = _article(context, arguments.article) if arguments.article else ""
    find_screen(picture_only=arguments.screenshot is not None)
    with no_missing_libraries(tr("The window cannot be opened")):
        return context.open_window(context.paths, article, arguments.screenshot, arguments.private)


WINDOW = Command(
    "",
    _summary,
    ("gardreader", "gardreader bone-marrow-necrosis", "gardreader --screenshot window.png"),
    _add_arguments,
    _run,
)


def _article(context: Context, words: list[str]) -> str:
    """The article that the one word names, as PACK/ID, or the deep link that it is.

    Raises ``GardreaderError``, with a guess where there is one.
    """
    word = words[0]
    if is_deep_link(word) and len(words) == 1:
        return str(parse_deep_link(word))  # the window finds the article, or says that there is none
    guess = guessed_command(word)
    if len(words) > 1:
        raise guess or UsageError(
            tr(
                "There is no command {word}. To look for these words: gardreader search {words}",
                word=repr(word[:100]),
                words=" ".join(words),
            )
        )
    with context.library() as library:
        try:
            return str(library.resolve(word))
        except NotFoundError:
            pass
    if word.lower().endswith(".gardpack"):
        raise GardreaderError(
            tr("A pack is installed first, then read: gardreader install {file}", file=word)
        )
    if Path(word).exists():
        sentence = tr("{file} is no article of the library. To read it, first make a pack of it: "
                      "gardreader import {file} -o FILE.gardpack", file=word)  # fmt: skip
        raise GardreaderError(sentence)
    if guess:
        raise guess
    sentence = tr("There is no command and no article {word}. “gardreader --help” lists the commands, "
                  "“gardreader search WORDS” looks for articles.", word=repr(word[:100]))  # fmt: skip
    raise NotFoundError(sentence)


def guessed_command(word: str) -> UsageError | None:
    """The error that says which command ``word`` may be a misspelling of; ``None`` when it is like none."""
    import difflib

    from gardreader.cli.table import COMMANDS

    near = difflib.get_close_matches(word.lower(), [command.name for command in COMMANDS], 1, 0.7)
    if not near:
        return None
    return UsageError(tr("There is no command {word}; did you mean “{near}”?", word=repr(word), near=near[0]))


def refuse_bad_picture(file: Path) -> None:
    """Raise ``GardreaderError`` where the window's picture cannot be saved as ``file``."""
    if file.suffix.lower() != ".png":
        raise GardreaderError(tr("The picture's name must end in .png: {file}", file=file))
    if not file.absolute().parent.is_dir():
        raise GardreaderError(tr("There is no folder {folder} to save the picture in.", folder=file.parent))


def find_screen(*, picture_only: bool) -> None:
    """Make sure that Qt finds a screen: without one it ends the process at once, with no word to a person.

    A picture needs none. Raises ``GardreaderError``.
    """
    if (
        os.name != "posix"
        or sys.platform == "darwin"
        or os.environ.get("QT_QPA_PLATFORM", "xcb")
        not in (
            "xcb",
            "wayland",
        )
    ):
        return
    if _wayland_answers() or _x11_answers():
        return
    if picture_only:
        os.environ["QT_QPA_PLATFORM"] = _OFF_SCREEN
        return
    display = os.environ.get("DISPLAY")
    if display:
        sentence = tr(
            "The window cannot be opened: the screen {display} (DISPLAY) does not answer. ", display=display
        )
    else:
        sentence = tr("The window cannot be opened: there is no screen here (DISPLAY is not set). ")
    raise GardreaderError(sentence + tr("Search, show and print work without one; see: gardreader --help"))


def _x11_answers() -> bool:
    display = os.environ.get("DISPLAY", "")
    if not display.startswith((":", "unix:")):
        return bool(display)  # on another machine: it will tell
    number = display.partition(":")[2].partition(".")[0]
    name = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where every X server listens
    return _connects(name) or (sys.platform == "linux" and _connects(f"\0{name}"))


def _wayland_answers() -> bool:
    name = os.environ.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    return _connects(str(Path(os.environ.get("XDG_RUNTIME_DIR", ""), name)))


def _connects(address: str) -> bool:
    import socket

    with socket.socket(socket.AF_UNIX) as probe:
        try:
            probe.connect(address)
        except OSError:
            return False
        return True
