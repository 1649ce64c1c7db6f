from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

from gardreader import handouts, rendering
from gardreader.rendering.blocks import Headings, callout, facts, joined, pairs, sentence_list, table
from gardreader.rendering.options import Anchor
from gardreader.rendering.page_tree import read_page

MODULES = [
    module.name
    for package in (rendering, handouts)
    for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
]


@pytest.mark.parametrize("name", MODULES)
def test_the_examples_in_the_docstrings_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_lists_in_a_sentence() -> None:
    assert sentence_list([]) == ""
    assert sentence_list(["a"]) == "a"
    assert sentence_list(["a", "b"]) == "a or b"
    assert sentence_list(["a", "b", "c"], "and") == "a, b and c"


def test_dots_stand_between_pieces_and_begin_no_line() -> None:
    assert joined(["a", "", "b"]) == "a\u00a0· b"


def test_headings_escape_their_title_and_share_no_anchor() -> None:
    headings = Headings(["signs"])
    assert headings.section("cause", "A < b?") == '<h2 id="cause">A &lt; b?</h2>'
    assert headings.part("signs", "Signs") == '<h2 id="signs-list">Signs</h2>'
    assert headings.part("signs", "Signs") == '<h2 id="signs-list-list">Signs</h2>'
    assert headings.anchors[0] == Anchor("cause", "A < b?")


def test_tables() -> None:
    assert table("x", [], paper=True) == table("x", [], paper=False) == ""
    assert facts([("Label", ""), ("A & b", "<b>x</b>")]).count("<tr>") == 1
    assert "A &amp; b" in facts([("A & b", "x")])
    assert 'colspan="2"' in pairs([("head", ["one", "two", "three"])], paper=False)
    assert callout("note", "x").startswith('<table class="note"')


def test_a_page_is_read_as_a_tree() -> None:
    tree = read_page('<body><p class="a b">x &amp; <i>y</i><br>z</p></body></b>')
    [body] = tree.elements("body")
    [paragraph] = body.elements()
    assert paragraph.classes == {"a", "b"}
    assert [child if isinstance(child, str) else child.tag for child in paragraph.children] == [
        "x & ",
        "i",
        "br",
        "z",
    ]
    assert [element.tag for element in tree.every("i")] == ["i"]
