"""What is printed in one job."""

from __future__ import annotations

from dataclasses import replace

from gardreader.desktop.printing.job import Job


def test_one_article_has_its_title_and_no_cover(job: Job) -> None:
    assert (job.title, job.several, job.work.cover) == ("Wilson disease", False, False)
    assert job.key == "gardreader-bundled/wilson-disease"
    assert job.work.chapters[0].edition


def test_several_have_a_title_of_their_own_and_a_cover(pair: Job) -> None:
    assert pair.title == "Wilson disease and 1 more"
    assert pair.work.cover
    assert replace(pair, heading="For the family").work.title == "For the family"
    assert not replace(pair, cover=False).work.cover
