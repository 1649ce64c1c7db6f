"""What is chosen for handouts before anybody has chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from gardreader.desktop.printing.choices import HandoutChoices, usual_paper
from gardreader.handouts.options import Paper, TextSize


@pytest.mark.parametrize(
    ("language", "paper"),
    [
        ("en_US", Paper.LETTER),
        ("fr_CA", Paper.LETTER),
        ("es_MX", Paper.LETTER),
        ("en_GB", Paper.A4),
        ("de_DE", Paper.A4),
        ("C", Paper.A4),
    ],
)
def test_the_paper_is_that_of_the_country(language: str, paper: Paper) -> None:
    assert usual_paper(QLocale(language).territory()) is paper


def test_by_itself_a_handout_is_normal_text_on_a4() -> None:
    choices = HandoutChoices()
    assert (choices.paper, choices.size) == (Paper.A4, TextSize.NORMAL)
