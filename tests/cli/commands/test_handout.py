"""``gardreader handout``; what draws runs in processes of their own, off the screen."""

from __future__ import annotations

import signal
import subprocess
import time
from pathlib import Path

import pytest
from pypdf import PdfReader

from gardreader.handouts.batch import RECORD
from gardreader.paths import Paths
from tests.cli.conftest import PROGRAM, Run

_NO_SCREEN = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": "offscreen"}


def test_chosen_parts_of_one_article_are_a_pdf(process: Run, gard_search_home: Paths, tmp_path: Path) -> None:
    target, clinic = tmp_path / "page.pdf", tmp_path / "clinic.yaml"
    clinic.write_text("name: Clinic of examples\nphone: 555 0100\n")
    words = "--sections treatment,cause --paper A5 --size large --refs qr --words --notes-lines 3".split()
    ran = process(
        "handout", "gard/wilson-disease", "-o", target, *words, "--clinic", clinic, "--data-dir",
        gard_search_home.data, **_NO_SCREEN,
    )  # fmt: skip
    reader = PdfReader(target)
    assert (ran.code, ran.out, ran.err) == (0, "", f"Saved {target}: {len(reader.pages)} pages.\n")
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "Clinic of examples" in text
    places = [text.index(words) for words in ("Wilson disease be treated?", "What causes", "Words explained")]
    assert places == sorted(places)
    assert "edition 2020-12-14" in text
    assert round(float(reader.pages[0].mediabox.width)) in (419, 420)


def test_several_articles_are_one_job_with_a_cover(
    process: Run, gard_search_home: Paths, tmp_path: Path
) -> None:
    target = tmp_path / "page.pdf"
    words = (
        "handout",
        "gard/wilson-disease",
        "gard/cystic-fibrosis",
        "-o",
        target,
        "--title",
        "Two",
        "--short",
    )
    ran = process(*words, "--data-dir", gard_search_home.data, **_NO_SCREEN)
    assert ran.code == 0
    pages = [page.extract_text() for page in PdfReader(target).pages]
    assert "Two" in pages[0]
    assert "Contents" in pages[0]
    assert f"Page {len(pages)} of {len(pages)}" in pages[-1]


def test_the_text_is_made_as_large_as_one_sheet_allows(
    process: Run, bundled_home: Path, tmp_path: Path
) -> None:
    target = tmp_path / "page.pdf"
    words = ("handout", "wilson-disease", "-o", target, "--fit", "--data-dir", bundled_home)
    ran = process(*words, "--sections", "treatment", "--refs", "none", **_NO_SCREEN)
    assert ran.code == 0
    assert len(PdfReader(target).pages) <= 2
    before = target.read_bytes()
    ran = process(*words, "--size", "xlarge", "--notes-lines", "60", **_NO_SCREEN)
    assert ran.code == 2
    assert "fits on one sheet in no size" in ran.err
    assert target.read_bytes() == before


@pytest.mark.parametrize("end", ["html", "txt", "eml"])
def test_other_forms_are_known_by_their_names(
    gardreader: Run, bundled_home: Path, tmp_path: Path, end: str
) -> None:
    target = tmp_path / f"a.{end}"
    ran = gardreader("handout", "wilson-disease", "-o", target, "--data-dir", bundled_home)
    assert (ran.code, ran.err) == (0, f"Saved {target}.\n")
    assert "Wilson disease" in target.read_text()


def test_a_set_is_printed_and_what_the_library_lacks_only_left_out_when_that_is_said(
    gardreader: Run, bundled_home: Path, tmp_path: Path
) -> None:
    kept, target = tmp_path / "set.yaml", tmp_path / "a.txt"
    kept.write_text(
        "gardreader-set: 1\ntitle: Ours\narticles: [gone/x, gardreader-bundled/wilson-disease]\n"
        "options: {refs: none}\n"
    )
    words = ("handout", "--set", kept, "-o", target, "--data-dir", bundled_home)
    ran = gardreader(*words)
    assert ran.code == 2
    assert "lacks gone/x. --skip-missing prints the others" in ran.err
    assert not target.exists()
    ran = gardreader(*words, "--skip-missing")
    assert ran.code == 0
    assert "Left out, for the library lacks them: gone/x" in ran.err
    text = target.read_text()
    assert text.startswith("Ours\n")
    assert "in gardreader, or at" in text
    assert "\nReferences\n" not in text
    assert gardreader(*words, "--skip-missing", "--refs", "full").code == 0
    assert "\nReferences\n" in target.read_text()


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "Say of what"),
        (("wilson-disease",), "Say where the handout is to go"),
        (("--all",), "Say where the files are to go: -o DIR"),
        (("wilson-disease", "-o", "a.docx"), "should end in one of .pdf, .html, .txt, .eml"),
        (("wilson-disease", "-o", "a.txt", "--sections", " , "), "Name at least one part"),
        (
            ("wilson-disease", "-o", "a.txt", "--sections", "tretment"),
            "There is no part “tretment”. Sections: ",
        ),
        (("wilson-disease", "-o", "a.txt", "--notes-lines", "61"), "no number from 0 to 60"),
        (("wilson-disease", "-o", "a.txt", "--columns", "2", "--paper", "A5"), "Two columns need A4"),
        (("wilson-disease", "-o", "a.txt", "--booklet", "--paper", "Letter"), "printed on A4"),
        (("wilson-disease", "-o", "a.txt", "--format", "txt"), "--format is for --all"),
        (("wilson-disease", "-o", "a.txt", "--fit"), "--fit is for sheets of paper"),
        (("wilson-disease", "-o", "a.txt", "--set", "x"), "A set names its articles"),
        (
            ("wilson-disease", "-o", "a.txt", "--clinic", "none.yaml"),
            "none.yaml cannot be read: there is no such",
        ),
        (("--set", "none.yaml", "-o", "a.txt"), "none.yaml cannot be read: there is no such"),
        (("no-such", "-o", "a.txt"), "no article 'no-such'"),
        (("--all", "--category", "x", "-o", "out"), "There is no category “x”"),
        (("--all", "wilson-disease", "-o", "out"), "a file for each article"),
        (("--category", "Blod", "-o", "out"), "There is no category “Blod”. There are: "),
        (("--all", "-o", "out", "--sections", "what-is-it"), "name kinds of sections or lists"),
    ],
)
def test_what_makes_no_sense_is_told_and_leaves_nothing(
    gardreader: Run,
    bundled_home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    why: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = gardreader("handout", *words, "--data-dir", bundled_home)
    assert (ran.code, ran.out) == (2, "")
    assert why in ran.err
    assert not list(tmp_path.glob("*.*"))


def test_a_kind_of_section_that_is_not_there_is_told_and_the_rest_printed(
    gardreader: Run, bundled_home: Path, tmp_path: Path
) -> None:
    target = tmp_path / "a.txt"
    words = ("handout", "wilson-disease", "-o", target, "--sections", "other,overview")
    ran = gardreader(*words, "--data-dir", bundled_home)
    assert ran.code == 0
    assert ran.err.startswith("There is no section on “other”; there are: ")
    assert "Wilson disease" in target.read_text()


def test_a_category_is_a_folder_of_files_and_is_gone_on_with(
    process: Run, gard_search_home: Paths, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    words = (
        "handout",
        "--category",
        "newborn  screening",
        "-o",
        folder,
        "--sections",
        "treatment",
        "--refs",
        "none",
        "--format",
        "txt",
    )
    ran = process(*words, "--data-dir", gard_search_home.data, **_NO_SCREEN)
    assert ran.code == 0
    made = [path for path in folder.iterdir() if path.name != RECORD]
    assert len(made) > 10
    assert f"{folder}: {len(made)} handouts made, 0 were up to date." in ran.err
    assert "articles have none of these parts." in ran.err
    ran = process(*words, "--data-dir", gard_search_home.data, **_NO_SCREEN)
    assert f"{folder}: 0 handouts made, {len(made)} were up to date." in ran.err


def test_ctrl_c_leaves_whole_files_alone(gard_search_home: Paths, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    words: list[str | Path] = [PROGRAM, "handout", "--all", "-o", folder]
    words += ["--data-dir", gard_search_home.data]
    running = subprocess.Popen(words, stderr=subprocess.PIPE, env={**_NO_SCREEN, "PATH": "/usr/bin:/bin"})
    deadline = time.monotonic() + 60
    while len(list(folder.glob("*.pdf"))) < 5 and time.monotonic() < deadline:
        assert running.poll() is None
        time.sleep(0.02)
    running.send_signal(signal.SIGINT)
    _, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Stopped." in err
    assert not list(folder.glob(".*.part"))
    for path in folder.glob("*.pdf"):
        assert path.read_bytes().rstrip().endswith(b"%%EOF")
