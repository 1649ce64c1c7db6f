"""Recognising a source by looking, and reading it within bounds however damaged it is."""

from __future__ import annotations

import io
import json
import os
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gardreader.errors import SourceError
from gardreader.importers import json_files
from gardreader.importers.json_files import latest_date, record_names
from gardreader.importers.registry import IMPORTERS, find_importer
from gardreader.importers.run import gather
from gardreader.progress import silent

RECORD = json.dumps({"mainPropery": {"diseaseId": 1, "diseaseName": "X fever"}, "phenoTypes": []}).encode()


def zipped(files: dict[str, bytes], date: tuple[int, int, int] = (2020, 12, 14)) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name, (*date, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def outcome(path: Path) -> tuple[int, int, list[str]]:
    """How many articles, how many records read, and why others were skipped."""
    gathered = gather([path], silent)
    count = sum(1 for _ in gathered.articles)
    report = gathered.report.finish()
    return count, report.read, [skipped.reason for skipped in report.skipped]


class TestRecognition:
    def test_each_form_of_each_source(self, gard_zip: Path, tmp_path: Path) -> None:
        page = gard_zip.parent / "gard-print-page" / "bone-marrow-necrosis.txt"
        (tmp_path / "records").mkdir()
        (tmp_path / "records" / "1.json").write_bytes(RECORD)
        (tmp_path / "page.HTML").write_bytes(page.read_bytes())
        names = {
            gard_zip: "GARD records",
            tmp_path / "records": "GARD records",
            tmp_path / "records" / "1.json": "GARD records",
            page: "saved GARD page",
            tmp_path / "page.HTML": "saved GARD page",
        }
        assert {path: find_importer(path).name for path in names} == names

    def test_a_look_is_short(self, gard_zip: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        read: list[str] = []
        real = json_files._from_zip

        def counted(archive: zipfile.ZipFile, name: str) -> json_files.RawRecord:
            read.append(name)
            return real(archive, name)

        monkeypatch.setattr(json_files, "_from_zip", counted)
        find_importer(gard_zip).draft(gard_zip)
        assert len(read) <= 3

    @pytest.mark.parametrize(
        ("name", "data", "sentence"),
        [
            (
                "a.zip",
                zipped({"notes.txt": b"x"}),
                "a.zip: not a source that can be imported (known are: saved GARD",
            ),
            ("a.zip", zipped({"a.json": b"{}"}), "a.zip: not a source that can be imported"),
            ("a.zip", zipped({}), "a.zip: not a source that can be imported"),
            ("a.zip", zipped({"1.json": RECORD})[:60], "a.zip: cut short or damaged; copy it again"),
            ("a.bin", bytes(range(256)) * 4, "a.bin: not a source that can be imported"),
            ("a.json", b"{'a': 1}", "a.json: not JSON: Expecting property name"),
            ("a.json", b'{"a": 1}', "a.json: not a source that can be imported"),
            ("a.json", b"\xff", "a.json: not UTF-8 text"),
            ("a.txt", b"", "a.txt: the file is empty"),
        ],
    )
    def test_what_is_none_gets_a_sentence(
        self, tmp_path: Path, name: str, data: bytes, sentence: str
    ) -> None:
        path = tmp_path / name
        path.write_bytes(data)
        with pytest.raises(SourceError) as failure:
            gather([path], silent)
        assert sentence in str(failure.value)
        assert str(path) in str(failure.value)
        assert "\n" not in str(failure.value)

    def test_an_empty_folder_and_nothing_at_all(self, tmp_path: Path) -> None:
        for sources in ([tmp_path], [tmp_path / "none"], []):
            with pytest.raises(SourceError):
                gather(sources, silent)

    def test_importers_have_a_name_each(self) -> None:
        assert len({importer.name for importer in IMPORTERS}) == len(IMPORTERS)


class TestBounds:
    @pytest.fixture
    def folder(self, tmp_path: Path) -> Path:
        folder = tmp_path / "records"
        folder.mkdir()
        for number in (1, 2, 10):
            (folder / f"{number}.json").write_bytes(RECORD.replace(b"1", str(number).encode()))
        return folder

    def test_records_stand_in_the_order_of_their_numbers(self, folder: Path) -> None:
        (folder / "²².json").write_bytes(b"{}")
        (folder / "notes.txt").write_bytes(b"")
        assert record_names(folder) == ["1.json", "2.json", "10.json", "²².json"]

    def test_too_many_records(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(json_files, "MOST_RECORDS", 2)
        with pytest.raises(SourceError, match=r"records: holds more than 2 records$"):
            record_names(folder)

    @pytest.mark.parametrize("packed", [False, True])
    def test_too_much(self, folder: Path, packed: bool, monkeypatch: pytest.MonkeyPatch) -> None:
        source = folder
        if packed:
            source = folder.parent / "a.zip"
            source.write_bytes(zipped({path.name: path.read_bytes() for path in folder.iterdir()}))
        monkeypatch.setattr(json_files, "LARGEST_SOURCE", 200)
        with pytest.raises(SourceError, match=r": its records are larger than 200 bytes$"):
            record_names(source)

    @pytest.mark.parametrize("packed", [False, True])
    def test_a_record_too_large_is_skipped(
        self, folder: Path, packed: bool, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (folder / "3.json").write_bytes(RECORD + b" " * 1000)
        source = folder
        if packed:
            source = folder.parent / "a.zip"
            source.write_bytes(zipped({path.name: path.read_bytes() for path in folder.iterdir()}))
        monkeypatch.setattr(json_files, "LARGEST_RECORD", 1000)
        assert outcome(source) == (3, 4, ["larger than 1,000 bytes"])

    def test_a_small_zip_of_a_large_record(self, tmp_path: Path) -> None:
        path = tmp_path / "a.zip"
        path.write_bytes(zipped({"1.json": RECORD, "2.json": b" " * 9_000_000}))
        assert outcome(path) == (1, 2, ["larger than 8,000,000 bytes"])

    def test_what_is_no_file_is_not_waited_for(self, folder: Path) -> None:
        os.mkfifo(folder / "3.json")
        (folder / "4.json").mkdir()
        (folder / "5.json").symlink_to("nowhere")
        count, read, reasons = outcome(folder)
        assert (count, read) == (3, 5)
        assert reasons == ["not a file", "cannot be read (No such file or directory)"]

    def test_the_latest_day(self, folder: Path, tmp_path: Path) -> None:
        for number, day in ((1, 1_000_000_000), (2, 1_607_900_000), (10, -(2**40))):
            with suppress(OSError, OverflowError):
                os.utime(folder / f"{number}.json", (day, day))
        assert latest_date(folder).isoformat() == "2020-12-13"
        assert latest_date(folder / "1.json").isoformat() == "2001-09-09"
        path = tmp_path / "a.zip"
        path.write_bytes(zipped({"1.json": RECORD}, (2019, 2, 30)))
        assert latest_date(path).isoformat() == "1980-01-01"

    def test_two_sources_with_one_article(self, folder: Path, tmp_path: Path) -> None:
        path = tmp_path / "a.zip"
        path.write_bytes(zipped({"1.json": RECORD, "dir/1.json": RECORD}))
        gathered = gather([path, folder], silent)
        assert [article.id for article in gathered.articles] == ["x-fever", "x-fever-2", "x-fever-10"]
        report = gathered.report.finish()
        assert (report.read, report.imported, report.source) == (5, 3, "a.zip, records")
        assert [skipped.reason for skipped in report.skipped] == [
            "a.zip: an article of this id was imported before",
            "records: an article of this id was imported before",
        ]


class TestDamagedZips:
    """Whatever happened to a zip file, one gets articles, reasons or one sentence."""

    whole = zipped({f"{n}.json": RECORD.replace(b"1", str(n).encode()) for n in range(1, 6)})

    @settings(
        max_examples=300,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    @given(data=st.data())
    def test_scratched(self, tmp_path: Path, data: st.DataObject) -> None:
        damaged = bytearray(self.whole)
        for _ in range(data.draw(st.integers(1, 8))):
            damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
        self.judge(tmp_path / "a.zip", bytes(damaged))

    def test_cut_short(self, tmp_path: Path) -> None:
        for end in range(0, len(self.whole), 7):
            self.judge(tmp_path / "a.zip", self.whole[:end])

    def test_locked(self, tmp_path: Path) -> None:
        path = tmp_path / "a.zip"
        locked = bytearray(self.whole)
        locked[locked.index(b"PK\x01\x02") + 8] |= 1
        path.write_bytes(locked)
        _, read, reasons = outcome(path)
        assert read == 5
        assert len(reasons) == 1
        assert reasons[0].startswith("cannot be unpacked (")

    def judge(self, path: Path, data: bytes) -> None:
        path.write_bytes(data)
        try:
            count, read, reasons = outcome(path)
        except SourceError as error:
            told = str(error)
            count, read, reasons = 0, 1, [told.removeprefix(str(path))]
        assert count + len(reasons) == read
        assert all(reason and "\n" not in reason for reason in reasons)
