"""What is wrong with a source, whatever its kind: what can be read is offered, what cannot is listed.

Every kind of source goes the whole way to a pack. Only the pack's file is written, and only where there is
something to offer: the library is changed by nobody but the person who installs it.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import pytest

from gardreader.building import import_to_pack, recognise
from gardreader.errors import GardreaderError
from gardreader.packs.reader import Pack
from tests.importers.bad_sources import (
    HALF_A_GIGABYTE,
    KINDS,
    SourceKind,
    folder_of,
    known,
    offered,
    peak,
    refused,
)


@pytest.fixture(params=KINDS, ids=lambda kind: kind.name)
def kind(request: pytest.FixtureRequest) -> SourceKind:
    return known(request.param)


class TestOneBadFileAmongGoodOnes:
    @pytest.mark.parametrize(
        "data",
        [
            b"",
            b"\x00" * 500,
            b"{",
            b"<a><b>",
            "Fièvre, 10 µg".encode("latin-1"),
            "\ufeff".encode("utf-16-le") + "{}".encode("utf-16-le"),
            b"PK\x03\x04" + b"x" * 40,
            b"[" * 200_000,
            b"<a>" * 200_000,
        ],
        ids="empty zeros open-brace open-tag latin-1 utf-16 zip nested-json nested-xml".split(),
    )
    def test_the_others_are_offered_and_it_is_listed(
        self, tmp_path: Path, kind: SourceKind, data: bytes
    ) -> None:
        files = {**kind.files(1, 3), kind.path(2): data}
        titles, outcome = offered(folder_of(tmp_path / "source", files))
        assert {"Disease 1", "Disease 3"} <= set(titles)
        if len(titles) == 2 and outcome.report.read == 3:
            assert kind.path(2) in outcome.report.skipped[0].record

    def test_ids_that_stand_twice(self, tmp_path: Path, kind: SourceKind) -> None:
        files = {**kind.files(1, 2), f"0000009{kind.suffix}": kind.record(1)}
        titles, outcome = offered(folder_of(tmp_path / "source", files))
        assert {"Disease 1", "Disease 2"} <= set(titles)
        assert outcome.report.read == 3
        with Pack.open(tmp_path / "made" / "out.gardpack") as pack:
            ids = [entry.id for entry in pack.articles()]
        assert len(ids) == len(set(ids))

    def test_the_wrong_encoding_of_one(self, tmp_path: Path, kind: SourceKind) -> None:
        bad = kind.record(2).decode().replace("signs", "fièvres").encode("latin-1")
        titles, _ = offered(folder_of(tmp_path / "source", {**kind.files(1, 3), kind.path(2): bad}))
        assert {"Disease 1", "Disease 3"} <= set(titles)

    def test_empty_answers(self, tmp_path: Path, kind: SourceKind) -> None:
        bad = kind.record(2).replace(b"It has 2 signs.", b"")
        titles, outcome = offered(folder_of(tmp_path / "source", {**kind.files(1), kind.path(2): bad}))
        assert "Disease 1" in titles
        assert ("Disease 2" in titles) == (outcome.report.stubs == 1)

    def test_links_that_lead_nowhere_round_or_out(self, tmp_path: Path, kind: SourceKind) -> None:
        source = folder_of(tmp_path / "source", kind.files(1))
        (source / kind.path(2)).symlink_to(source / "nothing")
        (source / kind.path(3)).symlink_to(kind.path(3))
        (source / "round").symlink_to(source)
        os.mkfifo(source / kind.path(4))
        titles, _ = offered(source)
        assert titles == ["Disease 1"]

    def test_one_of_half_a_gigabyte_is_not_read_in(self, tmp_path: Path, kind: SourceKind) -> None:
        source = folder_of(tmp_path / "source", kind.files(1, 3))
        with (source / kind.path(2)).open("wb") as stream:
            stream.write(kind.record(2))
            stream.truncate(HALF_A_GIGABYTE)  # without a block on the disk
        before = peak()
        titles, outcome = offered(source)
        assert titles == ["Disease 1", "Disease 3"]
        assert len(outcome.report.skipped) == 1
        assert peak() - before < HALF_A_GIGABYTE // 4


class TestAFileAlone:
    def test_half_a_gigabyte_is_refused(self, tmp_path: Path, kind: SourceKind) -> None:
        path = tmp_path / kind.path(1)
        with path.open("wb") as stream:
            stream.write(kind.record(1))
            stream.truncate(HALF_A_GIGABYTE)
        before = peak()
        assert path.name in refused(path)
        assert peak() - before < HALF_A_GIGABYTE // 4

    def test_nothing_at_all(self, tmp_path: Path, kind: SourceKind) -> None:
        path = tmp_path / kind.path(1)
        path.write_bytes(b"")
        assert path.name in refused(path)

    @pytest.mark.parametrize("part", [0.3, 0.7, 0.97])
    def test_cut_short(self, tmp_path: Path, kind: SourceKind, part: float) -> None:
        path = tmp_path / kind.path(1)
        path.write_bytes(kind.record(1)[: int(len(kind.record(1)) * part)])
        if kind.suffix in (".json", ".xml") or part < 0.5:
            assert path.name in refused(path)
        else:
            assert offered(path)[0]  # of Markdown and HTML what is there is an article

    def test_it_is_recognised_quickly(self, tmp_path: Path, kind: SourceKind) -> None:
        path = tmp_path / kind.path(1)
        path.write_bytes(kind.record(1))
        assert recognise(path).name == kind.name


class TestTables:
    HEAD = "orphacode\ten\tde\n"
    ROW = "586\tCystic fibrosis\tMukoviszidose\n"

    @pytest.mark.parametrize("head", ["en\tde\tfr\n", "orphacode\tde\tfr\n", "orphacode;en;de\n", ""])
    def test_a_missing_column(self, tmp_path: Path, head: str) -> None:
        path = tmp_path / "names.tsv"
        path.write_text(head + self.ROW, encoding="utf-8")
        assert path.name in refused(path)

    def test_a_missing_language_is_told(self, tmp_path: Path) -> None:
        path = tmp_path / "names.tsv"
        path.write_text(self.HEAD + self.ROW, encoding="utf-8")
        titles, outcome = offered(path)
        assert titles == ["Cystic fibrosis"]
        assert outcome.report.count("column that the table lacks: fr") == 1

    def test_bad_rows_are_listed(self, tmp_path: Path) -> None:
        path = tmp_path / "names.tsv"
        rows = [
            b"7\n",
            b"x\tA\tB\n",
            b"586\tAgain\tNoch einmal\n",
            b"8\tF\xe9vrier\tB\n",
            b"\x00\t\x00\t\x00\n",
        ]
        path.write_bytes((self.HEAD + self.ROW).encode() + b"".join(rows) + b"9\tLast\tLetzte")
        titles, outcome = offered(path)
        assert titles == ["Cystic fibrosis", "Last"]
        assert len(outcome.report.skipped) == len(rows)

    def test_half_a_gigabyte_in_one_row(self, tmp_path: Path) -> None:
        path = tmp_path / "names.tsv"
        with path.open("wb") as stream:
            stream.write((self.HEAD + self.ROW).encode() + b"9\tLong")
            stream.truncate(HALF_A_GIGABYTE)
        before = peak()
        titles, outcome = offered(path)
        assert titles == ["Cystic fibrosis"]
        assert len(outcome.report.skipped) == 1
        assert peak() - before < HALF_A_GIGABYTE // 4


def test_no_bytes_whatever_give_more_than_a_sentence(tmp_path: Path) -> None:
    """Every beginning that a file may have under every ending that an importer looks at."""
    beginnings = [
        b"",
        b"\x00",
        b"PK\x03\x04",
        b"PK\x05\x06" + bytes(18),
        b"\xff\xfe",
        b"<",
        b"{",
        b"---\n",
        b"\x1f\x8b",
    ]
    for suffix in (".zip", ".json", ".xml", ".tsv", ".txt", ".html", ".md", ""):
        for number, beginning in enumerate(beginnings):
            path = tmp_path / f"f{number}{suffix}"
            path.write_bytes(beginning)
            with contextlib.suppress(GardreaderError):  # any other failure is a fault
                import_to_pack([path], tmp_path / "x.gardpack")
            (tmp_path / "x.gardpack").unlink(missing_ok=True)
