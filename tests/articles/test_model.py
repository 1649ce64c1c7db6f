"""The model refuses what could not be written and read back the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gardreader.articles.dates import PartialDate
from gardreader.articles.draft import PackDraft
from gardreader.articles.facts import Fact, FactKind, Translation
from gardreader.articles.model import (
    Article,
    ArticleRef,
    Author,
    Identifier,
    Organization,
    Reference,
    Section,
    Source,
    Synonym,
)

SOURCE = Source("s")


@pytest.mark.parametrize(
    "make",
    [
        lambda: Synonym(" a"),
        lambda: Synonym("a\n"),
        lambda: Synonym("a\nb"),
        lambda: Synonym("a\tb"),
        lambda: Synonym("a\x00b"),
        lambda: Synonym("a\x85b"),
        lambda: Synonym("a\u2028b"),
        lambda: Synonym("a\ud800"),
        lambda: Source("s", credits=("",)),
        lambda: Organization("o", address=("a\nb",)),
        lambda: Section("Upper", "T", ""),
        lambda: Section("two words", "T", ""),
        lambda: Section("", "T", ""),
        lambda: Section("a-", "T", ""),
        lambda: Section("a", "", ""),
        lambda: Section("a", "T", "# Heading"),
        lambda: Section("a", "T", "text\n## Heading"),
        lambda: Section("a", "T", "text\n   ##"),
        lambda: Section("a", "T", " text"),
        lambda: Reference("a b"),
        lambda: Reference(""),
        lambda: Reference("a."),
        lambda: Reference("a", issued=""),
        lambda: Reference("a", issued="2010-04"),
        lambda: Author(),
        lambda: Author("Doe", literal="Doe"),
        lambda: Author(given="J", literal="Doe"),
        lambda: Fact(FactKind.GENE, ""),
        lambda: Translation("de", ""),
        lambda: Translation("", "A"),
        lambda: Translation("German", "A"),
        lambda: Translation("de_DE", "A"),
        lambda: Article(
            "a",
            "A",
            SOURCE,
            translations=(Translation("de", "A"), Translation("fr", "B"), Translation("de", "C")),
        ),
        lambda: Article("", "A", SOURCE),
        lambda: Article("a", "", SOURCE),
        lambda: Article("A", "A", SOURCE),
        lambda: Article("a", "A", SOURCE, categories=(" x",)),
        lambda: Article(
            "a", "A", SOURCE, identifiers=(Identifier("x", "1"), Identifier("y", "1"), Identifier("x", "2"))
        ),
        lambda: PackDraft("A", "t", "", SOURCE, ""),
        lambda: PackDraft("a" * 81, "t", "", SOURCE, ""),
        lambda: PackDraft("a", "", "", SOURCE, ""),
        lambda: PackDraft("a", "t", "", SOURCE, "", language=""),
    ],
)
def test_refused(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        make()


def test_what_an_article_tells_of_itself() -> None:
    stub = Article("a", "A", SOURCE, sections=(Section("one", "One", ""),))
    assert stub.is_stub
    assert stub.updated is None
    article = Article(
        "a",
        "A",
        SOURCE,
        identifiers=(Identifier("omim", "1"), Identifier("omim", "2"), Identifier("orpha", "3")),
        sections=(
            Section("one", "One", "text", updated=PartialDate(2010, 4)),
            Section("two", "Two", "### Third level\n\n#hash", updated=PartialDate(2009)),
        ),
    )
    assert not article.is_stub
    assert article.updated == PartialDate(2010, 4)
    assert article.section("two") is article.sections[1]
    assert article.section("three") is None
    assert article.identifier_values("omim") == ("1", "2")


def test_refs_are_written_and_read() -> None:
    ref = ArticleRef("gard", "wilson-disease")
    assert str(ref) == "gard/wilson-disease"
    assert ArticleRef.parse(str(ref)) == ref
    for text in ("", "gard", "gard/", "/a", "a/b/c", "A/b", "a/b c"):
        with pytest.raises(ValueError, match="PACK/ID"):
            ArticleRef.parse(text)
