"""The short way through Markdown writes what the long one does, or leaves it to that."""

from __future__ import annotations

import html
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gardreader.packs.reader import Pack
from gardreader.rendering.markdown_html import CITATION, converted_html, places
from gardreader.rendering.quick_markdown import QuickMarkdown
from tests.rendering.samples import bundled

QUICK = QuickMarkdown(CITATION, places)


def same(text: str) -> bool:
    """Whether the short way knows the text; it must then write what the long way does."""
    quick = QUICK.html(text)
    if quick is not None:
        assert html.unescape(quick) == html.unescape(converted_html(text))
    return quick is not None


@pytest.mark.parametrize(
    "text",
    [
        "Plain text, with (brackets): “quotes”, 20 % and a semicolon; β.",
        "One paragraph.\n\nAnother one [@doe2006; @roe:7] with a citation.[@x]",
        "A **strong** word, an *inclined one*, [a link](https://example.org/a_b?x=1&y=2#z).",
        "[*FBN1*](https://example.org) *[FBN1](https://example.org)* [<em>X</em>](http://example.org)",
        "Told:\n\n- one\n- two, [linked](https://example.org) and cited [@a]\n\nAfter.",
        "10<sup>9</sup>/L and PaO<sub>2</sub>, <em>so</em> <strong>told</strong>",
        "[write](mailto:some.body@example.org)",
        "Nothing to cite [ @a ;@b ].",
        "[@a; @b]: a citation before a colon.",
        "Told:\n\n- [@a]: one\n- two",
    ],
)
def test_what_most_answers_are_made_of_is_known(text: str) -> None:
    assert same(text)


@pytest.mark.parametrize(
    "text",
    [
        "# A heading",
        "1. an item",
        "- one\n\n- two",
        "- one\n    - within",
        "    code",
        "> said",
        "a\nb",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "***both***",
        "a * b * c",
        "_inclined_",
        "`code`",
        "\\*no mark\\*",
        "![image](https://example.org/x.png)",
        "[a](javascript:alert)",
        "[a](https://example.org 'title')",
        "[a](https://example.org/&quot;)",
        "[a][b]\n\n[b]: https://example.org",
        "<script>x</script>",
        '<em onclick="x">a</em>',
        "<em>a</strong>",
        "&lt;",
        "a & b",
        "---",
        "tab\there",
        "\x02 marks \x03",
        "trailing ",
        "a\n\n\nb",
        "[a](mailto:https://example.org)",
        "[a](https://exa\u202emple.org)",
        "[a](https://b\u00fccher.example)",
        "[a](http://example.\u0663)",
        "[@a\n \n]",
        "[@a;\n@b]",
    ],
)
def test_whatever_else_there_is_goes_the_long_way(text: str) -> None:
    assert QUICK.html(text) is None


def test_a_citation_before_a_colon_takes_no_words_along() -> None:
    assert "of interest" in converted_html("[@a; @b]: *of* interest\nand `more`").replace("<em>of</em>", "of")
    assert converted_html("[a]: https://example.org\n\n[a]").count("example.org") == 1


MARKS = (
    "* ** *** _ [ ] ( ) [a](https://e.org) *a* **b** [@k] [@k;@l] ! - + # 1. 1) < > <em> </em> & &amp;",
    "<sup>2</sup> \\ ` ~ : = | https://e.org mailto:a@e.org [*g*](http://e.org/x_y) *[g](http://e.org)* ' @",
)
pieces = st.one_of(
    st.sampled_from(" ".join(MARKS).split()),
    st.sampled_from([" ", "\n", "\n\n", "- ", "\n- ", "a", "word", "β", "\u00a0", ".", '"']),
)


@settings(max_examples=400)
@given(st.lists(pieces, max_size=14).map("".join))
def test_both_ways_write_the_same(text: str) -> None:
    same(text)


def test_real_texts_are_written_the_same_and_most_are_known(gard_pack: Path) -> None:
    texts: set[str] = set()
    with Pack.open(gard_pack) as pack:
        for article_id in pack.ids[::12]:
            article = pack.article(article_id)
            texts.update(section.body for section in article.sections if section.body)
            texts.update(resource.description for resource in article.resources[:3])
    known = sum(map(same, texts - {""}))
    assert known > 0.8 * len(texts)


def test_bundled_texts_are_written_the_same() -> None:
    assert sum(same(section.body) for article in bundled() for section in article.sections) > 20


def test_plain_articles_need_no_converter() -> None:
    code = (
        "import sys; from gardreader.rendering.markdown_html import fragment_html as f;"
        "f('A [link](https://example.org).'); print('markdown' in sys.modules, 'nh3' in sys.modules);"
        "f('# A heading'); print('markdown' in sys.modules)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert re.findall("True|False", told) == ["False", "False", "True"]


def test_an_endless_text_is_looked_at_once() -> None:
    # A pattern that tried again and again would take minutes here.
    for text in ("*a" * 49_999, "[a](" * 50_000, "**a *" * 20_000, "[@a; " * 20_000, "<em>a" * 50_000):
        assert QUICK.html(text) is None
    assert QUICK.html("a *b* " * 20_000 + "c") is not None
