from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from pathlib import Path

import pytest

from gardreader.errors import Cancelled, HandoutError
from gardreader.handouts.clinic import Clinic
from gardreader.handouts.options import HandoutOptions, Paper, RefsAs, TextSize
from gardreader.handouts.outputs import (
    Form,
    handout_text,
    html_bytes,
    mail_bytes,
    mail_draft,
    save_handout,
)
from gardreader.handouts.sets import Chapter, Work
from tests.disks import fill, permissions_apply, small_disk
from tests.handouts.conftest import PRINTED
from tests.handouts.test_logo import picture
from tests.rendering.samples import FULL, STUB, bundled
from tests.rendering.test_web_page import Outline

WORK = Work("Two diseases", (Chapter(FULL, "A pack, edition 7"), Chapter(STUB)), cover=True)


def test_the_name_says_the_form() -> None:
    named = {name: Form.of(Path(name)) for name in ("a.pdf", "b.HTML", "c.htm", "d.txt", "e.eml")}
    assert list(named.values()) == [Form.PDF, Form.HTML, Form.HTML, Form.TEXT, Form.MAIL]
    for name in ("a", "a.docx", ".pdf"):
        with pytest.raises(HandoutError, match=r"should end in one of \.pdf, \.html, \.txt, \.eml"):
            Form.of(Path(name))


def test_the_html_file_holds_the_chosen_parts_and_loads_nothing() -> None:
    options = replace(PRINTED, parts=("overview", "references"), size=TextSize.LARGE, paper=Paper.A5)
    html = html_bytes(Chapter(FULL, "A pack, edition 7"), options).decode()
    outline = Outline(html)
    assert [i for i in outline.ids if i in ("overview", "cause", "signs", "references")] == [
        "overview",
        "references",
    ]
    assert not {"script", "link", "iframe", "img"} & set(outline.tags)
    assert "font-size: 16pt" in html
    assert "@page { size: A5; }" in html
    assert '<a class="printed" href="https://example.org/test">a test</a>' in html
    for told in (
        "Updated 8 April 2010",
        "A pack, edition 7",
        "Printed 25 November 2026",
        "For information only",
    ):
        assert told in html


def test_several_articles_are_one_file_in_which_every_link_has_its_place(tmp_path: Path) -> None:
    logo = picture(tmp_path / "logo.png", "PNG")
    options = replace(PRINTED, clinic=Clinic("C", logo=logo), refs=RefsAs.QR, glossary=True)
    chapters = tuple(map(Chapter, bundled()[:3]))
    html = html_bytes(Work("Three", chapters, cover=True), options).decode()
    outline = Outline(html)
    assert len(outline.ids) == len(set(outline.ids))
    places = {value[1:] for _, name, value in outline.attributes if name == "href" and value.startswith("#")}
    assert places <= set(outline.ids)
    assert {"c1-top", "c2-top", "c3-top"} <= places
    assert html.count("<article>") == 4
    assert html.count("data:image/png;base64,") == 1
    assert "img-src data:" in html
    assert "logo:clinic" not in html


def test_plain_text_says_it_all_in_narrow_lines() -> None:
    options = replace(
        PRINTED,
        clinic=Clinic("A clinic", ("1 High Street",), "555"),
        patient="Mary",
        refs=RefsAs.QR,
        notes="Rest.",
    )
    text = handout_text(WORK, options)
    assert text.startswith("A clinic\n1 High Street\nTelephone: 555\n\nFor: Mary\n\nTwo diseases\n====")
    assert "Doe J, Roe R. On examples." in text
    assert text.count("Rest.") == 1
    assert "edition 7" in text
    assert all(len(line) <= 72 or " " not in line.strip(" -") for line in text.splitlines())


def test_the_draft_is_a_message_without_sender_or_receiver() -> None:
    work = replace(WORK, title=f"Ä {'long ' * 80}title")
    draft = mail_draft(work, replace(PRINTED, patient="Mary"))
    assert draft.subject == work.title
    data = mail_bytes(work, PRINTED)
    assert max(map(len, data.split(b"\r\n"))) <= 998
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert message["Subject"].replace("  ", " ") == work.title
    assert message["X-Unsent"] == "1"
    assert not {"From", "To", "Cc", "Bcc"} & set(message.keys())
    body = message.get_content()
    assert body.replace("\r\n", "\n").strip() == handout_text(work, PRINTED).strip()


@pytest.mark.parametrize("form", Form)
def test_a_file_is_saved_whole_or_not_at_all(tmp_path: Path, form: Form) -> None:
    target = tmp_path / f"page.{form}"
    assert bool(save_handout(WORK, target, PRINTED)) == (form is Form.PDF)
    before = target.read_bytes()
    tmp_path.chmod(0o500)
    try:
        with (
            permissions_apply(),
            pytest.raises(HandoutError, match=r"could not be saved: permission is denied"),
        ):
            save_handout(FULL, target, PRINTED)
    finally:
        tmp_path.chmod(0o700)
    with pytest.raises(HandoutError, match="tick at least one part"):
        save_handout(FULL, target, HandoutOptions(parts=()))
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


@pytest.mark.parametrize("form", Form)
def test_a_full_disk_is_told_and_keeps_no_half(tmp_path: Path, form: Form) -> None:
    with small_disk(tmp_path / "disk", 1 << 17) as disk:
        fill(disk, 0)
        with pytest.raises(HandoutError, match="the disk is full"):
            save_handout(FULL, disk / f"a.{form}", PRINTED)
        assert {path.name for path in disk.iterdir()} == {"ballast"}


def test_it_can_be_stopped(tmp_path: Path) -> None:
    def stop(done: int, total: int, what: str) -> None:
        raise Cancelled

    for form in Form:
        with pytest.raises(Cancelled):
            save_handout(FULL, tmp_path / f"a.{form}", PRINTED, stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", Form)
def test_a_title_of_four_hundred_letters_is_printed(tmp_path: Path, form: Form) -> None:
    for title in ("word " * 80 + "end", "x" * 400):
        article = replace(FULL, title=title)
        save_handout(
            Work(title, (Chapter(article), Chapter(article)), cover=True), tmp_path / f"a.{form}", PRINTED
        )
        data = (tmp_path / f"a.{form}").read_bytes()
        assert len(data) > 1000
        if form is Form.HTML:
            assert title in re.sub("\u200b", "", data.decode())


def test_a_logo_that_is_gone_is_told(tmp_path: Path) -> None:
    options = replace(PRINTED, clinic=Clinic("C", logo=tmp_path / "gone.png"))
    for form in (Form.HTML, Form.PDF):
        with pytest.raises(HandoutError, match=r"gone\.png cannot be read"):
            save_handout(FULL, tmp_path / f"a.{form}", options)
    assert list(tmp_path.iterdir()) == []
