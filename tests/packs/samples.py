"""Small packs of the bundled articles."""

from __future__ import annotations

import dataclasses
import zipfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from gardreader.articles.draft import PackDraft
from gardreader.articles.markdown_file import read_article
from gardreader.articles.model import Article, Source
from gardreader.packs.manifest import PackCounts
from gardreader.packs.writer import write_pack
from gardreader.paths import Paths, content, find_paths


@cache
def bundled() -> tuple[Article, ...]:
    """The bundled articles."""
    return tuple(read_article(path) for path in sorted(content().glob("*.md")))


def article(article_id: str, title: str = "") -> Article:
    """A bundled article as another disease: of another id and title, without synonyms and codes."""
    first = bundled()[0]
    title = title or f"{first.title} {article_id}"
    return dataclasses.replace(first, id=article_id, title=title, synonyms=(), identifiers=())


def draft(pack_id: str = "sample", edition: str = "2020") -> PackDraft:
    """The identity of a sample pack."""
    return PackDraft(pack_id, f"Sample {pack_id}", edition, Source("The project"), "MIT")


def make_pack(
    folder: Path, pack_id: str = "sample", articles: Iterable[Article] | None = None, edition: str = "2020"
) -> Path:
    """A pack file in ``folder``, named by its id and edition."""
    target = folder / f"{pack_id}-{edition}.gardpack"
    write_pack(draft(pack_id, edition), bundled() if articles is None else articles, target)
    return target


def home(folder: Path) -> Paths:
    """The paths of a library in ``folder``."""
    return find_paths(folder, {})


def members(pack: Path) -> dict[str, bytes]:
    """The members of a pack file, in their order."""
    with zipfile.ZipFile(pack) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def counts_of(articles: Iterable[Article]) -> PackCounts:
    """The true counts of these articles."""
    counts = PackCounts()
    for item in articles:
        counts = counts.plus(item)
    return counts
