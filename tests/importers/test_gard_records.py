"""GARD's records: what its publisher counts is imported, field for field."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from html import unescape

from gardreader.articles.checks import check_article
from gardreader.articles.citations import find_citations
from gardreader.articles.model import Frequency, Organization, Reference, Section, SectionKind
from gardreader.articles.references import printed
from gardreader.packs.limits import refuse_unreadable
from tests.articles.test_references import DOUBLED_STOPS, EMPTY_BRACKETS
from tests.importers.conftest import Imported, Record


def line(text: str | None) -> str:
    """A source's text as plain words."""
    return " ".join(unescape(re.sub(r"<[^>]*>", "", text or "")).split())


def cited(section: Section) -> int:
    return sum(len(citation.keys) for citation in find_citations(section.body))


def references_of(record: Record) -> list[Record]:
    return [*record["references"], *(e for q in record["basicQuestions"] for e in q.get("references") or ())]


class TestCounts:
    def test_every_record_is_an_article(self, gard_import: Imported) -> None:
        report = gard_import.report
        assert (report.read, report.imported, report.skipped) == (6061, 6061, ())
        assert report.stubs == 6061 - 2401
        assert len({article.id for article in gard_import.articles}) == 6061
        assert report.importer == "GARD records"

    def test_sections(self, gard_import: Imported) -> None:
        overviews = questions = with_questions = 0
        for article in gard_import.articles:
            first = [s for s in article.sections if s.id == "overview"]
            overviews += len(first)
            others = len(article.sections) - len(first)
            questions += others
            with_questions += others > 0
        assert (overviews, questions, with_questions) == (2401, 4749, 1396)
        assert gard_import.report.count("sections") == 2401 + 4749

    def test_lists(self, gard_import: Imported) -> None:
        count = gard_import.report.count
        assert count("symptoms") == 97_465
        assert sum(bool(article.symptoms) for article in gard_import.articles) == 3706
        assert count("organizations") == 6859
        assert count("products") == 650
        assert count("resources") == 36_012
        assert count("news") == 6125
        assert count("identifiers") == 6061 + 10_395 - 1  # GARD's own for each; one stands twice
        # One other name stands twice, with two sources, and two stand again with a space more.
        assert count("synonyms") == 15_819 - 3

    def test_related_diseases(self, gard_import: Imported) -> None:
        known = {article.id for article in gard_import.articles}
        related = [related for article in gard_import.articles for related in article.related]
        assert len(related) == 3480
        assert sum(other.id in known for other in related) == 2744
        assert gard_import.report.count("related disease without a record") == 3480 - 2744
        assert Counter(other.relation for other in related) == {"parent": 1989, "child": 1491}

    def test_references(self, gard_import: Imported, gard_raw: list[Record]) -> None:
        numbers = {entry["referenceId"] for record in gard_raw for entry in references_of(record)}
        keys = {reference.id for article in gard_import.articles for reference in article.references}
        assert keys == {f"gard{number}" for number in numbers}
        assert len(keys) == 5769
        own = sum(len({entry["referenceId"] for entry in references_of(record)}) for record in gard_raw)
        assert gard_import.report.count("references") == own + 203 == 6185
        assert gard_import.report.count("reference found in another record") == 203

    def test_citations(self, gard_import: Imported) -> None:
        overviews = questions = 0
        for article in gard_import.articles:
            keys = {reference.id for reference in article.references}
            for section in article.sections:
                assert {key for c in find_citations(section.body) for key in c.keys} <= keys
                if section.id == "overview":
                    overviews += cited(section)
                else:
                    questions += cited(section)
        # Of 10,874 in overviews and 14,474 in other sections; two are named twice in one place.
        assert (overviews, questions) == (5275, 14_418)
        count = gard_import.report.count
        assert count("citation") == overviews + questions + 2
        assert count("citation") + count("citation that resolves nowhere") == 10_874 + 14_474 + 11

    def test_what_was_dropped(self, gard_import: Imported) -> None:
        count = gard_import.report.count
        assert count("tag <iframe>") == 3
        assert count("tag <img>") == 5
        assert count("link (file)") == 2
        assert count("conference not imported") == 0
        assert not [
            name for name, _ in gard_import.report.counts if "refuses" in name or "wrong type" in name
        ]
        assert not [name for name, _ in gard_import.report.counts if "not imported" in name]
        assert gard_import.report.remainder == ()

    def test_the_report_names_everything_in_words(self, gard_import: Imported) -> None:
        text = gard_import.report.as_text()
        assert "Records read: 6,061" in text
        assert "    97,465  signs and symptoms" in text
        for name, _ in gard_import.report.counts:
            if not name.startswith("tag <") and name not in ("sections", "references", "organizations"):
                assert not re.search(rf"\d  {re.escape(name)}$", text, re.MULTILINE), name
        assert max(map(len, text.splitlines())) <= 110

    def test_references_are_numbered_as_they_are_met(self, gard_import: Imported) -> None:
        for article in gard_import.articles:
            met = dict.fromkeys(k for s in article.sections for c in find_citations(s.body) for k in c.keys)
            assert [reference.id for reference in article.references][: len(met)] == list(met)

    def test_articles_pass_the_bounds_and_the_checks_that_matter(self, gard_import: Imported) -> None:
        codes: Counter[str] = Counter()
        for article in gard_import.articles:
            refuse_unreadable(article, {})
            codes.update(problem.code for problem in check_article(article))
        assert codes.pop("bad-date") == 1  # the source dates a reference to 2103
        assert codes.pop("bad-url") == 5  # the source writes "mailto:" before the addresses of five pages
        assert set(codes) == {"no-sections", "uncited-section", "uncited-reference", "no-review"}


class TestEachRecord:
    """The articles against the records, by ways of the test's own."""

    def test_names_codes_and_lists(self, gard_import: Imported, gard_raw: list[Record]) -> None:
        articles = gard_import.by_number
        for record in gard_raw:
            main = record["mainPropery"]
            article = articles[main["diseaseId"]]
            assert article.title == line(main["diseaseName"])
            assert article.rare is main["isRare"] is True
            assert article.source.url == main["websiteUrl"]
            assert {s.name for s in article.synonyms} == {line(name) for name in main["synonyms"]}
            assert article.identifier_values("gard") == (str(main["diseaseId"]),)
            codes = {identifier.value for identifier in article.identifiers}
            assert codes == {str(main["diseaseId"])} | {line(c["identifierId"]) for c in main["identifiers"]}
            types = {line(category["diseaseTypeName"]) for category in record["diseaseCategories"]}
            assert set(article.categories) == types
            names = [line(other["relatedDiseaseName"]) for other in record["relatedDiseases"]]
            assert [other.title for other in article.related] == names
            assert [r.name for r in article.resources] == [
                line(r["resourceName"]) for r in record["resource descriptions"]
            ]
            assert [item.title for item in article.news] == [line(item["title"]) for item in record["news"]]

    def test_signs(self, gard_import: Imported, gard_raw: list[Record]) -> None:
        articles = gard_import.by_number
        frequencies: Counter[tuple[str | None, Frequency]] = Counter()
        for record in gard_raw:
            article = articles[record["mainPropery"]["diseaseId"]]
            signs = record["phenoTypes"]
            assert [s.name for s in article.symptoms] == [line(sign["phenoTypeName"]) for sign in signs]
            for symptom, sign in zip(article.symptoms, signs, strict=True):
                frequencies[sign.get("frequencyText"), symptom.frequency] += 1
                assert symptom.percent == sign["percentRanges"].strip("-")
                assert symptom.source_id == str(sign["phenoTypeId"])
        assert frequencies == {
            (None, Frequency.UNKNOWN): 38_140,
            ("Occasional", Frequency.OCCASIONAL): 20_535,
            ("Frequent", Frequency.FREQUENT): 18_134,
            ("Very frequent", Frequency.VERY_FREQUENT): 15_452,
            ("Very rare", Frequency.VERY_RARE): 4978,
            ("Obligate", Frequency.ALWAYS): 226,
        }

    def test_sections_keep_question_date_class_and_number(
        self, gard_import: Imported, gard_raw: list[Record]
    ) -> None:
        articles = gard_import.by_number
        for record in gard_raw:
            article = articles[record["mainPropery"]["diseaseId"]]
            questions = [
                q for q in (record["overviewQuestion"], *record["basicQuestions"]) if q.get("answerText")
            ]
            assert [s.source_id for s in article.sections] == [str(q["questionId"]) for q in questions]
            for section, question in zip(article.sections, questions, strict=True):
                assert section.title == (line(question["questionText"]) or "Overview")
                date = question["dateModified"][:10]
                assert (section.updated.iso if section.updated else "0001-01-01") == date
                if given := question.get("resourceClassificationName"):
                    assert section.kind == given.lower()

    def test_kinds_are_spread_as_the_source_has_them(self, gard_import: Imported) -> None:
        kinds = Counter(section.kind for article in gard_import.articles for section in article.sections)
        assert kinds == {
            SectionKind.OVERVIEW: 2402, SectionKind.TREATMENT: 990, SectionKind.SYMPTOMS: 855,
            SectionKind.CAUSE: 835, SectionKind.INHERITANCE: 693, SectionKind.DIAGNOSIS: 633,
            SectionKind.PROGNOSIS: 519, SectionKind.STATISTICS: 220, SectionKind.OTHER: 3,
        }  # fmt: skip

    def test_organizations(self, gard_import: Imported, gard_raw: list[Record]) -> None:
        articles = gard_import.by_number
        for record in gard_raw:
            article = articles[record["mainPropery"]["diseaseId"]]
            for made, entry in zip(article.organizations, record["organizations"], strict=True):
                told = _told(made)
                for key, text in entry.items():
                    missing = set(_pieces(text)) - told if key != "resourceID" else set()
                    assert not missing, (article.id, made.name, key, missing)
                assert re.fullmatch(r"|[^@\s,]+@[^@\s,]+(,[^@\s,]+@[^@\s,]+)*", made.email)
                for url in (made.url, made.contact_url):
                    assert re.fullmatch(r"|https?://\S+", url)

    def test_references_say_all_that_the_source_says(
        self, gard_import: Imported, gard_raw: list[Record]
    ) -> None:
        made = {r.id: r for article in gard_import.articles for r in article.references}
        entries = {e["referenceId"]: e for record in gard_raw for e in references_of(record)}
        for number, entry in entries.items():
            told = _letters(_spoken(made[f"gard{number}"]))
            for key in set(entry) - {"referenceId", "dateAccessed", "date", "url"}:
                for word in re.sub(r"\b(?:and|et al)\b", " ", line(entry[key])).split():
                    assert _letters(word) in told, (number, key, word)
            # A date may hold the volume and the pages as well, which can look like years.
            years = re.findall(r"\b(?:19|20)\d\d\b", line(entry["date"]))
            assert all(year in told for year in years), (number, entry["date"])

    def test_every_reference_is_printed_cleanly(self, gard_import: Imported) -> None:
        made = {r.id: r for article in gard_import.articles for r in article.references}
        for reference in made.values():
            text = printed(reference)
            address = reference.url
            bare = text.replace(address, "ADDRESS") if address else text
            assert bare.strip(" ."), reference.id
            assert not EMPTY_BRACKETS.search(bare), bare
            assert not DOUBLED_STOPS.search(bare), bare
            assert not re.search(r"undefined|\bNone\b|\bnull\b|0001-01-01|  ", bare), bare
            assert not bare.startswith((".", ",", ";", ":", " "))
            assert re.fullmatch(r"|https?://[^\s/]+\S*", address), address


def _told(organization: Organization) -> set[str]:
    texts = [getattr(organization, name) for name in Organization.__dataclass_fields__ if name != "address"]
    texts += organization.address
    return {piece for text in texts for piece in _pieces(text.replace("\\", ""))}


def _pieces(text: object) -> list[str]:
    return re.findall(r"[\w@]+", line(text).lower()) if isinstance(text, str) else []


def _spoken(reference: Reference) -> str:
    authors = " ".join(f"{a.family} {a.given} {a.literal}" for a in reference.author)
    return f"{authors} {printed(reference)}"


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text)).lower()
