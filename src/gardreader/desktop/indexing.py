"""Building the search index in a process of its own.

Building takes seconds of pure work in Python, and at its end steps of half a second that no other
thread can interrupt: in the window's own process the window would stand still, and the memory that
was needed would stay. So the window has ``gardreader index`` build it, and opens what that leaves.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from gardreader.errors import SearchError
from gardreader.paths import Paths, find_paths
from gardreader.progress import Progress

if TYPE_CHECKING:
    from gardreader.search.engine import SearchEngine

_FAILED = 2  # the program's exit code for what it can tell in a sentence
_SPEAKER = "gardreader: "  # before a sentence on the terminal; the window needs no such word


def build_apart(engine: SearchEngine, paths: Paths, progress: Progress) -> None:
    """Build the index of the library in ``paths``, and have ``engine`` open it.

    Where no other process can be had, or it leaves nothing that can be opened (a folder that cannot
    be written), the index is built here. Raises what :meth:`SearchEngine.build` does.
    """
    code, told = _run([*program_command(), "index", "--json", *_where(paths)], progress)
    engine.open()
    if code == 0 and engine.is_current():
        return
    if code == _FAILED and told:
        raise SearchError(told)
    engine.build(progress)


def program_command() -> list[str]:
    """How this program is started again: itself where it is bundled, else by this Python."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    # -P: no file in the folder from which the program was started can take a module's place.
    return [sys.executable, "-P", "-m", "gardreader"]


def _where(paths: Paths) -> list[str]:
    return [] if paths == find_paths() else ["--data-dir", str(paths.data)]


def _run(command: list[str], progress: Progress) -> tuple[int | None, str]:
    """The exit code (``None``: it could not be started) and the last message."""
    try:
        process = subprocess.Popen(  # noqa: S603 - the program itself
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            # In one stream with the steps: a second pipe that nobody reads meanwhile could fill and stop it.
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
    except OSError:
        return None, ""
    said = ""
    with process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                if not _told_step(line, progress):
                    said = line.strip() or said
        except BaseException:
            process.terminate()
            raise
    return process.returncode, said.removeprefix(_SPEAKER)


def _told_step(line: str, progress: Progress) -> bool:
    """Whether the line was a step or the end, in JSON; a step is passed on."""
    try:
        step = json.loads(line)
    except ValueError:
        return False
    if not isinstance(step, dict):
        return False
    if "done" in step:
        progress(step["done"], step["total"], step["what"])
    return True
