"""``gardreader`` without a command."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from gardreader.cli.libraries import no_missing_libraries
from gardreader.cli.program import run
from gardreader.errors import GardreaderError
from gardreader.paths import Paths, find_paths
from tests.cli.conftest import no_preview


class _Opened:
    """Stands where the window would open, and notes with what."""

    def __init__(self) -> None:
        self.calls: list[tuple[Paths, str, Path | None]] = []

    def __call__(self, paths: Paths, article: str, screenshot: Path | None, private: bool) -> int:
        assert not private
        self.calls.append((paths, article, screenshot))
        return 0


@pytest.fixture
def opened(home: Path, monkeypatch: pytest.MonkeyPatch) -> _Opened:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return _Opened()


def test_the_window_opens(opened: _Opened) -> None:
    assert run([], opened, no_preview) == 0
    assert opened.calls == [(find_paths(), "", None)]


def test_an_article_opens_in_it(opened: _Opened, tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    assert run(["wilson-disease", "--screenshot", str(picture)], opened, no_preview) == 0
    assert run(["--screenshot", str(picture), "gardreader-bundled/wilson-disease"], opened, no_preview) == 0
    assert opened.calls == [(find_paths(), "gardreader-bundled/wilson-disease", picture)] * 2


def test_an_unknown_article_is_told_before_a_window_opens(
    opened: _Opened, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["no-such-article"], opened, no_preview) == 2
    assert "no command and no article 'no-such-article'" in capsys.readouterr().err
    assert opened.calls == []


def test_a_link_goes_to_the_window_whether_or_not_its_article_is_there(
    opened: _Opened, tmp_path: Path
) -> None:
    picture = tmp_path / "window.png"
    for link in ("gardreader://wilson-disease/cause", "gardreader://no-such-article"):
        assert run([link, "--screenshot", str(picture)], opened, no_preview) == 0
        assert opened.calls[-1][1] == link


@pytest.mark.parametrize("link", ["gardreader://../../etc/passwd", "gardreader:", "gardreader://a?b=c"])
def test_a_hostile_link_opens_nothing(opened: _Opened, capsys: pytest.CaptureFixture[str], link: str) -> None:
    assert run([link], opened, no_preview) == 2
    told = capsys.readouterr().err
    assert told.startswith("gardreader: This link is not followed: ")
    assert told.count("\n") == 1
    assert opened.calls == []


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("x.gardpack", "gardreader install {file}"), ("x.zip", "gardreader import {file} -o FILE.gardpack")],
)
def test_a_file_is_to_be_installed_or_imported(
    opened: _Opened, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, sentence: str
) -> None:
    file = tmp_path / name
    file.write_bytes(b"PK")
    assert run([str(file)], opened, no_preview) == 2
    assert sentence.format(file=file) in capsys.readouterr().err


@pytest.mark.parametrize(
    ("picture", "sentence"),
    [("window.docx", "must end in .png"), ("no-folder/window.png", "There is no folder")],
)
def test_a_picture_that_cannot_be_saved_is_told_first(
    opened: _Opened, tmp_path: Path, capsys: pytest.CaptureFixture[str], picture: str, sentence: str
) -> None:
    assert run(["--screenshot", str(tmp_path / picture)], opened, no_preview) == 2
    assert sentence in capsys.readouterr().err
    assert opened.calls == []


@pytest.mark.parametrize(
    ("display", "sentence"),
    [("", "DISPLAY is not set"), (":6789", "the screen :6789 (DISPLAY) does not answer")],
)
def test_without_a_screen_one_sentence_says_so(
    opened: _Opened,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    display: str,
    sentence: str,
) -> None:
    _no_screen(monkeypatch)
    monkeypatch.setenv("DISPLAY", display)
    assert run([], opened, no_preview) == 2
    err = capsys.readouterr().err
    assert sentence in err
    assert err.count("\n") == 1
    assert opened.calls == []


def test_a_picture_needs_no_screen(opened: _Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import os

    _no_screen(monkeypatch)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    assert run(["--screenshot", str(tmp_path / "window.png")], opened, no_preview) == 0
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_a_screen_that_listens_is_used(
    opened: _Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    _no_screen(monkeypatch)
    with socket.socket(socket.AF_UNIX) as screen:
        screen.bind(str(tmp_path / "wayland-7"))
        screen.listen(1)
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
        monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-7")
        assert run([], opened, no_preview) == 0
    assert len(opened.calls) == 1


def _no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


def test_a_missing_library_of_the_system_is_named() -> None:
    missing = ImportError("libGL.so.1: cannot open shared object file: No such file or directory")
    with (
        pytest.raises(GardreaderError, match=r"cannot be opened: a library .* \(libGL\.so\.1"),
        no_missing_libraries("The window cannot be opened"),
    ):
        raise missing
    with pytest.raises(ImportError, match="other"), no_missing_libraries("x"):
        raise ImportError("other", name="gardreader.other")
