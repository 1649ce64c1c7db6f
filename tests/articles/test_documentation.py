"""What docs/article-format.md tells librarians is so."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from gardreader.articles import limits
from gardreader.articles.checks import RULES, check_files
from gardreader.articles.facts import Fact, FactKind
from gardreader.articles.markdown_file import MAX_FILE_BYTES, parse_article, write_article
from gardreader.articles.model import (
    Article,
    Author,
    Frequency,
    MedicalProduct,
    NewsItem,
    Organization,
    Reference,
    Related,
    Resource,
    Section,
    SectionKind,
    Source,
    Symptom,
    Synonym,
)
from gardreader.articles.plain import _keys
from gardreader.articles.references import printed
from gardreader.progress import silent

TEXT = (Path(__file__).parents[2] / "docs" / "article-format.md").read_text(encoding="utf-8")
EXAMPLE = TEXT.partition("```markdown\n")[2].partition("```\n")[0]


def test_the_example_is_sound(tmp_path: Path) -> None:
    article = parse_article(EXAMPLE)
    path = tmp_path / f"{article.id}.md"
    path.write_text(EXAMPLE, encoding="utf-8")
    assert [str(problem) for problem in check_files([path], silent)] == []
    assert parse_article(write_article(article)) == article


def test_the_printed_reference_is_the_examples() -> None:
    assert f"\n    {printed(parse_article(EXAMPLE).references[0])}\n" in TEXT


def test_every_rule_is_told() -> None:
    table = dict(re.findall(r"^\| `([a-z-]+)` \| (error|warning) \|", TEXT, re.MULTILINE))
    assert table == {code: severity.value for code, (severity, _) in RULES.items()}


@pytest.mark.parametrize(
    "cls",
    [
        Article, Author, MedicalProduct, NewsItem, Organization, Reference, Related, Resource, Section,
        Source, Symptom, Synonym, Fact,
    ],
)  # fmt: skip
def test_every_field_is_told(cls: type) -> None:
    for name, key, _ in _keys(cls):
        if (cls, name) not in ((Article, "sections"), (Section, "title"), (Section, "body"), (Section, "id")):
            assert re.search(rf"`{key}`|\b{key}: …", TEXT), f"{cls.__name__}.{key}"
    assert dataclasses.is_dataclass(cls)


def test_every_kind_and_frequency_is_told() -> None:
    for word in (*SectionKind, *Frequency, *FactKind):
        assert f"`{word}`" in TEXT


def test_the_bounds_are_the_codes() -> None:
    for number in (
        MAX_FILE_BYTES,
        limits.LONGEST_ARTICLE,
        limits.LONGEST_BODY,
        limits.LONGEST_WORD,
        limits.MOST_ITEMS,
        limits.MOST_REFERENCES,
        limits.MOST_SECTIONS,
        limits.DEEPEST_NESTING,
    ):
        assert f"{number:,}" in TEXT
