"""What is offered beside the articles of a handout."""

from __future__ import annotations

from gardreader.desktop.printing.job import Job
from gardreader.desktop.printing.near import near
from gardreader.packs.library import Library
from tests.desktop.printing.conftest import PACK


def test_what_the_library_has_of_those_near_is_offered_once(library: Library, job: Job) -> None:
    catalogue = library.catalogue()
    recent = (
        f"{PACK}/hemophilia-a",
        f"{PACK}/wilson-disease",
        "gone/nothing",
        "nonsense",
        f"{PACK}/hemophilia-a",
    )
    found = near(job, recent, catalogue)
    assert [wanted.title for wanted in found].count("Hemophilia A") == 1
    assert all(wanted.title and wanted.ref != job.entries[0].ref for wanted in found)
    assert near(job, recent, None) == ()
