"""``gardreader sources``."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import zxingcpp

from gardreader.cli.commands.sources import qr_lines
from gardreader.importers.sources import data_sets, find_data_set
from tests.cli.conftest import Run


def test_all_are_listed_with_what_is_installed(gardreader: Run, gard_records: Path, tmp_path: Path) -> None:
    pack = tmp_path / "gard.gardpack"
    assert gardreader("import", gard_records, "-o", pack).code == 0
    assert gardreader("install", pack).code == 0
    ran = gardreader("sources")
    assert ran.code == 0
    assert [line.split()[0] for line in ran.lines] == ["SOURCE", *(d.id for d in data_sets())]
    assert ran.lines[1].split()[3:8] == ["2020-12-14", "6", "GARD", "records", "(2020)"]
    assert ran.lines[3].split()[4] == "-"
    assert all(len(line) <= 80 for line in ran.lines)
    assert "downloads nothing" in ran.err
    installed = gardreader("sources", "gard-records", "--json").json["sources"][0]["installed"]
    assert [(entry["pack"], entry["articles"]) for entry in installed] == [("gard", 6)]
    assert "gard, 6 articles" in gardreader("sources", "gard-records").out


@pytest.mark.parametrize("name", [data_set.id for data_set in data_sets()])
def test_one_is_told_whole(gardreader: Run, bundled_home: Path, name: str) -> None:
    wanted = find_data_set(name)
    ran = gardreader("sources", name, "--data-dir", bundled_home)
    assert ran.code == 0
    told = " ".join(ran.out.split())
    for text in (wanted.name, wanted.holds, wanted.licence, wanted.where, wanted.file_hint, wanted.url):
        assert text in told
    assert wanted.published is None or wanted.published.words in told
    assert all(len(line) <= 80 for line in ran.lines if "://" not in line)


def test_the_address_is_a_code_that_can_be_read(gardreader: Run, bundled_home: Path) -> None:
    ran = gardreader("sources", "medquad", "--qr", "--data-dir", bundled_home)
    assert ran.code == 0
    url = find_data_set("medquad").url
    lines = qr_lines(url)
    assert ran.lines[-len(lines) :] == lines
    shades = {" ": (0, 0), "▀": (255, 0), "▄": (0, 255), "█": (255, 255)}
    rows = [[shades[sign][half] for sign in line] for line in lines for half in (0, 1)]
    picture = np.kron(np.array(rows, dtype=np.uint8), np.ones((6, 6), dtype=np.uint8))
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [url]


def test_what_makes_no_sense_is_told(gardreader: Run) -> None:
    ran = gardreader("sources", "nope")
    assert (ran.code, ran.out) == (2, "")
    assert "gard-records" in ran.err
    for words in (("--qr",), ("medquad", "--qr", "--json")):
        assert gardreader("sources", *words).code == 2
    ran = gardreader("sources", "markdown", "--qr")
    assert ran.code == 2
    assert "no address" in ran.err
