"""What stands under each branch of the list."""

from __future__ import annotations

import dataclasses

import pytest

from gardreader.articles.folding import fold
from gardreader.articles.model import ArticleRef, SectionKind
from gardreader.desktop.navigation import branches
from gardreader.desktop.navigation.branches import Kind, Line
from gardreader.packs.catalogue import Catalogue, Entry
from gardreader.packs.library import Library
from gardreader.settings import TreeMode

BUNDLED = "gardreader-bundled"
WILSON = ArticleRef(BUNDLED, "wilson-disease")


@pytest.fixture
def catalogue(library: Library) -> Catalogue:
    return library.catalogue()


def test_categories_hold_every_article_also_those_in_none(library: Library, catalogue: Catalogue) -> None:
    lines = branches.top(catalogue, TreeMode.CATEGORIES)
    assert {line.kind for line in lines} == {Kind.CATEGORY}
    assert lines[-1].text == "In no category"
    found = set()
    for line in lines:
        articles = branches.under(catalogue, line)
        assert len(articles) == line.count
        found |= {article.ref for article in articles}
    assert len(found) == library.count()


def test_letters_hold_every_article_once(library: Library, catalogue: Catalogue) -> None:
    lines = branches.top(catalogue, TreeMode.LETTERS)
    articles = [article for line in lines for article in branches.under(catalogue, line)]
    assert len(articles) == len({article.ref for article in articles}) == library.count()
    for line in lines:
        firsts = {fold(article.text)[0].upper() for article in branches.under(catalogue, line)}
        assert firsts == {line.value} or (line.value == "#" and not any(map(str.isalpha, firsts)))


def test_an_article_holds_its_sections(library: Library, catalogue: Catalogue) -> None:
    line = Line(Kind.ARTICLE, "Wilson disease", ref=WILSON)
    sections = branches.under(catalogue, line)
    article = library.article(WILSON)
    assert [(s.text, s.value) for s in sections] == [(s.title, s.id) for s in article.sections]
    assert not any(section.has_lines for section in sections)
    assert SectionKind.TREATMENT in {section.kind for section in article.sections}


def test_words_narrow_the_list_to_names_and_categories(catalogue: Catalogue) -> None:
    lines = branches.top(catalogue, TreeMode.CATEGORIES, "  bLoOd ")
    assert [line.text for line in lines if line.kind is Kind.CATEGORY] == ["Blood Diseases"]
    lines = branches.top(catalogue, TreeMode.CATEGORIES, "wil dis")
    assert [line.text for line in lines] == ["Wilson disease"]
    assert branches.top(catalogue, TreeMode.LETTERS, "qqzz") == ()
    assert branches.top(catalogue, TreeMode.LETTERS, " - ") == branches.top(catalogue, TreeMode.LETTERS)


def test_a_large_category_is_divided_by_letters(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = branches.top(catalogue, TreeMode.CATEGORIES)
    whole = {line.key: branches.under(catalogue, line) for line in lines}
    monkeypatch.setattr(branches, "MOST_LINES", 5)
    for line in lines:
        letters = branches.under(catalogue, line)
        if line.count <= 5:
            assert letters == whole[line.key]
            continue
        assert {letter.kind for letter in letters} == {Kind.LETTER}
        parts = [branches.under(catalogue, letter) for letter in letters]
        assert [letter.count for letter in letters] == list(map(len, parts))
        found = [article for part in parts for article in part]
        assert {a.ref for a in found} == {a.ref for a in whole[line.key]}
        assert len(found) == line.count


def test_what_a_filter_leaves_is_bounded_and_says_so(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = branches.top(catalogue, TreeMode.LETTERS, "d")
    monkeypatch.setattr(branches, "MOST_FOUND", 10)
    *listed, more = branches.top(catalogue, TreeMode.LETTERS, "d")
    assert tuple(listed) == whole[:10]
    assert (more.kind, more.count, more.has_lines) == (Kind.MORE, len(whole) - 10, False)
    assert more.text == f"and {len(whole) - 10} more: type more of a name"


def test_where_an_article_stands(catalogue: Catalogue) -> None:
    assert branches.groups_of(catalogue, TreeMode.LETTERS, WILSON) == (("letter W",),)
    groups = branches.groups_of(catalogue, TreeMode.CATEGORIES, WILSON)
    assert ("category Metabolic disorders", "letter W Metabolic disorders") in groups
    alone = ArticleRef(BUNDLED, "bone-marrow-necrosis")
    assert branches.groups_of(catalogue, TreeMode.CATEGORIES, alone) == (("category ", "letter B "),)
    assert branches.groups_of(catalogue, TreeMode.CATEGORIES, ArticleRef("no", "such")) == ()


def test_keys_tell_lines_apart() -> None:
    lines = (
        Line(Kind.CATEGORY, "a", "a"),
        Line(Kind.LETTER, "a", "a"),
        Line(Kind.LETTER, "a", "a", category="a"),
        Line(Kind.LETTER, "a", "a", category=""),
        Line(Kind.ARTICLE, "a", ref=WILSON),
        Line(Kind.SECTION, "a", "a", WILSON),
        Line(Kind.SECTION, "a", "b", WILSON),
    )
    assert len({line.key for line in lines}) == len(lines)


def test_of_two_articles_of_one_title_each_names_its_pack() -> None:
    other = dataclasses.replace(WILSON, pack="other")
    named = ((WILSON, "Wilson disease"), (other, "Wilson disease"), (other, "Wolfram syndrome"))
    entries = tuple(Entry(ref, title) for ref, title in named)
    assert [line.pack for line in branches._articles(entries)] == [BUNDLED, "other", ""]
