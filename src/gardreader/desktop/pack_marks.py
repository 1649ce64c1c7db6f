"""The few letters that tell a pack where two articles have the same title."""

from __future__ import annotations

from gardreader.i18n import tr
from gardreader.packs.bundled import BUNDLED_ID

_MOST_LETTERS = 24
_SOURCES = {BUNDLED_ID: "gardreader", "gard": "GARD", "medquad": "MedQuAD", "orphapackets": "Orphanet"}


def source_name(pack_id: str, title: str) -> str:
    """Who tells, in a word that stands on a button; the title, cut short, of a pack that is not known.

    >>> source_name("gard", "GARD rare disease information")
    'GARD'
    """
    return _SOURCES.get(pack_id) or (title if len(title) <= _MOST_LETTERS else f"{title[:_MOST_LETTERS]}…")


def told_by(pack_id: str, title: str, source: str) -> str:
    """Who tells; of a pack of several sources which of them, ``source`` being ``""`` elsewhere.

    >>> told_by("medquad", "Questions", "NINDS")
    'MedQuAD: NINDS'
    """
    name = source_name(pack_id, title)
    return f"{name}: {source_name('', source)}" if source else name


def pack_mark(pack_id: str) -> str:
    """The pack's id, which is short; the bundled articles in a word that a person knows.

    >>> pack_mark("gard"), pack_mark("gardreader-bundled")
    ('gard', 'bundled')
    """
    return tr("bundled") if pack_id == BUNDLED_ID else pack_id
