"""What every value of the model has in common: texts that survive a file."""

from __future__ import annotations

import re
from dataclasses import fields
from functools import cache

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")


@cache
def _names(cls: type) -> tuple[str, ...]:
    """The names of a class' fields: a library has half a million values, and asking takes time."""
    return tuple(field.name for field in fields(cls))


class Checked:
    """Refuses text that would not survive a file: control characters, edges of white space."""

    __slots__ = ()
    _markdown_fields: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name in _names(type(self)):  # type: ignore[arg-type]
            value = getattr(self, name)
            if not value:
                continue
            if isinstance(value, str):
                # What can be printed holds no control character, and no white space but spaces: most
                # of a library's texts are done with here, the others are looked at one mark at a time.
                if not (value.isprintable() and value[:1] != " " and value[-1:] != " "):
                    self._check_text(name, value)
            elif isinstance(value, tuple):
                for item in value:
                    if isinstance(item, str):
                        self._check_text(name, item)
                        if not item:
                            raise ValueError(f"{name} holds an empty text")

    def _check_text(self, name: str, value: str) -> None:
        if value != value.strip():
            raise ValueError(f"{name} has white space around it: {value[:60]!r}")
        if _CONTROL.search(value):
            raise ValueError(f"{name} holds a control character: {value[:60]!r}")
        if name not in self._markdown_fields and ("\n" in value or "\t" in value):
            raise ValueError(f"{name} is more than one line: {value[:60]!r}")
