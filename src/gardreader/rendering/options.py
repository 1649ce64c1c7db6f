"""How an article is to be rendered, and what comes of it: frozen values."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from gardreader.articles.facts import Translation

GLANCE = "glance"
"""The part of the facts at a glance; it leads the page unless another place is chosen."""

SIGNS = "signs"
FACTS = "facts"
LANGUAGES = "languages"
PRODUCTS = "products"
RELATED = "related"
ORGANIZATIONS = "organizations"
RESOURCES = "resources"
NEWS = "news"
REFERENCES = "references"
SOURCE = "source"
LIST_PARTS = (
    SIGNS, FACTS, LANGUAGES, PRODUCTS, RELATED, ORGANIZATIONS, RESOURCES, NEWS, REFERENCES, SOURCE
)  # fmt: skip
"""The anchors of what follows the sections, in their order on the page."""

BY_FREQUENCY, BY_NAME, BY_SYSTEM = SIGNS_ORDERS = ("frequency", "name", "system")
"""How the table of signs and symptoms may be sorted."""

IN_FULL, CODED, TOLD = REFERENCE_FORMS = ("full", "coded", "told")
"""How the references are shown: in full; short, each with the QR code of its address; or where they are."""

_CITED = re.compile(r"ref-(\d{1,6})|refs-(\d{1,6})-(\d{1,6})", re.ASCII)


@dataclass(frozen=True, slots=True)
class ExtraPart:
    """A part of a page that is not of its article: the anchor and words of its heading, and what it holds.

    It stands before the references where nothing else is said, or ``last`` of all.
    """

    id: str
    title: str
    html: str
    last: bool = False


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """What rendering needs to know beyond the article.

    ``pack`` is the id of the article's pack: related diseases link to ``article:PACK/ID``; with
    no pack, or on ``paper``, they are plain text. ``linked`` holds the ids of the articles that
    can be opened (``None``: all). ``today`` is the day from which ages are counted (``None``: the
    system's). ``parts`` are the sections' ids, :data:`GLANCE`, :data:`LIST_PARTS` and ids of ``extras``
    to show, in that order (``None``: all); ages are then those of the sections that are shown.
    ``paper`` leaves out what only a screen can do (the list of contents, the marks that lead back)
    and writes tables so that no row is cut at the end of a page. ``signs_order`` is one of
    :data:`SIGNS_ORDERS`, ``names_open`` unfolds the other names, ``style`` is how references are
    printed: the name of an ``articles.references.Style``. ``live`` is for the program's own window:
    codes can be copied, names folded, signs sorted; anywhere else nothing would answer.
    ``references`` is one of :data:`REFERENCE_FORMS`; ``paired`` sets two coded ones side by side on paper
    where their codes leave room; ``extras`` are parts that are not the article's. ``translations`` are
    names in other languages that other packs give the same disease, ``translations_from`` says whose.

    >>> RenderOptions(pack="gard", parts=("cause", "references")).paper
    False
    """

    pack: str = ""
    linked: frozenset[str] | None = None
    today: dt.date | None = None
    parts: tuple[str, ...] | None = None
    paper: bool = False
    signs_order: str = BY_FREQUENCY
    names_open: bool = False
    style: str = "ama"
    live: bool = False
    references: str = IN_FULL
    paired: bool = False
    extras: tuple[ExtraPart, ...] = ()
    translations: tuple[Translation, ...] = ()
    translations_from: str = ""

    def shows(self, part: str) -> bool:
        """Whether the section or list of that anchor is to be shown."""
        return self.parts is None or part in self.parts


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place of the page to jump to: 1 is the title, 2 a section or list, 3 a heading within."""

    id: str
    title: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class CitedReference:
    """A reference as the page shows it.

    ``anchor`` is its place in the list (``ref-1``), ``html`` and ``text`` its printed form,
    ``places`` the anchors of every place that cites it (``cite-1-1``), in the page's order.
    """

    number: int
    key: str
    anchor: str
    html: str
    text: str
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A rendered article: the body's HTML, drawn with the style sheet of ``themes``.

    Links are ``#anchor`` within the page, ``article:PACK/ID`` to another article, web or mail
    addresses, and in a live page the ``control:NAME/VALUE`` of ``controls``. ``anchors`` lists the
    places to jump to, ``references`` the reference list. In a live page a run of citations is one
    link, ``#refs-1-3``: :meth:`cited` has them all.
    """

    title: str
    html: str
    anchors: tuple[Anchor, ...] = ()
    references: tuple[CitedReference, ...] = ()

    def reference(self, anchor: str) -> CitedReference | None:
        """The reference of that anchor (``ref-1``), else ``None``: what a hover card shows."""
        return next((r for r in self.references if r.anchor == anchor), None)

    def cited(self, anchor: str) -> tuple[CitedReference, ...]:
        """The references that a citation leads to, in order: one (``ref-3``) or a run (``refs-1-3``).

        ``()`` for any other anchor. The place to go to is that of the first.
        """
        match = _CITED.fullmatch(anchor)
        if not match:
            return ()
        first = int(match[1] or match[2])
        last = int(match[1] or match[3])
        return tuple(r for r in self.references if first <= r.number <= last)
