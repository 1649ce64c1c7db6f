"""The colours of highlights in each theme."""

from __future__ import annotations

from collections.abc import Mapping

from gardreader.desktop.appearance import mix
from gardreader.desktop.reader.layers import SpanLook
from gardreader.i18n import tr
from gardreader.own.columns import COLOURS
from gardreader.rendering.themes import Theme

NOTED = "-note"
"""After the name of a colour: the kind of span of a passage with a note."""

_HUES = {"yellow": "#f2c500", "green": "#4caf50", "blue": "#2f8de4", "pink": "#e5518d"}
_SHARE = {False: 0.36, True: 0.42}  # of the hue behind the letters, by whether the theme is dark


def tint(theme: Theme, colour: str) -> str:
    """What lies behind the letters: light or dark as the page is, so that they stay as clear."""
    return mix(_HUES[colour], theme.page, _SHARE[theme.dark])


def edge(theme: Theme, colour: str) -> str:
    """The colour at full strength, for lines that must be told from the page."""
    return mix(_HUES[colour], theme.text, 0.6)


def looks(theme: Theme) -> Mapping[str, SpanLook]:
    """How highlights look; those with a note have a line beneath them too, as colour alone says little."""
    found = {}
    for colour in COLOURS:
        found[colour] = SpanLook(page=tint(theme, colour))
        found[colour + NOTED] = SpanLook(page=tint(theme, colour), line=edge(theme, colour))
    return found


def colour_name(colour: str) -> str:
    """What a colour is called."""
    return {"yellow": tr("Yellow"), "green": tr("Green"), "blue": tr("Blue"), "pink": tr("Pink")}[colour]
