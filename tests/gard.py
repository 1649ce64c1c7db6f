"""The whole GARD library for tests: imported and installed once per machine, not once per run.

What is made lies under the checkout's ``.cache/tests`` in folders named by a hash of the sources
that it depends on, so that a change of the code makes it anew. Several runs, and the workers of one
run, share it: whoever comes first makes it, the others wait.

* ``gard_pack``: the pack file;
* ``gard_home``: a home with that pack and the bundled articles, catalogue built. It is shared: look,
  do not touch;
* ``gard_library``: that home's library, open;
* ``gard_references``: its references, for reading all of the articles takes seconds;
* ``gard_search_home``: a copy of that home with the search index built; shared too;
* ``own_gard_home``: a copy for a test that changes it, or writes settings into it.

A further part (such as a search index) is made the same way with :func:`made_once`.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from filelock import FileLock

from gardreader.articles.model import Reference
from gardreader.packs.library import Library
from gardreader.paths import Paths, content, find_paths
from gardreader.search.engine import SearchEngine

CHECKOUT = Path(__file__).parent.parent
CACHE = CHECKOUT / ".cache" / "tests"
SOURCES = CHECKOUT / "src" / "gardreader"
IMPORT_SOURCES = ("articles", "importers", "packs", "building.py", "files.py")

PEAK = "peak-kilobytes.txt"
"""Beside the pack: the most memory that its import took."""

_IMPORT = """
import sys
from pathlib import Path
from gardreader.building import import_to_pack
import_to_pack([Path(sys.argv[1])], Path(sys.argv[2]))
# Not getrusage: its peak counts the process that started this one.
status = Path("/proc/self/status")
lines = status.read_text().splitlines() if status.exists() else ["VmHWM: 0"]
print(next(line.split()[1] for line in lines if line.startswith("VmHWM:")))
"""
_KEPT = 4
"""So many makings of a thing stay, for checkouts at several states that run side by side."""
_IN_USE = 3600.0
"""Seconds for which any of them stays: a run that took one at its beginning may still read it."""


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
    return pack_of(shared_data)


def pack_of(shared_data: Path) -> Path:
    """The same, for programs that are no tests."""
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


@pytest.fixture(scope="session")
def gard_references(gard_library: Library) -> tuple[Reference, ...]:
    """Every reference of ``gard_library`` that differs in anything from all others."""
    return tuple(dict.fromkeys(r for _, article in gard_library.articles() for r in article.references))


@pytest.fixture(scope="session")
def gard_search_home(gard_home: Paths) -> Paths:
    """A home as ``gard_home``, ready to be searched. Shared: do not change it."""

    def make(folder: Path) -> None:
        shutil.copytree(gard_home.data, folder, dirs_exist_ok=True)
        library = Library.open(find_paths(folder, {}), content())
        with closing(library), closing(SearchEngine(library)) as engine:
            engine.build()

    return find_paths(made_once("gard-search-home", ("search",), make, also=gard_home.data.name), {})


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
        # In a process of its own, so that its memory can be told.
        command = [sys.executable, "-c", _IMPORT, str(source), str(folder / "gard.gardpack")]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=CHECKOUT)
        (folder / PEAK).write_text(done.stdout)

    return made_once(
        "gard-pack", IMPORT_SOURCES, make, also=f"{status.st_size} {status.st_mtime_ns} {_IMPORT}"
    )


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
    """Remove all but the makings last used or in use by another run, and what a killed run left behind."""
    folders = [path for path in CACHE.glob(f"{name}-*") if path.is_dir()]
    folders.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for old in folders[_KEPT:]:
        if time.time() - old.stat().st_mtime > _IN_USE:
            shutil.rmtree(old, ignore_errors=True)
    for left in CACHE.glob(f".{name}-*.part"):
        if time.time() - left.stat().st_mtime > 3600:
            shutil.rmtree(left, ignore_errors=True)
