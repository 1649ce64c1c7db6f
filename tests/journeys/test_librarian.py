"""From an empty library to one with two open data sets in it, with keys alone, and a disease read in each."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.conftest import Reader
from tests.journeys.screen import wait_until

pytestmark = pytest.mark.journey
DISEASE = "Wilson disease"
FEW = 6  # documents of other diseases in each sample
Wanted = Callable[[str, bytes], bool]


@pytest.fixture
def samples(shared_data: Path, tmp_path: Path) -> tuple[Path, Path]:
    """A few of MedQuAD's documents and of Orphanet's packets, those on the disease among them."""
    medquad = shared_data / "medquad.zip"
    packets = shared_data / "orphapackets-2025-12.zip"
    for needed in (medquad, packets):
        if not needed.is_file():
            pytest.skip(f"needs {needed.name} of the shared data")
    about = re.compile(rb"<Focus>\s*Wilson disease\s*</Focus>")
    return (
        _sample(medquad, tmp_path / "medquad.zip", lambda name, data: bool(about.search(data))),
        _sample(packets, tmp_path / "orphapackets.zip", lambda name, data: name.endswith("_905.json")),
    )


def test_two_data_sets_are_added_and_a_disease_is_read_in_both(
    reader: Reader, samples: tuple[Path, Path]
) -> None:
    reader.start()
    reader.wait_for_index()
    screen = reader.screen
    screen.press("ctrl+o")
    screen.activate(screen.wait_for_title("^Add to the library$"))
    screen.press("space")  # "I have a file…" has the keyboard
    screen.activate(screen.wait_for_title("^Choose files to add$"))
    screen.type(" ".join(f'"{path}"' for path in samples))
    screen.press("Return")
    for added in (1, 2):  # what is offered is agreed to, what was added is told: Enter is enough
        screen.activate(screen.wait_for_title(r"^Add to the library\?$"))
        assert len(_packs(reader)) == added - 1, "something was added unasked"
        screen.press("Return")
        screen.activate(screen.wait_for_title("^Added to the library$"))
        assert len(_packs(reader)) == added
        screen.press("Return")
    screen.activate(screen.wait_for_title("^Add to the library$"))
    screen.press("Escape")
    screen.activate(screen.wait_for_title("^gardreader$"))

    screen.press("ctrl+shift+f")
    screen.type(DISEASE)
    screen.press("Down", "Return")
    screen.wait_for_title(DISEASE)
    wait_until(lambda: _shown(reader) == "gardreader-bundled", "the disease did not open")
    seen = {_shown(reader)}
    for _ in range(8):  # from source to source; no disease has more here
        seen.add(_next_source(reader))
        if len(seen) == 3:
            break
    assert seen == {"gardreader-bundled", "medquad", "orphapackets"}
    reader.quit()


def _next_source(reader: Reader) -> str:
    """Go to the next source, and tell its pack."""
    before = reader.settings["article"]
    reader.screen.press("alt+Next")
    wait_until(lambda: reader.settings["article"] != before, "no other source was shown")
    return _shown(reader)


def _sample(source: Path, target: Path, wanted: Wanted) -> Path:
    """A zip of what is wanted of ``source`` and a few others."""
    others = 0
    with zipfile.ZipFile(source) as whole, zipfile.ZipFile(target, "w") as few:
        for name in whole.namelist():
            if not name.endswith((".xml", ".json")):
                continue
            data = whole.read(name)
            if not wanted(name, data):
                others += 1
                if others > FEW:
                    continue
            few.writestr(name, data)
    return target


def _packs(reader: Reader) -> list[Path]:
    return list((reader.home / "packs").glob("*.gardpack"))


def _shown(reader: Reader) -> str:
    """The pack of the article that is shown."""
    return str(reader.settings.get("article", "")).partition("/")[0]
