"""Several articles at once, by keyboard alone; and links that open in the program that runs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.conftest import Reader
from tests.journeys.screen import wait_until

pytestmark = pytest.mark.journey


def test_a_second_article_is_opened_compared_and_left_by_keys_alone(reader: Reader) -> None:
    reader.start("wilson-disease", title="Wilson disease")
    reader.wait_for_index()
    screen = reader.screen
    screen.press("ctrl+t")
    screen.type("hemoph")
    wait_until(lambda: _picks(reader, "Hemophilia A"), "the second tab shows no article")
    screen.press("ctrl+shift+Tab")
    screen.wait_for_title("Wilson disease – gardreader")
    screen.press("ctrl+Tab")
    screen.wait_for_title("Hemophilia A – gardreader")
    wait_until(lambda: len(reader.settings.get("tabs", [])) == 2, "the tabs were not kept")

    # The article of the other tab is the first that is offered.
    screen.press("ctrl+shift+c")
    screen.wait_for_title("Compare")
    screen.press("Tab", "Down", "Return")
    wait_until(lambda: _beside(reader) == "gardreader-bundled/wilson-disease", "nothing is compared")
    screen.press("F7")  # the keys act on the other side, and the title says so
    screen.wait_for_title("Wilson disease – gardreader")
    screen.press("Next", "Next")
    assert reader.position_at_rest() > 0
    screen.press("F7")
    screen.wait_for_title("Hemophilia A – gardreader")
    screen.press("ctrl+shift+c")
    wait_until(lambda: _beside(reader) == "", "the comparison was not ended")

    screen.press("ctrl+w")
    screen.wait_for_title("Wilson disease – gardreader")
    screen.press("ctrl+shift+t")
    screen.wait_for_title("Hemophilia A – gardreader")
    reader.quit()
    reader.start(title="Hemophilia A")  # both are there again, the same one in front
    screen.press("ctrl+Tab")
    screen.wait_for_title("Wilson disease – gardreader")
    reader.quit()


def test_a_link_opens_in_the_program_that_runs(reader: Reader, tmp_path: Path) -> None:
    reader.start("wilson-disease", title="Wilson disease")
    screen = reader.screen
    assert _start(reader, "gardreader://hemophilia-a/treatment") == (0, "", "")
    screen.wait_for_title("Hemophilia A – gardreader")
    assert len(_windows(reader)) == 1
    assert reader.position_at_rest() > 1000, "the link did not lead to its section"
    assert _start(reader) == (0, "", "")  # without a link it only brings the window to the front
    assert len(_windows(reader)) == 1

    code, _, told = _start(reader, "gardreader://../../etc/passwd")
    assert code == 2
    assert told.startswith("gardreader: This link is not followed: ")
    assert len(_windows(reader)) == 1

    # A program that was killed leaves a socket on which nobody listens: the next one clears it.
    reader.end()
    reader.start("gardreader://addisons-disease", title="Addison's disease")
    assert _start(reader, "gardreader://wilson-disease") == (0, "", "")
    screen.wait_for_title("Wilson disease – gardreader")
    reader.quit()


def _start(reader: Reader, *arguments: str) -> tuple[int, str, str]:
    """Start the program once more, and give how it ended and what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "gardreader", *arguments],
        env=reader.environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def _windows(reader: Reader) -> list[str]:
    return [title for title in reader.screen.titles() if "gardreader" in title]


def _beside(reader: Reader) -> str:
    """Which article the settings say stands beside the one in front."""
    kept = reader.settings
    tabs, tab = kept.get("tabs", []), kept.get("tab", -1)
    return str(tabs[tab]["beside"]) if 0 <= tab < len(tabs) else ""


def _picks(reader: Reader, title: str) -> bool:
    reader.screen.press("Down", "Return")
    return any(title in shown for shown in reader.screen.titles())
