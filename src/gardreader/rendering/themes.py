"""The colours and sizes that everything shown is drawn with.

One set of tokens a theme, kept as JSON in ``resources/themes``: the article's style sheet, the
window's palette and the saved web page all take their colours from it. Sizes come from one
typographic scale, so that zooming an article is asking for its style sheet at another size.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from string import Template

from gardreader.errors import SettingsError
from gardreader.paths import resources

THEMES = ("light", "dark", "high-contrast")
"""The themes that come with the program, as ``load_theme`` names them."""

BASE_SIZE = 18.0
"""The size of running text on the screen at 100 %, in pixels."""

MEASURE = 30.0
"""The widest column of running text, in sizes of its letters: 60 to 75 characters a line."""

PAPER = "paper"
"""The theme of handouts."""

PAPER_BLACK = "paper-black"
"""The theme of handouts that save ink: black, without tinted areas."""

_NO_COLOURS = {"name", "dark", "underline"}
_COLOUR = re.compile(r"#[0-9a-f]{6}")
_SIZES = {
    "size_body": 1.0,
    "size_title": 2.06,
    "size_h2": 1.42,
    "size_h3": 1.13,
    "size_lead": 1.06,
    "size_small": 0.86,
    "size_label": 0.76,
}
_HEADINGS = {1: (2.0, 1.2), 2: (1.5, 1.1), 3: (1.2, 1.0)}
"""By level how large headings are in sizes of the text: up to the base size, and of what goes beyond it."""

_SPACES = (2, 4, 6, 8, 12, 16, 24, 32, 40)


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of one theme, each ``#rrggbb``.

    The first group is the article's page, ``selection`` to ``success`` the window's around it:
    ``panel`` lies behind lists and fields, ``control`` draws the edges of what can be pressed,
    ``border`` the edges of what cannot, ``focus`` the ring around what has the keyboard.
    ``underline`` says that links within text need a line, their colour being too near to the text's.
    """

    name: str
    dark: bool
    underline: bool
    page: str
    surface: str
    text: str
    heading: str
    muted: str
    rule: str
    link: str
    accent: str
    warning_page: str
    warning_text: str
    warning_rule: str
    note_page: str
    note_text: str
    note_rule: str
    mark_page: str
    mark_text: str
    mark_now_page: str
    mark_now_text: str
    selection: str
    selection_text: str
    window: str
    window_text: str
    panel: str
    panel_text: str
    panel_muted: str
    button: str
    button_text: str
    border: str
    control: str
    focus: str
    disabled_text: str
    tooltip: str
    tooltip_text: str
    error: str
    success: str

    def colours(self) -> dict[str, str]:
        """Every colour by its name."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name not in _NO_COLOURS}


@cache
def load_theme(name: str) -> Theme:
    """The theme of that name, one of :data:`THEMES`, or for handouts. Raises ``SettingsError``."""
    if name not in (*THEMES, PAPER, PAPER_BLACK):
        raise SettingsError(f"There is no theme {name!r}; the themes are {', '.join(THEMES)}.")
    return read_theme(resources() / "themes" / f"{name}.json")


def read_theme(path: Path) -> Theme:
    """The theme in that file. Raises ``SettingsError`` naming the file and what is wrong in it."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"The theme {path} cannot be read: {error}.") from error
    wanted = {f.name for f in fields(Theme)}
    if not isinstance(data, dict) or set(data) != wanted:
        given = set(data) if isinstance(data, dict) else set()
        names = ", ".join(sorted(wanted ^ given))
        raise SettingsError(f"The theme {path} lacks, or does not need: {names}.")
    if not isinstance(data["name"], str) or not all(isinstance(data[k], bool) for k in ("dark", "underline")):
        raise SettingsError(f"The theme {path} needs a name, and true or false for dark and underline.")
    for key in wanted - _NO_COLOURS:
        if not isinstance(data[key], str) or not _COLOUR.fullmatch(data[key]):
            raise SettingsError(f"The theme {path} has a {key} that is no colour such as #20252b.")
    return Theme(**data)


def style_sheet(theme: Theme, size: float = BASE_SIZE, unit: str = "px") -> str:
    """The style sheet of an article in a ``QTextDocument`` (its ``setDefaultStyleSheet``).

    ``size`` is that of running text in ``unit``: ``px`` on the screen (zooming is another size),
    ``pt`` on paper. Spaces grow with it.
    """
    values = {**theme.colours(), "link_line": "underline" if theme.underline else "none"}
    for name, factor in _SIZES.items():
        values[name] = f"{size * factor:.2f}{unit}" if unit == "pt" else f"{max(1, round(size * factor))}px"
    pixels = size * 96 / 72 if unit == "pt" else size
    for space in _SPACES:
        values[f"space_{space}"] = f"{max(1, round(space * pixels / BASE_SIZE))}px"
    return _template("article.css").substitute(values)


def heading_size(level: int, size: float) -> float:
    """The size of a heading of ``level`` (1 to 3) over text of ``size`` pixels.

    Headings grow less than the text once it is large: else a title is one word a line.

    >>> round(heading_size(1, BASE_SIZE)), round(heading_size(1, 3 * BASE_SIZE))
    (36, 79)
    """
    within, beyond = _HEADINGS[level]
    return min(size, BASE_SIZE) * within + max(0.0, size - BASE_SIZE) * beyond


def web_style_sheet(theme: Theme, dark: Theme) -> str:
    """The style sheet of an article saved as a web page: ``theme`` by day, ``dark`` where asked for."""
    values = {**theme.colours(), **{f"dark_{name}": value for name, value in dark.colours().items()}}
    return _template("standalone.css").substitute(values)


def measure(size: float = BASE_SIZE) -> int:
    """The widest column of running text of that size, in pixels; letters are drawn in whole pixels."""
    return round(round(size) * MEASURE)


def contrast(first: str, second: str) -> float:
    """The contrast of two colours after WCAG 2, from 1.0 to 21.0.

    >>> round(contrast("#000000", "#ffffff"), 1)
    21.0
    """
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def _template(name: str) -> Template:
    path = resources() / "css" / name
    try:
        return Template(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise SettingsError(f"The style sheet {path} cannot be read: {error}.") from error
