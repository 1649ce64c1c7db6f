"""The reading list in one's own file."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings

from gardreader.articles.model import ArticleRef, Reference
from gardreader.exchange.formats import Format, read_file, save
from gardreader.exchange.items import Item
from gardreader.own.database import Own
from gardreader.own.reading_list import (
    Keepable,
    Kept,
    KeptKind,
    add,
    cut_note,
    entries,
    is_kept,
    remove,
    set_done,
    set_note,
)
from gardreader.own.removal import put_back
from gardreader.packs.library import Library
from tests.strategies import articles, references

REF = ArticleRef("gard", "still-disease")
PAPER = Keepable.of_reference(Reference("doe", title="On X", pmid="12345678"), REF)
LINK = Keepable.of_link("https://example.org/a", "A page", REF)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Own]:
    with closing(Own.open(tmp_path / "own.sqlite")) as opened:
        yield opened


def test_what_is_kept_is_read_back_the_latest_first(own: Own, tmp_path: Path) -> None:
    add(own, [(PAPER, "")])
    added = add(own, [(LINK, "ask\nabout it")])
    link, paper = entries(own)
    assert (link.what, link.note, link.done) == (LINK, "ask\nabout it", False)
    assert added.ids == (link.id,)
    assert paper.what == PAPER
    assert paper.what.address == "https://pubmed.ncbi.nlm.nih.gov/12345678/"
    own.close()
    with closing(Own.open(tmp_path / "own.sqlite")) as again:
        assert entries(again) == (link, paper)


def test_doubles_are_found_by_what_they_are(own: Own) -> None:
    other = Keepable.of_reference(Reference("roe", title="On X, in other words", pmid="12345678"))
    assert add(own, [(PAPER, "first"), (other, "second"), (PAPER, "")]).doubles == 2
    assert len(entries(own)) == 1
    assert is_kept(own, other)
    assert not is_kept(own, LINK)
    assert add(own, [(other, "second")]).doubles == 1
    assert entries(own)[0].note == "first\nsecond"
    assert add(own, [(other, "second")]).doubles == 1
    assert entries(own)[0].note == "first\nsecond"


def test_a_link_that_is_an_arrow_on_the_page_is_called_by_where_it_leads() -> None:
    assert (
        Keepable.of_link("https://www.orpha.net/en/disease/detail/905", "↗").title == "Orphanet disease 905"
    )
    assert Keepable.of_link("https://example.org/a", "↗").title == "https://example.org/a"


def test_an_import_knows_a_bare_link() -> None:
    assert (
        Keepable.of_import(Reference("link-1", title="A page", url="https://example.org/a")).kind
        is KeptKind.LINK
    )
    assert Keepable.of_import(PAPER.reference).kind is KeptKind.REFERENCE


def test_notes_ticks_and_removal_with_undo(own: Own) -> None:
    add(own, [(PAPER, ""), (LINK, "")])
    first, second = entries(own)
    assert [first.what, second.what] == [PAPER, LINK]
    set_note(own, first.id, " For Monday\n")
    set_done(own, [first.id, second.id], done=True)
    set_done(own, [second.id], done=False)
    before = entries(own)
    assert [(kept.note, kept.done) for kept in before] == [("For Monday", True), ("", False)]
    rows = remove(own, [first.id, second.id])
    assert entries(own) == ()
    put_back(own, rows)
    assert entries(own) == before  # also in the order in which they stood


def test_an_entry_that_is_too_long_is_refused_and_the_others_are_kept(own: Own) -> None:
    endless = Keepable.of_reference(Reference("long", title="x" * 300_000))
    added = add(own, [(PAPER, ""), (endless, ""), (LINK, "")])
    assert (len(added.ids), added.refused) == (2, 1)
    assert cut_note("é" * 100_000).encode() == "é".encode() * 20_000


def test_a_damaged_entry_is_shown_as_the_link_that_it_was(own: Own) -> None:
    add(own, [(PAPER, "")])
    own.write(lambda connection: connection.execute("update reading_list set csl = '{'"))
    (kept,) = entries(own)
    assert kept.what.title == "On X"
    assert kept.what.reference.url == PAPER.address


def test_addresses_that_are_no_web_pages_are_kept_as_text(own: Own) -> None:
    hostile = Keepable.of_reference(Reference("a", title="X", url="javascript:alert(1)"))
    add(own, [(hostile, "")])
    assert entries(own)[0].what.address == "javascript:alert(1)"


@settings(max_examples=40)
@given(references)
def test_any_reference_is_kept_whole(reference: Reference) -> None:
    with closing(Own.open(None)) as own:
        what = Keepable.of_reference(reference, REF)
        add(own, [(what, "")])
        assert [kept.what.reference for kept in entries(own)] == [reference]


@settings(max_examples=20)
@given(articles())
def test_any_article_is_kept_as_a_page_of_its_source(article: object) -> None:
    what = Keepable.of_article(article, REF)  # type: ignore[arg-type]
    with closing(Own.open(None)) as own:
        add(own, [(what, "")])
        assert [kept.what for kept in entries(own)] == [what]
        assert what.kind is KeptKind.ARTICLE


def test_articles_that_were_exported_are_not_doubled_by_taking_them_in_again(
    own: Own, gard_library: Library, tmp_path: Path
) -> None:
    kept = [Keepable.of_article(article, ref) for ref, article in islice(gard_library.articles(), 200)]
    add(own, [(what, "") for what in kept])
    before = entries(own)
    for form in (Format.RIS, Format.BIBTEX, Format.CSL_JSON):
        file = tmp_path / f"list.{form}"
        save([Item(entry.what.reference) for entry in before], form, file)
        items = read_file(file).items
        assert len(items) == 200
        assert add(own, [(Keepable.of_import(item.reference), "") for item in items]).doubles == 200
        assert entries(own) == before
    twin = replace(kept[0], ref=ArticleRef("bundled", kept[0].ref.article if kept[0].ref else ""))
    assert add(own, [(twin, "")]).doubles == 0


def test_a_list_of_a_thousand(own: Own, gard_library: Library) -> None:
    things = [
        (Keepable.of_reference(reference, ref), "")
        for ref, article in islice(gard_library.articles(), 1500)
        for reference in article.references
    ][:1000]
    added = add(own, things)
    assert len(added.ids) + added.doubles == 1000
    began = time.perf_counter()
    found = entries(own)
    print(f"{len(found)} entries read in {(time.perf_counter() - began) * 1000:.1f} ms")
    assert len(found) == len(added.ids)
    assert all(isinstance(kept, Kept) for kept in found)
