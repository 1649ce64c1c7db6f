"""What a person is told when something fails, and the exit code: never a traceback."""

from __future__ import annotations

import os
from pathlib import Path

from gardreader import __version__
from gardreader.cli.command import DONE, FAILED, FAULT, STOPPED
from gardreader.cli.screen import Screen
from gardreader.errors import Cancelled, GardreaderError
from gardreader.files import explain, refuse_pipe
from gardreader.i18n import tr
from gardreader.paths import Paths

DEBUG_VARIABLE = "GARDREADER_DEBUG"
_MOST_LOG_BYTES = 1 << 20


def told(error: BaseException, screen: Screen, paths: Paths) -> int:
    """Say what ``error`` means in one sentence; gives the exit code of the program."""
    if isinstance(error, BrokenPipeError):
        # Who read the results has seen enough: ``gardreader search … | head``.
        screen.abandon_output()
        return DONE
    if os.environ.get(DEBUG_VARIABLE):
        import traceback

        screen.say("".join(traceback.format_exception(error)).rstrip())
    if isinstance(error, KeyboardInterrupt | Cancelled):
        screen.say(tr("Stopped. Nothing was left half done."))
        return STOPPED
    if isinstance(error, GardreaderError):
        screen.say(f"gardreader: {error}")
        return FAILED
    if isinstance(error, OSError):
        screen.abandon_output()
        place = error.filename if isinstance(error.filename, str | Path) else tr("The output")
        screen.say(
            "gardreader: " + tr("{file} cannot be read or written: {why}.", file=place, why=explain(error))
        )
        return FAILED
    what = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    screen.say("gardreader: " + tr("A fault in the program itself stopped it ({what}).", what=what))
    log = _log(error, paths)
    if log:
        screen.say(tr("The details are in {file}; please send them with a report of what you did.", file=log))
    return FAULT


def _log(error: BaseException, paths: Paths) -> Path | None:
    """Note the details in the cache, or wherever a file can be written; gives the file."""
    import datetime as dt
    import tempfile
    import traceback

    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    details = "".join(traceback.format_exception(error))
    text = f"{now} gardreader {__version__}\n{details}\n"
    try:
        paths.cache.mkdir(parents=True, exist_ok=True)
        log = paths.log
        refuse_pipe(log)
        grown = log.exists() and log.stat().st_size > _MOST_LOG_BYTES
        with log.open("w" if grown else "a", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(text)
        return log
    except OSError:
        pass
    try:
        handle, name = tempfile.mkstemp(prefix="gardreader-", suffix=".log")
        with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as stream:
            stream.write(text)
        return Path(name)
    except OSError:
        return None
