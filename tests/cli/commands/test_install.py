"""``gardreader install``, ``packs`` and ``remove``."""

from __future__ import annotations

from pathlib import Path

import pytest

from gardreader.cli.screen import Screen
from gardreader.packs.library import Library
from gardreader.search.engine import SearchEngine
from tests.bundle import BUNDLED_COUNT
from tests.cli.conftest import SLICE, Run, state


def test_a_pack_is_installed_searched_listed_and_removed(
    gardreader: Run, home: Path, small_pack: Path
) -> None:
    ran = gardreader("install", small_pack)
    assert ran.code == 0
    assert ran.out == ""
    assert f"Installed Small as small: {BUNDLED_COUNT} articles." in ran.err
    assert ran.err.endswith("The library is ready.\n")
    ran = gardreader("search", "wilson disease", "--json")
    assert ran.err == ""  # the search was made ready by the installation
    assert {pack["value"] for pack in ran.json["packs"]} == {"small", "gardreader-bundled"}
    wilson = [hit for hit in ran.json["hits"] if hit["article"] == "wilson-disease"]
    assert {hit["pack"] for hit in wilson} == {"gardreader-bundled"}  # of two that say the same
    ran = gardreader("packs", "--json")
    assert [(pack["id"], pack["bundled"]) for pack in ran.json["packs"]] == [
        ("small", False),
        ("gardreader-bundled", True),
    ]
    ran = gardreader("packs")
    assert ran.lines[0].split() == ["PACK", "ARTICLES", "EDITION", "TITLE"]
    assert ran.lines[1].split()[0] == "small"
    assert ran.err == f"{2 * BUNDLED_COUNT} articles in all.\n"
    assert gardreader("remove", "small").err == "Removed small.\n"
    assert state(home) == {}
    ran = gardreader("search", "wilson disease", "--json")
    assert "Preparing the search (once)…" in ran.err
    assert {hit["pack"] for hit in ran.json["hits"]} == {"gardreader-bundled"}


def test_records_go_all_the_way(gardreader: Run, gard_records: Path, tmp_path: Path) -> None:
    pack = tmp_path / "gard.gardpack"
    gardreader("import", gard_records, "-o", pack)
    assert gardreader("install", pack).code == 0
    assert gardreader("packs", "--json").json["packs"][0]["counts"]["articles"] == len(SLICE)
    ran = gardreader("search", "how is cystic fibrosis inherited", "--limit", "1", "--json")
    (hit,) = ran.json["hits"]
    assert (hit["pack"], hit["article"]) == ("gard", "cystic-fibrosis")
    # The bare id that two packs have is the installed pack's.
    assert gardreader("show", "wilson-disease", "--format", "json").json["pack"] == "gard"


def test_sources_and_packs_are_added_with_one_command(
    gardreader: Run, home: Path, small_pack: Path, gard_records: Path
) -> None:
    ran = gardreader("install", gard_records, small_pack)
    assert (ran.code, ran.out, state(home)) == (2, "", {})
    assert f"{gard_records} is a source" in ran.err
    assert "Say --yes" in ran.err
    ran = gardreader("install", "--yes", gard_records, small_pack)
    assert ran.code == 0
    assert f"Articles imported: {len(SLICE)}" in ran.out
    assert ran.err.count("Installed ") == 2
    assert ran.err.count("Preparing the search (once)…") == 1
    packs = gardreader("packs", "--json").json["packs"]
    assert [pack["id"] for pack in packs] == ["gard", "small", "gardreader-bundled"]


@pytest.mark.parametrize(("answer", "added"), [("y\n", True), ("no\n", False), ("", False)])
def test_a_person_is_asked_when_what_was_read_is_told(
    gardreader: Run,
    home: Path,
    gard_records: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    added: bool,
) -> None:
    monkeypatch.setattr(Screen, "can_ask", True)
    ran = gardreader("install", gard_records, stdin=answer)
    assert ran.code == 0
    assert f"Articles imported: {len(SLICE)}" in ran.out
    assert "Add what was read to the library? [y/N]" in ran.err
    assert bool(state(home)) == added
    assert ran.err.endswith("The library is ready.\n" if added else "the library is unchanged.\n")


def test_what_was_installed_before_a_bad_pack_is_told(
    gardreader: Run, home: Path, small_pack: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.gardpack"
    bad.write_bytes(small_pack.read_bytes()[:-1000])
    ran = gardreader("install", small_pack, bad)
    assert ran.code == 2
    assert ran.err.rstrip().endswith("Installed before it: small.")
    assert [name.endswith("small.gardpack") or "small" in name for name in state(home)] == [True]


def test_a_pack_stays_installed_when_its_index_cannot_be_made(
    gardreader: Run, home: Path, small_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gardreader.errors import SearchError

    def fails(engine: SearchEngine, progress: object = None) -> None:
        raise SearchError("The search index cannot be written: the disk is full.")

    monkeypatch.setattr(SearchEngine, "build", fails)
    ran = gardreader("install", small_pack)
    assert ran.code == 2
    assert "the disk is full. The pack is installed all the same" in ran.err
    assert len(state(home)) == 1


def test_stopped_while_the_index_is_made_the_pack_is_installed(
    gardreader: Run, home: Path, small_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(library: Library, progress: object = None) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Library, "catalogue", stopped)
    ran = gardreader("install", small_pack)
    assert ran.code == 130
    assert "The pack is installed all the same" in ran.err
    assert len(state(home)) == 1


@pytest.mark.parametrize(
    ("pack", "sentence"),
    [
        ("no-such", "The library has no pack 'no-such'."),
        ("gardreader-bundled", "The bundled articles come with the program and cannot be removed."),
    ],
)
def test_what_cannot_be_removed_is_told(gardreader: Run, pack: str, sentence: str) -> None:
    ran = gardreader("remove", pack)
    assert (ran.code, ran.out, ran.err) == (2, "", f"gardreader: {sentence}\n")


def test_a_damaged_pack_in_the_library_is_told_and_the_rest_serves(
    gardreader: Run, home: Path, small_pack: Path
) -> None:
    gardreader("install", small_pack)
    (pack,) = (home / "packs").glob("*.gardpack")
    pack.write_bytes(pack.read_bytes()[:-1000])
    ran = gardreader("packs", "--json")
    assert ran.code == 0
    assert [found["id"] for found in ran.json["packs"]] == ["gardreader-bundled"]
    assert "is cut short or damaged" in ran.json["problems"][0]
    assert "install it again, or remove it" in ran.err
