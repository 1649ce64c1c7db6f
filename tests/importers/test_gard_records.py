"""GARD's records: what its publisher counts is imported, field for field; no bad record stops the rest."""

from __future__ import annotations

import copy
import json
import re
import unicodedata
import zipfile
from collections import Counter
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gardreader.articles.checks import check_article
from gardreader.articles.citations import find_citations
from gardreader.articles.model import Article, Frequency, Organization, Reference, Section, SectionKind
from gardreader.articles.references import printed
from gardreader.importers.gard_records import GardRecords
from gardreader.importers.report import ReportBuilder
from gardreader.packs.limits import refuse_unreadable
from gardreader.progress import silent
from tests.articles.test_references import DOUBLED_STOPS, EMPTY_BRACKETS
from tests.importers.conftest import Imported, Record

NUMBERS = (1, 6233, 8742, 10004)
"""Records with many kinds of parts between them, to be bent in every way."""


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
            date, issued = line(entry["date"]), made[f"gard{number}"].issued
            years = re.findall(r"\b(?:19|20)\d\d\b", date)
            assert all(
                year in str(issued if isinstance(issued, str) else issued and issued.iso) for year in years
            )

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


@pytest.fixture(scope="module")
def some_records(gard_raw: list[Record]) -> list[Record]:
    return [record for record in gard_raw if record["mainPropery"]["diseaseId"] in NUMBERS]


def run(folder: Path) -> tuple[list[Article], ReportBuilder]:
    report = ReportBuilder(folder.name, "GARD records")
    return list(GardRecords().articles(folder, report, silent)), report


def write(folder: Path, records: dict[str, bytes]) -> Path:
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    for name, data in records.items():
        (folder / name).write_bytes(data)
    return folder


bent = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)

json_values = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(),
        st.sampled_from(["<b>x", "\ud800", "[1]", "2010-04-08T00:00:00", "-1", "1e999"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where in a record something stands."""
    found = [path] if path else []
    entries = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, item in entries:
        found += places(item, (*path, key))
    return found


class TestOneBadRecordNeverStopsTheRest:
    def good(self, some_records: list[Record]) -> dict[str, bytes]:
        first, last = some_records[0], some_records[-1]
        return {"1.json": json.dumps(first).encode(), "99999.json": json.dumps(last).encode()}

    def judge(self, folder: Path, records: dict[str, bytes]) -> None:
        articles, report = run(write(folder, records))
        assert {"1", "10004"} <= {article.source.id for article in articles}
        assert report.read == len(records)
        assert report.imported + len(report.finish().skipped) == report.read
        for skipped in report.finish().skipped:
            assert skipped.reason
            assert "\n" not in skipped.reason

    @bent
    @given(value=json_values)
    def test_any_json(self, tmp_path: Path, some_records: list[Record], value: object) -> None:
        data = json.dumps(value).encode()
        self.judge(tmp_path / "r", {**self.good(some_records), "50.json": data})

    @bent
    @given(
        value=json_values,
        key=st.sampled_from("references basicQuestions overviewQuestion phenoTypes".split()),
    )
    def test_any_value_of_a_part(
        self, tmp_path: Path, some_records: list[Record], value: object, key: str
    ) -> None:
        record = {"mainPropery": {"diseaseId": 50, "diseaseName": "X"}, key: value}
        data = json.dumps(record).encode()
        self.judge(tmp_path / "r", {**self.good(some_records), "50.json": data})

    @settings(bent, max_examples=250)
    @given(data=st.data())
    def test_any_value_in_any_place_of_a_real_record(
        self, tmp_path: Path, some_records: list[Record], data: st.DataObject
    ) -> None:
        record = copy.deepcopy(data.draw(st.sampled_from(some_records)))
        for _ in range(data.draw(st.integers(1, 4))):
            *path, last = data.draw(st.sampled_from(places(record)))
            place = record
            for step in path:
                place = place[step]
            place[last] = data.draw(json_values)
        text = json.dumps(record).encode()
        self.judge(tmp_path / "r", {**self.good(some_records), "50.json": text})

    @bent
    @given(data=st.data())
    def test_a_real_record_cut_or_scratched(
        self, tmp_path: Path, some_records: list[Record], data: st.DataObject
    ) -> None:
        text = bytearray(json.dumps(data.draw(st.sampled_from(some_records))).encode())
        if data.draw(st.booleans()):
            del text[data.draw(st.integers(0, len(text))) :]
        for _ in range(data.draw(st.integers(0, 5))):
            if text:
                text[data.draw(st.integers(0, len(text) - 1))] = data.draw(st.integers(0, 255))
        self.judge(tmp_path / "r", {**self.good(some_records), "50.json": bytes(text)})

    @pytest.mark.parametrize(
        ("data", "reason"),
        [
            (b"", "not JSON: Expecting value in line 1"),
            (b"{", "not JSON: "),
            (b"\xff\xfe", "not UTF-8 text"),
            (b"[]", "not a GARD record: it has no main part"),
            (b'{"mainPropery": []}', "not a GARD record: it has no main part"),
            (b'{"mainPropery": {}}', "the record has no number or no name"),
            (b'{"mainPropery": {"diseaseId": 8}}', "the record has no number or no name"),
            (
                b'{"mainPropery": {"diseaseId": "x", "diseaseName": "X"}}',
                "the record has no number or no name",
            ),
            (
                b'{"mainPropery": {"diseaseId": true, "diseaseName": "X"}}',
                "the record has no number or no name",
            ),
            (b"[" * 100_000, "nested too deeply"),
            (b"9" * 5000, "not JSON: a number of too many figures"),
        ],
    )
    def test_why_it_was_skipped(
        self, tmp_path: Path, some_records: list[Record], data: bytes, reason: str
    ) -> None:
        records = {**self.good(some_records), "50.json": data}
        self.judge(tmp_path / "r", records)
        _, report = run(tmp_path / "r")
        (skipped,) = report.finish().skipped
        assert skipped.record == "50.json"
        assert skipped.reason.startswith(reason)


class TestOddities:
    def one(self, tmp_path: Path, record: Record, name: str = "1.json") -> tuple[Article, ReportBuilder]:
        articles, report = run(write(tmp_path / "r", {name: json.dumps(record).encode()}))
        return articles[0], report

    def test_parts_that_are_not_imported_are_told(self, tmp_path: Path) -> None:
        _, report = self.one(
            tmp_path,
            {
                "mainPropery": {"diseaseId": 1, "diseaseName": "X", "colour": "red"},
                "conferences": [{}, {}],
                "genes": [],
                "basicQuestions": [{"questionText": "Why?", "answerText": "&nbsp;"}],
                "relatedDiseases": [{"relatedDiseaseId": 7, "relatedDiseaseName": "Y"}],
                "phenoTypes": "none",
                "news": ["no"],
            },
        )
        assert dict(report.finish().counts) == {
            "field not imported: colour": 1,
            "field not imported: genes": 1,
            "conference not imported": 2,
            "question without an answer": 1,
            "related disease without a record": 1,
            "field of a wrong type: phenoTypes": 1,
            "field of a wrong type: news": 1,
            "identifiers": 1,
            "related": 1,
        }

    def test_a_reference_of_another_record(self, tmp_path: Path) -> None:
        entry = {"referenceId": 13438, "articleTitle": "Elsewhere"}
        low = {"referenceId": 5, "articleTitle": "A page's own numbering"}
        records = {
            "1.json": {"mainPropery": {"diseaseId": 1, "diseaseName": "X"}, "references": [entry, low]},
            "2.json": {
                "mainPropery": {"diseaseId": 2, "diseaseName": "Y"},
                "overviewQuestion": {"answerText": "So it is.[13438][13438][5][6]"},
            },
        }
        folder = write(tmp_path / "r", {name: json.dumps(r).encode() for name, r in records.items()})
        articles, report = run(folder)
        assert articles[1].sections[0].body == "So it is.[@gard13438]"
        assert [reference.title for reference in articles[1].references] == ["Elsewhere"]
        assert report.finish().count("reference found in another record") == 1
        assert report.finish().count("citation that resolves nowhere") == 2

    def test_two_records_of_one_name(self, tmp_path: Path) -> None:
        records = {
            f"{number}.json": json.dumps(
                {
                    "mainPropery": {"diseaseId": number, "diseaseName": "Same name"},
                    "relatedDiseases": [{"relatedDiseaseId": 30 - number, "relatedDiseaseName": "Same name"}],
                }
            ).encode()
            for number in (10, 20)
        }
        articles, _ = run(write(tmp_path / "r", records))
        assert [article.id for article in articles] == ["same-name", "same-name-20"]
        assert [article.related[0].id for article in articles] == ["same-name-20", "same-name"]

    def test_the_pack_is_dated_by_its_latest_record(self, gard_zip: Path, tmp_path: Path) -> None:
        draft = GardRecords().draft(gard_zip)
        assert (draft.id, draft.source.name) == (
            "gard",
            "Genetic and Rare Diseases Information Center (GARD)",
        )
        with zipfile.ZipFile(gard_zip) as archive:
            dates = {"{:04}-{:02}-{:02}".format(*info.date_time[:3]) for info in archive.infolist()}
        assert draft.edition == max(dates)
        assert draft.source.retrieved is not None
        assert draft.source.retrieved.iso == draft.edition

    def test_progress_goes_from_nothing_to_all(self, tmp_path: Path, some_records: list[Record]) -> None:
        folder = write(
            tmp_path / "r", {f"{n}.json": json.dumps(r).encode() for n, r in enumerate(some_records)}
        )
        steps: list[tuple[int, int]] = []
        list(
            GardRecords().articles(
                folder, ReportBuilder("r", "x"), lambda done, total, what: steps.append((done, total))
            )
        )
        assert steps == [(done, 8) for done in range(9)]
