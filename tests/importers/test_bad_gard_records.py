"""No bad record of GARD's stops the rest, however it is bent, and odd ones give sensible articles."""

from __future__ import annotations

import copy
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gardreader.articles.model import Article
from gardreader.importers.gard_records import GardRecords
from gardreader.importers.report import ReportBuilder
from gardreader.progress import silent
from tests.importers.conftest import Record

NUMBERS = (1, 6233, 8742, 10004)
"""Records with many kinds of parts between them, to be bent in every way."""


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
