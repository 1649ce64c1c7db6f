"""What is chosen for handouts, before and after anybody has chosen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from gardreader.desktop.printing.choices import HandoutChoices, Look, Person, usual_paper
from gardreader.desktop.printing.job import Job
from gardreader.desktop.printing.parts import job_parts
from gardreader.handouts.clinic import Clinic
from gardreader.handouts.options import NOTES, WORDS, HandoutOptions, Ink, Paper, RefsAs, TextSize
from gardreader.settings import KeptHandout


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


def test_by_itself_a_handout_is_the_whole_article_as_always(job: Job) -> None:
    assert HandoutChoices().options(job) == HandoutOptions()


def test_the_look_of_the_last_time_comes_back() -> None:
    look = Look(Paper.A5, TextSize.XLARGE, 2, Ink.BLACK, RefsAs.QR, clinic=False)
    assert Look.kept(look.to_keep(), Paper.LETTER) == look
    assert Look.kept(KeptHandout(), Paper.LETTER).paper is Paper.LETTER


def test_lists_are_left_out_of_all_sections_of_one_and_the_order_is_kept(job: Job, pair: Job) -> None:
    choices = HandoutChoices()
    usual = tuple(part.id for part in job_parts(job.articles))
    moved = (usual[-1], *usual[:-1])
    choices.arrange(job, moved, frozenset({"overview", "references", WORDS}))
    parts = choices.options(job).parts
    assert parts == tuple(p for p in moved if p not in ("overview", "references", WORDS, NOTES))
    assert tuple(part.id for part in choices.parts(job)) == moved
    other = choices.options(Job(pair.entries[1:])).parts
    assert other is not None
    assert "overview" in other
    assert "references" not in other


def test_what_is_ticked_at_one_stroke_is_for_that_handout_alone(job: Job, pair: Job) -> None:
    choices = HandoutChoices()
    order = tuple(part.id for part in choices.parts(job))
    choices.arrange(job, order, frozenset(order) - {"treatment"}, everywhere=False)
    assert choices.options(job).parts == ("treatment",)
    assert choices.options(Job(pair.entries[1:])).parts is None


def test_several_articles_are_chosen_from_by_kind(pair: Job) -> None:
    choices = HandoutChoices()
    assert choices.options(pair).parts is None
    order = tuple(part.id for part in choices.parts(pair))
    assert "treatment" in order
    choices.arrange(pair, order, frozenset(order) - {"treatment"})
    assert choices.options(pair).parts == ("treatment",)


def test_a_person_s_words_go_into_the_options_and_stay_nowhere(job: Job) -> None:
    choices = HandoutChoices()
    before = choices.chosen
    options = choices.options(job, Person("Ms. Example", "Come back on Monday", 4, by_hand=True))
    assert (options.patient, options.notes, options.notes_lines) == ("Ms. Example", "Come back on Monday", 4)
    assert options.patient_line
    assert choices.chosen == before
    order = tuple(part.id for part in choices.parts(job))
    choices.arrange(job, order, frozenset({NOTES}))
    assert choices.options(job, Person(notes="Secret", lines=3)) == HandoutOptions(glossary=True)


def test_the_clinic_is_printed_where_there_is_one_and_it_is_wanted(job: Job) -> None:
    choices = HandoutChoices()
    choices.clinic = Clinic("Clinic of examples")
    assert choices.options(job).clinic == choices.clinic
    choices.look = Look(clinic=False)
    assert choices.options(job).clinic is None


def test_what_fits_is_taken_and_comes_back_the_same(job: Job) -> None:
    choices = HandoutChoices(Look(size=TextSize.LARGE))
    short = choices.short_parts(job)
    assert set(short) < {part.id for part in choices.parts(job)}
    found = HandoutOptions(parts=short, size=TextSize.NORMAL, columns=2, refs=RefsAs.NONE, paper=Paper.LETTER)
    choices.take(job, found)
    assert choices.options(job) == found
    choices.take(job, HandoutOptions(short=True))
    assert choices.options(job).parts is not None
    assert set(choices.options(job).parts or ()) == set(short)
    choices.take(job, HandoutOptions())
    assert choices.options(job) == HandoutOptions()
