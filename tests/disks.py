"""Disks that refuse: read-only folders that bind root too, and full disks."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ORDINARY = ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner"]
"""Put before a command, it runs without root's right to pass over permissions."""

_DAC_OVERRIDE = (1 << 1) | (1 << 2)
_CAPABILITY_VERSION = 0x20080522


def ordinary(command: list[str]) -> list[str]:
    """``command`` for a process to which permissions apply. Skips where that cannot be had."""
    if os.geteuid() != 0:
        return command
    if shutil.which("setpriv") is None:
        pytest.skip("root passes over permissions, and setpriv is not there to stop it")
    return [*ORDINARY, *command]


@contextmanager
def permissions_apply() -> Iterator[None]:
    """Within it permissions bind this thread, root's too. Skips where that cannot be had."""
    if os.name != "posix" or os.geteuid() != 0:
        yield
        return
    if not sys.platform.startswith("linux"):
        pytest.skip("root passes over permissions here")
    before = _capabilities()
    _set_capabilities([before[0] & ~_DAC_OVERRIDE, *before[1:]])
    try:
        yield
    finally:
        _set_capabilities(before)


@contextmanager
def small_disk(folder: Path, size: int) -> Iterator[Path]:
    """A file system of ``size`` bytes of its own at ``folder``. Skips where none can be mounted."""
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "gardreader-test", str(folder)]
    if os.geteuid() != 0 or shutil.which("mount") is None or subprocess.run(command, check=False).returncode:
        pytest.skip("no small file system can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(folder: Path, leave: int) -> Path:
    """Fill the disk that ``folder`` is on, all but about ``leave`` bytes; gives the file that does."""
    ballast = folder / "ballast"
    left = os.statvfs(folder)
    ballast.write_bytes(bytes(max(0, left.f_bavail * left.f_frsize - leave)))
    return ballast


def _capabilities() -> list[int]:
    words = (ctypes.c_uint32 * 6)()
    _check(ctypes.CDLL(None, use_errno=True).capget(_header(), words))
    return list(words)


def _set_capabilities(values: list[int]) -> None:
    _check(ctypes.CDLL(None, use_errno=True).capset(_header(), (ctypes.c_uint32 * 6)(*values)))


def _header() -> ctypes.Array[ctypes.c_uint32]:
    return (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION, 0)


def _check(result: int) -> None:
    if result:
        raise OSError(ctypes.get_errno(), "capabilities cannot be changed")
