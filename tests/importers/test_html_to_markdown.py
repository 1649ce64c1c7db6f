"""HTML becomes Markdown that says the same words, with the same marks where they carry meaning."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gardreader.articles.citations import find_citations
from gardreader.articles.limits import oversized
from gardreader.importers.html_to_markdown import HtmlConverter
from tests.importers.oracle import Seen, rendered, said

_signs = st.text(st.sampled_from("ab1 2.-*_[]()<>&;#+=|`\\\n~!:{}^'\"éβ\u00a0@"), max_size=15)
_texts = _signs.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))


def _in_tags(names: list[str], inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(lambda name, text: f"<{name}>{text}</{name}>", st.sampled_from(names), inner)


def _some(of: st.SearchStrategy[str], most: int) -> st.SearchStrategy[str]:
    return st.lists(of, max_size=most).map("".join)


_inline: st.SearchStrategy[str] = st.deferred(
    lambda: st.one_of(
        _texts,
        st.sampled_from(["<br>", "[24]", "[24][13438]", "[1, 7]", "<!-- no -->", "<img src=x>"]),
        _in_tags(["b", "i", "em", "strong", "sup", "sub", "span", "u", "g", "o:p"], _some(_inline, 3)),
        _some(st.one_of(_texts, _in_tags(["b", "sup"], _texts)), 2).map(
            lambda text: f'<a href="http://example.org/a_(b)">{text}</a>'
        ),
    )
)
_runs = _some(_inline, 4)
_blocks: st.SearchStrategy[str] = st.deferred(
    lambda: st.one_of(
        _runs,
        _in_tags(["p", "div", "blockquote", "h2", "h4", "center"], _runs),
        _in_tags(["ul", "ol"], _some(_in_tags(["li"], _some(_blocks, 2)), 3)),
        _in_tags(["table"], _some(_in_tags(["tr"], _some(_in_tags(["td", "th"], _runs), 3)), 3)),
        _in_tags(["div"], _some(_blocks, 3)),
    )
)
_html = _some(_blocks, 4)

many = settings(max_examples=250, deadline=None, suppress_health_check=list(HealthCheck))


def markdown(html: str) -> str:
    return HtmlConverter(cite=False).markdown(html)


class TestNothingIsLost:
    @many
    @given(_html)
    @example('!<a href="http://example.org">1</a>')
    @example('<a href="http://example.org">]:</a>')
    @example("<h2>1##</h2>")
    @example("<h2>#</h2>")
    @example("&amp;#<b>;</b>")
    @example("<ul><li><ul><li>1<p>1</p></li></ul></li><li>1</li></ul>")
    @example("<ul><li>1</li><li><ul><li>1</li></ul><ol><li>1</li></ol></li></ul>")
    def test_the_words_are_the_same(self, html: str) -> None:
        assert rendered(markdown(html)).words == said(html)

    @many
    @given(_html)
    def test_but_for_the_marks_of_citations(self, html: str) -> None:
        converter = HtmlConverter(lambda number: f"r{number}" if number != "7" else None)
        assert rendered(converter.markdown(html)).words == said(html, cites=True)

    @many
    @given(_html)
    def test_a_line_has_the_words_too(self, html: str) -> None:
        html = re.sub(r"</?su[bp]>", "", html)  # a line has raised figures instead
        line = HtmlConverter().text(html)
        assert line.split() == said(html)
        assert line == " ".join(line.split())

    @given(st.text())
    def test_any_text_gives_markdown_that_the_model_takes(self, text: str) -> None:
        converted = HtmlConverter().markdown(text)
        assert converted == converted.strip()
        assert not any("\ud800" <= character <= "\udfff" for character in converted)

    def test_every_answer_of_gard(self, gard_answers: dict[str, str]) -> None:
        converter = HtmlConverter(lambda number: f"r{number}")
        assert len(gard_answers) > 7000
        lost = []
        before: Counter[str] = Counter()
        after: Counter[str] = Counter()
        for text, where in gard_answers.items():
            converted = converter.markdown(text)
            assert not oversized(converted), where
            source, seen = Seen(text), rendered(converted)
            if seen.words != said(text, cites=True):
                lost.append(where)
            for tags, links, total in ((source.tags, source.links, before), (seen.tags, seen.links, after)):
                total.update({tag: tags[tag] for tag in ("li", "sup", "sub", "table")})
                total["links"] += len(links)
        assert lost == []
        # What held no more than a picture, or nothing at all, leaves nothing to read.
        assert 0 <= before["li"] - after["li"] <= 10
        assert (before["sup"], after["sup"]) == (29, 12)  # the others are empty
        assert before["sub"] == after["sub"] == 3
        # Links to a slip of the pen ("kidney failure"), to a file, or around nothing.
        assert 0 <= before["links"] - after["links"] <= 130

    def test_every_other_text_of_gard(self, gard_texts: dict[str, str]) -> None:
        assert len(gard_texts) > 1000
        lost = [where for text, where in gard_texts.items() if rendered(markdown(text)).words != said(text)]
        assert lost == []


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("10<sup>9</sup>/L", "10<sup>9</sup>/L"),
        ("H<sub>2</sub>O", "H<sub>2</sub>O"),
        ("a&nbsp;b", "a b"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("One<br /><br />Two<br>three", "One\n\nTwo<br>\nthree"),
        ("<em>In vitro</em> and <b>bold </b>text", "*In vitro* and **bold** text"),
        ("un<b>bold</b>ed", "un<strong>bold</strong>ed"),
        ("<b><i>both</i></b>", "**<em>both</em>**"),
        ("<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>", "- a\n- b\n    - c"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n    - b"),
        ("<ul><li>a</li></ul> <ul><ul><li>b</li></ul></ul>", "- a\n    - b"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ('<ol start="3"><li>a</li><li>b</li></ol>', "3. a\n4. b"),
        ("<ol><p>Not a list</p></ol>", "Not a list"),
        ("Signs:<br><li>a</li>\n<li>b</li>", "Signs:\n\n- a\n- b"),
        ("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "- a\n\n    b\n\n- c"),
        ("<table><tr><th>x</th><th>y</th></tr><tr><td>1</td><td>2</td></tr></table>",
         "| x | y |\n|---|---|\n| 1 | 2 |"),
        ("<table><caption>C</caption><tbody><tr><td>a|b</td><td>1</td></tr></tbody></table>",
         "C\n\n| a\\|b | 1 |\n|---|---|"),
        ("<table><tr><td>one</td></tr><tr><td>two</td></tr></table>", "one\n\ntwo"),
        ("<table><tr><td><table><tr><td>in</td></tr></table></td><td>out</td></tr></table>",
         "| in | out |\n|---|---|"),
        ("<h2>Title</h2>text", "### Title\n\ntext"),
        ("<blockquote>said</blockquote>", "> said"),
        ('<a href="http://example.org/a_(b)" target="_blank">x</a>', "[x](http://example.org/a_%28b%29)"),
        ('<a href="mailto:a@example.org">mail</a>', "[mail](mailto:a@example.org)"),
        ('<a href="file:///C:/x.doc">file</a>', "file"),
        ('<a href="kidney failure">kidney</a>', "kidney"),
        ('<a href="http://[">broken</a>', "broken"),
        ('<a href="http:///">broken</a>', "broken"),
        ('<a href="javascript:alert(1)">run</a>', "run"),
        ("<a name='here'>here</a>", "here"),
        ("<st1:place>Rome</st1:place><o:p></o:p>", "Rome"),
        ("<iframe src='http://x.org'>frame</iframe>after<script>no()</script>", "after"),
        ("<!--[if gte mso 9]><xml><b>no</b></xml><![endif]-->yes", "yes"),
        ("2*3 [not a link](x) a_b_c `d` | #1 <5% &amp;amp; \\ x",
            "2\\*3 \\[not a link\\](x) a\\_b\\_c \\`d\\` \\| #1 &lt;5% &amp;amp; \\\\ x"),
        ("1. not a list", "1\\. not a list"),
        ("- not a list", "\\- not a list"),
        ("# not a heading", "\\# not a heading"),
        ("\x96 dash \u200band\ufeff\x00 more\ud800", "– dash and more"),
        ("", ""),
        ("&nbsp;<br>\n<p> </p>", ""),
    ],
)  # fmt: skip
def test_markdown(html: str, expected: str) -> None:
    assert markdown(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("What is X?<br />", "What is X?"),
        ("<strong>What is\r\nX?</strong>", "What is X?"),
        ("a<br>b<p>c</p>d", "a b c d"),
        ("10<sup>-9</sup>/L", "10⁻⁹/L"),
        ("4<sup>th</sup>", "4th"),
        ("10<sup>2x</sup>", "10^(2x)"),
        ("CO<sub>2</sub>", "CO₂"),
        ("Behçet&rsquo;s &amp; co", "Behçet’s & co"),
        ("Age <5 years", "Age <5 years"),
        ("<script>x</script>", ""),
        ("  a\tb\n", "a b"),
    ],
)
def test_one_line(html: str, expected: str) -> None:
    assert HtmlConverter().text(html) == expected


class TestCitations:
    def cited(self, html: str) -> tuple[str, Counter[str]]:
        counts: Counter[str] = Counter()

        def count(name: str) -> None:
            counts[name] += 1

        converter = HtmlConverter(lambda n: f"gard{n}" if n in ("24", "13438") else None, count)
        return converter.markdown(html), counts

    @pytest.mark.parametrize(
        ("html", "expected"),
        [
            ("said.[24][13438] So", "said.[@gard24; @gard13438] So"),
            ("said.[24] [13438]", "said.[@gard24] [@gard13438]"),
            ("said.[24, 13438; 24]", "said.[@gard24; @gard13438]"),
            ("said.[ 24 ]", "said.[@gard24]"),
            ("said.[<g>24</g>]", "said.[@gard24]"),
            ("said.<b>[24</b>]", "said.<strong>[@gard24]</strong>"),
            ('said.[<a href="http://x.org">24</a>]', "said.[@gard24]"),
            ("said.[999] So", "said. So"),
            ("said.[24][999]", "said.[@gard24]"),
            ("[24]: so", "[@gard24]\\: so"),
            ("46,XY[20]", "46,XY\\[20\\]"),
            ("[about 24]", "\\[about 24\\]"),
            ('[<a href="http://x.org">999</a>]', "\\[[999](http://x.org)\\]"),
            ("[24<br>]", "\\[24<br>\n\\]"),
        ],
    )
    def test_marks(self, html: str, expected: str) -> None:
        assert self.cited(html)[0] == expected

    def test_what_is_dropped_is_counted(self) -> None:
        _, counts = self.cited('[24][13438][999] 46,XY[20] [<a href="http://x.org">999</a>]')
        assert counts == {
            "citation": 2,
            "citation that resolves nowhere": 1,
            "number in brackets kept as text": 1,
            "number in brackets kept as a link": 1,
        }

    def test_citations_are_found_again(self) -> None:
        converted, _ = self.cited("<ul><li>a[24]</li><li>b <em>c[24][13438]</em></li></ul>")
        assert [c.keys for c in find_citations(converted)] == [("gard24",), ("gard24", "gard13438")]


def test_tags_are_counted_by_name() -> None:
    counts: Counter[str] = Counter()

    def count(name: str) -> None:
        counts[name] += 1

    HtmlConverter(count=count).markdown(
        "<font>a</font><st1:place>b</st1:place><iframe></iframe><p><i>c</i></p>"
        '<a href="file:///x">d</a><a href="x">e</a><a href="http://[">f</a>'
        f"<{'y' * 100}>g"
    )
    assert counts == {
        "tag <font>": 1,
        "tag <st1:place>": 1,
        "tag <iframe>": 1,
        "link (file)": 1,
        "link (without a scheme)": 1,
        "link with a broken address": 1,
        f"tag <{'y' * 30}>": 1,
    }


class TestHostile:
    """Text of any depth and length is converted, and its words stay."""

    @pytest.mark.parametrize("tag", ["div", "b", "ul", "blockquote", "table", "sup", "span", "a"])
    @pytest.mark.parametrize("depth", [90, 150, 1000, 5000])
    def test_deep(self, tag: str, depth: int) -> None:
        html = f"<{tag}>" * depth + "deep &lt;word" + f"</{tag}>" * depth + "<p>after"
        converted = HtmlConverter().markdown(html)
        assert rendered(converted).words[:2] == ["deep", "<word"]
        assert "after" in converted
        assert HtmlConverter().text(html) == "deep <word after"

    @pytest.mark.parametrize(
        "piece",
        ["<b> a</b>", "<b>a</b><br>", "<i><b>", "[1]", "[1,", "<b>[1</b>]", "<p>", "<li>a", "* ", "<",
         "&amp;", "<tr><td>a<td>b", "a <b>b </b>", "<b>a</b> ", "\x96", "]:", "!<a href=http://x.org>a</a>"],
    )  # fmt: skip
    def test_long(self, piece: str) -> None:
        html = piece * 20_000
        assert HtmlConverter().markdown(html) is not None
        assert HtmlConverter().text(html) is not None

    def test_several_bodies(self) -> None:
        html = "<html><head><title>T</title></head><body>a</body><body><p>b</p></body></html>c"
        assert rendered(markdown(html)).words == ["a", "b", "c"]
