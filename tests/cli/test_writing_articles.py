"""docs/writing-articles.md, done as it is told: every command, in its order."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from gardreader.importers.markdown_fields import read_fields
from gardreader.importers.report import ReportBuilder
from gardreader.paths import Paths
from tests.cli.conftest import Run

TEXT = (Path(__file__).parents[2] / "docs" / "writing-articles.md").read_text(encoding="utf-8")
_STEP = re.compile(
    r"^```(?P<kind>\w+)\n(?P<block>.*?)^```$|^    (?P<line>(?:gardreader|mkdir|my-articles/)[^\n]*)$",
    re.MULTILINE | re.DOTALL,
)
_PLACES = {"markdown": "my-articles/harbour-fever.md", "notes": "notes/bat-lung.md"}


def steps() -> Iterator[tuple[str, str]]:
    for found in _STEP.finditer(TEXT):
        if found["line"]:
            yield "line", found["line"]
        else:
            yield found["kind"], found["block"]


@pytest.fixture
def previewed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that a preview was opened of; none is shown."""
    opened: list[Path] = []

    def note(paths: Paths, file: Path, screenshot: Path | None) -> int:
        assert file.is_file()
        opened.append(file)
        return 0

    monkeypatch.setattr("gardreader.__main__.open_preview", note)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    return opened


def test_all_of_it_is_so(
    gardreader: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, previewed: list[Path]
) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (folder / "notes").mkdir()
    codes: list[tuple[str, int]] = []
    out, told = "", {}
    for kind, text in steps():
        if kind != "line":
            (folder / _PLACES[kind]).write_text(text, encoding="utf-8")
        elif text.startswith("my-articles/"):
            assert text in out.splitlines()
        elif text.startswith("mkdir "):
            (folder / text.split()[1]).mkdir()
        else:
            words = shlex.split(text)[1:]
            ran = gardreader(*words)
            out = ran.out
            told[words[0], words[1]] = ran
            codes.append((words[0], ran.code))
    assert codes == [
        ("new", 0), ("check", 2), ("preview", 0), ("check", 0), ("build", 0), ("install", 0), ("search", 0),
        ("show", 0), ("build", 0),
    ]  # fmt: skip
    assert previewed == [Path("my-articles/harbour-fever.md")]
    checked = told["check", "my-articles"].err.strip()
    assert f"`{checked}`" in TEXT
    assert "our-clinic/harbour-fever" in told["search", "dock"].out
    assert "fever and headache" in told["show", "our-clinic/harbour-fever"].out
    notes = told["build", "notes"].out
    assert "  bat-lung.md: weight: 10" in notes.splitlines()
    assert "1  link that leads to no article: only its words were kept" in notes
    again = gardreader("new", "Harbour fever", "-o", "my-articles")
    assert (again.code, "is there already" in again.err) == (2, True)


def test_every_key_of_the_table_is_understood() -> None:
    table = TEXT[TEXT.index("| In the front matter") : TEXT.index("Headings of the levels")]
    rows = re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
    keys = [key for row in rows for key in re.findall(r"`([a-z0-9_]+)(?:: \w+)?`", row)]
    assert len(keys) > 30
    for key in keys:
        report = ReportBuilder("", "")
        read_fields({key: "https://example.org" if key == "url" else "2021-03-04"}, "a.md", report)
        assert not [name for name, _ in report.finish().counts if name.startswith("field")], key


def test_every_slip_is_one_that_check_tells(gardreader: Run, tmp_path: Path) -> None:
    sound = next(text for kind, text in steps() if kind == "markdown")
    slips = re.findall(r"^\| `([^`]+)` \|", TEXT[TEXT.index("| `check` says") :], re.MULTILINE)
    broken: tuple[str | bytes, ...] = (
        sound.replace("title: Harbour", "title: a: Harbour"),
        sound.replace("---\n\n##", "\n##"),
        sound.replace("title: Harbour fever\nlang", "titel: Harbour fever\nlang"),
        sound.replace(" {: #overview kind=overview updated=2026-03-01 }", ""),
        sound.replace("---\n\n##", "---\n\nText.\n\n##"),
        sound.replace("at docks.[@doe2024]", "at docks.[@doe2042]"),
        sound.replace("[@doe2024; @clinic]", "[@clinic]").replace("docks.[@doe2024]", "docks."),
        sound.encode().replace(b"headache", b"c\xf4te"),
    )
    path = tmp_path / "harbour-fever.md"
    for slip, text in zip(slips, broken, strict=True):
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        assert slip in gardreader("check", path).out
