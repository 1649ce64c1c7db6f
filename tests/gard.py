"""The whole GARD library for tests: imported and installed once per machine, not once per run.

What is made lies under the checkout's ``.cache/tests`` in folders named by a hash of the sources
that it depends on, so that a change of the code makes it anew. Several runs, and the workers of one
run, share it: whoever comes first makes it, the others wait.

* ``gard_pack``: the pack file;
* ``gard_home``: a home with that pack and the bundled articles, catalogue built. It is shared: look,
  do not touch;
* ``gard_library``: that home's library, open;
* ``own_gard_home``: a copy for a test that changes it, or writes settings into it.

A further part (such as a search index) is made the same way with :func:`made_once`.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from filelock import FileLock

from gardreader import building
from gardreader.packs.library import Library
from gardreader.paths import Paths, content, find_paths

CHECKOUT = Path(__file__).parent.parent
CACHE = CHECKOUT / ".cache" / "tests"
SOURCES = CHECKOUT / "src" / "gardreader"
IMPORT_SOURCES = ("articles", "importers", "packs", "building.py", "files.py")

_KEPT = 4
"""So many makings of a thing stay, for checkouts at several states that run side by side."""


def made_once(name: str, sources: Iterable[str | Path], make: Callable[[Path], None], also: str = "") -> Path:
    """The folder ``NAME-KEY`` in the cache, filled by ``make(folder)`` unless it is there already.

    The key is a hash of ``sources`` (files and folders; relative ones lie in the program's package)
    and of ``also``. ``make`` works in a temporary folder that is renamed when it is whole, so what
    it writes may not hold its own path.
    """
    folder = CACHE / f"{name}-{_key(sources, also)}"
    CACHE.mkdir(parents=True, exist_ok=True)
    with FileLock(CACHE / f"{name}.lock"):
        if not folder.is_dir():
            making = CACHE / f".{folder.name}.{os.getpid()}-{secrets.token_hex(4)}.part"
            making.mkdir()
            try:
                make(making)
                making.rename(folder)
            except BaseException:
                shutil.rmtree(making, ignore_errors=True)
                raise
        os.utime(folder)
        _forget_old(name)
    return folder


@pytest.fixture(scope="session")
def gard_pack(shared_data: Path) -> Path:
    """The pack of all of GARD's records. Shared: do not change it."""
    return _pack_folder(shared_data) / "gard.gardpack"


@pytest.fixture(scope="session")
def gard_home(gard_pack: Path) -> Paths:
    """A home with GARD's pack and the bundled articles, catalogue built. Shared: do not change it."""

    def make(folder: Path) -> None:
        library = Library.open(find_paths(folder, {}), content())
        library.install(gard_pack)
        library.catalogue()
        library.close()

    sources = (*IMPORT_SOURCES, "paths.py", content())
    return find_paths(made_once("gard-home", sources, make, also=gard_pack.parent.name), {})


@pytest.fixture(scope="session")
def gard_library(gard_home: Paths) -> Iterator[Library]:
    """The library of ``gard_home``, open with the bundled articles. Shared: do not change it."""
    library = Library.open(gard_home, content())
    yield library
    library.close()


@pytest.fixture
def own_gard_home(gard_home: Paths, tmp_path: Path) -> Paths:
    """A copy of ``gard_home`` for one test, to change at will."""
    home = tmp_path / "home"
    shutil.copytree(gard_home.data, home)
    return find_paths(home, {})


def _pack_folder(shared_data: Path) -> Path:
    source = shared_data / "gard-api-2020.zip"
    status = source.stat()

    def make(folder: Path) -> None:
        building.import_to_pack([source], folder / "gard.gardpack")

    return made_once("gard-pack", IMPORT_SOURCES, make, also=f"{status.st_size} {status.st_mtime_ns}")


def _key(sources: Iterable[str | Path], also: str) -> str:
    digest = hashlib.sha256(f"{sys.version_info[:2]} {also}\n".encode())
    for source in sources:
        path = SOURCES / source
        files = sorted(p for p in path.rglob("*") if p.suffix in (".py", ".md")) if path.is_dir() else [path]
        for file in files:
            data = file.read_bytes()
            digest.update(f"{file.relative_to(CHECKOUT)}\n{len(data)}\n".encode())
            digest.update(data)
    return digest.hexdigest()[:16]


def _forget_old(name: str) -> None:
    """Remove all but the makings last used, and what a killed run left behind."""
    folders = [path for path in CACHE.glob(f"{name}-*") if path.is_dir()]
    folders.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for old in folders[_KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
    for left in CACHE.glob(f".{name}-*.part"):
        if time.time() - left.stat().st_mtime > 3600:
            shutil.rmtree(left, ignore_errors=True)
