"""``gardreader packs``: what is installed."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from gardreader.cli.command import DONE, Command, Context
from gardreader.i18n import ntr, tr

if TYPE_CHECKING:
    from gardreader.packs.library import InstalledPack


def _summary() -> str:
    return tr("List the packs of the library.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=tr("answer in JSON"))


def _run(context: Context, arguments: argparse.Namespace) -> int:
    screen = context.screen
    with context.library() as library:
        packs = library.packs()
        problems = library.problems()
    if arguments.json:
        screen.write_json({"packs": [_plain(pack) for pack in packs], "problems": list(problems)})
        return DONE
    rows = [(tr("PACK"), tr("ARTICLES"), tr("EDITION"), tr("TITLE"))]
    rows += [
        (pack.info.id, f"{pack.info.article_count:,}", pack.info.edition or "-", pack.info.title)
        for pack in packs
    ]
    for line in _aligned(rows):
        screen.write(line)
    articles = sum(pack.info.article_count for pack in packs)
    screen.say(ntr("{count:,} article in all.", "{count:,} articles in all.", articles))
    return DONE


PACKS = Command("packs", _summary, ("gardreader packs", "gardreader packs --json"), _add_arguments, _run)


def _plain(pack: InstalledPack) -> dict[str, object]:
    return {**pack.info.to_plain(), "bundled": pack.bundled, "digest": pack.digest, "file": str(pack.path)}


def _aligned(rows: Sequence[tuple[str, str, str, str]]) -> list[str]:
    """The rows in columns, numbers to the right; the last column is as long as it is."""
    rooms = [max(len(row[column]) for row in rows) for column in range(3)]
    return [
        f"{name.ljust(rooms[0])}  {number.rjust(rooms[1])}  {edition.ljust(rooms[2])}  {title}"
        for name, number, edition, title in rows
    ]
