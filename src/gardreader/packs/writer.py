"""Writing a pack: the same articles give the same bytes, in whatever order they come.

The articles are spooled to a temporary file as they come, so that memory stays small however many
there are, and are packed in the order of their ids when all are known.
"""

from __future__ import annotations

import tempfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO

from gardreader.articles.draft import PackDraft
from gardreader.articles.model import Article
from gardreader.articles.plain import to_plain
from gardreader.errors import PackError
from gardreader.files import explain, replacing
from gardreader.i18n import tr
from gardreader.packs import canonical
from gardreader.packs.layout import (
    BLOCK_BYTES,
    MANIFEST,
    MOST_PACK_BYTES,
    MOST_REPORT_BYTES,
    MOST_TABLE_BYTES,
    REPORT,
    TABLE,
    block_name,
)
from gardreader.packs.limits import refuse_unreadable
from gardreader.packs.manifest import Manifest, PackCounts, PackInfo
from gardreader.packs.table import Row, to_line
from gardreader.progress import Progress, silent

_FIRST_DATE = (1980, 1, 1, 0, 0, 0)
_ORDINARY_FILE = 0o100644 << 16
_UNIX = 3


def write_pack(
    draft: PackDraft,
    articles: Iterable[Article],
    target: Path,
    *,
    report: Callable[[], object] | None = None,
    progress: Progress = silent,
) -> PackInfo:
    """Write ``articles`` as a pack at ``target``, which is replaced whole or not touched at all.

    ``report`` is called after the last article and gives the import report as plain values.
    Raises ``PackError`` when two articles have one id, an article is too large to be shown, there
    is none, or the file cannot be written; whatever ``articles`` raises passes through.
    """
    try:
        with replacing(target) as temporary, tempfile.TemporaryFile(dir=target.parent) as spool:
            entries, counts = _spool(articles, spool)
            if not entries:
                raise PackError(tr("{name} would hold no article; nothing was written.", name=target.name))
            plain_report = report() if report is not None else None
            with zipfile.ZipFile(temporary, "w", allowZip64=False) as archive:
                info = _write_members(archive, draft, counts, entries, spool, plain_report, progress)
            if temporary.stat().st_size > MOST_PACK_BYTES:
                raise PackError(tr("{name} would be larger than a pack may be.", name=target.name))
    except OSError as error:
        why = explain(error)
        raise PackError(tr("{path} cannot be written: {why}.", path=target, why=why)) from error
    except zipfile.LargeZipFile as error:
        raise PackError(tr("{name} would be larger than a pack may be.", name=target.name)) from error
    return info


class _Entry:
    """Where an article lies in the spool, and its hash."""

    __slots__ = ("length", "offset", "sha256")

    def __init__(self, offset: int, length: int, sha256: str):
        self.offset = offset
        self.length = length
        self.sha256 = sha256


def _spool(articles: Iterable[Article], spool: IO[bytes]) -> tuple[dict[str, _Entry], PackCounts]:
    entries: dict[str, _Entry] = {}
    counts = PackCounts()
    offset = 0
    for article in articles:
        if article.id in entries:
            raise PackError(tr("Two articles have the id {id}; nothing was written.", id=article.id))
        plain = to_plain(article)
        refuse_unreadable(article, plain)
        data = canonical.encode(plain) + b"\n"
        spool.write(data)
        entries[article.id] = _Entry(offset, len(data), canonical.digest(data))
        offset += len(data)
        counts = counts.plus(article)
    return entries, counts


def _write_members(
    archive: zipfile.ZipFile,
    draft: PackDraft,
    counts: PackCounts,
    entries: dict[str, _Entry],
    spool: IO[bytes],
    report: object,
    progress: Progress,
) -> PackInfo:
    lines: list[bytes] = []
    block = bytearray()
    number = 0
    for done, (article_id, entry) in enumerate(sorted(entries.items())):
        if block and len(block) + entry.length > BLOCK_BYTES:
            progress(done, len(entries), tr("Packing the articles"))
            _add(archive, block_name(number), bytes(block))
            block.clear()
            number += 1
        lines.append(to_line(Row(article_id, entry.sha256, number, len(block), entry.length)))
        spool.seek(entry.offset)
        block += spool.read(entry.length)
    _add(archive, block_name(number), bytes(block))
    table = b"".join(lines)
    if len(table) > MOST_TABLE_BYTES:
        raise PackError(tr("The pack would hold more articles than a pack may."))
    _add(archive, TABLE, table)
    report_sha256 = ""
    if report is not None:
        data = canonical.encode(report)
        if len(data) > MOST_REPORT_BYTES:
            raise PackError(tr("The report of the import is larger than a pack may hold."))
        _add(archive, REPORT, data)
        report_sha256 = canonical.digest(data)
    info = PackInfo.of(draft, counts)
    manifest = Manifest(info, number + 1, canonical.digest(table), report_sha256)
    _add(archive, MANIFEST, manifest.to_bytes())
    progress(len(entries), len(entries), tr("Packing the articles"))
    return info


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    # All that could tell one run from another (clock, system, permissions) is fixed.
    member = zipfile.ZipInfo(name, _FIRST_DATE)
    member.create_system = _UNIX
    member.external_attr = _ORDINARY_FILE
    member.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(member, data, compresslevel=9)
