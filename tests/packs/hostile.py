"""Packs that no writer would make, and the one answer to them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from gardreader.articles.model import Article
from gardreader.articles.plain import to_plain
from gardreader.errors import PackError
from gardreader.packs import canonical
from gardreader.packs.layout import MANIFEST, TABLE, block_name
from gardreader.packs.manifest import Manifest, PackCounts, PackInfo
from gardreader.packs.reader import Pack
from gardreader.packs.table import Row, to_line
from tests.packs.samples import draft, members

Change = Callable[[dict[str, bytes]], None]
"""What is done to the members of a pack."""


def read_whole(path: Path) -> list[Article]:
    """The articles of a pack, all of it checked."""
    with Pack.open(path) as pack:
        pack.verify()
        pack.report()
        return list(pack.articles())


def refusal(path: Path) -> str:
    """The one sentence with which a pack is refused; it names the file."""
    with pytest.raises(PackError) as failure:
        read_whole(path)
    message = str(failure.value)
    assert message.startswith(path.name + " ")
    assert message.endswith(".")
    assert "\n" not in message
    assert len(message) < 300
    return message


def write_members(
    target: Path, parts: Iterable[tuple[str, bytes]], *, compression: int = zipfile.ZIP_DEFLATED
) -> Path:
    """A zip file of these members as they are, names twice and all."""
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name), data, compression)
    return target


def repacked(pack: Path, target: Path, change: Change) -> Path:
    """``pack`` with its members changed and no hash put right."""
    parts = members(pack)
    change(parts)
    return write_members(target, parts.items())


def forged(
    target: Path,
    lines: Sequence[tuple[str, bytes]],
    counts: PackCounts | None = None,
    rows: Callable[[list[Row]], list[Row]] = lambda rows: rows,
    blocks: int | None = None,
    block: bytes | None = None,
) -> Path:
    """A pack of one block in which every hash is right, of whatever lines (id, line) there are."""
    data = b"".join(line for _, line in lines)
    made = []
    offset = 0
    for article_id, line in lines:
        made.append(Row(article_id, canonical.digest(line), 0, offset, len(line)))
        offset += len(line)
    table = b"".join(map(to_line, rows(made)))
    info = PackInfo.of(draft(), counts or PackCounts(articles=len(lines)))
    manifest = Manifest(info, 1 if blocks is None else blocks, canonical.digest(table))
    parts = [(block_name(0), data if block is None else block), (TABLE, table)]
    return write_members(target, [*parts, (MANIFEST, manifest.to_bytes())])


def line_of(article: Article) -> tuple[str, bytes]:
    """An article as :func:`forged` wants it."""
    return article.id, canonical.encode(to_plain(article)) + b"\n"


def with_manifest(change: Callable[[dict[str, object]], object]) -> Change:
    """The change of a manifest's values, spelt as they should be."""

    def apply(parts: dict[str, bytes]) -> None:
        changed = change(json.loads(parts[MANIFEST]))
        parts[MANIFEST] = (json.dumps(changed, ensure_ascii=False, indent=2) + "\n").encode()

    return apply


def without(name: str) -> Change:
    """The change that takes a member out."""

    def apply(parts: dict[str, bytes]) -> None:
        del parts[name]

    return apply


def with_part(name: str, data: bytes) -> Change:
    """The change that puts a member in, or exchanges it."""

    def apply(parts: dict[str, bytes]) -> None:
        parts[name] = data

    return apply
