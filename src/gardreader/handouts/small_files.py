"""Small files that people share (a clinic, a set): YAML read strictly and within bounds, written whole."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import yaml

from gardreader.articles.strict_yaml import load_texts
from gardreader.errors import ArticleError, HandoutError
from gardreader.files import explain, write_text
from gardreader.i18n import tr

MOST_BYTES = 256_000


class FieldError(ValueError):
    """What is wrong in such a file, as a sentence without its end; the reader adds the file's name."""


def read_small_file(path: Path, what: str) -> dict[str, Any]:
    """The named values in the file, all scalars as texts. ``what`` names such a file: “a clinic file”.

    Raises ``HandoutError`` with the file's name.
    """
    try:
        if not path.is_file() and path.exists():
            raise HandoutError(
                tr("{path} is no ordinary file, so it cannot be {what}.", path=path, what=what)
            )
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        reason = explain(error) if isinstance(error, OSError) else str(error)
        raise HandoutError(tr("{path} cannot be read: {reason}.", path=path, reason=reason)) from error
    if len(data) > MOST_BYTES:
        raise HandoutError(tr("{path} is too large to be {what}.", path=path, what=what))
    try:
        values = load_texts(data.decode("utf-8-sig"), tr("the file"))
    except UnicodeDecodeError:
        raise HandoutError(tr("{path} is not {what}: it is not UTF-8 text.", path=path, what=what)) from None
    except ArticleError as error:
        raise damaged(path, what, error.sentence) from None
    if not isinstance(values, dict):
        raise damaged(path, what, tr("it holds no named values"))
    return values


def write_small_file(path: Path, values: dict[str, Any]) -> None:
    """Write the values, all or nothing. Raises ``HandoutError``."""
    text = yaml.safe_dump(values, sort_keys=False, allow_unicode=True, width=100)
    try:
        write_text(path, text)
    except (OSError, ValueError) as error:
        reason = explain(error) if isinstance(error, OSError) else str(error)
        raise HandoutError(tr("{path} could not be saved: {reason}.", path=path, reason=reason)) from error


def damaged(path: Path, what: str, why: str) -> HandoutError:
    """The complaint of a file that is not ``what`` it should be; ``why`` is a clause."""
    return HandoutError(tr("{path} is not {what}: {why}.", path=path, what=what, why=why))


def refuse_unknown(values: dict[str, Any], known: Collection[str], place: str = "") -> None:
    """Raise ``FieldError`` for a name that is not known: what it asks for would not be done."""
    for name in values:
        if name not in known:
            where = f"{place}." if place else ""
            raise FieldError(tr("“{name}” is nothing it can say", name=_cut(f"{where}{name}")))


def text_of(values: dict[str, Any], name: str, most: int) -> str:
    """A text in one line of at most ``most`` letters; ``""`` where there is none. Raises ``FieldError``."""
    value = values.get(name, "")
    return line_of(value, name, most)


def line_of(value: object, name: str, most: int) -> str:
    """``value`` as a line of text. Raises ``FieldError``."""
    if not isinstance(value, str):
        raise FieldError(tr("“{name}” should be a text", name=name))
    line = " ".join(value.split())
    if len(line) > most:
        raise FieldError(tr("“{name}” is longer than {most} letters", name=name, most=most))
    if not line.isprintable():
        raise FieldError(tr("“{name}” holds signs that cannot be printed", name=name))
    return line


def yes_or_no(values: dict[str, Any], name: str, default: bool) -> bool:
    """``yes`` or ``no`` (``true``, ``false``). Raises ``FieldError``."""
    value = values.get(name)
    if value is None:
        return default
    known = {"yes": True, "true": True, "no": False, "false": False}
    if not isinstance(value, str) or value.lower() not in known:
        raise FieldError(tr("“{name}” should be yes or no", name=name))
    return known[value.lower()]


def list_of(values: dict[str, Any], name: str, most: int) -> list[Any]:
    """A list of at most ``most`` items; empty where there is none. Raises ``FieldError``."""
    value = values.get(name, [])
    if not isinstance(value, list):
        raise FieldError(tr("“{name}” should be a list", name=name))
    if len(value) > most:
        raise FieldError(tr("“{name}” has more than {most} items", name=name, most=most))
    return value


def _cut(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
