"""``gardreader sources``: the open data sets, what each holds and where to get it."""

from __future__ import annotations

import argparse
import datetime as dt
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from gardreader.cli.arguments import UsageError
from gardreader.cli.command import DONE, Command, Context
from gardreader.cli.screen import Screen, strong
from gardreader.i18n import ntr, tr

if TYPE_CHECKING:
    from gardreader.importers.sources import DataSet
    from gardreader.packs.library import InstalledPack

_ROOM = 12  # columns of the names before the facts
_BLOCKS = {(False, False): " ", (True, False): "\N{UPPER HALF BLOCK}", (False, True): "\N{LOWER HALF BLOCK}",
           (True, True): "\N{FULL BLOCK}"}  # fmt: skip


def _summary() -> str:
    return tr("List the open data sets, and tell where to get each.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", nargs="?", default="", metavar="SOURCE", help=tr("tell all about this one"))
    parser.add_argument("--qr", action="store_true", help=tr("write its address as a QR code too"))
    parser.add_argument("--json", action="store_true", help=tr("answer in JSON"))


def _run(context: Context, arguments: argparse.Namespace) -> int:
    from gardreader.importers.sources import data_sets, find_data_set

    screen = context.screen
    if arguments.qr and (not arguments.source or arguments.json):
        raise UsageError(tr("Say which data set's address is wanted as a QR code, without --json."))
    chosen = find_data_set(arguments.source) if arguments.source else None
    with context.library() as library:
        packs = [pack for pack in library.packs() if not pack.bundled]
    if arguments.json:
        wanted = data_sets() if chosen is None else (chosen,)
        screen.write_json({"sources": [_plain(data_set, packs) for data_set in wanted]})
    elif chosen is not None:
        _tell(chosen, packs, screen, qr=arguments.qr)
    else:
        for line in _table(data_sets(), packs):
            screen.write(line)
        screen.say(tr("This program downloads nothing. More of each: gardreader sources SOURCE"))
    return DONE


SOURCES = Command(
    "sources",
    _summary,
    ("gardreader sources", "gardreader sources medquad --qr", "gardreader sources --json"),
    _add_arguments,
    _run,
)


def _made_of(data_set: DataSet, packs: Sequence[InstalledPack]) -> list[InstalledPack]:
    return [pack for pack in packs if data_set.is_pack(pack.info.id)]


def _plain(data_set: DataSet, packs: Sequence[InstalledPack]) -> dict[str, Any]:
    installed = [
        {"pack": pack.info.id, "articles": pack.info.article_count, "edition": pack.info.edition}
        for pack in _made_of(data_set, packs)
    ]
    return {**data_set.to_plain(), "installed": installed}


def _table(data_sets: Sequence[DataSet], packs: Sequence[InstalledPack]) -> list[str]:
    rows = [(tr("SOURCE"), tr("SIZE"), tr("PUBLISHED"), tr("INSTALLED"), tr("NAME"))]
    for data_set in data_sets:
        installed = sum(pack.info.article_count for pack in _made_of(data_set, packs))
        rows.append(
            (
                data_set.id,
                data_set.size_words or "-",
                data_set.published.iso if data_set.published else "-",
                f"{installed:,}" if installed else "-",
                data_set.name,
            )
        )
    rooms = [max(len(row[column]) for row in rows) for column in range(4)]
    return [
        f"{name.ljust(rooms[0])}  {size.rjust(rooms[1])}  {published.ljust(rooms[2])}  "
        f"{installed.rjust(rooms[3])}  {title}"
        for name, size, published, installed, title in rows
    ]


def _tell(data_set: DataSet, packs: Sequence[InstalledPack], screen: Screen, *, qr: bool) -> None:
    code = qr_lines(data_set.url) if qr else []
    screen.write(strong(data_set.name))
    published = data_set.published
    age = published.age_in_words(dt.datetime.now().astimezone().date()) if published else ""
    facts = [
        (tr("Holds"), data_set.holds),
        (tr("Licence"), data_set.licence),
        (tr("Size"), data_set.size_words),
        (tr("Published"), f"{published.words} ({age})" if published else ""),
        (tr("Where"), data_set.where),
        (tr("File"), data_set.file_hint),
        (tr("Read by"), data_set.importer_name),
    ]
    made = _made_of(data_set, packs)
    facts += [(tr("Installed"), _installed(pack)) for pack in made] or [(tr("Installed"), tr("no"))]
    for name, value in facts:
        if value:
            _fact(name, value, screen)
    if data_set.url:
        screen.write(f"  {tr('Address').ljust(_ROOM)}{data_set.url}")
    for line in ["", *code] if code else []:
        screen.write(line)


def _installed(pack: InstalledPack) -> str:
    info = pack.info
    count = ntr("{count:,} article", "{count:,} articles", info.article_count)
    return f"{info.id}, {count}, {info.edition}" if info.edition else f"{info.id}, {count}"


def _fact(name: str, value: str, screen: Screen) -> None:
    lines = textwrap.wrap(value, max(20, screen.columns - _ROOM - 2), break_on_hyphens=False)
    for place, line in enumerate(lines):
        screen.write(f"  {('' if place else name).ljust(_ROOM)}{line}")


def qr_lines(text: str) -> list[str]:
    """The code of ``text`` in lines of half blocks, two modules high each.

    Light modules are written as blocks: on the dark ground of most terminals the code is then dark on light.
    """
    from gardreader.rendering.qr import qr_matrix

    rows = [[not module for module in row] for row in qr_matrix(text)]
    if len(rows) % 2:
        rows.append([False] * len(rows[0]))
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return ["".join(_BLOCKS[upper, lower] for upper, lower in zip(*pair, strict=True)) for pair in pairs]
