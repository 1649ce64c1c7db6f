"""What makes a handout fit is found in the background."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from gardreader.desktop.printing.fitter import Fitter
from gardreader.desktop.printing.job import Job
from gardreader.handouts.fitting import pages_needed, sheets_needed
from gardreader.handouts.options import HandoutOptions, TextSize


@pytest.fixture
def fitter() -> Iterator[Fitter]:
    made = Fitter()
    yield made
    made.end_work()


def test_the_largest_text_on_one_sheet_is_found(fitter: Fitter, job: Job, qtbot: QtBot) -> None:
    options = HandoutOptions(parts=("overview", "treatment"), size=TextSize.XLARGE)
    with qtbot.waitSignal(fitter.fitted, timeout=30_000) as told:
        fitter.fit(job.work, options)
    found = told.args[0]
    assert found.options.parts == options.parts
    assert sheets_needed(job.work, found.options) == 1
    assert found.told
    assert not found.offer


def test_what_does_not_fit_says_what_helps(fitter: Fitter, job: Job, qtbot: QtBot) -> None:
    with qtbot.waitSignal(fitter.fitted, timeout=30_000) as told:
        fitter.fit(job.work, HandoutOptions())
    assert told.args[0].options is None
    assert "Untick some parts" in told.args[0].sentence


def test_past_five_sheets_an_offer_is_looked_for(fitter: Fitter, job: Job, qtbot: QtBot) -> None:
    options = HandoutOptions(size=TextSize.XLARGE)
    pages = pages_needed(job.work, options)
    assert pages > 10
    with qtbot.waitSignal(fitter.fitted, timeout=30_000) as told:
        fitter.look_for_offer(job.work, options, pages)
    found = told.args[0]
    assert found.offer
    assert fitter.offered == found
    assert sheets_needed(job.work, found.options) <= 5
    fitter.look_for_offer(job.work, replace(options, size=TextSize.NORMAL), 3)
    assert fitter.offered is None
    assert not fitter.busy
