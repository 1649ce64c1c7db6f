"""The person's settings and where the window was left: declared once, frozen, kept as JSON.

Reading is lenient value by value, for a settings file is edited, copied between versions and hit
by power cuts: what cannot be used is set back to its default and the rest is kept. Writing is all
or nothing. Two copies of the program may write: the last one wins, and the file is always whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from gardreader.errors import SettingsError
from gardreader.files import explain, refuse_pipe, write_text
from gardreader.i18n import tr

SMALLEST_ZOOM, LARGEST_ZOOM = 80, 300
SMALLEST_TEXT, LARGEST_TEXT = 90, 200
NARROWEST_LIST, WIDEST_LIST = 160, 900
MOST_RECENT = 12
MOST_EXPANDED = 200
MOST_TABS = 50
LONGEST_TEXT = 4_000
CITATION_STYLES = ("ama", "vancouver", "apa")
"""The names of the styles in which references are printed, the first the default."""

_MOST_BYTES = 1 << 20


class ThemeChoice(StrEnum):
    """Which theme is wanted; ``SYSTEM`` is light or dark as the desktop is."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high-contrast"


class TreeMode(StrEnum):
    """How the list of articles is ordered."""

    CATEGORIES = "categories"
    LETTERS = "letters"


@dataclass(frozen=True, slots=True)
class KeptTab:
    """A tab that was open: its ``article`` as PACK/ID, its title, the place in it as ``Settings`` has it.

    ``beside`` is the article that stood beside it, ``""`` for none, ``beside_title`` its title.
    """

    article: str
    title: str = ""
    position: int = 0
    offset: float = 0.0
    beside: str = ""
    beside_title: str = ""


@dataclass(frozen=True, slots=True)
class KeptHandout:
    """How handouts are printed: the names of ``handouts.options``; an empty ``paper`` is the country's.

    ``clinic`` prints the block of one's clinic where there is one. Nothing of a patient is kept.
    """

    paper: str = ""
    size: str = "normal"
    columns: int = 1
    ink: str = "colour"
    refs: str = "full"
    booklet: bool = False
    clinic: bool = True


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default.

    ``zoom`` is the article's, ``text_size`` the window's own text, both in percent. ``geometry`` is
    Qt's own record of place and size, in base 64. ``list_width`` is in pixels. ``article`` and
    ``recent`` (the latest first) name articles as PACK/ID; ``position`` and ``offset`` are the
    place in ``article`` as :class:`~gardreader.desktop.reader.history.Place` has them. ``expanded``
    holds the keys of the open branches of the list. ``explain_words`` marks the words of the
    glossary. ``citation_style`` is one of
    :data:`CITATION_STYLES`; ``links_open`` false keeps addresses from being handed to a browser (at
    a kiosk): they can still be copied, scanned and saved. ``tabs`` are those that were open with an
    article in them, ``tab`` which of them was in front (its article is ``article`` too), -1 for none.
    ``side_page`` names the page of the side panel, ``side_width`` is its width in pixels.
    ``keep_history`` false keeps what is read out of the history by day. ``handout`` is how handouts
    were printed last.

    >>> Settings().theme.value, Settings(zoom=120).zoom
    ('system', 120)
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    zoom: int = 100
    text_size: int = 100
    geometry: str = ""
    list_width: int = 300
    list_shown: bool = True
    tree_mode: TreeMode = TreeMode.CATEGORIES
    expanded: tuple[str, ...] = ()
    article: str = ""
    position: int = 0
    offset: float = 0.0
    recent: tuple[str, ...] = ()
    last_folder: str = ""
    explain_words: bool = True
    citation_style: str = CITATION_STYLES[0]
    links_open: bool = True
    tabs: tuple[KeptTab, ...] = ()
    tab: int = -1
    side_page: str = ""
    side_shown: bool = False
    side_width: int = 320
    keep_history: bool = True
    handout: KeptHandout = KeptHandout()


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """What a file gave; ``notice`` is a sentence for the person when not all of it could be used."""

    settings: Settings
    notice: str = ""


def load_settings(path: Path) -> LoadedSettings:
    """The settings kept at ``path``; the defaults where there is no file. Never raises."""
    try:
        refuse_pipe(path)
        with path.open("rb") as stream:
            data = stream.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return LoadedSettings(Settings())
    except OSError as error:
        why = explain(error)
        return LoadedSettings(Settings(), _set_back(path, why))
    try:
        if len(data) > _MOST_BYTES:
            raise ValueError("too large")
        plain = json.loads(data)
        if not isinstance(plain, dict):
            raise ValueError("no set of values")
    except (ValueError, RecursionError):
        return LoadedSettings(Settings(), _set_back(path, tr("the file is damaged")))
    return _from_plain(plain)


def save_settings(path: Path, settings: Settings) -> None:
    """Keep ``settings`` at ``path``, all or nothing. Raises ``SettingsError``; the old file then stays."""
    plain = {field.name: getattr(settings, field.name) for field in fields(settings)}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_text(path, json.dumps(plain, ensure_ascii=False, indent=2, default=asdict) + "\n")
    except (OSError, ValueError) as error:
        why = explain(error) if isinstance(error, OSError) else str(error)
        sentence = tr("The settings cannot be kept in {path}: {why}.", path=path, why=why)
        raise SettingsError(sentence) from error


def _from_plain(plain: dict[str, Any]) -> LoadedSettings:
    values: dict[str, Any] = {}
    bad: list[str] = []
    for field in fields(Settings):
        if field.name in plain:
            try:
                values[field.name] = _CHECKS[field.name](plain[field.name])
            except (TypeError, ValueError, OverflowError):
                bad.append(field.name)
    notice = ""
    if bad:
        names = ", ".join(name.replace("_", " ") for name in bad)
        notice = tr(
            "Some settings could not be used and were set back to the defaults: {names}.", names=names
        )
    return LoadedSettings(Settings(**values), notice)


def _set_back(path: Path, why: str) -> str:
    return tr(
        "The settings in {path} cannot be read and were set back to the defaults: {why}.", path=path, why=why
    )


def _whole(lowest: int, highest: int) -> Callable[[object], int]:
    """A check for a whole number; one that is out of bounds becomes the nearest within."""

    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError
        return min(max(value, lowest), highest)

    return check


def _lines(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 1000:
        raise TypeError
    return float(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _one_of(names: tuple[str, ...]) -> Callable[[object], str]:
    def check(value: object) -> str:
        if value not in names:
            raise ValueError
        return str(value)

    return check


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise TypeError
    value.encode("utf-8")  # half a surrogate pair could not be written again
    return value


def _texts(most: int) -> Callable[[object], tuple[str, ...]]:
    def check(value: object) -> tuple[str, ...]:
        if not isinstance(value, list):
            raise TypeError
        return tuple(_text(item) for item in value[:most])

    return check


_position = _whole(0, 10_000_000)


def _tabs(value: object) -> tuple[KeptTab, ...]:
    """The tabs that can be used; one that cannot takes none of the others with it."""
    if not isinstance(value, list):
        raise TypeError
    found = []
    for item in value[:MOST_TABS]:
        with suppress(TypeError, ValueError, OverflowError):
            found.append(_tab(item))
    return tuple(found)


def _tab(item: object) -> KeptTab:
    if not isinstance(item, dict) or not item.get("article"):
        raise TypeError
    texts = {name: _text(item.get(name, "")) for name in ("article", "title", "beside", "beside_title")}
    return KeptTab(position=_position(item.get("position", 0)), offset=_lines(item.get("offset", 0)), **texts)


def _handout(value: object) -> KeptHandout:
    """What of it can be used, value by value."""
    if not isinstance(value, dict):
        raise TypeError
    found: dict[str, Any] = {}
    for name, check in _HANDOUT.items():
        with suppress(TypeError, ValueError, OverflowError, KeyError):
            found[name] = check(value[name])
    return KeptHandout(**found)


_HANDOUT: dict[str, Callable[[Any], object]] = {
    "paper": _one_of(("", "A4", "Letter", "A5")),
    "size": _one_of(("normal", "large", "xlarge")),
    "columns": _whole(1, 2),
    "ink": _one_of(("colour", "black")),
    "refs": _one_of(("full", "qr", "none")),
    "booklet": _flag,
    "clinic": _flag,
}

_CHECKS: dict[str, Callable[[Any], object]] = {
    "theme": ThemeChoice,
    "zoom": _whole(SMALLEST_ZOOM, LARGEST_ZOOM),
    "text_size": _whole(SMALLEST_TEXT, LARGEST_TEXT),
    "geometry": _text,
    "list_width": _whole(NARROWEST_LIST, WIDEST_LIST),
    "list_shown": _flag,
    "tree_mode": TreeMode,
    "expanded": _texts(MOST_EXPANDED),
    "article": _text,
    "position": _position,
    "offset": _lines,
    "recent": _texts(MOST_RECENT),
    "last_folder": _text,
    "explain_words": _flag,
    "citation_style": _one_of(CITATION_STYLES),
    "links_open": _flag,
    "tabs": _tabs,
    "tab": _whole(-1, MOST_TABS),
    "side_page": _text,
    "side_shown": _flag,
    "side_width": _whole(NARROWEST_LIST, WIDEST_LIST),
    "keep_history": _flag,
    "handout": _handout,
}
