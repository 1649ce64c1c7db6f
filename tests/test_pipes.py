"""A pipe in the place of a file: to open it would be to wait for ever for whoever writes to it."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from gardreader.articles.markdown_file import read_article
from gardreader.cli.faults import told
from gardreader.cli.screen import Screen
from gardreader.errors import ArticleError, ExchangeError, HandoutError, LibraryError, OwnError
from gardreader.exchange.formats import read_file
from gardreader.glossary.terms import Glossary
from gardreader.handouts.clinic import load_clinic
from gardreader.handouts.sets import load_set
from gardreader.own import favourites, one_file
from gardreader.own.database import Own
from gardreader.packs.bundled import bundled_pack
from gardreader.packs.catalogue import Catalogue
from gardreader.paths import content, find_paths
from gardreader.search.generations import POINTER, find_generation
from gardreader.settings import Settings, load_settings
from tests.own.samples import HERE

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")

_PATIENCE = 30  # seconds: nothing here takes one


def in_time(pipe: Path, work: Callable[[], object]) -> object:
    """What ``work`` gives or raises; a failure where it waits at ``pipe``."""
    found: list[object] = []

    def run() -> None:
        try:
            found.append(work())
        except Exception as error:
            found.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join(_PATIENCE)
    waits = thread.is_alive()
    while thread.is_alive():  # whoever waits is let go, or the tests would never end
        os.close(os.open(pipe, os.O_RDWR | os.O_NONBLOCK))
        thread.join(0.1)
    assert not waits, "it waits for whoever writes to the pipe"
    return found[0]


@pytest.mark.parametrize(
    ("name", "read", "error"),
    [
        ("notes.json", one_file.read_file, OwnError),
        ("list.ris", read_file, ExchangeError),
        ("set.yaml", load_set, HandoutError),
        ("clinic.yaml", load_clinic, HandoutError),
        ("article.md", read_article, ArticleError),
        ("catalogue.sqlite", Catalogue.open, LibraryError),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_read_from_it_is_refused_with_a_sentence(
    tmp_path: Path, name: str, read: Callable[[Path], object], error: type[Exception]
) -> None:
    pipe = tmp_path / name
    os.mkfifo(pipe)
    found = in_time(pipe, lambda: read(pipe))
    assert isinstance(found, error)
    assert "no ordinary file" in str(found)


def test_settings_are_the_defaults(tmp_path: Path) -> None:
    pipe = tmp_path / "settings.json"
    os.mkfifo(pipe)
    loaded = in_time(pipe, lambda: load_settings(pipe))
    assert loaded.settings == Settings()  # type: ignore[attr-defined]
    assert "it is no ordinary file" in loaded.notice  # type: ignore[attr-defined]


def test_the_glossary_does_without_it(tmp_path: Path) -> None:
    pipe = tmp_path / "z.yaml"
    os.mkfifo(pipe)
    shutil.copy(content() / "glossary" / "a.yaml", tmp_path)
    glossary = in_time(pipe, lambda: Glossary.load(tmp_path))
    assert isinstance(glossary, Glossary)
    assert glossary.terms
    assert len(glossary.problems) == 1
    assert "no ordinary file" in glossary.problems[0]


@pytest.mark.parametrize("end", ["", "-journal", "-wal", "-shm", ".rescued"])
def test_one_s_own_pages_are_read_and_go_on_in_memory(tmp_path: Path, end: str) -> None:
    path = tmp_path / "own.sqlite"
    if end:
        own = Own.open(path)
        favourites.add(own, HERE, "Bone marrow necrosis")
        own.close()
    pipe = path.with_name(path.name + end)
    os.mkfifo(pipe)
    opened = in_time(pipe, lambda: Own.open(path))
    assert isinstance(opened, Own)
    assert bool(favourites.favourites(opened)) == bool(end)
    favourites.add(opened, HERE, "Bone marrow necrosis")
    assert bool(opened.problem) == (end != ".rescued")
    if opened.problem:
        assert f"{pipe.name} is no ordinary file" in opened.problem
    assert pipe.is_fifo()
    in_time(pipe, opened.close)


def test_the_index_and_the_bundled_articles_are_made_anew(tmp_path: Path) -> None:
    pointer = tmp_path / POINTER
    os.mkfifo(pointer)
    assert in_time(pointer, lambda: find_generation(tmp_path)) is None
    packs = tmp_path / "packs"
    made = bundled_pack(content(), packs)
    assert made is not None
    made.unlink()
    os.mkfifo(made)
    again = in_time(made, lambda: bundled_pack(content(), packs))
    assert isinstance(again, Path)
    assert again.is_file()


def test_a_fault_is_noted_elsewhere(tmp_path: Path) -> None:
    paths = find_paths(tmp_path, {})
    paths.cache.mkdir(parents=True)
    os.mkfifo(paths.log)
    in_time(paths.log, lambda: told(ValueError("x"), Screen(), paths))
    assert paths.log.is_fifo()
