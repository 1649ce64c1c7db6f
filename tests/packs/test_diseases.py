"""A library lists a disease once, whichever packs tell of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gardreader.articles.facts import Translation
from gardreader.articles.model import Article, ArticleRef, Identifier, Source, Synonym
from gardreader.packs.catalogue import Catalogue
from gardreader.packs.diseases import Member
from gardreader.packs.library import Library
from tests.packs.samples import article, home, make_pack

FULL = ArticleRef("own", "wilson")
STUB = ArticleRef("gard", "wilson-disease")
NAMES = ArticleRef("orphanet-names", "orpha-905")
LONE = ArticleRef("orphanet-names", "orpha-906")


def _coded(item: Article, scheme: str, code: str, *synonyms: str) -> Article:
    named = tuple(map(Synonym, synonyms))
    return replace(item, synonyms=named, identifiers=(Identifier(scheme, code),))


def _names(item: Article) -> Article:
    words = (Translation("de", f"{item.title} auf Deutsch"),)
    return replace(
        Article(item.id, item.title, item.source, translations=words), identifiers=item.identifiers
    )


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(home(tmp_path / "home"))
    stub = replace(article("wilson-disease", "Wilson disease"), sections=(), categories=("Liver",))
    packs = {
        "orphanet-names": [
            _names(_coded(article("orpha-905", "Wilson's disease"), "orpha", "905")),
            _names(_coded(article("orpha-906", "A name alone"), "orpha", "906")),
        ],
        "gard": [_coded(stub, "orpha", "905", "Copper storage"), article("other", "Another disease")],
        "own": [_coded(replace(article("wilson", "Wilson disease"), categories=()), "orpha", "905")],
    }
    for pack_id, articles in packs.items():
        library.install(make_pack(tmp_path, pack_id, articles))
    yield library
    library.close()


@pytest.fixture
def catalogue(library: Library) -> Catalogue:
    return library.catalogue()


def test_every_article_leads_to_the_whole_disease(catalogue: Catalogue) -> None:
    disease = catalogue.disease_of(FULL)
    assert disease is not None
    assert disease.refs == (FULL, STUB, NAMES)
    assert disease.members[1] == Member(STUB, "Wilson disease", "Sample gard", stub=True)
    assert catalogue.disease_of(STUB) == catalogue.disease_of(NAMES) == disease
    alone = catalogue.disease_of(ArticleRef("gard", "other"))
    assert alone is not None
    assert len(alone.members) == 1
    assert catalogue.disease_of(ArticleRef("gard", "none")) is None
    assert list(catalogue.joined_diseases()) == [disease]


def test_lists_have_one_entry_found_by_what_any_member_says(catalogue: Catalogue) -> None:
    assert [entry.ref for entry in catalogue.entries()] == [ArticleRef("gard", "other"), FULL]
    assert catalogue.count() == sum(count for _, count in catalogue.letters()) == 2
    for words in ("copper", "deutsch wilson", "storage dis"):
        assert [entry.ref for entry in catalogue.entries(contains=words)] == [FULL], words
    assert dict(catalogue.categories())["Liver"] == 1
    assert [entry.ref for entry in catalogue.entries(category="Liver")] == [FULL]
    for ref in (FULL, STUB, NAMES):
        assert catalogue.groups(ref) == ("W", ("Liver",))


def test_names_alone_are_listed_only_when_they_are_asked_for(catalogue: Catalogue) -> None:
    assert LONE not in [entry.ref for entry in catalogue.entries()]
    assert [entry.ref for entry in catalogue.entries(contains="alone")] == [LONE]


def test_a_pack_lists_its_own_articles(catalogue: Catalogue) -> None:
    assert catalogue.count(pack="gard") == 2
    assert STUB in [entry.ref for entry in catalogue.entries(pack="gard")]


def test_the_report_counts_pairs_of_packs(catalogue: Catalogue) -> None:
    report = catalogue.joining_report()
    assert (report.articles, report.diseases) == (5, 3)
    assert {pack.id: (pack.articles, pack.joined) for pack in report.packs} == {
        "gard": (2, 1),
        "own": (1, 1),
        "orphanet-names": (2, 1),
    }
    assert {(pair.first, pair.second): (pair.firsts, pair.seconds) for pair in report.pairs} == {
        ("gard", "orphanet-names"): (1, 1),
        ("gard", "own"): (1, 1),
        ("orphanet-names", "own"): (1, 1),
    }
    assert catalogue.kept_apart() == ()


def test_two_sources_within_a_pack_tell_of_one_disease(tmp_path: Path) -> None:
    stroke = "National Institute of Neurological Disorders and Stroke"
    articles = [
        replace(article(f"{len(source)}-{name.lower()}", f"{name} disease"), source=Source(source))
        for source, name in ((stroke, "Wilson"), ("A registry", "Wilson"), ("A registry", "Menkes"))
    ]
    library = Library(home(tmp_path / "home"))
    library.install(make_pack(tmp_path, "many", articles))
    library.install(make_pack(tmp_path, "gard", [article("wilson", "Wilson disease")]))
    catalogue = library.catalogue()
    disease = catalogue.disease_of(ArticleRef("many", f"{len(stroke)}-wilson"))
    assert disease is not None
    assert [(member.ref.pack, member.source) for member in disease.members] == [
        ("many", "A registry"), ("many", "NINDS"), ("gard", ""),
    ]  # fmt: skip
    report = catalogue.joining_report()
    assert {(pair.first, pair.second): (pair.firsts, pair.seconds) for pair in report.pairs} == {
        ("gard", "many"): (1, 2),
        ("many", "many"): (2, 2),
    }
    library.close()
