"""``gardreader remove``: takes a pack out of the library."""

from __future__ import annotations

import argparse

from gardreader.cli.command import DONE, Command, Context
from gardreader.i18n import tr


def _summary() -> str:
    return tr("Take a pack out of the library.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("pack", metavar="PACK", help=tr("the pack's id, as “gardreader packs” lists it"))


def _run(context: Context, arguments: argparse.Namespace) -> int:
    with context.library() as library:
        library.remove(arguments.pack)
    context.screen.say(tr("Removed {pack}.", pack=arguments.pack))
    return DONE


REMOVE = Command("remove", _summary, ("gardreader remove gard",), _add_arguments, _run)
