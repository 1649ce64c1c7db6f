"""``gardreader import``."""

from __future__ import annotations

import shutil
from pathlib import Path

from gardreader.packs.reader import Pack
from gardreader.paths import content
from tests.cli.conftest import SLICE, Run


def test_records_become_a_pack_and_a_report(gardreader: Run, gard_records: Path, tmp_path: Path) -> None:
    pack = tmp_path / "gard.gardpack"
    ran = gardreader("import", gard_records, "-o", pack)
    assert ran.code == 0
    assert f"Records read: {len(SLICE)}" in ran.out
    assert f"Articles imported: {len(SLICE)}" in ran.out
    assert "0 records skipped" in ran.out
    assert f"Wrote {pack}: {len(SLICE)} articles" in ran.err
    assert f"gardreader install {pack}" in ran.err
    with Pack.open(pack) as opened:
        assert opened.info.id == "gard"
        opened.verify()


def test_the_report_in_json_is_the_one_in_the_pack(
    gardreader: Run, gard_records: Path, tmp_path: Path
) -> None:
    pack = tmp_path / "gard.gardpack"
    words = ("import", gard_records, "-o", pack, "--json", "--id", "mine", "--title", "My records")
    ran = gardreader(*words)
    assert (ran.json["pack"]["id"], ran.json["pack"]["title"]) == ("mine", "My records")
    with Pack.open(pack) as opened:
        assert ran.json["report"] == opened.report()


def test_bad_records_are_told_and_the_rest_is_imported(
    gardreader: Run, gard_records: Path, tmp_path: Path
) -> None:
    for number in range(1, 31):
        (gard_records / f"9{number:05}.json").write_text("{")
    ran = gardreader("import", gard_records, "-o", tmp_path / "x.gardpack")
    assert ran.code == 0
    assert f"Articles imported: {len(SLICE)}" in ran.out
    assert "30 records skipped" in ran.out
    assert ran.out.count("not JSON") == 20
    assert "  … and 10 more" in ran.lines


def test_a_saved_page_is_imported(gardreader: Run, shared_data: Path, tmp_path: Path) -> None:
    source = shared_data / "gard-print-page" / "bone-marrow-necrosis.txt"
    ran = gardreader("import", source, "-o", tmp_path / "page.gardpack")
    assert ran.code == 0
    assert "Articles imported: 1" in ran.out


def test_articles_in_markdown_are_imported(gardreader: Run, tmp_path: Path) -> None:
    count = len(list(content().glob("*.md")))
    ran = gardreader("import", content(), "-o", tmp_path / "all.gardpack")
    assert ran.code == 0
    assert f"Articles imported: {count}" in ran.out
    ran = gardreader("import", content() / "wilson-disease.md", "-o", tmp_path / "one.gardpack")
    assert ran.code == 0
    with Pack.open(tmp_path / "one.gardpack") as pack:
        assert pack.ids == ("wilson-disease",)


def test_without_a_place_to_write_nothing_is_done(gardreader: Run, tmp_path: Path) -> None:
    ran = gardreader("import", content())
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "gardreader: Say where the pack is to go: -o FILE.gardpack\n"


def test_no_other_file_is_replaced_by_a_slip(gardreader: Run, tmp_path: Path) -> None:
    article = tmp_path / "wilson-disease.md"
    shutil.copy(content() / "wilson-disease.md", article)
    before = article.read_bytes()
    ran = gardreader("import", article, "-o", article)
    assert ran.code == 2
    assert "ends in .gardpack" in ran.err
    assert article.read_bytes() == before


def test_the_same_sources_give_the_same_bytes(gardreader: Run, gard_records: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "1.gardpack", tmp_path / "2.gardpack"
    gardreader("import", gard_records, "-o", first)
    gardreader("import", gard_records, "-o", second)
    assert first.read_bytes() == second.read_bytes()
