"""How easily the parts of a handout read."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from gardreader.articles.model import SectionKind
from gardreader.desktop.printing.job import Job
from gardreader.desktop.printing.reading_ease import ReadingEase, texts
from gardreader.handouts.ease import ease


def test_each_section_has_its_own_figure(job: Job, qtbot: QtBot) -> None:
    reckoning = ReadingEase()
    with qtbot.waitSignal(reckoning.reckoned) as told:
        reckoning.reckon(job.articles)
    found = told.args[0].found
    (article,) = job.articles
    for section in article.sections:
        assert found[section.id] == ease(section.body)
    assert any(one.grade for one in found.values())
    reckoning.end_work()


def test_of_several_each_kind_has_one(pair: Job) -> None:
    found = texts(pair.articles)
    assert set(found) <= {kind.value for kind in SectionKind}
    for article in pair.articles:
        for section in article.sections:
            assert section.body in found[section.kind.value]
