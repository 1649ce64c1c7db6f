"""No article that keeps to the bounds is refused, none beyond them passes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gardreader.articles.facts import Fact, FactKind, Translation
from gardreader.articles.limits import (
    DEEPEST_NESTING,
    LONGEST_ARTICLE,
    LONGEST_BODY,
    LONGEST_WORD,
    MOST_ITEMS,
    oversized,
    refuse_oversized,
)
from gardreader.articles.model import (
    Article,
    MedicalProduct,
    NewsItem,
    Organization,
    Resource,
    Section,
    Source,
    Symptom,
    Synonym,
)
from gardreader.errors import ArticleError

PLAIN = Article("a", "A", Source("s"))


@pytest.mark.parametrize(
    ("within", "beyond", "what"),
    [
        ("a " * (LONGEST_BODY // 2), "a " * (LONGEST_BODY // 2 + 1), "a text is longer"),
        ("a" * LONGEST_WORD, "a" * (LONGEST_WORD + 1), "a word is longer"),
        ("> " * DEEPEST_NESTING + "a", "> " * (DEEPEST_NESTING + 1) + "a", "quotations are nested"),
        (">" * DEEPEST_NESTING + "a", ">" * (DEEPEST_NESTING + 1) + "a", "quotations are nested"),
        (" " * 4 * DEEPEST_NESTING + "- a", " " * (4 * DEEPEST_NESTING + 1) + "- a", "lists are nested"),
        ("<b>" * DEEPEST_NESTING, "<b>" * (DEEPEST_NESTING + 1), "tags are nested"),
        ("<b>a</b>" * 100, "<b><i>" * 7, "tags are nested"),
        ("<br><hr/><x />" * 100, "<x y='1'>" * 13, "tags are nested"),
    ],
)
def test_texts(within: str, beyond: str, what: str) -> None:
    assert oversized(within) == ""
    assert oversized(beyond).startswith(what)


@pytest.mark.parametrize(
    "text",
    ["<" + "a:" * 900 + " b" * 190_000, "<a" * 200_000, "> " * 200_000, " " * 399_000, "<" * 399_000,
     "\t>" * 190_000],
    ids=["tag", "tags", "quotes", "spaces", "signs", "tabs"],
)  # fmt: skip
def test_hostile_texts_are_told_at_once(text: str) -> None:
    assert isinstance(oversized(text), str)


_LONG = "a" * (LONGEST_WORD + 1)


@pytest.mark.parametrize(
    "article",
    [
        replace(PLAIN, sections=(Section("a", "A", _LONG),)),
        replace(PLAIN, disclaimer=_LONG),
        replace(PLAIN, organizations=(Organization("a", notes=_LONG),)),
        replace(PLAIN, products=(MedicalProduct("a", indication=_LONG),)),
        replace(PLAIN, resources=(Resource("a", description=_LONG),)),
        replace(PLAIN, news=(NewsItem("a", text=_LONG),)),
        replace(PLAIN, title=_LONG),
        replace(PLAIN, synonyms=(Synonym(_LONG),)),
        replace(PLAIN, symptoms=(Symptom(_LONG),)),
        replace(PLAIN, translations=(Translation("de", _LONG),)),
        replace(PLAIN, facts=(Fact(FactKind.GENE, _LONG),)),
        replace(PLAIN, symptoms=(Symptom("a"),) * (MOST_ITEMS + 1)),
        replace(
            PLAIN,
            sections=tuple(Section(f"s{n}", "A", "a " * (LONGEST_ARTICLE // 12 + 1) + "a") for n in range(6)),
        ),
    ],
    ids=(
        "section disclaimer organization product resource news title synonym symptom name fact items whole"
    ).split(),
)
def test_parts_of_an_article(article: Article) -> None:
    with pytest.raises(ArticleError, match=r"^a: .*(longer than|more than) [\d,]+"):
        refuse_oversized(article)


def test_a_plain_article_passes() -> None:
    refuse_oversized(PLAIN)
    refuse_oversized(replace(PLAIN, symptoms=(Symptom("a"),) * MOST_ITEMS))
