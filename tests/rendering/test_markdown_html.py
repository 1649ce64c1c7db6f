from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gardreader.rendering.markdown_html import (
    DEEPEST,
    LONGEST_WORD,
    TAGS,
    attribute,
    escape,
    fragment_html,
    link,
    section_html,
)


def mark(keys: tuple[str, ...]) -> str:
    return "".join(f'<a class="cite">[{key}]</a>' for key in keys)


def html(body: str) -> str:
    return section_html(body, mark)


class Audit(HTMLParser):
    """Which tags, attributes and depth some HTML has, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.addresses: list[str] = []
        self.text = ""
        self.tables = self.nesting = self.deepest = self.most_tables = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs if (tag, name) != ("a", "class")}
        self.addresses += [value or "" for name, value in attrs if name == "href"]
        if tag in ("ul", "ol", "blockquote", "table"):
            self.nesting += 1
            self.deepest = max(self.deepest, self.nesting)
        self.tables += tag == "table"
        self.most_tables = max(self.most_tables, self.tables)

    def handle_endtag(self, tag: str) -> None:
        self.nesting -= tag in ("ul", "ol", "blockquote", "table")
        self.tables -= tag == "table"

    def handle_data(self, data: str) -> None:
        self.text += data


def assert_safe(text: str) -> Audit:
    audit = Audit(text)
    assert audit.tags <= TAGS
    assert audit.attributes <= {("a", "href"), ("ol", "start"), ("td", "align"), ("th", "align")}
    assert all(re.match(r"(?:https?|mailto):", address, re.IGNORECASE) for address in audit.addresses)
    assert audit.deepest <= DEEPEST
    assert audit.most_tables <= 1
    assert max(map(len, re.split(r"[\s\u200b]", audit.text)), default=0) < LONGEST_WORD + 2
    return audit


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Plain words, no marks.", "<p>Plain words, no marks.</p>"),
        ("", ""),
        ("Tom & Jerry < 3 > 2", "<p>Tom &amp; Jerry &lt; 3 &gt; 2</p>"),
        ("*a* **b** `c`", "<p><em>a</em> <strong>b</strong> <code>c</code></p>"),
        ("10<sup>9</sup>/L, PaO<sub>2</sub>", "<p>10<sup>9</sup>/L, PaO<sub>2</sub></p>"),
        ("β-globin ≥ 3 × 10⁹", "<p>β-globin ≥ 3 × 10⁹</p>"),
        (r"\*not so\* \[@key\]", "<p>*not so* [@key]</p>"),
        ("Said [@doe2006].", '<p>Said <a class="cite">[doe2006]</a>.</p>'),
        ("[@a; @b:1]", '<p><a class="cite">[a]</a><a class="cite">[b:1]</a></p>'),
        ("`[@a]`", "<p><code>[@a]</code></p>"),
        ("[x](https://example.org/?a=1&b=2)", '<p><a href="https://example.org/?a=1&amp;b=2">x</a></p>'),
        ("3. c\n4. d", '<ol start="3">\n<li>c</li>\n<li>d</li>\n</ol>'),
        ("A year: 1990.", "<p>A year: 1990.</p>"),
    ],
)
def test_markdown_is_shown_as_it_means(body: str, expected: str) -> None:
    assert html(body).strip() == expected


def test_tables_keep_their_columns_sides() -> None:
    shown = html("| a | b |\n|---|--:|\n| 1 | 2 |")
    assert '<td align="right">2</td>' in shown
    assert_safe(shown)


@pytest.mark.parametrize(
    "body",
    [
        "<script>alert(1)</script>",
        "<img src='file:///etc/passwd' onerror='x()'>",
        "![x](file:///etc/passwd)",
        "<iframe src=https://evil.example></iframe>",
        "<form action=/x><input name=y></form>",
        "<a href='javascript:alert(1)' onclick='x()' style='color:red'>a</a>",
        "[a](javascript:alert%281%29) [b](JaVaScRiPt:x) [c](data:text/html;base64,xx) [d](file:///c:/x)",
        "[e](vbscript:x) [f](//evil.example) [g](../../x) [h](article:gard/x) [i](#top)",
        "<java\nscript:x> <javascript:alert(1)> <file:///etc/passwd>",
        "<style>body{display:none}</style><p style='position:fixed' class='warning' id='top'>x</p>",
        "<div hidden><svg onload=x()><math><mi xlink:href='javascript:x'></mi></math></div>",
        "<!-- <b> --> <![CDATA[ <script> ]]> <?php x ?>",
        "<table><tr><td><table><tr><td><script>x</script></td></tr></table></td></tr></table>",
        '"><script>x</script> &lt;script&gt; &#60;script&#62;',
        "<base href=https://evil.example><meta http-equiv=refresh content=0><link rel=stylesheet href=x>",
    ],
)
def test_hostile_text_is_shown_harmlessly(body: str) -> None:
    shown = html(body)
    assert_safe(shown)
    assert "<script" not in shown.lower()


def test_what_passes_for_a_citation_within_is_not_taken_for_one() -> None:
    assert html("a\ufdd0evil\ufdd1b") == "<p>a\ufffdevil\ufffdb</p>"


def test_links_that_lead_nowhere_lose_their_target_and_keep_their_words() -> None:
    for address in ("../x", "file:///etc/passwd", "javascript:alert(1)"):
        assert html(f"Read [the *words*]({address}) now.") == "<p>Read the <em>words</em> now.</p>"


DEEP = {
    "tables": "<table><tr><td>" * 200 + "x" + "</td></tr></table>" * 200,
    "lists": "\n".join("    " * n + "- item" for n in range(60)),
    "quotations": ">" * 300 + " x",
    "tags": "<ul><li>" * 3000 + "x",
    "divs": "<div>" * 20_000 + "x",
    "emphasis": "*" * 5000 + "x" + "*" * 5000,
    "brackets": "[" * 3000 + "x" + "]" * 3000,
    "an endless word": "x" * 1_000_000,
    "an endless address": "[x](https://example.org/" + "a" * 100_000 + ")",
    "headings": "### x\n\n" * 5000,
    "headings without a gap": "x\n=\n" * 20_000,
    "brackets that never close": "[ x " * 50_000,
    "addresses that never close": "[x]( " * 50_000,
    "tags that never close": "<b x " * 50_000,
    "a long list": "- x\n\n" * 40_000,
    "rules": "---\n" * 50_000 + "x",
}


def test_what_is_too_costly_to_convert_keeps_its_words_and_citations() -> None:
    shown = html("One [@a].\n\n" + "[ x " * 5000)
    assert shown.startswith('<p>One <a class="cite">[a]</a>.</p><p>[ x [ x ')
    assert shown.count("x") == 5000


@pytest.mark.parametrize("name", DEEP)
def test_what_would_hang_a_window_is_flattened(name: str) -> None:
    shown = html(DEEP[name])
    assert_safe(shown)
    assert "x" in Audit(shown).text or name == "lists"


PIECES = st.sampled_from(
    [
        *"*_`[]()<>#!|\\&;:@-+= \n\t",
        "<ul>", "<li>", "</ul>", "<table>", "<td>", "</td>", "<tr>", "</table>", "<b>", "</b>",
        "<blockquote>",
        "<script>", "</script>", "<a href='javascript:x'>", "</a>", "<img src=x>", "javascript:", "file:///x",
        "https://example.org", "[@key]", "[x](", "\n\n", "    ", "- ", "1. ", "> ",
        "| a | b |\n|---|---|\n",
        "<sup>", "</sup>", "word", "β", "\ufdd0", "\u200b", "&lt;", "&#x3c;", "x" * 400,
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=300, deadline=None)
def test_any_text_comes_out_safe(body: str) -> None:
    assert_safe(html(body))


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None)
def test_plain_text_comes_back_as_it_was(text: str) -> None:
    plain = re.sub(r"[^\w ,]", "", text).strip()
    plain = re.sub(r"_+", "", re.sub(r"^\d+", "", plain)).strip()
    assert "".join(Audit(html(plain)).text.split()) == "".join(plain.split())


def test_escaping() -> None:
    assert escape('<b>&"') == '&lt;b&gt;&amp;"'
    assert attribute("\"'<>&") == "&quot;&#x27;&lt;&gt;&amp;"
    assert "\u200b" in escape("x" * (LONGEST_WORD + 1))
    assert "\u200b" not in escape("x" * (LONGEST_WORD - 1))


def test_only_web_and_mail_addresses_become_links() -> None:
    assert link("https://example.org", "x") == '<a href="https://example.org">x</a>'
    assert link("MAILTO:a@example.org", "x").startswith("<a ")
    for address in ("javascript:x", "file:///x", "data:x", "example.org", "", "ftp://x"):
        assert link(address, "x") == "x"


def test_fragments_cite_nothing() -> None:
    assert fragment_html("See [@doe].") == "<p>See [doe].</p>"
    assert fragment_html("") == ""


def test_keys_of_one_bracket_and_of_brackets_side_by_side_are_one_citation() -> None:
    told: list[tuple[str, ...]] = []

    def cite(keys: tuple[str, ...]) -> str:
        told.append(keys)
        return ""

    section_html("So [@a; @b][@c]. But [@d] [@e] and\n\n[@f].", cite)
    assert told == [("a", "b", "c"), ("d",), ("e",), ("f",)]


TRIAL = '<a href="https://clinicaltrials.gov/study/NCT00655096">NCT00655096</a>'


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("See NCT00655096.", f"<p>See {TRIAL}.</p>"),
        ("*See* (NCT00655096)", f"<p><em>See</em> ({TRIAL})</p>"),
        ("[NCT00655096](https://example.org/t)", '<p><a href="https://example.org/t">NCT00655096</a></p>'),
        (
            "[the *trial* NCT00655096](https://example.org/t) NCT00655096",
            f'<p><a href="https://example.org/t">the <em>trial</em> NCT00655096</a> {TRIAL}</p>',
        ),
        ("[x](https://example.org/NCT00655096)", '<p><a href="https://example.org/NCT00655096">x</a></p>'),
        ("NCT0065509, NCT006550960, XNCT00655096", "<p>NCT0065509, NCT006550960, XNCT00655096</p>"),
    ],
)
def test_the_number_of_a_trial_leads_to_its_page(body: str, shown: str) -> None:
    assert html(body) == shown
    assert fragment_html(body) == shown


@pytest.mark.parametrize(
    "body",
    [
        "[copy](control:copy/rm)",
        '<a href="control:copy/rm">copy</a>',
        "<control:copy/rm>",
        "[copy][1]\n\n[1]: control:copy/rm",
        '<a href=" Control:copy/rm">copy</a>',
        '<a href="&#99;ontrol:sort/name">copy</a>',
        "![copy](control:copy/rm)",
    ],
)
def test_no_control_comes_from_an_article(body: str) -> None:
    for shown in (html(body), fragment_html(body)):
        assert Audit(shown).addresses == []
    assert link("control:copy/x", "x") == "x"
