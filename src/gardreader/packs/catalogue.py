"""The list of all articles of a library: derived, thrown away and built again at any doubt.

A SQLite file in the cache, so that a tree of 20,000 names costs no memory until it is opened; in
memory where the cache cannot be written. :mod:`gardreader.packs.catalogue_building` makes it.
"""

from __future__ import annotations

import sqlite3
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gardreader.articles.folding import fold
from gardreader.articles.model import ArticleRef
from gardreader.errors import LibraryError
from gardreader.files import explain, refuse_pipe
from gardreader.i18n import tr
from gardreader.packs.catalogue_schema import SCHEMA_VERSION, Kinds, check_kinds, is_ours
from gardreader.packs.diseases import (
    Apart,
    Disease,
    JoiningReport,
    find_apart,
    find_disease,
    find_report,
    find_translated,
    joined_diseases,
)
from gardreader.packs.news import News, find_news

APPLICATION_ID = 0x67617264
"""In the header of the file: whose it is (``gard``)."""

_CHECKSUM_PLACE = 60  # SQLite's user_version, which its file format leaves to the program
_CHUNK = 1 << 18
_ROWS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """A disease in a list, by its leading article. ``rare`` is ``None`` where the source does not tell."""

    ref: ArticleRef
    title: str
    rare: bool | None = None
    stub: bool = False


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A section of an article in a list."""

    id: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name of an article called ``title``.

    ``kind`` is ``title``, ``synonym`` or ``code`` (``name`` is then ``OMIM:219700``); ``source_id``
    is the article's number at its source.
    """

    ref: ArticleRef
    title: str
    name: str
    kind: str
    source_id: str = ""


class Catalogue:
    """Answers questions about a library's articles. Safe to use from any thread.

    Every question raises ``LibraryError`` when the file turns out to be damaged. The one connection
    holds the file that was opened: another copy of the program may put a new one in its place.
    """

    def __init__(self, connection: sqlite3.Connection):
        self._connection = connection
        self._lock = threading.Lock()
        self._closed = False
        self._damaged = False
        try:
            if not is_ours(connection):
                raise _unreadable(tr("another program made it"))
            meta: dict[str, str] = dict(self._ask("select key, value from meta", (), (str, str)))
            if meta.get("schema") != SCHEMA_VERSION:
                raise _unreadable(tr("another version of the program made it"))
        except sqlite3.Error as error:
            self.close()
            raise _unreadable(str(error)) from error
        except BaseException:
            self.close()
            raise
        self._fingerprint = meta.get("fingerprint", "")

    @classmethod
    def open(cls, path: Path) -> Catalogue:
        """Open the catalogue at ``path``. Raises ``LibraryError``: none, or a byte is wrong."""
        try:
            refuse_pipe(path)
            with path.open("rb") as stream:
                header = stream.read(100)
            sound = checksum(path) == int.from_bytes(header[_CHECKSUM_PLACE : _CHECKSUM_PLACE + 4], "big")
        except OSError as error:
            raise _unreadable(explain(error)) from error
        if not sound or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
            raise _unreadable(tr("the file is damaged"))
        # The file is never changed, only replaced: no locks, and no journal beside it.
        address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
        try:
            connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise _unreadable(str(error)) from error
        return cls(connection)

    @property
    def fingerprint(self) -> str:
        """The fingerprint of the library it was made from."""
        return self._fingerprint

    @property
    def is_damaged(self) -> bool:
        """Whether a question has met damage: the list must then be built again."""
        return self._damaged

    def close(self) -> None:
        """Let go of the file; a question under way in another thread is answered first."""
        with self._lock:
            self._closed = True
            self._connection.close()

    def count(
        self,
        category: str | None = None,
        letter: str | None = None,
        contains: str = "",
        pack: str | None = None,
    ) -> int:
        """How many diseases there are, or :meth:`entries` would give."""
        where, values = _conditions(category, letter, contains, pack)
        return int(self._ask(f"select count(*) from article {where}", values, (int,))[0][0])  # noqa: S608

    def entries(
        self,
        category: str | None = None,
        letter: str | None = None,
        contains: str = "",
        limit: int = -1,
        offset: int = 0,
        pack: str | None = None,
    ) -> tuple[Entry, ...]:
        """Diseases by name: of articles of several packs that tell of one, only the leading one.

        Narrowed by category, first letter, and by words: each of ``contains`` begins a word of one of
        the names of its articles (titles and synonyms). The category ``""`` means those that are in
        none. With ``pack`` that pack's own articles are listed, by their own names and categories.
        An article of nothing but names is listed only where ``contains`` or ``pack`` asks for it.
        ``limit`` -1 gives all.
        """
        where, values = _conditions(category, letter, contains, pack)
        question = f"{_ENTRY} {where} order by sort, number limit ? offset ?"
        return tuple(map(_entry, self._ask(question, (*values, limit, offset), _ENTRY_KINDS)))

    def entry(self, ref: ArticleRef) -> Entry | None:
        """One article of the list, ``None`` where the library does not have it."""
        rows = self._ask(f"{_ENTRY} where id = ? and pack = ?", (ref.article, ref.pack), _ENTRY_KINDS)
        return _entry(rows[0]) if rows else None

    def title(self, ref: ArticleRef) -> str:
        """The title of an article; ``""`` where the library does not have it."""
        found = self.entry(ref)
        return found.title if found else ""

    def by_code(self, scheme: str, value: str) -> tuple[ArticleRef, ...]:
        """The articles that have that code in a registry, in the order of the packs."""
        rows = self._ask(
            "select distinct a.pack, a.id, a.number from name n join article a on a.number = n.article"
            " where n.kind = 'code' and n.text = ? order by a.number",
            (code_name(scheme, value),),
            (str, str, int),
        )
        return tuple(ArticleRef(pack, article) for pack, article, _ in rows)

    def disease_of(self, ref: ArticleRef) -> Disease | None:
        """The disease that an article tells of; ``None`` where the library does not have the article."""
        with self._noting_damage():
            return find_disease(self._ask, ref)

    def translated(self, ref: ArticleRef) -> tuple[ArticleRef, ...]:
        """The other articles of the disease of ``ref`` that tell its names in other languages."""
        with self._noting_damage():
            return find_translated(self._ask, ref)

    def joined_diseases(self) -> Iterator[Disease]:
        """Every disease of which articles of several packs tell."""
        with self._noting_damage():
            yield from joined_diseases(self._ask)

    def joining_report(self) -> JoiningReport:
        """How many articles of each two packs were joined, by which rule, and how many kept apart."""
        return find_report(self._ask)

    def kept_apart(self) -> tuple[Apart, ...]:
        """Articles that a rule would have joined but for a reason."""
        return find_apart(self._ask)

    def categories(self) -> tuple[tuple[str, int], ...]:
        """The categories by name, each with its number of diseases."""
        question = (
            "select c.name, count(distinct d.lead) from category c join disease d on d.article = c.article"
            " group by c.name order by c.name"
        )
        return tuple(self._ask(question, (), (str, int)))

    def letters(self, category: str | None = None) -> tuple[tuple[str, int], ...]:
        """The first letters of titles (``#`` for a number or sign), each with its number of diseases.

        With ``category`` of its diseases alone.
        """
        where, values = _conditions(category, None, "", None)
        question = f"select letter, count(*) from article {where} group by letter order by letter"  # noqa: S608
        return tuple(self._ask(question, values, (str, int)))

    def groups(self, ref: ArticleRef) -> tuple[str, tuple[str, ...]]:
        """The letter and categories by which its disease is found; ``""``, none: not in the library."""
        rows = self._ask(
            "select distinct l.letter, c.name from article a join disease d on d.article = a.number"
            " join article l on l.number = d.lead join disease m on m.lead = d.lead"
            " left join category c on c.article = m.article where a.id = ? and a.pack = ? order by c.name",
            (ref.article, ref.pack),
            (str, str | None),
        )
        return (rows[0][0] if rows else ""), tuple(name for _, name in rows if name is not None)

    def outline(self, ref: ArticleRef) -> tuple[OutlineItem, ...]:
        """The sections of an article, in order; none for an article the library does not have."""
        rows = self._ask(
            "select s.id, s.title, s.kind from article a join section s on s.article = a.number"
            " where a.id = ? and a.pack = ? order by s.position",
            (ref.article, ref.pack),
            (str, str, str),
        )
        return tuple(OutlineItem(*row) for row in rows)

    def names(self) -> Iterator[NameRow]:
        """Every name of every article, an article's names together, its title first."""
        articles = self._stream(
            "select pack, id, title, source_id, number from article order by number",
            (str, str, str, str, int),
        )
        names = self._stream(
            "select article, text, kind from name order by article, position", (int, str, str)
        )
        waiting = next(names, None)
        for pack, article, title, source_id, number in articles:
            ref = ArticleRef(pack, article)
            while waiting is not None and waiting[0] == number:
                yield NameRow(ref, title, waiting[1], waiting[2], source_id)
                waiting = next(names, None)

    def news(self, contains: str = "", limit: int = -1) -> News:
        """The news of all packs, the newest first; each word of ``contains`` begins one of its words."""
        return find_news(self._ask, contains, limit)

    def _ask(self, question: str, values: tuple[object, ...], kinds: Kinds) -> list[Any]:
        """The rows, whose values are of those ``kinds``: others are damage."""
        with self._connected() as connection:
            rows = connection.execute(question, values).fetchall()
            check_kinds(rows, kinds)
            return rows

    def _stream(self, question: str, kinds: Kinds) -> Iterator[Any]:
        """The rows one by one; others may ask meanwhile."""
        with self._connected() as connection:
            cursor = connection.execute(question)
        while True:
            with self._connected():
                rows = cursor.fetchmany(_ROWS_AT_ONCE)
                check_kinds(rows, kinds)
            if not rows:
                return
            yield from rows

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        """The connection, for this thread alone; questions take milliseconds."""
        with self._lock:
            if self._closed:
                raise _unreadable(tr("it has been closed"))
            with self._noting_damage():
                yield self._connection

    @contextmanager
    def _noting_damage(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            self._damaged = True
            raise _unreadable(str(error)) from error


def checksum(path: Path) -> int:
    """The CRC of the file, its place for the CRC left out. Raises ``OSError``."""
    with path.open("rb") as stream:
        value = zlib.crc32(stream.read(_CHECKSUM_PLACE))
        stream.seek(_CHECKSUM_PLACE + 4)
        while chunk := stream.read(_CHUNK):
            value = zlib.crc32(chunk, value)
    return value


def set_checksum(path: Path) -> None:
    """Write the file's CRC into its header. Raises ``OSError``."""
    value = checksum(path)
    with path.open("rb+") as stream:
        stream.seek(_CHECKSUM_PLACE)
        stream.write(value.to_bytes(4, "big"))


def code_name(scheme: str, value: str) -> str:
    """A code as a name: ``OMIM:219700``."""
    return f"{scheme.upper()}:{value}"


_ENTRY = "select pack, id, title, rare, stub from article"
_ENTRY_KINDS: Kinds = (str, str, str, int | None, int)


def _entry(row: Any) -> Entry:
    pack, article, title, rare, stub = row
    return Entry(ArticleRef(pack, article), title, None if rare is None else bool(rare), bool(stub))


def _conditions(
    category: str | None, letter: str | None, contains: str, pack: str | None
) -> tuple[str, tuple[object, ...]]:
    conditions: list[str] = []
    values: list[object] = []
    words = fold(contains).split()[:20]
    if pack is None:
        conditions.append("exists (select 1 from disease where article = number and lead = number)")
        if not words:
            conditions.append("(select listed from disease where article = number)")
        among = "select d.lead from {} t join disease d on d.article = t.article"
    else:
        conditions.append("pack = ?")
        values.append(pack)
        among = "select t.article from {} t"
    if category == "":
        conditions.append(f"number not in ({among.format('category')})")
    elif category is not None:
        conditions.append(f"number in ({among.format('category')} where t.name = ?)")
        values.append(category)
    if letter is not None:
        conditions.append("letter = ?")
        values.append(letter)
    for word in words:
        conditions.append(f"number in ({among.format('name')} where instr(t.folded, ?))")
        values.append(f" {word}")
    return ("where " + " and ".join(conditions) if conditions else ""), tuple(values)


def _unreadable(why: str) -> LibraryError:
    return LibraryError(tr("The list of articles cannot be read: {why}.", why=why))
