"""Damaged, foreign and hostile packs: one kind of error, which names the file, and nothing else."""

from __future__ import annotations

import os
import random
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gardreader.errors import PackError
from gardreader.packs import archive as archive_module
from gardreader.packs.layout import MANIFEST, MOST_BLOCK_BYTES, REPORT, TABLE, block_name
from gardreader.packs.reader import Pack
from tests.packs.hostile import (
    read_whole,
    refusal,
    repacked,
    with_manifest,
    with_part,
    without,
    write_members,
)
from tests.packs.samples import bundled, make_pack, members


class TestChance:
    """What a bad cable or an old disk makes of a file."""

    def test_cut_short_anywhere(self, sound: Path, bad: Path) -> None:
        data = sound.read_bytes()
        places = {*range(64), *range(len(data) - 200, len(data)), *range(64, len(data), 997)}
        for place in sorted(places):
            bad.write_bytes(data[:place])
            assert "no gardreader pack" in refusal(bad) if place < 4 else "cut short" in refusal(bad)

    def test_beginning_lost(self, sound: Path, bad: Path) -> None:
        data = sound.read_bytes()
        for place in (1, 4, 1000, len(data) - 22):
            bad.write_bytes(data[place:])
            refusal(bad)

    def test_a_byte_more_at_either_end(self, sound: Path, bad: Path) -> None:
        for data in (sound.read_bytes() + b"\0", b"\0" + sound.read_bytes()):
            bad.write_bytes(data)
            refusal(bad)

    def test_any_byte_changed(self, tmp_path: Path, bad: Path) -> None:
        sound = make_pack(tmp_path, articles=bundled()[::8])
        data = bytearray(sound.read_bytes())
        articles = read_whole(sound)
        directory = zipfile.ZipFile(sound).start_dir
        pick = random.Random(1)
        places = {*range(200), *range(directory, len(data)), *pick.sample(range(len(data)), 300)}
        unnoticed = 0
        for place in sorted(places):
            old = data[place]
            data[place] ^= 1 << pick.randrange(8)
            bad.write_bytes(data)
            data[place] = old
            message = ""
            try:
                read = read_whole(bad)
            except PackError as error:
                message = str(error)
            if message:
                assert message.startswith(bad.name + " "), place
            else:
                # Dates and other notes of the zip format that say nothing of the content may differ.
                assert read == articles, place
                unnoticed += 1
        assert unnoticed < len(places) / 4

    @settings(max_examples=50, deadline=None)
    @given(st.binary(max_size=200))
    def test_any_bytes_at_all(self, tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
        path = tmp_path_factory.getbasetemp() / "any.gardpack"
        for whole in (data, b"PK\x03\x04" + data, b"PK\x05\x06" + data, data + b"PK\x05\x06" + bytes(18)):
            path.write_bytes(whole)
            refusal(path)

    def test_zeros_and_holes(self, sound: Path, bad: Path) -> None:
        data = sound.read_bytes()
        for start, length in ((0, 512), (len(data) // 2, 512), (len(data) - 512, 512), (0, len(data))):
            bad.write_bytes(data[:start] + bytes(length) + data[start + length :])
            refusal(bad)

    def test_an_article_is_read_only_if_it_is_what_was_packed(self, sound: Path, bad: Path) -> None:
        def change(parts: dict[str, bytes]) -> None:
            parts[block_name(0)] = parts[block_name(0)].replace(b"marrow", b"morrow")

        with Pack.open(repacked(sound, bad, change)) as pack:
            assert "bone-marrow-necrosis" in pack
            with pytest.raises(PackError, match=r"bad\.gardpack is damaged: article bone-marrow-necrosis is"):
                pack.article("bone-marrow-necrosis")


class TestForeign:
    """Files that never were packs."""

    def test_none_there(self, bad: Path) -> None:
        assert refusal(bad) == "bad.gardpack cannot be read: there is no such file or folder."

    def test_empty(self, bad: Path) -> None:
        bad.touch()
        assert refusal(bad) == "bad.gardpack is no gardreader pack."

    def test_a_folder(self, bad: Path) -> None:
        bad.mkdir()
        assert refusal(bad) == "bad.gardpack is not a file, so no gardreader pack."

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
    def test_a_pipe_is_not_waited_for(self, bad: Path) -> None:
        os.mkfifo(bad)
        assert refusal(bad) == "bad.gardpack is not a file, so no gardreader pack."

    def test_a_text(self, bad: Path) -> None:
        bad.write_text("id: not a pack at all\n" * 100)
        assert refusal(bad) == "bad.gardpack is no gardreader pack."

    def test_a_zip_of_something_else(self, bad: Path) -> None:
        write_members(bad, [("a.txt", b"hello"), ("b.txt", b"there")])
        assert refusal(bad) == "bad.gardpack is a zip file of something else, no gardreader pack."

    def test_an_empty_zip(self, bad: Path) -> None:
        write_members(bad, [])
        assert refusal(bad) == "bad.gardpack is a zip file of something else, no gardreader pack."

    def test_the_records_of_gard_themselves(self, shared_data: Path) -> None:
        refusal(shared_data / "gard-api-2020.zip")

    def test_a_pack_of_a_later_format(self, sound: Path, bad: Path) -> None:
        repacked(sound, bad, with_manifest(lambda plain: {**plain, "format-version": 2}))
        assert refusal(bad) == "bad.gardpack has pack format 2; this program reads format 1."


class TestMembers:
    """Zip files that have a pack's parts, and more, less or others."""

    @pytest.mark.parametrize(
        "name",
        [
            "../evil.json", "/etc/passwd", "C:\\evil", "articles/../manifest.json", "articles/0000.jsonl/",
            "articles/00000.jsonl", "articles/1.jsonl", "articles/١٢٣٤.jsonl", "articles/9999.jsonl",
            "media/picture.png", "signature", "Manifest.json", "manifest.json ", "manifest.json\0", "",
            "x" * 60_000,
        ],
    )  # fmt: skip
    def test_a_name_that_no_pack_has(self, sound: Path, bad: Path, name: str) -> None:
        with zipfile.ZipFile(bad, "w", zipfile.ZIP_DEFLATED) as archive:
            for part, data in members(sound).items():
                archive.writestr(zipfile.ZipInfo(part), data, zipfile.ZIP_DEFLATED)
            extra = zipfile.ZipInfo("placeholder")
            extra.filename = extra.orig_filename = name
            archive.writestr(extra, b"evil", zipfile.ZIP_DEFLATED)
        refusal(bad)

    @pytest.mark.parametrize("name", [MANIFEST, TABLE, block_name(0)])
    def test_a_part_twice(self, sound: Path, bad: Path, name: str) -> None:
        parts = [*members(sound).items(), (name, b"another")]
        with pytest.warns(UserWarning, match="Duplicate name"):
            write_members(bad, parts)
        assert "twice" in refusal(bad)

    @pytest.mark.parametrize("name", [MANIFEST, TABLE, block_name(0)])
    def test_a_part_missing(self, sound: Path, bad: Path, name: str) -> None:
        refusal(repacked(sound, bad, without(name)))

    @pytest.mark.parametrize("name", [block_name(17), block_name(9999), REPORT])
    def test_a_part_that_the_manifest_does_not_know(self, sound: Path, bad: Path, name: str) -> None:
        repacked(sound, bad, with_part(name, b"{}"))
        assert "other parts than its manifest says" in refusal(bad)

    @pytest.mark.parametrize("name", [TABLE, block_name(0)])
    @pytest.mark.parametrize("data", [b"", b"\n", b"{}\n", b"\xff\xfe", b"null"])
    def test_a_part_exchanged(self, sound: Path, bad: Path, name: str, data: bytes) -> None:
        refusal(repacked(sound, bad, with_part(name, data)))

    @pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
    def test_packed_in_another_way(self, sound: Path, bad: Path, compression: int) -> None:
        write_members(bad, members(sound).items(), compression=compression)
        assert "packed in a way that no pack uses" in refusal(bad)

    def test_encrypted_says_the_directory(self, sound: Path, bad: Path) -> None:
        data = bytearray(sound.read_bytes())
        directory = zipfile.ZipFile(sound).start_dir
        data[directory + 8] |= 1
        bad.write_bytes(data)
        assert "packed in a way that no pack uses" in refusal(bad)

    def test_a_comment(self, sound: Path, bad: Path) -> None:
        bad.write_bytes(sound.read_bytes())
        with zipfile.ZipFile(bad, "a") as archive:
            archive.comment = b"free beer"
        refusal(bad)

    def test_too_many_members(self, bad: Path, monkeypatch: pytest.MonkeyPatch, sound: Path) -> None:
        monkeypatch.setattr(archive_module, "MOST_MEMBERS", 2)
        bad.write_bytes(sound.read_bytes())
        assert refusal(bad) == "bad.gardpack is no gardreader pack."

    def test_a_directory_that_claims_more_than_there_is(self, sound: Path, bad: Path) -> None:
        data = sound.read_bytes()
        end = bytearray(data[-22:])
        for field, value in ((8, 0xFFFF), (8, 2), (12, 0xFFFFFFFF), (16, 0xFFFFFFFF), (12, 10), (16, 10)):
            changed = end[:]
            size = 2 if field == 8 else 4
            changed[field : field + size] = value.to_bytes(size, "little")
            if field == 8:
                changed[10:12] = changed[8:10]
            bad.write_bytes(data[:-22] + changed)
            refusal(bad)


class TestBombs:
    def test_a_member_larger_than_it_may_be(self, sound: Path, bad: Path) -> None:
        repacked(sound, bad, with_part(MANIFEST, b" " * 1_000_001))
        assert "manifest.json is larger than it may be" in refusal(bad)

    def test_a_block_larger_than_it_may_be(self, sound: Path, bad: Path) -> None:
        repacked(sound, bad, with_part(block_name(0), bytes(MOST_BLOCK_BYTES + 1)))
        assert "larger than it may be" in refusal(bad)

    @pytest.mark.parametrize("stated", [10, 1_000_000])
    def test_a_member_that_lies_about_its_size(self, sound: Path, bad: Path, stated: int) -> None:
        data = members(sound)[MANIFEST] + b" " * 100_000_000
        write_members(bad, {**members(sound), MANIFEST: data}.items())
        whole = bytearray(bad.read_bytes())
        with zipfile.ZipFile(bad) as archive:
            place = whole.index(b"PK\x01\x02", archive.getinfo(MANIFEST).header_offset)
        while whole[place + 46 : place + 46 + len(MANIFEST)] != MANIFEST.encode():
            place = whole.index(b"PK\x01\x02", place + 1)
        whole[place + 24 : place + 28] = struct.pack("<L", stated)
        bad.write_bytes(whole)
        refusal(bad)

    def test_members_that_together_are_too_large(
        self, sound: Path, bad: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(archive_module, "MOST_TOTAL_BYTES", 1000)
        bad.write_bytes(sound.read_bytes())
        assert "its content is larger than a pack's may be" in refusal(bad)

    def test_a_file_larger_than_a_pack_may_be(self, bad: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with bad.open("wb") as stream:
            stream.truncate(2_000_000_001)
        assert refusal(bad) == "bad.gardpack is larger than a pack may be."

    def test_members_that_share_their_bytes(self, sound: Path, bad: Path) -> None:
        # A bomb of overlapping members: each name of the directory leads to the same data.
        data = bytearray(sound.read_bytes())
        with zipfile.ZipFile(sound) as archive:
            directory = archive.start_dir
        second = data.index(b"PK\x01\x02", directory + 1)
        data[second + 42 : second + 46] = data[directory + 42 : directory + 46]
        bad.write_bytes(data)
        refusal(bad)


def test_damage_within_a_deflated_part_is_one_error(sound: Path, bad: Path) -> None:
    data = bytearray(sound.read_bytes())
    with zipfile.ZipFile(sound) as archive:
        start = archive.getinfo(MANIFEST).header_offset + 30 + len(MANIFEST)
    data[start : start + 20] = zlib.compress(os.urandom(64))[:20]
    bad.write_bytes(data)
    refusal(bad)
