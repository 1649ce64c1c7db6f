"""What is offered beside the articles of a handout: related ones, and those read lately."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from gardreader.articles.model import ArticleRef
from gardreader.desktop.desk.wanted import Wanted
from gardreader.desktop.printing.job import Job
from gardreader.packs.catalogue import Catalogue

_MOST = 30


def near(job: Job, recent: Iterable[str], catalogue: Catalogue | None) -> tuple[Wanted, ...]:
    """The articles that ``catalogue`` has of those related to the job's and of ``recent`` (as PACK/ID)."""
    if catalogue is None:
        return ()
    there = {entry.ref for entry in job.entries}
    refs = [
        ArticleRef(entry.ref.pack, related.id)
        for entry in job.entries
        for related in entry.chapter.article.related
    ]
    for name in recent:
        with suppress(ValueError):
            refs.append(ArticleRef.parse(name))
    titled = ((ref, catalogue.title(ref)) for ref in dict.fromkeys(refs) if ref not in there)
    return tuple(Wanted(ref, title=title) for ref, title in titled if title)[:_MOST]
