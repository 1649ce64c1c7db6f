"""The reading list: what a person keeps for when there is a line again.

A :class:`Keepable` is what can be kept: a reference, a link or an article. Each carries a
reference in CSL's fields (that of an article or a link stands for it), so that the whole list can be
exported, printed and compared in one way.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from gardreader.articles.link_names import link_name
from gardreader.articles.model import Article, ArticleRef, Reference
from gardreader.articles.plain import reference_from_plain, reference_to_plain
from gardreader.articles.references import links, printed
from gardreader.articles.sameness import same_keys
from gardreader.articles.standing import article_as_reference, link_as_reference
from gardreader.own.columns import LONGEST_NOTE, READING_LIST, Row
from gardreader.own.database import Own, new_id, now
from gardreader.own.removal import take_out
from gardreader.own.rescue import Rows

_LONGEST_TITLE = 3_900
_LONGEST_ADDRESS = 7_900


class KeptKind(StrEnum):
    """What is kept."""

    REFERENCE = "reference"
    LINK = "link"
    ARTICLE = "article"


@dataclass(frozen=True, slots=True)
class Keepable:
    """Something to keep.

    ``address`` is where it is found on the web (``""``: nowhere), ``title`` its name in a list.
    ``ref`` is the article that it was found in, or which it is; ``key`` the reference's key there.
    ``reference`` is what is exported.

    >>> Keepable.of_link("https://example.org/a").title
    'https://example.org/a'
    """

    kind: KeptKind
    address: str
    title: str
    ref: ArticleRef | None
    key: str
    reference: Reference

    @classmethod
    def of_reference(cls, reference: Reference, ref: ArticleRef | None = None) -> Self:
        """A reference of the article ``ref``, or one from elsewhere."""
        found = links(reference)
        address = found[0][1] if found else reference.url
        title = reference.title or printed(reference) or address or reference.id
        return cls(KeptKind.REFERENCE, address, title, ref, reference.id, reference)

    @classmethod
    def of_link(cls, address: str, title: str = "", ref: ArticleRef | None = None) -> Self:
        """A link that stands in the article ``ref``; ``title`` is its text there, where it says something.

        Raises ``ValueError`` for an address that holds control characters.
        """
        if not any(letter.isalnum() for letter in title):  # an arrow, a picture
            title = link_name(address.strip())
        reference = link_as_reference(address, title)
        shown = reference.title or reference.url
        return cls(KeptKind.LINK, reference.url, shown, ref, "", reference)

    @classmethod
    def of_article(cls, article: Article, ref: ArticleRef) -> Self:
        """An article of the library."""
        reference = article_as_reference(article)
        return cls(KeptKind.ARTICLE, reference.url, article.title, ref, "", reference)

    @classmethod
    def of_import(cls, reference: Reference) -> Self:
        """A reference from a file: a bare link where it is no more than that."""
        bare = replace(link_as_reference(reference.url, reference.title), id=reference.id)
        if reference.url and reference == bare:
            return cls.of_link(reference.url, reference.title)
        return cls.of_reference(reference)

    @property
    def same(self) -> tuple[str, ...]:
        """What tells it from others: two that have one of these in common are the same thing."""
        if self.kind is KeptKind.ARTICLE and self.ref is not None:
            return (f"article {self.ref}",)
        return same_keys(self.reference)

    @property
    def told_by(self) -> tuple[str, ...]:
        """What tells that something else is this: an article is also the reference that stands for it.

        So an export that is taken in again doubles nothing; two packs' articles of a disease are two.
        """
        if self.kind is KeptKind.ARTICLE and self.ref is not None:
            return (*self.same, *same_keys(self.reference))
        return self.same


@dataclass(frozen=True, slots=True)
class Kept:
    """An entry of the list.

    ``added`` is when it was kept, in UTC (``2026-11-03T09:30:00Z``); ``note`` the person's own words,
    which may have several lines; ``done`` whether it is ticked off.
    """

    id: str
    what: Keepable
    added: str
    note: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class Added:
    """What came of keeping things: the ids of the new entries, and how many were there already.

    ``refused`` counts those that are too long to be kept.
    """

    ids: tuple[str, ...] = ()
    doubles: int = 0
    refused: int = 0


def entries(own: Own) -> tuple[Kept, ...]:
    """The whole list, the latest first. Raises ``OwnError``, as all functions here do."""
    rows = own.read(f"select {READING_LIST.names} from reading_list order by added desc, rowid desc")  # noqa: S608
    return tuple(kept for row in rows if (kept := _kept(row)) is not None)


def is_kept(own: Own, what: Keepable) -> bool:
    """Whether the same thing is in the list."""
    wanted = set(what.same)
    return any(not wanted.isdisjoint(kept.what.told_by) for kept in entries(own))


def add(own: Own, things: Sequence[tuple[Keepable, str]]) -> Added:
    """Keep things, each with a note; what is in the list already stays as it is.

    The note of a double is added to the entry's own unless that says it.
    """
    known = {key: kept for kept in reversed(entries(own)) for key in kept.what.told_by}
    added = now()
    rows: list[Row] = []
    notes: list[tuple[str, str]] = []
    doubles = refused = 0
    for what, note in things:
        same = next((known[key] for key in what.same if key in known), None)
        if same is not None:
            doubles += 1
            if note and note not in same.note and same.id not in (row[0] for row in rows):
                notes.append((cut_note("\n".join(filter(None, (same.note, note)))), same.id))
            continue
        kept = Kept(new_id(), what, added, cut_note(note))
        try:
            rows.append(_row(kept))
        except ValueError:
            refused += 1
            continue
        known.update(dict.fromkeys(what.told_by, kept))

    def change(connection: sqlite3.Connection) -> None:
        # The latest stands first, so the first of many is written last.
        connection.executemany(READING_LIST.put, list(reversed(rows)))
        connection.executemany("update reading_list set note = ? where id = ?", notes)

    if rows or notes:
        own.write(change)
    return Added(tuple(str(row[0]) for row in rows), doubles, refused)


def set_note(own: Own, entry: str, note: str) -> None:
    """Give an entry another note."""
    note = cut_note(note)
    own.write(lambda c: c.execute("update reading_list set note = ? where id = ?", (note, entry)))


def set_done(own: Own, ids: Sequence[str], *, done: bool) -> None:
    """Tick entries off, or take the tick away."""
    rows = [(int(done), entry) for entry in ids]
    own.write(lambda c: c.executemany("update reading_list set done = ? where id = ?", rows))


def remove(own: Own, ids: Sequence[str]) -> Rows:
    """Take entries out; gives what :func:`.removal.put_back` takes."""
    wanted = set(ids)
    # Put back in this order, those that were kept at one moment stand as they stood.
    found = own.read("select id from reading_list order by added, rowid")
    return take_out(own, READING_LIST, [(entry,) for (entry,) in found if entry in wanted])


def cut_note(note: str) -> str:
    """``note`` without what the file cannot hold, as long as there is room for."""
    plain = note.replace("\0", "").strip()
    return plain.encode("utf-8", "ignore")[:LONGEST_NOTE].decode("utf-8", "ignore")


def _row(kept: Kept) -> Row:
    """The entry as it is written. Raises ``ValueError`` when it is too long."""
    what = kept.what
    return READING_LIST.row(
        {
            "id": kept.id,
            "kind": what.kind.value,
            "address": _cut(what.address, _LONGEST_ADDRESS),
            "title": _cut(what.title, _LONGEST_TITLE),
            "pack": what.ref.pack if what.ref else "",
            "article": what.ref.article if what.ref else "",
            "key": what.key,
            "csl": json.dumps(reference_to_plain(what.reference), ensure_ascii=False),
            "added": kept.added,
            "note": kept.note,
            "done": int(kept.done),
        }
    )


def _kept(row: Row) -> Kept | None:
    """The entry of a row; ``None`` where nothing can be made of it."""
    entry, kind, address, title, pack, article, key, csl, added, note, done = row
    reference = None
    with suppress(ValueError, RecursionError):
        reference = reference_from_plain(json.loads(str(csl)))
    if reference is None:
        try:
            reference = link_as_reference(str(address), str(title))
        except ValueError:
            return None
    ref = ArticleRef(str(pack), str(article)) if pack and article else None
    what = Keepable(KeptKind(str(kind)), str(address), str(title), ref, str(key), reference)
    return Kept(str(entry), what, str(added), str(note), bool(done))


def _cut(text: str, most: int) -> str:
    return text.encode("utf-8", "ignore")[:most].decode("utf-8", "ignore")
