"""The list of open data sets is sound, tells the truth about the real files, and refuses a damaged list."""

from __future__ import annotations

from pathlib import Path

import pytest

from gardreader.articles.links import is_open
from gardreader.errors import GardreaderError, NotFoundError, SourceError
from gardreader.importers.registry import IMPORTERS
from gardreader.importers.sources import data_sets, find_data_set, named, read_data_sets
from gardreader.rendering.qr import fits_qr

IDS = ["gard-records", "gard-page", "medquad", "orphapackets", "orphanet-names", "markdown"]


def test_all_six_are_told_whole() -> None:
    assert [data_set.id for data_set in data_sets()] == IDS
    for data_set in data_sets():
        assert data_set.holds.endswith(".")
        assert len(data_set.holds) < 400
        assert data_set.licence
        assert data_set.where
        if data_set.url:
            assert data_set.url.startswith("https://")
            assert is_open(data_set.url)
            assert fits_qr(data_set.url)


def test_each_is_read_by_an_importer_there_is() -> None:
    names = [name for data_set in data_sets() for name in data_set.importers]
    assert sorted(names) == sorted(importer.name for importer in IMPORTERS)


def test_the_real_files_are_known_by_name_and_of_the_size_told(shared_data: Path) -> None:
    files = {
        "gard-records": "gard-api-2020.zip",
        "medquad": "medquad.zip",
        "orphapackets": "orphapackets-2025-12.zip",
        "orphanet-names": "orphanet-names-7-languages.tsv",
    }
    for data_set_id, name in files.items():
        data_set = find_data_set(data_set_id)
        assert named(name, data_sets()) is data_set
        assert (shared_data / name).stat().st_size == data_set.size


def test_names_from_their_own_addresses_are_known() -> None:
    for name, data_set_id in (("MedQuAD-master.zip", "medquad"), ("orphapacket-master.ZIP", "orphapackets")):
        found = named(name, data_sets())
        assert found is not None
        assert found.id == data_set_id
    assert named("photos.zip", data_sets()) is None
    assert named("README.md", data_sets()) is None


def test_no_pack_is_taken_for_two() -> None:
    for pack in (
        "gard",
        "gard-page-marfan-syndrome",
        "medquad",
        "orphapackets",
        "orphanet-names",
        "articles-x",
    ):
        assert len([d for d in data_sets() if d.is_pack(pack)]) == 1, pack
    assert not any(data_set.is_pack("bundled") for data_set in data_sets())


def test_one_is_found_by_id_or_name_and_else_those_there_are_told() -> None:
    assert find_data_set(" medquad ") is find_data_set("MedQuAD")
    with pytest.raises(NotFoundError, match=r"“x”.*gard-records, gard-page, medquad"):
        find_data_set("x")


GOOD = "{id: a, name: A, holds: H., licence: L, importers: [I], file: f, packs: [a]}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: b", "no list"),
        ("[x]", "entry 1: it has no named values"),
        (f"[{GOOD}, {GOOD}]", "one id"),
        ("[{id: a}]", "“name” is missing"),
        (f"[{GOOD[:-1]}, size: large}}]", "a number of bytes"),
        (f"[{GOOD[:-1]}, published: soon}}]", "a date"),
        (f"[{GOOD[:-1]}, known: x}}]", "“known” should be a list"),
        (f"[{GOOD[:-1]}, where: [x]}}]", "“where” should be a text"),
        (f"[{GOOD[:-1]}, colour: red}}]", "“colour” is not known"),
        ("[", "sources.yaml"),
    ],
)
def test_a_damaged_list_is_refused_in_a_sentence(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "sources.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(GardreaderError) as error:
        read_data_sets(path)
    assert told in str(error.value)
    assert "sources.yaml" in str(error.value)


def test_no_list_and_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read"):
        read_data_sets(tmp_path / "sources.yaml")
    (tmp_path / "sources.yaml").write_bytes(b"\xff")
    with pytest.raises(SourceError, match="UTF-8"):
        read_data_sets(tmp_path / "sources.yaml")
