"""What can still be had of a zip that was cut short, wherever the cut is and whatever the heads say."""

from __future__ import annotations

import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from gardreader.importers.cut_zips import is_cut_zip, unpack, whole_entries

FILES = {f"records/{n}.json": (f'{{"number": {n}}}' * (n + 1)).encode() for n in range(6)}


@pytest.fixture(params=[zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED], ids=["stored", "deflated"])
def whole(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "whole.zip"
    with zipfile.ZipFile(path, "w", request.param) as archive:
        for name, data in FILES.items():
            archive.writestr(zipfile.ZipInfo(name, (2020, 12, 14, 8, 0, 0)), data, request.param)
    return path


def test_wherever_it_is_cut_what_lies_before_is_there(whole: Path, tmp_path: Path) -> None:
    data = whole.read_bytes()
    with zipfile.ZipFile(whole) as archive:
        starts = [info.header_offset for info in archive.infolist()] + [archive.start_dir]
    cut = tmp_path / "cut.zip"
    for end in range(4, len(data) - 1):
        cut.write_bytes(data[:end])
        assert is_cut_zip(cut)
        entries = whole_entries(cut, 100)
        assert [entry.name for entry in entries] == list(FILES)[: sum(end >= s for s in starts[1:])]
        assert all(entry.date.isoformat() == "2020-12-14" for entry in entries)
        assert all(unpack(cut, entry, 1000) == FILES[entry.name] for entry in entries[-1:])
    assert not is_cut_zip(whole)
    assert len(whole_entries(whole, 3)) == 3


def test_a_head_that_lies_is_found_out(whole: Path) -> None:
    first = whole_entries(whole, 1)[0]
    data = bytearray(whole.read_bytes())
    data[14:18] = struct.pack("<I", first.check ^ 1)
    whole.write_bytes(data)
    with pytest.raises(ValueError, match="not as its head says"):
        unpack(whole, whole_entries(whole, 1)[0], 1000)
    last = whole_entries(whole, 100)[-1]
    assert len(unpack(whole, last, 40)) == 41  # no more is made than is allowed, and one


def test_a_locked_file_and_one_of_no_size_end_it(whole: Path) -> None:
    with zipfile.ZipFile(whole) as archive:
        third = archive.infolist()[2].header_offset
    for flag in (0x01, 0x08):
        data = bytearray(whole.read_bytes())
        data[third + 6] |= flag
        other = whole.with_name("other.zip")
        other.write_bytes(data)
        assert len(whole_entries(other, 100)) == 2


def test_what_is_no_zip_has_nothing(tmp_path: Path) -> None:
    assert not is_cut_zip(tmp_path)
    assert not is_cut_zip(tmp_path / "nothing")
    assert whole_entries(tmp_path / "nothing", 9) == []
    noise = tmp_path / "noise.zip"
    noise.write_bytes(b"PK\x03\x04" + zlib.compress(b"noise" * 100))
    assert is_cut_zip(noise)
    assert whole_entries(noise, 9) == []
