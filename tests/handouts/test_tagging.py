from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, NumberObject

from gardreader.articles.model import Article, Section
from gardreader.handouts.options import HandoutOptions
from gardreader.handouts.pages import paint
from gardreader.handouts.pdf import pdf_bytes
from gardreader.handouts.pdf_extras import Bookmark, with_extras
from gardreader.handouts.sets import Chapter, Work
from gardreader.handouts.structure import Structure
from tests.handouts.conftest import PRINTED, Press
from tests.rendering.samples import FULL, STUB, TODAY

TEXT = (
    "A line with [a link](https://example.org/x) in it.\n\n1. first\n2. second\n\n### A part\n\n"
    "| Gene | Share |\n|---|---|\n| FANCA | 60 % |\n| BRIP1 | 2 % |"
)


def reader_of(article: Article | Work, options: HandoutOptions = PRINTED) -> PdfReader:
    return PdfReader(io.BytesIO(pdf_bytes(article, options)[1]), strict=True)


def root_of(reader: PdfReader) -> Any:
    return cast("Any", reader.trailer["/Root"])["/StructTreeRoot"]


def elements(node: Any, depth: int = 0) -> Iterator[tuple[int, Any]]:
    node = node.get_object()
    if isinstance(node, ArrayObject):
        for kid in node:
            yield from elements(kid, depth)
    elif isinstance(node, DictionaryObject) and node.get("/Type") in ("/StructElem", "/StructTreeRoot"):
        yield depth, node
        if "/K" in node:
            yield from elements(node["/K"], depth + 1)


def tags(reader: PdfReader) -> list[str]:
    return [str(node["/S"])[1:] for _, node in elements(root_of(reader)) if "/S" in node]


def test_headings_lists_tables_and_links_are_told() -> None:
    found = tags(reader_of(replace(STUB, sections=(Section("one", "One", TEXT),))))
    joined = " ".join(found)
    assert found[:3] == ["Document", "Sect", "H1"]
    assert "H2 P P Link L LI LBody LI LBody H3 Table TR TH TH TR TD TD TR TD TD" in joined


def test_heads_of_columns_say_so() -> None:
    reader = reader_of(replace(STUB, sections=(Section("one", "One", TEXT),)))
    heads = [node for _, node in elements(root_of(reader)) if node.get("/S") == "/TH"]
    assert [node["/A"]["/Scope"] for node in heads] == ["/Column", "/Column"]


@pytest.mark.parametrize(
    "options",
    [PRINTED, HandoutOptions(columns=2, printed=TODAY), HandoutOptions(booklet=True, printed=TODAY)],
)
def test_every_mark_of_a_page_has_its_place_in_the_tree(options: HandoutOptions) -> None:
    reader = reader_of(FULL, options)
    root = root_of(reader)
    numbers = root["/ParentTree"]["/Nums"]
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    pages = {page.indirect_reference.idnum: page for page in reader.pages if page.indirect_reference}
    marked: dict[int, set[int]] = {number: set() for number in pages}
    for _, node in elements(root):
        kid: Any
        for kid in node.get("/K", ArrayObject()):
            if isinstance(kid, NumberObject):
                marked[node.raw_get("/Pg").idnum].add(int(kid))
            elif isinstance(kid, DictionaryObject) and str(kid["/Type"]) == "/MCR":
                marked[kid.raw_get("/Pg").idnum].add(int(cast("Any", kid["/MCID"])))
    for number, told_page in pages.items():
        page = cast("Any", told_page)
        content = page.get_contents()
        assert content is not None
        data = content.get_data()
        opened = data.count(b"BDC") + data.count(b"BMC")
        assert opened == data.count(b"EMC")
        assert data.count(b"BT\n") <= opened
        told = parents[int(page["/StructParents"])].get_object()
        assert marked[number] == set(range(len(told)))
        assert page["/Tabs"] == "/S"
    links: list[Any] = [a.get_object() for page in reader.pages for a in page.get("/Annots", ())]
    assert links
    for link in links:
        assert parents[int(link["/StructParent"])].get_object()["/S"] == "/Link"


def test_each_article_of_a_set_is_a_part_and_the_cover_is_one_too() -> None:
    reader = reader_of(Work("Two", (Chapter(FULL), Chapter(STUB)), cover=True))
    assert tags(reader).count("Sect") == 3
    outline = cast("Any", reader.outline)
    assert outline[0]["/Title"] == "Two"
    assert [entry["/Title"] for entry in outline[1] if isinstance(entry, dict)] == [
        "Two",
        "Example disease",
        "Stub disease",
    ]
    first = [a.get_object() for a in cast("Any", reader.pages[0])["/Annots"]]
    assert {str(link["/Dest"]) for link in first} == {"c1-top", "c2-top"}
    assert {"c1-top", "c2-top", "c1-ref-1"} <= set(reader.named_destinations)


def test_the_cover_tells_the_pages_on_which_the_articles_begin() -> None:
    reader = reader_of(Work("Two", (Chapter(FULL), Chapter(STUB)), cover=True))
    texts = ["".join(page.extract_text().split()) for page in reader.pages]
    begin = next(n for n, text in enumerate(texts, 1) if text.startswith("Stubdisease"))
    assert "Stubdisease" in texts[0]
    assert str(begin) in texts[0]
    assert f"Page{begin}of{len(texts)}" in texts[begin - 1]
    destinations = reader.named_destinations
    assert reader.get_destination_page_number(destinations["c2-top"]) == begin - 1


def test_without_a_structure_nothing_is_tagged(press: Press) -> None:
    sheets = press.lay_out(STUB)
    paint(sheets, press.writer)
    data = bytes(press.buffer.data().data())
    assert b"/MarkInfo" not in with_extras(data, [Bookmark("x", "top")], "en")
    assert b"/MarkInfo" in with_extras(data, [Bookmark("x", "top")], "en", Structure(sheets))
