"""Highlights and notes: passages known by their words, so that they are found when the text changes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from gardreader.articles.folding import fold
from gardreader.articles.model import ArticleRef
from gardreader.own.columns import COLOURS, LONGEST_NOTE, MOST_OF_ARTICLE, PASSAGES
from gardreader.own.database import Own, new_id, now
from gardreader.own.removal import take_out
from gardreader.own.rescue import Rows

MOST_SHOWN = 2_000
"""The most that a list shows; a search finds the others."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Where a passage is: its section (``""``: before the first), its words, and what stands around them.

    ``occurrence`` counts the same words before it in the section.
    """

    section: str
    section_title: str
    text: str
    prefix: str = ""
    suffix: str = ""
    occurrence: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A highlight of an article, with a note or without. ``lost``: the text no longer has it."""

    id: str
    ref: ArticleRef
    title: str
    quote: Quote
    colour: str = COLOURS[0]
    note: str = ""
    lost: bool = False
    added: str = ""
    changed: str = ""


def new_passage(
    ref: ArticleRef, title: str, quote: Quote, colour: str = COLOURS[0], note: str = ""
) -> Passage:
    """A passage as it is first kept."""
    moment = now()
    return Passage(new_id(), ref, title[:250], quote, colour, cut_note(note), False, moment, moment)


def keep(own: Own, passage: Passage) -> None:
    """Keep a passage, in place of one with its id. Raises ``OwnError``, as all functions here do."""
    quote = passage.quote
    row = (passage.id, passage.ref.pack, passage.ref.article, passage.title, quote.section[:250],
           quote.section_title[:250], quote.text, quote.prefix, quote.suffix, quote.occurrence,
           passage.colour, passage.note, int(passage.lost), passage.added, passage.changed)  # fmt: skip
    own.write(lambda connection: connection.execute(PASSAGES.put, row))


def change(own: Own, passage: Passage, *, note: str | None = None, colour: str | None = None) -> None:
    """Give a kept passage another note or colour; one that was removed meanwhile stays so."""
    changed = replace(
        passage,
        note=passage.note if note is None else cut_note(note),
        colour=colour or passage.colour,
        changed=now(),
    )
    values = (changed.note, changed.colour, changed.changed, changed.id)
    own.write(
        lambda connection: connection.execute(
            "update passages set note = ?, colour = ?, changed = ? where id = ?", values
        )
    )


def set_lost(own: Own, found: Iterable[tuple[str, bool]]) -> None:
    """Remember of passages, by id, whether their place is lost."""
    values = [(int(lost), passage) for passage, lost in found]
    own.write(lambda connection: connection.executemany("update passages set lost = ? where id = ?", values))


def of_article(own: Own, ref: ArticleRef) -> tuple[Passage, ...]:
    """The passages of an article, the first kept first; no more than :data:`MOST_OF_ARTICLE`, the latest.

    By the order in which they came, not by their dates: what is marked now is always among them.
    """
    latest = "where article = ? and pack = ? order by rowid desc limit ?"
    found = _read(own, latest, (ref.article, ref.pack, MOST_OF_ARTICLE))
    return tuple(sorted(found, key=lambda passage: (passage.added, passage.id)))


def count_of_article(own: Own, ref: ArticleRef) -> int:
    """How many passages of an article are kept."""
    question = "select count(*) from passages where article = ? and pack = ?"
    return int(own.read(question, (ref.article, ref.pack))[0][0])


def passage(own: Own, passage_id: str) -> Passage | None:
    """One passage, ``None`` when it is gone."""
    found = _read(own, "where id = ?", (passage_id,))
    return found[0] if found else None


def passages(own: Own, words: str = "") -> tuple[Passage, ...]:
    """All passages, the latest changed first; those that have ``words`` in title, section, text or note."""
    if not words.strip():
        return _read(own, "order by changed desc, id limit ?", (MOST_SHOWN,))
    found = (each for each in _read(own, "order by changed desc, id", ()) if matches(each, words))
    return tuple(islice(found, MOST_SHOWN))


def matches(passage: Passage, words: str) -> bool:
    """Whether title, section, text or note have all of ``words``."""
    # Not through the cache of folded names: notes are long, and seen once.
    text = fold.__wrapped__(
        " ".join((passage.title, passage.quote.section_title, passage.quote.text, passage.note))
    )
    return all(word in text for word in fold(words).split())


def remove(own: Own, ids: Sequence[str]) -> Rows:
    """Remove passages with their notes; gives what puts them back."""
    return take_out(own, PASSAGES, [(passage_id,) for passage_id in ids])


def cut_note(note: str) -> str:
    """A note as it is kept: at most :data:`LONGEST_NOTE` bytes long, without what no file could hold."""
    plain = note.replace("\0", "").strip().encode("utf-8", "ignore")
    return plain[:LONGEST_NOTE].decode("utf-8", "ignore")


def _read(own: Own, condition: str, values: tuple[object, ...]) -> tuple[Passage, ...]:
    rows = own.read(f"select {PASSAGES.names} from passages {condition}", values)  # noqa: S608
    return tuple(
        Passage(number, ArticleRef(pack, article), title,
                Quote(section, section_title, text, prefix, suffix, occurrence),
                colour, note, bool(lost), added, changed)
        for number, pack, article, title, section, section_title, text, prefix, suffix, occurrence,
        colour, note, lost, added, changed in rows
    )  # fmt: skip
