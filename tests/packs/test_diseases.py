"""A library lists a disease once, whichever packs tell of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from gardreader.articles.facts import Translation
from gardreader.articles.model import Article, ArticleRef, Identifier, Source, Synonym
from gardreader.errors import LibraryError
from gardreader.packs import diseases
from gardreader.packs.catalogue import Catalogue, set_checksum
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


def _disease(catalogue: Catalogue) -> object:
    return catalogue.disease_of(STUB)


def _all_diseases(catalogue: Catalogue) -> object:
    return list(catalogue.joined_diseases())


_FORGERIES: tuple[tuple[str, Callable[[Catalogue], object]], ...] = (
    ("disease set source = null", _disease),
    ("disease set source = cast(source as blob)", _all_diseases),
    ("disease set lead = cast(lead as blob)", _all_diseases),
    ("pack set title = null", _disease),
    ("pack set title = x'ff'", _all_diseases),
    ("article set title = null", _disease),
    ("article set stub = 'yes'", _disease),
    ("article set stub = null", _all_diseases),
    ("joining set rule = cast(rule as blob)", Catalogue.joining_report),
    ("joining set count = 'many'", Catalogue.joining_report),
    ("joining set first = cast(first as blob)", Catalogue.joining_report),
    ("meeting set firsts = null", Catalogue.joining_report),
    ("meeting set seconds = 0.5", Catalogue.joining_report),
    ("conflict set reason = cast(reason as blob)", Catalogue.joining_report),
    ("conflict set reason = null", Catalogue.kept_apart),
    ("conflict set rule = x'00'", Catalogue.kept_apart),
    ("article set id = null where number in (select first from conflict)", Catalogue.kept_apart),
)


@pytest.fixture
def forge(library: Library, tmp_path: Path) -> Iterator[Callable[[str], Library]]:
    """Opens the library with a list that someone changed who has seen to its checksum."""
    types = [_coded(article(kind, f"Dock disease {kind}"), "orpha", "187") for kind in ("type-1", "type-2")]
    library.install(make_pack(tmp_path, "types", types))
    library.install(make_pack(tmp_path, "whole", [_coded(article("dock", "Dock disease"), "orpha", "187")]))
    assert library.catalogue().kept_apart()
    library.close()
    path = library.paths.catalogue
    sound = path.read_bytes()
    opened: list[Library] = []

    def forged(script: str) -> Library:
        path.write_bytes(sound)
        with closing(sqlite3.connect(path)) as connection:
            connection.executescript(script)
        set_checksum(path)
        opened.append(Library(library.paths))
        assert opened[-1].catalogue_is_current(), script
        return opened[-1]

    yield forged
    for other in opened:
        other.close()


def test_forged_values_are_damage_and_mean_a_new_list(forge: Callable[[str], Library]) -> None:
    for change, ask in _FORGERIES:
        library = forge(f"update {change};")
        with pytest.raises(LibraryError, match=r"^The list of articles cannot be read: "):
            ask(library.catalogue())
        assert not library.catalogue_is_current(), change
        ask(library.catalogue())


def test_a_forged_list_cannot_make_one_disease_of_everything(
    forge: Callable[[str], Library], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diseases, "MOST_MEMBERS", 7)  # of eight articles
    script = (
        "update disease set lead = (select min(lead) from disease where place = 1), place = article;"
        "update disease set place = 1 where article = lead;"
    )
    for ask in (_disease, _all_diseases):
        library = forge(script)
        with pytest.raises(LibraryError, match="a disease has too many articles"):
            ask(library.catalogue())
        ask(library.catalogue())


def test_a_forged_list_that_leads_nowhere_is_answered_with_what_there_is(
    forge: Callable[[str], Library],
) -> None:
    script = "update disease set lead = -1 - lead, place = 7; update conflict set first = -first;"
    catalogue = forge(f"{script} delete from pack where id = 'gard'; delete from joining;").catalogue()
    assert catalogue.entries() == ()
    assert catalogue.kept_apart() == ()
    assert catalogue.disease_of(ArticleRef("gard", "other")) is None
    assert list(catalogue.joined_diseases()) == []
    assert catalogue.joining_report().diseases == 0


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
