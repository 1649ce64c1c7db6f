"""What is wrong with a zip or with XML, on the way to a pack: as in ``test_bad_sources``."""

from __future__ import annotations

import struct
import time
import zipfile
from pathlib import Path

import pytest

from gardreader.importers.json_files import LARGEST_RECORD
from tests.importers.bad_sources import (
    KINDS,
    ZIPPED,
    SourceKind,
    folder_of,
    known,
    offered,
    peak,
    refused,
    zip_of,
)


@pytest.fixture(params=ZIPPED, ids=lambda kind: kind.name)
def zipped(request: pytest.FixtureRequest) -> SourceKind:
    return known(request.param)


class TestZips:
    def test_truncated(self, tmp_path: Path, zipped: SourceKind) -> None:
        path = zip_of(tmp_path / "source.zip", zipped.files(*range(1, 40)))
        data = path.read_bytes()
        with zipfile.ZipFile(path) as archive:
            fifth = archive.infolist()[4].header_offset
        for end, whole in ((fifth + 40, 4), (int(len(data) * 0.99), 39)):
            path.write_bytes(data[:end])
            titles, outcome = offered(path)
            assert sorted(titles) == sorted(f"Disease {n}" for n in range(1, whole + 1))
            (skipped,) = outcome.report.skipped
            assert skipped.record == "source.zip"
            assert "cut short, and what followed is missing" in skipped.reason
        path.write_bytes(data[:60])
        assert "cut short or damaged" in refused(path)

    def test_truncated_and_damaged_before_the_cut(self, tmp_path: Path, zipped: SourceKind) -> None:
        path = zip_of(tmp_path / "source.zip", zipped.files(1, 2, 3))
        data = bytearray(path.read_bytes()[:-22])
        with zipfile.ZipFile(path) as archive:
            second = archive.infolist()[1]
        start = second.header_offset + 30 + len(second.filename)
        data[start + 20 : start + 60] = bytes(40)
        path.write_bytes(data)
        titles, outcome = offered(path)
        assert titles == ["Disease 1", "Disease 3"]
        assert len(outcome.report.skipped) == 2

    def test_truncated_with_a_bomb_before_the_cut(self, tmp_path: Path, zipped: SourceKind) -> None:
        files = {**zipped.files(1), zipped.path(2): bytes(100_000_000)}
        path = zip_of(tmp_path / "source.zip", files)
        path.write_bytes(path.read_bytes()[:-22])
        before = peak()
        titles, outcome = offered(path)
        assert titles == ["Disease 1"]
        assert "larger than" in outcome.report.skipped[0].reason
        assert peak() - before < 60_000_000

    def test_damaged_within(self, tmp_path: Path, zipped: SourceKind) -> None:
        path = zip_of(tmp_path / "source.zip", zipped.files(*range(1, 9)))
        with zipfile.ZipFile(path) as archive:
            info = archive.getinfo(zipped.path(4))
        data = bytearray(path.read_bytes())
        start = info.header_offset + 30 + len(info.filename)
        data[start + 20 : start + 60] = bytes(40)
        path.write_bytes(data)
        titles, outcome = offered(path)
        assert titles == [f"Disease {n}" for n in (1, 2, 3, 5, 6, 7, 8)]
        assert [s.record.rsplit("/")[-1] for s in outcome.report.skipped] == [zipped.path(4)]

    def test_a_zip_within(self, tmp_path: Path, zipped: SourceKind) -> None:
        inner = zip_of(tmp_path / "inner.zip", zipped.files(5)).read_bytes()
        path = zip_of(tmp_path / "source.zip", {**zipped.files(1, 2), "inner.zip": inner})
        titles, outcome = offered(path)
        assert titles == ["Disease 1", "Disease 2"]
        (skipped,) = outcome.report.skipped
        assert skipped.record == "inner.zip"
        assert "zip file within the zip" in skipped.reason

    def test_nothing_but_a_zip_within(self, tmp_path: Path, zipped: SourceKind) -> None:
        inner = zip_of(tmp_path / "inner.zip", zipped.files(5)).read_bytes()
        assert "inner.zip" in refused(zip_of(tmp_path / "source.zip", {"inner.zip": inner}))

    def test_names_that_lead_elsewhere(self, tmp_path: Path, zipped: SourceKind) -> None:
        names = ["../../out", "/tmp/absolute", "C:\\windows", "a/./../b", "nul\x00name", "new\nline", "ünï"]
        files = {f"{name}{zipped.suffix}": zipped.record(n) for n, name in enumerate(names, 10)}
        path = zip_of(tmp_path / "source.zip", {**zipped.files(1), **files})
        titles, _ = offered(path)
        assert "Disease 1" in titles
        assert not (tmp_path.parent / f"out{zipped.suffix}").exists()
        assert not Path(f"/tmp/absolute{zipped.suffix}").exists()

    def test_a_link_within(self, tmp_path: Path, zipped: SourceKind) -> None:
        path = zip_of(tmp_path / "source.zip", zipped.files(1))
        link = zipfile.ZipInfo(zipped.path(2))
        link.create_system, link.external_attr = 3, 0o120777 << 16
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr(link, "/etc/passwd")
        titles, outcome = offered(path)
        assert titles == ["Disease 1"]
        assert "root:" not in str(outcome.report)

    @pytest.mark.filterwarnings("ignore:Duplicate name")
    def test_one_name_twice(self, tmp_path: Path, zipped: SourceKind) -> None:
        path = zip_of(tmp_path / "source.zip", zipped.files(1, 2))
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr(zipped.path(2), zipped.record(7))
        titles, _ = offered(path)
        assert "Disease 1" in titles
        assert len(titles) >= 2

    def test_a_bomb(self, tmp_path: Path, zipped: SourceKind) -> None:
        path = tmp_path / "source.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(zipped.path(1), zipped.record(1))
            with archive.open(zipped.path(2), "w", force_zip64=True) as stream:
                for _ in range(100):
                    stream.write(bytes(1_000_000))
        before = peak()
        titles, outcome = offered(path)
        assert titles == ["Disease 1"]
        assert "larger than" in outcome.report.skipped[0].reason
        assert peak() - before < 60_000_000

    def test_a_size_that_is_a_lie(self, tmp_path: Path, zipped: SourceKind) -> None:
        big = zipped.record(2) + b" " * (2 * LARGEST_RECORD)
        path = zip_of(tmp_path / "source.zip", {**zipped.files(1), zipped.path(2): big})
        data = path.read_bytes()
        path.write_bytes(data.replace(struct.pack("<I", len(big)), struct.pack("<I", 100)))
        titles, outcome = offered(path)
        assert titles == ["Disease 1"]
        assert outcome.report.skipped

    def test_a_locked_one(self, tmp_path: Path, zipped: SourceKind) -> None:
        path = zip_of(tmp_path / "source.zip", zipped.files(1, 2))
        data = bytearray(path.read_bytes())
        with zipfile.ZipFile(path) as archive:
            second = archive.infolist()[1].header_offset
        data[second + 6] |= 1
        entry = data.rindex(b"PK\x01\x02")
        data[entry + 8] |= 1
        path.write_bytes(data)
        titles, outcome = offered(path)
        assert titles == ["Disease 1"]
        assert outcome.report.skipped


class TestXml:
    @pytest.mark.parametrize(
        "head",
        [
            '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 10 + '">'
            + "".join(f'<!ENTITY {y} "{f"&{x};" * 10}">' for x, y in zip("bcdefghi", "cdefghij", strict=True))
            + "]>",
            '<!DOCTYPE d [<!ENTITY j "' + "x" * 100_000 + '">]>',
            '<!DOCTYPE d [<!ENTITY j SYSTEM "file:///etc/passwd">]>',
            '<!DOCTYPE d [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>',
            '<!DOCTYPE d SYSTEM "http://127.0.0.1:9/x.dtd">',
        ],
        ids=["laughs", "quadratic", "file", "parameter", "dtd"],
    )  # fmt: skip
    def test_entities_that_explode_or_reach_out(self, tmp_path: Path, head: str) -> None:
        kind = known(KINDS[2])
        text = kind.record(2).decode().replace("It has 2 signs.", "It has " + "&j;" * 1000)
        text = text.replace("?>\n", f"?>\n{head}")
        started, before = time.process_time(), peak()
        source = folder_of(tmp_path / "source", {**kind.files(1), kind.path(2): text.encode()})
        titles, outcome = offered(source)
        assert "Disease 1" in titles
        assert peak() - before < 100_000_000
        assert time.process_time() - started < 20
        assert "root:" not in (tmp_path / "made" / "out.gardpack").read_bytes().decode("latin-1")
        assert "root:" not in str(outcome.report)
