"""The news of a library: each item once, the newest first, with what it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import ArticleRef, NewsItem
from gardreader.packs.catalogue import Catalogue
from gardreader.packs.library import Library
from gardreader.packs.news import MOST_NAMED, NewsEntry
from tests.packs.samples import article, home, make_pack

GENERAL = NewsItem("Survey for everyone", PartialDate(2020, 5, 22), "https://a.org/survey", "Take part.")
OLD = NewsItem(
    "A gene was found", PartialDate(2019, 4), "https://a.org/gene", "By [Someone](https://zzz.org)."
)
UNDATED = NewsItem("An undated notice", None, "", "Sjögren’s *notice*.")


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library(home(tmp_path / "home"))
    yield library
    library.close()


@pytest.fixture
def catalogue(library: Library, tmp_path: Path) -> Catalogue:
    articles = [replace(article(f"a{n}", f"Disease {n}"), news=(GENERAL,)) for n in range(30)]
    articles[2] = replace(articles[2], news=(GENERAL, OLD, UNDATED, OLD))
    articles[9] = replace(articles[9], news=(OLD,))
    library.install(make_pack(tmp_path, "many", articles))
    library.install(make_pack(tmp_path, "few", [replace(article("b", "Other illness"), news=(OLD,))]))
    return library.catalogue()


def titles(entries: tuple[NewsEntry, ...]) -> list[str]:
    return [entry.item.title for entry in entries]


def test_each_item_comes_once_the_newest_first(catalogue: Catalogue) -> None:
    news = catalogue.news()
    assert titles(news.entries) == [GENERAL.title, OLD.title, UNDATED.title]
    assert (news.found, news.total) == (3, 3)
    assert [entry.item for entry in news.entries] == [GENERAL, OLD, UNDATED]


def test_what_nearly_all_have_is_for_all_and_names_none(catalogue: Catalogue) -> None:
    general, old, undated = catalogue.news().entries
    assert (general.for_all, general.count, general.articles) == (True, 29, ())
    assert (old.for_all, old.count) == (False, 3)
    assert old.articles == (
        (ArticleRef("many", "a2"), "Disease 2"),
        (ArticleRef("many", "a9"), "Disease 9"),
        (ArticleRef("few", "b"), "Other illness"),
    )
    assert undated.count == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("SURVEY", [GENERAL.title]),
        ("every sur", [GENERAL.title]),
        ("urvey", []),
        ("sjogren", [UNDATED.title]),
        ("other ill", [OLD.title]),
        ("gene other", [OLD.title]),
        ("zzz", []),
        ("  ", [GENERAL.title, OLD.title, UNDATED.title]),
        ("%_'", [GENERAL.title, OLD.title, UNDATED.title]),
        ("qq " * 60, []),
    ],
)
def test_words_are_sought_folded_in_text_and_names(
    catalogue: Catalogue, words: str, found: list[str]
) -> None:
    news = catalogue.news(words)
    assert titles(news.entries) == found
    assert (news.found, news.total) == (len(found), 3)


def test_a_limit_cuts_the_answer_not_the_count(catalogue: Catalogue) -> None:
    news = catalogue.news(limit=1)
    assert titles(news.entries) == [GENERAL.title]
    assert news.found == 3


def test_an_item_names_only_a_few(library: Library, tmp_path: Path) -> None:
    articles = [replace(article(f"a{n}"), news=(OLD,) if n < 18 else ()) for n in range(60)]
    library.install(make_pack(tmp_path, "many", articles))
    (entry,) = library.catalogue().news().entries
    assert (entry.for_all, entry.count, len(entry.articles)) == (False, 18, MOST_NAMED)


def test_a_library_without_news_has_none(library: Library, tmp_path: Path) -> None:
    library.install(make_pack(tmp_path, "one"))
    assert library.catalogue().news().entries == ()


def test_the_real_news_are_those_of_the_articles(gard_library: Library) -> None:
    about: dict[tuple[str, str, str], list[ArticleRef]] = defaultdict(list)
    for ref, found in gard_library.articles():
        for item in found.news:
            published = item.published.iso if item.published else ""
            about[item.title, published, item.url].append(ref)
    assert sum(map(len, about.values())) == 6125
    news = gard_library.catalogue().news()
    assert news.total == len(about) == 24
    dates = [entry.item.published for entry in news.entries]
    assert all(dates)
    assert dates == sorted(dates, reverse=True)  # type: ignore[type-var]
    for entry in news.entries:
        refs = about[entry.item.title, entry.item.published.iso, entry.item.url]  # type: ignore[union-attr]
        assert entry.count == len(refs)
        assert entry.for_all == (len(refs) == 6061)
        if not entry.for_all:
            named = {ref for ref, _ in entry.articles}
            assert named <= set(refs)
            assert len(named) == min(len(refs), MOST_NAMED)
    assert sum(entry.for_all for entry in news.entries) == 1
    gaucher = gard_library.catalogue().news("gaucher disease").entries
    assert any("Gaucher" in entry.item.title for entry in gaucher)
