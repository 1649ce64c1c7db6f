"""Article files as people write them, and every way in which they go wrong, with file and line."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gardreader.articles.dates import PartialDate
from gardreader.articles.markdown_file import MAX_FILE_BYTES, parse_article, read_article, write_article
from gardreader.articles.model import Frequency, Identifier, Reach, Related, SectionKind, Synonym
from gardreader.articles.plain import from_plain, source_from_plain, source_to_plain
from gardreader.errors import ArticleError
from tests.strategies import sources

HEAD = "---\nid: a\ntitle: A\nsource: {name: x}\n"

EXAMPLE = """---
id: example-disease
title: Example disease
rare: true
synonyms: [Disease of examples, {name: EXD, source: OMIM}]
identifiers: {gard: "0006", omim: ["1", {code: "2", reach: broader}], icd10: X00}
categories: [Blood diseases]
source: {name: Somebody, url: "https://example.org", retrieved: 2020-12-14, licence: public}
review: not reviewed by a clinician
symptoms:
  - {name: Fever, hpo: "HP:0001945", frequency: very frequent, percent: 80%-99%}
related: [other-disease, {id: third, title: Third, relation: parent}]
references:
  - {id: doe2006, type: book, author: [{family: Doe, given: J}], title: No, issued: 2006, PMID: "1"}
---

## What causes example disease? {: #cause kind=cause updated=2010-04-08 source-id=17 }

Prose with 10<sup>9</sup>/L [@doe2006].

- a list

## Unfinished {: #unfinished }
"""


def test_what_a_person_wrote_stays_what_it_was() -> None:
    article = parse_article(EXAMPLE)
    assert (article.id, article.title, article.rare) == ("example-disease", "Example disease", True)
    assert article.synonyms == (Synonym("Disease of examples"), Synonym("EXD", "OMIM"))
    assert article.identifiers == (
        Identifier("gard", "0006"),
        Identifier("omim", "1"),
        Identifier("omim", "2", Reach.BROADER),
        Identifier("icd10", "X00"),
    )
    assert article.source.retrieved == PartialDate(2020, 12, 14)
    assert article.symptoms[0].frequency is Frequency.VERY_FREQUENT
    assert article.related == (Related("other-disease"), Related("third", "Third", "parent"))
    reference = article.references[0]
    assert (reference.title, reference.issued, reference.pmid) == ("No", PartialDate(2006), "1")
    cause, unfinished = article.sections
    assert (cause.kind, cause.updated, cause.source_id) == (SectionKind.CAUSE, PartialDate(2010, 4, 8), "17")
    assert cause.body == "Prose with 10<sup>9</sup>/L [@doe2006].\n\n- a list"
    assert (unfinished.title, unfinished.body, unfinished.kind) == ("Unfinished", "", SectionKind.OTHER)
    assert parse_article(write_article(article)) == article


def test_what_is_written_reads_well() -> None:
    text = write_article(parse_article(EXAMPLE))
    head, _, body = text.partition("\n---\n")
    assert head.splitlines()[1:3] == ["id: example-disease", "title: Example disease"]
    assert "retrieved: 2020-12-14" in head
    assert "gard: '0006'" in head
    assert body.startswith(
        "## What causes example disease? {: #cause kind=cause updated=2010-04-08 source-id=17 }"
    )
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_files_from_other_systems(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbf" + EXAMPLE.replace("\n", "\r\n").encode())
    assert read_article(path) == parse_article(EXAMPLE)


@given(sources)
def test_a_source_alone_is_read_back(source: object) -> None:
    assert source_from_plain(source_to_plain(source)) == source  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("", 1, "an article opens with front matter between two lines of ---"),
        ("# Title\n", 1, "an article opens with front matter"),
        ("---\nid: a\n", 3, "the front matter has no closing line of ---"),
        ("---\nid: [\n---\n", 3, "the front matter is not YAML: "),
        ("---\n- a\n---\n", 2, "the front matter is not a set of named values"),
        ("---\n---\n", 2, "the front matter is not a set of named values"),
        ("---\nid: a\n---\n", 2, "article lacks 'title'"),
        (f"{HEAD}id: b\n---\n", 5, "the front matter says 'id' twice in one place"),
        (f"{HEAD}synonyms:\n- {{name: a, name: b}}\n---\n", 6, "the front matter says 'name' twice"),
        (f"{HEAD}x: &a 1\ny: *a\n---\n", 5, "the front matter uses a YAML anchor or alias"),
        (f"{HEAD}x: !!python/name:os.system a\n---\n", 5, "the front matter uses a YAML tag"),
        (f"{HEAD}x: {'[' * 50}{']' * 50}\n---\n", 5, "the front matter is nested too deeply"),
        (f"{HEAD}? [a]\n: b\n---\n", 5, "the front matter is not YAML: found unhashable key"),
        (f"{HEAD}\n\nsections: []\n---\n", 7, "sections stand below the front matter, not in it"),
        (f"{HEAD}colour: red\n---\n", 5, "article has an unknown field 'colour'"),
        (f"{HEAD}rare: maybe\n---\n", 5, "rare is 'maybe', neither true nor false"),
        (f"{HEAD}rare: sections 99\n---\n", 5, "rare is 'sections 99', neither true nor false"),
        (f"{HEAD}synonyms: a\n---\n", 5, "synonyms is not a list"),
        (f"{HEAD}synonyms:\n- a\n- {{name: b, from: c}}\n---\n", 7, "synonyms 2 has an unknown field 'from'"),
        (f"{HEAD}identifiers: a\n---\n", 5, "identifiers is not a set of named values"),
        (f"{HEAD}translations: [a]\n---\n", 5, "translations is not a set of named values"),
        (f"{HEAD}translations: {{German: a}}\n---\n", 5, "translations: language 'German' is not a tag"),
        (f"{HEAD}facts:\n- kind: gene\n---\n", 6, "facts 1 lacks 'value'"),
        (f"{HEAD}facts:\n- kind: genes\n  value: a\n---\n", 6, "facts 1, kind is 'genes', which is none of"),
        (f"{HEAD}categories: [[a]]\n---\n", 5, "categories is not a text"),
        (f"{HEAD}symptoms:\n- name: a\n- name: b\n  frequency: often\n---\n", 8,
         "symptoms 2, frequency is 'often', which is none of: always, very frequent"),
        (f"{HEAD}references:\n- id: a\n- id: b c\n---\n", 7, "references 2: reference id 'b c' cannot be"),
        (f"{HEAD}references:\n- id: a\n  title: \"x\\ty\"\n---\n", 7, "references 1: title is more than one"),
        (f"{HEAD}references:\n- id: a\n  author:\n  - given: x\n---\n", 8,
         "references 1, author 1: an author has either a family name or a literal name"),
        (f"{HEAD}news:\n- title: b\n  published: soon\n---\n", 7, "news 1, published is not a date: 'soon'"),
        ("---\nid: A\ntitle: A\nsource: {name: x}\n---\n", 2, "article id 'A' is not of lower case"),
        ("---\nid: a\ntitle: ''\nsource: {name: x}\n---\n", 2, "an article needs a title"),
        (f"{HEAD}---\nloose text\n", 6, "text stands before the first section (a line that begins with ##)"),
        (f"{HEAD}---\n\n## T\n", 7, "the section has no id: write {: #some-id } after it"),
        (f"{HEAD}---\n## T {{: #a cause }}\n", 6, "cannot read 'cause' in the heading"),
        (f"{HEAD}---\n## T {{: #a colour=red }}\n", 6, "a heading has no attribute 'colour'"),
        (f"{HEAD}---\n## T {{: #a updated=soon }}\n", 6, "updated is not a date: 'soon'"),
        (f"{HEAD}---\n## T {{: #a }}\n\n## U {{: #b kind=odd }}\n", 8, "sections 2, kind is 'odd', which is"),
        (f"{HEAD}---\n## T {{: #a }}\n\n## U {{: #B }}\n", 8, "sections 2: section id 'B' is not of"),
        (f"{HEAD}---\n## T {{: #a }}\n# Title\n", 6, "sections 1: section 'a' holds a heading of the first"),
        (f"{HEAD}---\n## T {{: #a }}\nx\x00y\n", 6, "sections 1: body holds a control character"),
        (f"{HEAD}---\n## {{: #a }}\n", 6, "sections 1: a section needs a title"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_file_and_line(
    tmp_path: Path, text: str, line: int, sentence: str
) -> None:
    path = tmp_path / "a.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ArticleError) as failure:
        read_article(path)
    error = failure.value
    assert (error.path, error.line) == (path, line)
    assert error.sentence.startswith(sentence)
    assert str(error) == f"{path}:{line}: {error.sentence}"
    assert "\n" not in str(error)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    large = tmp_path / "large.md"
    large.write_bytes(b"a" * (MAX_FILE_BYTES + 1))
    binary = tmp_path / "binary.md"
    binary.write_bytes(b"---\n\xff\n")
    for path, sentence in [
        (large, "the file is too large for an article (8,000,001 bytes)"),
        (binary, "the file is not UTF-8 text"),
        (tmp_path, "the file cannot be read: "),
        (tmp_path / "none.md", "the file cannot be read: No such file or directory"),
    ]:
        with pytest.raises(ArticleError) as failure:
            read_article(path)
        assert str(failure.value).startswith((f"{path}: {sentence}", f"{path}:2: {sentence}"))


_json = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text()),
    lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
    max_leaves=10,
)
_fields = (
    "rare synonyms identifiers categories related sections symptoms references organizations products "
    "resources news language review disclaimer"
).split()


@given(
    st.one_of(
        _json,
        st.fixed_dictionaries(
            {"id": st.just("a"), "title": st.just("t"), "source": st.just({"name": "x"})},
            optional=dict.fromkeys(_fields, _json),
        ),
    )
)
def test_any_plain_value_is_an_article_or_refused(data: object) -> None:
    with suppress(ValueError):
        from_plain(data)


@given(
    st.one_of(
        st.text(),
        st.text().map(lambda text: f"{HEAD}{text}\n---\n"),
        st.text().map(lambda text: f"{HEAD}---\n## {text}"),
    )
)
def test_any_text_is_an_article_or_refused(text: str) -> None:
    with suppress(ArticleError):
        article = parse_article(text)
        assert parse_article(write_article(article)) == article
