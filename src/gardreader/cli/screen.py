"""The only place that prints: results on standard output, messages on standard error."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, TextIO

from gardreader.i18n import tr

_WIDEST = 100
"""Columns of running text; longer lines are hard to read, however wide the terminal."""

_NO_SIGNS: dict[int, str | None] = {
    code: None for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\n\t"
}
_JSON_SIGNS = {code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)}
_STRONG, _NORMAL = "\ufdd0", "\ufdd1"  # code points that Unicode leaves to programs' own use
_STYLED = _NO_SIGNS | {ord(_STRONG): "\x1b[1m", ord(_NORMAL): "\x1b[22m"}
_UNSTYLED = _NO_SIGNS | {ord(_STRONG): None, ord(_NORMAL): None}


def clean(text: str) -> str:
    """``text`` without the signs that command a terminal."""
    return text.translate(_UNSTYLED)


def strong(text: str) -> str:
    """``text`` marked to stand out where :meth:`Screen.write` reaches a terminal."""
    return f"{_STRONG}{text}{_NORMAL}"


class Screen:
    """Writes in UTF-8, whatever the locale says.

    Control characters of what is shown never reach the terminal, which they could command.
    """

    def __init__(self) -> None:
        # A program without a console (a GUI script on Windows) has no streams at all.
        self._out = _utf8(sys.stdout, "backslashreplace")
        self._err = _utf8(sys.stderr, "backslashreplace")
        self._in = _utf8(sys.stdin, "replace")
        self._signs = _STYLED if _takes_styles(self._out) else _UNSTYLED

    @property
    def columns(self) -> int:
        """The width for running text: the terminal's, 80 where there is none, never over 100."""
        return min(_WIDEST, shutil.get_terminal_size((80, 24)).columns)

    @property
    def shows_progress(self) -> bool:
        """Whether messages go to a terminal, where a bar can move."""
        return self._err.isatty()

    def write(self, text: str = "") -> None:
        """A result, and a line's end. Raises ``OSError`` (``BrokenPipeError`` where no one reads on)."""
        self._out.write(text.translate(self._signs) + "\n")

    def write_json(self, plain: Any, *, one_line: bool = False) -> None:
        """A result as JSON, indented unless it must stay on ``one_line``. Raises ``OSError``."""
        text = json.dumps(plain, ensure_ascii=False, indent=None if one_line else 2)
        self._out.write(text.translate(_JSON_SIGNS) + "\n")

    def flush(self) -> None:
        """Send off what was written. Raises ``OSError``."""
        self._out.flush()

    def say(self, text: str) -> None:
        """A message; where nobody can get it, nothing happens."""
        with suppress(OSError, ValueError):
            self._err.write(clean(text) + "\n")
            self._err.flush()

    def lines(self) -> Iterator[str]:
        """The lines of standard input as they come, without their ends."""
        for line in self._in:
            yield line.rstrip("\r\n")

    @property
    def can_ask(self) -> bool:
        """Whether a person sits there to answer."""
        return self._in.isatty() and self._err.isatty()

    def ask(self, question: str) -> bool:
        """Ask what is answered by yes or no; what is neither, and the end of the input, is no."""
        with suppress(OSError, ValueError):
            self._err.write(f"{clean(question)} ")
            self._err.flush()
        return self._in.readline().strip().lower() in (tr("y"), tr("yes"))

    def abandon_output(self) -> None:
        """Let what is still unwritten go, after a failure: else the interpreter fails over it at its end."""
        with suppress(OSError, ValueError):
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self._out.fileno())
            os.close(nowhere)


def _takes_styles(stream: TextIO) -> bool:
    return stream.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _utf8(stream: TextIO | None, errors: str) -> TextIO:
    if stream is None:
        return io.StringIO()
    if isinstance(stream, io.TextIOWrapper):
        with suppress(io.UnsupportedOperation):  # input of which some was read keeps its encoding
            stream.reconfigure(encoding="utf-8", errors=errors)
    return stream
