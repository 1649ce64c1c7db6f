"""The glossary as all panes share it: read once, faults told once, nothing after its end."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gardreader.desktop.glossary.areas import text_ranges
from gardreader.desktop.glossary.word_book import Explained, WordBook
from gardreader.desktop.reader.matches import document_spans
from gardreader.glossary.terms import Glossary
from tests.glossary.writing import entry, written


def test_it_is_read_once_when_first_wanted(qtbot: QtBot, book: WordBook) -> None:
    assert not book.glossary
    with qtbot.waitSignal(book.loaded):
        book.load()
    glossary = book.glossary
    assert glossary is not None
    assert len(glossary.terms) == 4
    book.load()
    qtbot.waitUntil(lambda: book.settled)
    assert book.glossary is glossary


def test_each_asker_gets_its_own_answer(qtbot: QtBot, book: WordBook) -> None:
    answers: dict[int, Explained] = {}

    def keep(explained: Explained) -> None:
        answers[explained.ticket] = explained

    book.explained.connect(keep)
    first = book.explain("necrosis", (((0, 8),),), ())
    second = book.explain("some necrosis", (((0, 13),),), ())
    forgotten = book.explain("necrosis", (((0, 8),),), ())
    book.forget(forgotten)
    qtbot.waitUntil(lambda: second in answers and book.settled)
    assert [(s.start, s.key) for s in answers[first].spans] == [(0, "necrosis")]
    assert [(s.start, s.key) for s in answers[second].spans] == [(5, "necrosis")]
    assert forgotten not in answers


def test_a_glossary_with_faults_serves_and_tells_them_once(qtbot: QtBot, tmp_path: Path) -> None:
    written(tmp_path, entry("age") + entry("year") + entry("ataxia"))
    book = WordBook(tmp_path)
    with qtbot.waitSignal(book.message) as told:
        book.load()
    assert told.args[0].startswith("2 words are not explained, ")
    assert "'age' is a word that everyone knows" in told.args[0]
    assert book.glossary is not None
    assert [term.name for term in book.glossary.terms] == ["ataxia"]
    book.close()


def test_a_folder_that_is_not_there_explains_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    book = WordBook(tmp_path / "none")
    with qtbot.waitSignal(book.explained) as told:
        book.explain("necrosis", (((0, 8),),), ())
    assert told.args[0].spans == ()
    book.close()


def test_a_glossary_that_cannot_be_read_is_told_of_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(folder: Path) -> Glossary:
        raise PermissionError(errno.EACCES, "refused", str(folder))

    monkeypatch.setattr(Glossary, "load", fail)
    book = WordBook(tmp_path)
    told: list[str] = []
    answers: list[Explained] = []
    book.message.connect(told.append)
    book.explained.connect(answers.append)
    for _ in range(3):
        book.explain("necrosis", (((0, 8),),), ())
    qtbot.waitUntil(lambda: len(answers) == 3)
    assert [answer.spans for answer in answers] == [(), (), ()]
    why = "Words cannot be explained, for the glossary cannot be read: permission is denied."
    assert told == [why]
    assert book.trouble == why
    assert len(caplog.records) == 1
    book.close()


@pytest.mark.parametrize("text", ["fever", "😀 fever 😀😀 pain 𝛽", "ß é ﬁ"])
def test_positions_of_a_document_are_those_of_its_text(text: str) -> None:
    spans = [(start, end) for start in range(len(text)) for end in range(start, len(text) + 1)]
    assert text_ranges(text, document_spans(text, spans)) == tuple(spans)
