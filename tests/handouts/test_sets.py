from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gardreader.articles.model import ArticleRef
from gardreader.errors import HandoutError
from gardreader.handouts.clinic import Clinic
from gardreader.handouts.options import HandoutOptions, Ink, Paper, RefsAs, TextSize
from gardreader.handouts.sets import (
    Chapter,
    HandoutSet,
    Work,
    as_work,
    chapter_of,
    gather,
    load_set,
    save_set,
)
from gardreader.packs.library import Library
from gardreader.paths import find_paths
from tests.disks import permissions_apply
from tests.rendering.samples import FULL, TODAY

GIVEN = HandoutSet("Two", (ArticleRef("gard", "a-disease"), ArticleRef("mine", "b")))
OPTIONS = st.builds(
    HandoutOptions,
    paper=st.sampled_from(Paper),
    size=st.sampled_from(TextSize),
    ink=st.sampled_from(Ink),
    refs=st.sampled_from(RefsAs),
    parts=st.none() | st.lists(st.sampled_from(["cause", "words", "no", "0006"]), min_size=1).map(tuple),
    style=st.sampled_from(["ama", "apa"]),
    language=st.sampled_from(["en", "fr", "no", "pt_BR"]),
    columns=st.sampled_from([1, 2]),
    notes_lines=st.integers(0, 60),
    glossary=st.booleans(),
    booklet=st.booleans(),
    short=st.booleans(),
    patient_line=st.booleans(),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(options=OPTIONS, cover=st.booleans(), title=st.sampled_from(["No", "Été: “2024”", "# x", "- y"]))
def test_what_is_saved_is_read_back(tmp_path: Path, options: HandoutOptions, cover: bool, title: str) -> None:
    kept = HandoutSet(title, GIVEN.articles, options, cover)
    save_set(kept, tmp_path / "set.yaml")
    assert load_set(tmp_path / "set.yaml") == kept


def test_nothing_of_a_person_or_a_clinic_is_kept(tmp_path: Path) -> None:
    private = HandoutOptions(
        patient="Mary Example", notes="Twice a day", clinic=Clinic("Example Clinic"), printed=TODAY
    )
    save_set(replace(GIVEN, options=private), tmp_path / "set.yaml")
    text = (tmp_path / "set.yaml").read_text()
    assert not any(word in text for word in ("Mary", "Twice", "Clinic", "2026"))
    assert load_set(tmp_path / "set.yaml") == GIVEN


def test_a_set_without_a_title_is_called_by_its_file(tmp_path: Path) -> None:
    (tmp_path / "newborns.yaml").write_text("gardreader-set: 1\narticles: [gard/a]\n")
    assert load_set(tmp_path / "newborns.yaml") == HandoutSet("newborns", (ArticleRef("gard", "a"),))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("title: x\narticles: [gard/a]", "it lacks “gardreader-set: 1”, or was made by a newer program"),
        ("gardreader-set: 2\narticles: [gard/a]", "newer program"),
        ("gardreader-set: 1", "it names no article"),
        ("gardreader-set: 1\narticles: [../../etc/passwd]", "an article is named PACK/ID"),
        ("gardreader-set: 1\narticles: [{a: b}]", "should be a text"),
        ("gardreader-set: 1\narticles: [gard/a]\nclinic: x", "“clinic” is nothing it can say"),
        ("gardreader-set: 1\narticles: [gard/a]\noptions: {patient: Mary}", "“options.patient” is nothing"),
        ("gardreader-set: 1\narticles: [gard/a]\noptions: {paper: A0}", "should be one of: A4, Letter, A5"),
        ("gardreader-set: 1\narticles: [gard/a]\noptions: {columns: 3}", "a number from 1 to 2"),
        ("gardreader-set: 1\narticles: [gard/a]\noptions: {notes-lines: ٣}", "a number from 0 to 60"),
        ("gardreader-set: 1\narticles: [gard/a]\noptions: {parts: [a b]}", "should name sections and lists"),
        ("gardreader-set: 1\narticles: [gard/a]\noptions: {parts: []}", "should name sections and lists"),
        ("gardreader-set: 1\narticles: [gard/a]\noptions: {language: ../..}", "a code such as en"),
        ("gardreader-set: 1\narticles: [gard/a]\noptions: {booklet: maybe}", "should be yes or no"),
        ("gardreader-set: 1\narticles: [gard/a]\noptions: [a]", "should hold named values"),
        ("gardreader-set: 1\narticles: [gard/a]\ncover: [yes]", "should be yes or no"),
        (f"gardreader-set: 1\narticles: [{'gard/a, ' * 501}]", "more than 500 items"),
        ("gardreader-set: &x 1\narticles: [gard/a]", "anchor or alias"),
        ("[" * 100, "nested too deeply"),
    ],
)
def test_a_file_that_is_none_is_refused_in_a_sentence(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "s.yaml").write_text(text)
    with pytest.raises(HandoutError, match=r"s\.yaml is not a set of handouts: ") as refused:
        load_set(tmp_path / "s.yaml")
    assert why in str(refused.value)


def test_where_it_cannot_be_saved_that_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with permissions_apply(), pytest.raises(HandoutError, match="permission is denied"):
            save_set(GIVEN, tmp_path / "s.yaml")
    finally:
        tmp_path.chmod(0o700)
    assert list(tmp_path.iterdir()) == []


def test_one_article_is_a_work_of_one_chapter() -> None:
    assert as_work(FULL) == Work("Example disease", (Chapter(FULL),))
    assert as_work(Chapter(FULL, "x")) == Work("Example disease", (Chapter(FULL, "x"),))
    work = Work("Two", (Chapter(FULL), Chapter(FULL)), cover=True)
    assert as_work(work) is work


def test_a_set_is_gathered_and_what_is_missing_is_named(tmp_path: Path) -> None:
    from gardreader.paths import content

    library = Library.open(find_paths(tmp_path), content())
    try:
        there, lost = library.resolve("wilson-disease"), ArticleRef("gone", "wilson-disease")
        work, missing = gather(library, HandoutSet("Two", (lost, there), cover=False))
        assert missing == (lost,)
        assert work == Work("Two", (chapter_of(library, there),), cover=False)
        assert work.chapters[0].article == library.article(there)
        assert work.chapters[0].edition.startswith("Bundled articles, edition 20")
    finally:
        library.close()
