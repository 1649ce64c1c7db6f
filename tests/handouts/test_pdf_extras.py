from __future__ import annotations

import io
from dataclasses import replace
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from gardreader.handouts.pages import paint
from gardreader.handouts.pdf import pdf_bytes
from gardreader.handouts.pdf_extras import Bookmark, with_extras
from tests.handouts.conftest import PRINTED, Press
from tests.rendering.samples import FULL, STUB


def bookmarks(data: bytes) -> list[tuple[int, str, int | None]]:
    """Depth, words and page (from 0) of every bookmark."""
    reader = PdfReader(io.BytesIO(data), strict=True)
    found = []

    def walk(outline: object, depth: int) -> None:
        assert isinstance(outline, list)
        for entry in outline:
            if isinstance(entry, list):
                walk(entry, depth + 1)
            else:
                found.append((depth, str(entry.title), reader.get_destination_page_number(entry)))

    walk(reader.outline, 0)
    return found


def test_the_bookmarks_are_the_parts_of_the_article_below_its_title() -> None:
    _, data = pdf_bytes(FULL, PRINTED)
    found = bookmarks(data)
    assert [(depth, title) for depth, title, _ in found] == [
        (0, "Example disease"),
        (1, "What is example disease?"),
        (1, "What causes example disease?"),
        (1, "How many people have it?"),
        (1, "Signs and symptoms on record"),
        (1, "Genes and figures"),
        (1, "In other languages"),
        (1, "Medical products"),
        (1, "Related diseases"),
        (1, "Organizations"),
        (1, "Where to learn more"),
        (1, "News"),
        (1, "References"),
        (1, "Source and disclaimer"),
    ]
    pages = [page for _, _, page in found]
    assert None not in pages
    assert pages == sorted(p for p in pages if p is not None)


def test_bookmarks_lead_to_the_page_that_holds_the_heading() -> None:
    _, data = pdf_bytes(FULL, PRINTED)
    texts = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    for _, title, page in bookmarks(data):
        assert page is not None
        assert "".join(title.split()) in "".join(texts[page].split())


def test_a_citation_leads_to_its_reference() -> None:
    _, data = pdf_bytes(FULL, PRINTED)
    reader = PdfReader(io.BytesIO(data), strict=True)
    links = [a.get_object() for page in reader.pages for a in page.get("/Annots", ())]
    inner = {str(link["/Dest"]) for link in links if "/Dest" in link}
    outer = {str(link["/A"]["/URI"]) for link in links if "/A" in link}
    assert inner == {"ref-1", "ref-2"}
    assert inner <= set(reader.named_destinations)
    assert "https://example.org/test" in outer
    assert all(address.startswith(("https:", "http:", "mailto:")) for address in outer)


def test_letters_beyond_ascii_and_brackets_stand_in_bookmarks() -> None:
    article = replace(STUB, title="β (thalassæmia) \\ Łódź 𝛽")
    assert bookmarks(pdf_bytes(article, PRINTED)[1])[0][1] == article.title


def test_the_language_and_the_title_are_said() -> None:
    _, data = pdf_bytes(replace(FULL, language="fr"), PRINTED)
    root = cast("dict[str, object]", PdfReader(io.BytesIO(data), strict=True).trailer["/Root"])
    assert root["/Lang"] == "fr"
    assert root["/ViewerPreferences"] == {"/DisplayDocTitle": True}


def test_spaces_are_read_back_as_spaces() -> None:
    _, data = pdf_bytes(FULL, PRINTED)
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    assert "\t" not in text
    assert "Platelets fall below 20 × 10" in text


def test_what_qt_wrote_stays_as_it_was(press: Press) -> None:
    sheets = press.lay_out(FULL)
    paint(sheets, press.writer)
    before = bytes(press.buffer.data().data())
    after = with_extras(before, [Bookmark("x", "top", (Bookmark("y", "cause"),))], "en")
    assert len(after) > len(before)
    changed = [n for n, (old, new) in enumerate(zip(before, after, strict=False)) if old != new]
    assert {before[n - 3 : n + 3] for n in changed} <= {b"<0009>", b"\n<0009"} or len(changed) < 40


@given(st.binary(max_size=300))
@settings(max_examples=60)
def test_what_is_no_pdf_of_qt_is_refused(data: bytes) -> None:
    for wrong in (data, b"%PDF-1.4\n" + data, b"%PDF-1.4\n" + data + b"\ntrailer\nstartxref\n9\n%%EOF\n"):
        with pytest.raises(ValueError, match=r"PDF|object"):
            with_extras(wrong, [Bookmark("x", "x")], "en")


def test_a_pdf_cut_short_is_refused(press: Press) -> None:
    paint(press.lay_out(STUB), press.writer)
    data = bytes(press.buffer.data().data())
    for length in range(0, len(data), 997):
        with pytest.raises(ValueError, match=r"PDF|object"):
            with_extras(data[:length], [Bookmark("x", "x")], "en")
