"""The bundled articles keep what docs/content.md promises."""

from __future__ import annotations

import copy
import html
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gardreader.articles.checks import check_files
from gardreader.articles.citations import find_citations
from gardreader.articles.markdown_file import parse_article, read_article, write_article
from gardreader.articles.model import Article, Reference, SectionKind
from gardreader.importers.run import gather
from gardreader.paths import content
from gardreader.progress import silent

FILES = sorted(content().glob("*.md"))
RUN_OF_WORDS = 7
PAGE = "gardpage"
# The page would tell families that worms are inherited, or the contrary of what its own text says.
SIGNS_LEFT_OUT = {
    "hellp-syndrome": {"Autosomal dominant inheritance"},
    "rheumatic-fever": {"Autosomal recessive inheritance"},
    "schistosomiasis": {"Autosomal dominant inheritance"},
}
THAT_MATTER = {
    "Symptoms": SectionKind.SYMPTOMS,
    "Cause": SectionKind.CAUSE,
    "Inheritance": SectionKind.INHERITANCE,
    "Treatment": SectionKind.TREATMENT,
}


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def article(request: pytest.FixtureRequest) -> Article:
    path: Path = request.param
    return read_article(path)


@pytest.fixture(scope="module")
def records(shared_data: Path) -> Iterator[zipfile.ZipFile]:
    """All of GARD's records: opened once, for there are 6,061 names to read."""
    with zipfile.ZipFile(shared_data / "gard-api-2020.zip") as archive:
        yield archive


def test_there_are_eight_articles_named_by_their_ids() -> None:
    assert len(FILES) >= 8
    assert "bone-marrow-necrosis" in {path.stem for path in FILES}
    assert [read_article(path).id for path in FILES] == [path.stem for path in FILES]


def test_all_pass_the_checks_without_a_remark() -> None:
    assert [str(problem) for problem in check_files(FILES, silent)] == []


def test_reading_and_writing_keeps_the_article(article: Article) -> None:
    assert parse_article(write_article(article)) == article


def test_it_says_what_the_disease_is_and_where_that_comes_from(article: Article) -> None:
    kinds = [section.kind for section in article.sections]
    assert kinds[0] is SectionKind.OVERVIEW
    # Which of the questions it must answer is asked of its record below; without one at hand, this remains.
    # A record that answers none of those four tells at least how the disease is found (schistosomiasis).
    assert set(kinds) & {*THAT_MATTER.values(), SectionKind.DIAGNOSIS}
    assert all(_prose(section.body).strip() for section in article.sections)
    assert article.review == "not reviewed by a clinician"
    assert article.source.name
    assert article.source.licence
    assert all(section.updated for section in article.sections)


def test_every_paragraph_and_list_cites(article: Article) -> None:
    silent_blocks = [
        f"{section.id}: {block[:60]}"
        for section in article.sections
        for block in _statements(section.body)
        if not find_citations(block)
    ]
    assert silent_blocks == []


def test_it_is_long_enough_to_help_and_short_enough_to_read(article: Article) -> None:
    count = sum(len(re.findall(r"\w+", _prose(section.body))) for section in article.sections)
    assert 350 <= count <= 1200


class TestAgainstTheRecord:
    """With the real record at hand: dates, references and words."""

    @pytest.fixture
    def info(self, article: Article, records: zipfile.ZipFile) -> zipfile.ZipInfo:
        """Where the article's own record is."""
        numbers = article.identifier_values("gard")
        if not numbers:
            pytest.skip("this article rests on the saved page, not on a record")
        return records.getinfo(f"gard-api-2020/singles/{numbers[0]}.json")

    @pytest.fixture
    def record(self, records: zipfile.ZipFile, info: zipfile.ZipInfo) -> dict[str, Any]:
        loaded: dict[str, Any] = json.loads(records.read(info))
        return loaded

    @pytest.fixture
    def one_record(self, records: zipfile.ZipFile, info: zipfile.ZipInfo, tmp_path: Path) -> Path:
        """A zip of the article's own record, with the date that the record bears."""
        path = tmp_path / "record.zip"
        with zipfile.ZipFile(path, "w") as one:
            # A copy, for writing sets the place where it lies.
            one.writestr(copy.copy(info), records.read(info))
        return path

    @pytest.fixture
    def imported(self, one_record: Path) -> Article:
        return next(gather([one_record], silent).articles)

    def test_it_answers_each_question_that_matters_and_that_its_record_answers(
        self, article: Article, record: dict[str, Any]
    ) -> None:
        answered = {
            str(question["questionId"]): THAT_MATTER[question["resourceClassificationName"]]
            for question in record["basicQuestions"]
            # A question may be of no class: GARD asked a few in Spanish.
            if question.get("resourceClassificationName") in THAT_MATTER and _text(question).strip()
        }
        assert answered or SectionKind.DIAGNOSIS in {section.kind for section in article.sections}
        kinds = THAT_MATTER.values()
        assert {s.source_id: s.kind for s in article.sections if s.kind in kinds} == answered

    def test_dates_and_numbers_are_the_records(self, article: Article, record: dict[str, Any]) -> None:
        dates = {str(q["questionId"]): q["dateModified"][:10] for q in _questions(record)}
        for section in article.sections:
            assert section.updated is not None
            assert dates[section.source_id] == section.updated.iso, section.id

    def test_references_are_the_records(self, article: Article, record: dict[str, Any]) -> None:
        known = {
            " ".join(str(reference.get("articleTitle") or "").split()).strip()
            for question in [*_questions(record), record]
            for reference in question.get("references", [])
        }
        own = {reference.title for reference in article.references if reference.id != PAGE}
        assert own
        assert {title.rstrip(".") for title in own} <= {title.rstrip(".") for title in known}

    def test_each_section_cites_what_the_record_cites_there(
        self, article: Article, record: dict[str, Any]
    ) -> None:
        known = {
            # One address of the records begins with a full stop that is none of it.
            str(reference["referenceId"]): _name(
                (reference.get("url") or "").removeprefix(". "), reference["bookWebsiteJournalTitle"]
            )
            for question in [*_questions(record), record]
            for reference in question.get("references", [])
        }
        own = {r.id: _name(r.url, r.container_title) for r in article.references if r.id != PAGE}
        texts = {str(q["questionId"]): q["answerText"] for q in _questions(record)}
        for section in article.sections:
            # Two records hold a mark each whose reference GARD does not give.
            numbers = re.findall(r"\[(\d+)\]", texts[section.source_id])
            theirs = {known[number] for number in numbers if number in known}
            cited = {key for citation in find_citations(section.body) for key in citation.keys} - {PAGE}
            assert {own[key] for key in cited} == theirs, section.id

    def test_the_references_are_given_as_the_record_gives_them(
        self, article: Article, imported: Article
    ) -> None:
        # Two editions of one source share an address and a name, and differ in what is compared here.
        theirs = [(_name(r.url, r.container_title), *_particulars(r)) for r in imported.references]
        for own in article.references:
            if own.id == PAGE:
                assert own.url == article.source.url
                continue
            assert (_name(own.url, own.container_title), *_particulars(own)) in theirs

    def test_the_lists_are_the_records(self, article: Article, imported: Article) -> None:
        left_out = SIGNS_LEFT_OUT.get(article.id, set())
        assert left_out <= {sign.name for sign in imported.symptoms}
        assert article.symptoms == tuple(sign for sign in imported.symptoms if sign.name not in left_out)
        assert article.identifiers == imported.identifiers
        assert article.categories == imported.categories
        assert article.rare == imported.rare
        names = {article.title, *(synonym.name for synonym in article.synonyms)}
        assert names == {imported.title, *(synonym.name for synonym in imported.synonyms)}
        assert [(o.name, o.phone, o.address, o.url) for o in article.organizations] == [
            (o.name, o.phone, o.address, o.url) for o in imported.organizations
        ]

    def test_the_source_is_the_records(self, article: Article, imported: Article) -> None:
        assert article.source.url == imported.source.url
        assert article.source.id == imported.source.id
        assert article.source.retrieved == imported.source.retrieved
        kinds = {section.id: section.kind for section in imported.sections}
        assert {section.id: section.kind for section in article.sections} == kinds

    def test_the_words_are_our_own(self, article: Article, record: dict[str, Any]) -> None:
        theirs = _runs(" ".join(_text(q) for q in _questions(record)))
        ours = [run for section in article.sections for run in _runs(_prose(section.body))]
        assert [" ".join(run) for run in ours if run in theirs] == []


def test_the_saved_page_is_retold_in_our_own_words(shared_data: Path) -> None:
    page = (shared_data / "gard-print-page" / "bone-marrow-necrosis.txt").read_text(encoding="utf-8")
    theirs = _runs(page)
    article = read_article(content() / "bone-marrow-necrosis.md")
    ours = [run for section in article.sections for run in _runs(_prose(section.body))]
    assert [" ".join(run) for run in ours if run in theirs] == []
    assert article.rare is False
    asked = {SectionKind.SYMPTOMS, SectionKind.CAUSE, SectionKind.TREATMENT, SectionKind.PROGNOSIS}
    assert asked <= {section.kind for section in article.sections}


def _statements(body: str) -> Iterator[str]:
    """The blocks of a body; a list or table belongs to the paragraph that leads it in with a colon."""
    lead = ""
    for block in re.split(r"\n\s*\n", body):
        if block.rstrip().endswith(":"):
            lead = block
            continue
        yield lead + block
        lead = ""


def _name(url: str, container: str) -> tuple[str, str]:
    """What tells a reference from the others: two may share an address or a title."""
    return url, " ".join(container.split()).split(". ")[0]


def _particulars(reference: Reference) -> tuple[object, ...]:
    """What a reference must have exactly as the record gives it."""
    r = reference
    return r.author, r.volume, r.issue, r.page, r.pmid, r.pmcid, r.accessed


def _prose(body: str) -> str:
    return re.sub(r"\[@[^\]]*\]", " ", body)


def _questions(record: dict[str, Any]) -> list[dict[str, Any]]:
    return [record["overviewQuestion"], *record["basicQuestions"]]


def _text(question: dict[str, Any]) -> str:
    text = re.sub(r"\[\d+\]", " ", question.get("answerText") or "")
    return html.unescape(re.sub(r"<[^>]+>", " ", text))


def _runs(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    return [tuple(words[i : i + RUN_OF_WORDS]) for i in range(len(words) - RUN_OF_WORDS + 1)]
