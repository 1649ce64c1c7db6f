"""Settings are kept soon after a change, and not lost by a crash or a full disk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gardreader.desktop.session import Session
from gardreader.settings import Settings, ThemeChoice, load_settings, save_settings


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


@pytest.fixture
def session(qapp: object, path: Path) -> Iterator[Session]:
    session = Session(path, Settings())
    yield session
    session.close()


def test_a_change_is_kept_without_the_program_ending(session: Session, path: Path, qtbot: QtBot) -> None:
    session.update(theme=ThemeChoice.DARK)
    session.update(zoom=150)
    qtbot.waitUntil(path.exists)
    assert load_settings(path).settings == Settings(theme=ThemeChoice.DARK, zoom=150)


def test_what_is_asked_for_late_is_kept_too(session: Session, path: Path, qtbot: QtBot) -> None:
    def look() -> None:
        session.update(position=42)

    session.about_to_keep.connect(look)
    session.touch()
    qtbot.waitUntil(path.exists)
    assert load_settings(path).settings == Settings(position=42)


def test_closing_keeps_the_last_change_at_once(session: Session, path: Path) -> None:
    session.update(article="gard/cystic-fibrosis")
    session.close()
    assert load_settings(path).settings.article == "gard/cystic-fibrosis"


def test_no_change_writes_nothing(session: Session, path: Path) -> None:
    session.update(zoom=100)
    session.close()
    assert not path.exists()


def test_a_failure_is_told_once(qapp: object, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "config").write_text("a file where the folder should be", encoding="utf-8")
    session = Session(tmp_path / "config" / "settings.json", Settings())
    told: list[str] = []
    session.problem.connect(told.append)
    session.update(zoom=150)
    qtbot.waitUntil(lambda: bool(told))
    session.update(zoom=175)
    session.close()
    assert len(told) == 1
    assert told[0].startswith("The settings cannot be kept in")


def test_two_copies_never_leave_half_a_file(qapp: object, path: Path) -> None:
    save_settings(path, Settings())
    one, other = Session(path, Settings()), Session(path, Settings())
    one.update(zoom=150)
    other.update(text_size=150)
    one.close()
    other.close()
    loaded = load_settings(path)
    assert loaded.notice == ""
    assert loaded.settings == replace(Settings(), text_size=150)
