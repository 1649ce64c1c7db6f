"""Only one program claims a library, and what a killed one has left is no hindrance."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gardreader.desktop.instance.claim import Claim, address, claim, hand_over
from gardreader.desktop.instance.message import Message
from gardreader.paths import Paths, find_paths

pytestmark = pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="needs sockets that are files")


@pytest.fixture
def claimed(paths: Paths, runtime: dict[str, str]) -> Iterator[Claim]:
    made = claim(paths, runtime)
    assert made is not None
    yield made
    made.release()


def test_a_library_is_claimed_once_and_again_when_it_is_released(
    paths: Paths, runtime: dict[str, str], tmp_path: Path
) -> None:
    first = claim(paths, runtime)
    assert first is not None
    assert claim(paths, runtime) is None
    other = claim(find_paths(tmp_path / "other", {}), runtime)
    assert other is not None  # another library is another matter
    other.release()
    first.release()
    again = claim(paths, runtime)
    assert again is not None
    again.release()
    assert not again.path.exists()


def test_the_socket_is_the_users_alone(claimed: Claim) -> None:
    assert claimed.path.stat().st_mode & 0o777 == 0o600


def test_with_nobody_there_nothing_is_handed_over(paths: Paths, runtime: dict[str, str]) -> None:
    assert not hand_over(paths, Message(), runtime)


def test_a_dead_socket_is_cleared(paths: Paths, runtime: dict[str, str]) -> None:
    """A program that is killed leaves its socket; the system has taken back the lock."""
    code = (
        "import os, signal, sys; from pathlib import Path\n"
        "from gardreader.desktop.instance.claim import claim\n"
        "from gardreader.paths import find_paths\n"
        f"assert claim(find_paths(Path({str(paths.data)!r}), {{}}), {runtime!r})\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", code], check=False)
    path = address(paths, runtime)
    assert path is not None
    assert path.exists()
    assert not hand_over(paths, Message(), runtime)
    made = claim(paths, runtime)
    assert made is not None
    made.release()


def test_a_folder_that_others_may_enter_is_not_used(paths: Paths, runtime: dict[str, str]) -> None:
    Path(runtime["XDG_RUNTIME_DIR"]).chmod(0o777)
    path = address(paths, runtime)
    assert path is None or path.parent != Path(runtime["XDG_RUNTIME_DIR"])
    if path is not None:
        assert path.parent.stat().st_uid == os.getuid()
        assert not path.parent.stat().st_mode & 0o077


def test_a_link_in_place_of_the_lock_is_not_followed(
    paths: Paths, runtime: dict[str, str], tmp_path: Path
) -> None:
    path = address(paths, runtime)
    assert path is not None
    victim = tmp_path / "victim"
    path.with_suffix(".lock").symlink_to(victim)
    assert claim(paths, runtime) is None
    assert not victim.exists()
