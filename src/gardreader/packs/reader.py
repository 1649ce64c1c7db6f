"""Reading a pack: cheap to open, checked article by article, verified whole before it is trusted."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from gardreader.articles.model import Article
from gardreader.articles.plain import from_plain, outline_from_plain, to_plain
from gardreader.errors import NotFoundError, PackError
from gardreader.i18n import tr
from gardreader.packs import canonical
from gardreader.packs.archive import Archive
from gardreader.packs.faults import damaged, only_pack_errors
from gardreader.packs.layout import MANIFEST, REPORT, TABLE, block_name
from gardreader.packs.limits import refuse_unreadable
from gardreader.packs.manifest import Manifest, PackCounts, PackInfo
from gardreader.packs.table import Row, Table
from gardreader.progress import Progress, silent

_BLOCKS_KEPT = 3


class Pack:
    """An open pack. Safe to use from several threads; use it in ``with``, or close it.

    Opening reads the directory and the manifest only. Each article's hash is checked whenever it is
    read, so that a disk that forgets never shows a wrong word. Every failure is a ``PackError``.
    """

    def __init__(self, archive: Archive, manifest: Manifest, digest: str, path: Path):
        self._archive = archive
        self._manifest = manifest
        self._digest = digest
        self._path = path
        self._lock = threading.Lock()
        self._table: Table | None = None
        self._blocks: OrderedDict[int, bytes] = OrderedDict()

    @classmethod
    def open(cls, path: Path, name: str | None = None) -> Pack:
        """Open the pack at ``path``; ``name`` is what messages call it (else its file name)."""
        shown = name or path.name
        archive = Archive(path, shown)
        try:
            with only_pack_errors(shown):
                data = archive.read(MANIFEST)
                manifest = Manifest.from_bytes(data, shown)
                expected = {
                    MANIFEST,
                    TABLE,
                    *map(block_name, range(min(manifest.blocks, len(archive.members)))),
                }
                if manifest.report_sha256:
                    expected.add(REPORT)
                if archive.members != expected:
                    raise ValueError("it holds other parts than its manifest says")
            return cls(archive, manifest, canonical.digest(data), path)
        except BaseException:
            archive.close()
            raise

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._path

    @property
    def info(self) -> PackInfo:
        """What the pack says of itself."""
        return self._manifest.info

    @property
    def digest(self) -> str:
        """The hash of the manifest: through the hashes in it, of all that the pack holds."""
        return self._digest

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all articles, sorted."""
        return tuple(row.id for row in self._rows())

    def __contains__(self, article_id: object) -> bool:
        return isinstance(article_id, str) and self._find(article_id) is not None

    def article(self, article_id: str) -> Article:
        """One article. Raises ``NotFoundError`` or ``PackError``."""
        row = self._find(article_id)
        if row is None:
            raise NotFoundError(tr("{name} has no article {id}.", name=self.info.title, id=article_id))
        with only_pack_errors(self._archive.name):
            return _article(row, self._line(row))[0]

    def articles(self) -> Iterator[Article]:
        """All articles in the order of their ids, a block in memory at a time."""
        for row in self._rows():
            yield self.article_at(row)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Where each article lies, by id: to look every one of thousands up would take seconds."""
        return tuple(self._rows())

    def article_at(self, row: Row) -> Article:
        """The article that lies there. Raises ``PackError``."""
        with only_pack_errors(self._archive.name):
            return _article(row, self._line(row))[0]

    def outline_at(self, row: Row) -> tuple[Article, bool]:
        """That article without its long lists, and whether it has any. Raises ``PackError``.

        What stands in those is not checked here but when the article is read.
        """
        with only_pack_errors(self._archive.name):
            article, more = outline_from_plain(canonical.decode(self._line(row)))
            _check_id(row, article)
            return article, more

    @property
    def has_report(self) -> bool:
        """Whether the pack keeps the report of the import that made it."""
        return bool(self._manifest.report_sha256)

    def report(self) -> dict[str, Any] | None:
        """The report of the import that made the pack as plain values, where it has one."""
        if not self.has_report:
            return None
        with only_pack_errors(self._archive.name):
            data = self._archive.read(REPORT)
            if canonical.digest(data) != self._manifest.report_sha256:
                raise ValueError("its report is not the one it was made with")
            report = canonical.decode(data)
            if not isinstance(report, dict):
                raise ValueError("its report is no set of values")
            return report

    def verify(self, progress: Progress = silent) -> None:
        """Check every byte: hashes, ids, bounds, counts, and that each article can be shown.

        Raises ``PackError`` at the first thing wrong.
        """
        counts = PackCounts()
        last = Row("", "", 0, 0, 0)
        total = self.info.article_count
        with only_pack_errors(self._archive.name):
            self.report()
            for row in self._rows():
                if counts.articles % 64 == 0:
                    progress(counts.articles, total, tr("Checking the pack"))
                self._check_place(last, row)
                line = self._line(row)
                article, plain = _article(row, line)
                self._refuse_unreadable(article, plain)
                if to_plain(article) != plain or canonical.encode(plain) + b"\n" != line:
                    raise ValueError(f"article {row.id} is spelt in another way than it should be")
                counts = counts.plus(article)
                last = row
            if (
                len(self._block(last.block)) != last.offset + last.length
                or last.block + 1 != self._manifest.blocks
            ):
                raise ValueError("it holds text that belongs to no article")
            if counts != self.info.counts:
                raise ValueError("it holds other numbers of things than its manifest says")
        progress(total, total, tr("Checking the pack"))

    def _refuse_unreadable(self, article: Article, plain: object) -> None:
        try:
            refuse_unreadable(article, plain)
        except PackError as error:
            sentence = tr("{name} is refused. {why}", name=self._archive.name, why=str(error))
            raise PackError(sentence) from error

    def _check_place(self, last: Row, row: Row) -> None:
        """Rows are sorted by id and lie one behind the other with nothing between."""
        if row.id <= last.id:
            raise ValueError(f"article {row.id} stands twice, or out of order")
        if row.block == last.block:
            fits = row.offset == last.offset + last.length
        else:
            full = len(self._block(last.block)) == last.offset + last.length
            fits = full and row.block == last.block + 1 and row.offset == 0
        if not fits or not row.length:
            raise ValueError(f"article {row.id} does not lie where it should")

    def close(self) -> None:
        """Close the file. May be called twice."""
        self._archive.close()

    def __enter__(self) -> Pack:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _load_table(self) -> Table:
        with self._lock:
            if self._table is None:
                data = self._archive.read(TABLE)
                if canonical.digest(data) != self._manifest.table_sha256:
                    raise damaged(
                        self._archive.name, "the table of its articles is not the one it was made with"
                    )
                self._table = Table(data)
            return self._table

    def _find(self, article_id: str) -> Row | None:
        with only_pack_errors(self._archive.name):
            return self._load_table().find(article_id)

    def _rows(self) -> Iterator[Row]:
        rows = iter(self._load_table())
        while True:
            with only_pack_errors(self._archive.name):
                row = next(rows, None)
            if row is None:
                return
            yield row

    def _block(self, number: int) -> bytes:
        with self._lock:
            data = self._blocks.get(number)
            if data is None:
                data = self._archive.read(block_name(number))
                self._blocks[number] = data
                while len(self._blocks) > _BLOCKS_KEPT:
                    self._blocks.popitem(last=False)
            else:
                self._blocks.move_to_end(number)
            return data

    def _line(self, row: Row) -> bytes:
        line = self._block(row.block)[row.offset : row.offset + row.length]
        if canonical.digest(line) != row.sha256:
            raise damaged(self._archive.name, f"article {row.id} is not what it was made with")
        return line


def _article(row: Row, line: bytes) -> tuple[Article, object]:
    """The article in ``line`` and its plain form. Raises ``ValueError``."""
    plain = canonical.decode(line)
    article = from_plain(plain)
    _check_id(row, article)
    return article, plain


def _check_id(row: Row, article: Article) -> None:
    if article.id != row.id:
        raise ValueError(f"article {row.id} calls itself {article.id}")
