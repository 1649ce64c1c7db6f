"""Pages are laid out and drawn in the background; the latest question wins."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from gardreader.desktop.printing.job import Job
from gardreader.desktop.printing.previewing import LaidOut, Previewer, SheetPicture
from gardreader.handouts.options import HandoutOptions, TextSize
from gardreader.handouts.pdf import pdf_bytes


@pytest.fixture
def previewer() -> Iterator[Previewer]:
    made = Previewer()
    yield made
    made.end_work()


def test_the_first_page_comes_by_itself_others_when_they_are_wanted(
    previewer: Previewer, job: Job, qtbot: QtBot
) -> None:
    laid: list[LaidOut] = []
    drawn: list[SheetPicture] = []
    previewer.laid_out.connect(laid.append)
    previewer.drawn.connect(drawn.append)
    previewer.want((1,), 300)  # nothing is laid out: nothing happens
    previewer.lay_out(job.work, HandoutOptions(), 300)
    qtbot.waitUntil(lambda: bool(drawn))
    pages, _ = pdf_bytes(job.work, HandoutOptions())
    assert laid[0].count == pages
    assert laid[0].shape == pytest.approx(297 / 210, abs=0.01)
    assert [picture.number for picture in drawn] == [1]
    previewer.want((3, 2, 99), 200)
    qtbot.waitUntil(lambda: len(drawn) == 3)
    assert [picture.number for picture in drawn] == [1, 3, 2]
    assert [picture.image.width() for picture in drawn] == [300, 200, 200]


def test_only_the_latest_question_is_answered(previewer: Previewer, job: Job, qtbot: QtBot) -> None:
    laid: list[LaidOut] = []
    previewer.laid_out.connect(laid.append)
    previewer.lay_out(job.work, HandoutOptions(), 200)
    previewer.lay_out(job.work, HandoutOptions(size=TextSize.XLARGE), 200, first=500)
    with qtbot.waitSignal(previewer.drawn) as drawn:
        pass
    assert {answer.turn for answer in laid} == {2}
    assert drawn.args[0].number == laid[-1].count  # the last there is
    previewer.lay_out(job.work, HandoutOptions(), 200)
    previewer.forget()
    with qtbot.assertNotEmitted(previewer.laid_out, wait=150):
        pass


def test_what_cannot_be_laid_out_is_a_sentence(previewer: Previewer, job: Job, qtbot: QtBot) -> None:
    with qtbot.waitSignal(previewer.failed) as told:
        previewer.lay_out(job.work, HandoutOptions(parts=("no-such-part",)), 200)
    assert "Nothing was chosen" in told.args[0]


def test_what_a_closing_view_still_wants_is_not_drawn(previewer: Previewer, job: Job, qtbot: QtBot) -> None:
    with qtbot.waitSignal(previewer.drawn):
        previewer.lay_out(job.work, HandoutOptions(), 200)
    previewer.end_work()
    previewer.want((1,), 200)
