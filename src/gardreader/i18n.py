"""One door for every text that a person sees.

``tr("{count} articles", count=3)`` gives the translated, filled-in text. The catalogue is
gettext's (``resources/i18n/<language>/LC_MESSAGES/gardreader.mo``); with none, English stays.
Unlike Qt's own ``tr`` it serves the command line and the rendered article too.
"""

from __future__ import annotations

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

ENGLISH = "en"
"""The language that all texts are written in."""

_DOMAIN = "gardreader"
_translations: gettext.NullTranslations = gettext.NullTranslations()
_folder: Path | None = None
_spoken: ContextVar[gettext.NullTranslations | None] = ContextVar("spoken", default=None)


def use_language(folder: Path, languages: list[str]) -> None:
    """Take texts from the first of ``languages`` (such as ``["fr", "en"]``) found in ``folder``."""
    global _translations, _folder
    _translations = gettext.translation(_DOMAIN, folder, languages=languages, fallback=True)
    _folder = folder


def languages(folder: Path | None = None) -> tuple[str, ...]:
    """The languages that there are texts in: English, and those with a catalogue in ``folder`` or in
    that of :func:`use_language`."""
    there = folder or _folder
    found = sorted(there.glob(f"*/LC_MESSAGES/{_DOMAIN}.mo")) if there is not None else []
    return tuple(dict.fromkeys((ENGLISH, *(path.parent.parent.name for path in found))))


@contextmanager
def speaking(language: str, folder: Path | None = None) -> Iterator[None]:
    """Within it, in this thread alone, texts are in ``language``; one that there is none of is English.

    ``folder`` is that of :func:`use_language` unless given.
    """
    token = _spoken.set(_catalogue(language, folder or _folder))
    try:
        yield
    finally:
        _spoken.reset(token)


@cache
def _catalogue(language: str, folder: Path | None) -> gettext.NullTranslations:
    if folder is None or language == ENGLISH:
        return gettext.NullTranslations()
    return gettext.translation(_DOMAIN, folder, languages=[language], fallback=True)


def tr(text: str, /, **values: object) -> str:
    """``text`` in the person's language, with ``{name}`` places filled from ``values``."""
    translated = (_spoken.get() or _translations).gettext(text)
    return translated.format(**values) if values else translated


def ntr(one: str, many: str, count: int, /, **values: object) -> str:
    """``one`` or ``many`` by ``count``, translated; ``{count}`` is filled in along with ``values``."""
    return (_spoken.get() or _translations).ngettext(one, many, count).format(count=count, **values)
