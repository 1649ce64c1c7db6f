"""Which entries of the reading list are shown, in which order, and what is told of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gardreader.articles.dates import PartialDate, parse_iso
from gardreader.articles.folding import fold
from gardreader.articles.links import LinkKind, judge
from gardreader.i18n import tr
from gardreader.own.reading_list import Kept, KeptKind


class Shown(StrEnum):
    """Which entries by their ticks."""

    ALL = "all"
    TO_READ = "to read"
    DONE = "done"

    @property
    def label(self) -> str:
        """The choice's name for a person."""
        return {Shown.ALL: tr("All"), Shown.TO_READ: tr("To read"), Shown.DONE: tr("Done")}[self]


class Order(StrEnum):
    """In which order."""

    LATEST = "latest"
    TITLE = "title"
    KIND = "kind"

    @property
    def label(self) -> str:
        """The order's name for a person."""
        return {
            Order.LATEST: tr("Latest first"),
            Order.TITLE: tr("By title"),
            Order.KIND: tr("By kind"),
        }[self]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose to see: words that an entry must hold, ticks, order."""

    words: str = ""
    shown: Shown = Shown.ALL
    order: Order = Order.LATEST


_KINDS = tuple(KeptKind)


@dataclass(frozen=True, slots=True)
class Line:
    """An entry with what it is filtered and ordered by: made in the background, for that takes a while."""

    kept: Kept
    text: str
    title: str


def line_of(kept: Kept) -> Line:
    """The entry, ready to be filtered and ordered."""
    reference = kept.what.reference
    names = " ".join(author.literal or author.family for author in reference.author[:20])
    text = fold(" ".join((kept.what.title, names, reference.container_title, kept.note)))
    return Line(kept, f"{text} {kept.what.address.lower()} {reference.pmid}", fold(kept.what.title))


def chosen(lines: Iterable[Line], choice: Choice) -> tuple[Kept, ...]:
    """The entries to show, in order; ``lines`` come the latest first."""
    words = fold(choice.words).split()
    found = [
        line
        for line in lines
        if (choice.shown is Shown.ALL or line.kept.done == (choice.shown is Shown.DONE))
        and all(word in line.text for word in words)
    ]
    if choice.order is Order.TITLE:
        found.sort(key=_title)
    elif choice.order is Order.KIND:
        found.sort(key=_kind)
    return tuple(line.kept for line in found)


def kind_label(kind: KeptKind) -> str:
    """What an entry is, for a person."""
    return {
        KeptKind.REFERENCE: tr("Reference"),
        KeptKind.LINK: tr("Link"),
        KeptKind.ARTICLE: tr("Article"),
    }[kind]


def told(kept: Kept) -> tuple[str, str]:
    """On an entry: where it was published and when (may be ``""``); what it is and when it was kept."""
    what = kept.what
    reference = what.reference
    issued = reference.issued
    year = str(issued.year) if isinstance(issued, PartialDate) else issued or ""
    if what.kind is KeptKind.LINK:
        link = judge(what.address)
        place = link.host if link.kind in (LinkKind.WEB, LinkKind.MAIL) else tr("no web address")
        year = ""
    else:
        place = reference.container_title
    day = parse_iso(kept.added[:10])
    since = tr("kept {date}", date=day.words) if day else ""
    return (
        " · ".join(filter(None, (place, year))),
        " · ".join(filter(None, (kind_label(what.kind), since))),
    )


def first_line(note: str) -> str:
    """The beginning of a note, in one line."""
    return " ".join(note.split())[:300]


def _title(line: Line) -> str:
    return line.title


def _kind(line: Line) -> tuple[int, str]:
    return _KINDS.index(line.kept.what.kind), line.title
