"""By keyboard alone: a handout in large print, with what a patient needs and a note, saved and read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from gardreader.articles.markdown_file import read_article
from gardreader.paths import content
from tests.journeys.conftest import Reader
from tests.journeys.screen import wait_until

pytestmark = pytest.mark.journey
ARTICLE, TITLE = "wilson-disease", "Wilson"


def test_a_handout_is_made_by_keyboard_and_read_back(reader: Reader, tmp_path: Path) -> None:
    article = read_article(content() / f"{ARTICLE}.md")
    overview = next(section for section in article.sections if section.id == "overview")
    treatment = next(section for section in article.sections if section.id == "treatment")
    reader.start(ARTICLE, title=TITLE)
    screen = reader.screen
    screen.press("ctrl+p")
    window = screen.wait_for_title("Print: Wilson")
    screen.activate(window)
    # The keys act on the parts: the facts at a glance come first, then the overview.
    screen.press("space", "Down", "space")
    # Back from the parts lie the paper and, before it, the sizes.
    screen.press("shift+Tab", "shift+Tab", "Right")
    wait_until(lambda: reader.settings.get("handout", {}).get("size") == "large", "no large print was chosen")
    screen.press("alt+s")  # Save as PDF
    asked = screen.wait_for_title("Save as PDF")
    screen.activate(asked)
    target = tmp_path / "for-the-patient.pdf"
    screen.press("ctrl+a")
    screen.type(str(target))
    screen.press("Return")
    wait_until(target.is_file, "no PDF was saved")
    text = _squeezed("".join(page.extract_text() for page in PdfReader(target).pages))
    assert _squeezed(treatment.title) in text
    assert _squeezed(overview.title) not in text
    assert "Categories:" not in text
    assert "For informationonly".replace(" ", "") in text
    wait_until(lambda: any(t.startswith("Print: Wilson") for t in screen.titles()), "the window is gone")
    screen.activate(screen.wait_for_title("Print: Wilson"))
    screen.press("Escape")
    wait_until(lambda: not any(t.startswith("Print:") for t in screen.titles()), "it does not close")
    reader.quit()


def _squeezed(text: str) -> str:
    return "".join(text.split())
