"""Small packs for these tests: of the bundled articles, and forged ones that no writer would make."""

from __future__ import annotations

import dataclasses
import zipfile
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path

from gardreader.articles.draft import PackDraft
from gardreader.articles.markdown_file import read_article
from gardreader.articles.model import Article, Source
from gardreader.articles.plain import to_plain
from gardreader.packs import canonical
from gardreader.packs.layout import MANIFEST, TABLE, block_name
from gardreader.packs.manifest import Manifest, PackCounts, PackInfo
from gardreader.packs.table import Row, to_line
from gardreader.packs.writer import write_pack
from gardreader.paths import Paths, content, find_paths

SECOND_EDITION = "2021"


@cache
def bundled() -> tuple[Article, ...]:
    """The bundled articles."""
    return tuple(read_article(path) for path in sorted(content().glob("*.md")))


def article(article_id: str, title: str = "") -> Article:
    """A bundled article under another id (and title)."""
    first = bundled()[0]
    return dataclasses.replace(first, id=article_id, title=title or first.title)


def draft(pack_id: str = "sample", edition: str = "2020") -> PackDraft:
    """The identity of a sample pack."""
    return PackDraft(pack_id, f"Sample {pack_id}", edition, Source("The project"), "MIT")


def make_pack(
    folder: Path, pack_id: str = "sample", articles: Iterable[Article] | None = None, edition: str = "2020"
) -> Path:
    """A pack file in ``folder``, named by its id and edition."""
    target = folder / f"{pack_id}-{edition}.gardpack"
    write_pack(draft(pack_id, edition), bundled() if articles is None else articles, target)
    return target


def home(folder: Path) -> Paths:
    """The paths of a library in ``folder``."""
    return find_paths(folder, {})


def members(pack: Path) -> dict[str, bytes]:
    """The members of a pack file, in their order."""
    with zipfile.ZipFile(pack) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_members(
    target: Path, parts: Iterable[tuple[str, bytes]], *, compression: int = zipfile.ZIP_DEFLATED
) -> Path:
    """A zip file of these members as they are, names twice and all."""
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, data in parts:
            archive.writestr(zipfile.ZipInfo(name), data, compression)
    return target


def repacked(pack: Path, target: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
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


def counts_of(articles: Iterable[Article]) -> PackCounts:
    """The true counts of these articles."""
    counts = PackCounts()
    for item in articles:
        counts = counts.plus(item)
    return counts
