"""The few letters that tell a pack where two articles have the same title."""

from __future__ import annotations

from gardreader.i18n import tr
from gardreader.packs.bundled import BUNDLED_ID


def pack_mark(pack_id: str) -> str:
    """The pack's id, which is short; the bundled articles in a word that a person knows.

    >>> pack_mark("gard"), pack_mark("gardreader-bundled")
    ('gard', 'bundled')
    """
    return tr("bundled") if pack_id == BUNDLED_ID else pack_id
