"""One door for every text that a person sees.

``tr("{count} articles", count=3)`` gives the translated, filled-in text. The catalogue is
gettext's (``resources/i18n/<language>/LC_MESSAGES/gardreader.mo``); with none, English stays.
Unlike Qt's own ``tr`` it serves the command line and the rendered article too.
"""

from __future__ import annotations

import gettext
from pathlib import Path

_translations: gettext.NullTranslations = gettext.NullTranslations()


def use_language(folder: Path, languages: list[str]) -> None:
    """Take texts from the first of ``languages`` (such as ``["fr", "en"]``) found in ``folder``."""
    global _translations
    _translations = gettext.translation("gardreader", folder, languages=languages, fallback=True)


def tr(text: str, /, **values: object) -> str:
    """``text`` in the person's language, with ``{name}`` places filled from ``values``."""
    translated = _translations.gettext(text)
    return translated.format(**values) if values else translated


def ntr(one: str, many: str, count: int, /, **values: object) -> str:
    """``one`` or ``many`` by ``count``, translated; ``{count}`` is filled in along with ``values``."""
    return _translations.ngettext(one, many, count).format(count=count, **values)
