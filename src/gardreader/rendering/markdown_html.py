"""Markdown of an article → HTML that is safe and cheap to draw.

Only what came from Markdown is sanitised: tags and addresses outside the lists below fall away,
their text stays. Depth, tables in tables and endless words are bounded, because a
``QTextDocument`` draws those in minutes or never.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache

from gardreader.articles.limits import DEEPEST_NESTING
from gardreader.articles.links import is_open
from gardreader.articles.model import KEY_PATTERN
from gardreader.articles.registries import trial_page
from gardreader.rendering.costs import is_costly
from gardreader.rendering.quick_markdown import QuickMarkdown

CiteFunction = Callable[[tuple[str, ...]], str]
"""Gives the HTML that stands for a citation of those keys, which stand in one bracket or side by side."""

ADDRESS_SCHEMES = frozenset({"http", "https", "mailto"})
TAGS = frozenset(
    (
        "p br strong em b i sup sub del a code pre ul ol li blockquote hr h3 h4 h5 h6 "
        "table thead tbody tr th td"
    ).split()
)
DEEPEST = DEEPEST_NESTING
"""Lists and quotations within each other, beyond which the text is kept and the tags are not."""

MOST_LIST_ITEMS = 3000
"""In one text; Qt's work grows with their square."""

MOST_COLUMNS = 60
"""Of a table; wider ones are nothing to read, and each column costs Qt as much as a page."""

LONGEST_WORD = 300
"""A longer word gets places where it may be broken."""

ATTRIBUTES: dict[str, set[str]] = {"a": {"href"}, "ol": {"start"}, "td": {"align"}, "th": {"align"}}
_NESTING = frozenset({"ul", "ol", "blockquote", "table"})
_TABLE_PARTS = frozenset({"table", "thead", "tbody", "tr", "td", "th"})
_VOID = frozenset({"br", "hr"})
_OPEN, _CLOSE = "\ufdd0", "\ufdd1"  # no characters of any text, so that nothing written can pass for them
_PLACE = re.compile(f"(?:{_OPEN}[^{_CLOSE}]*{_CLOSE})+")
_PLACED_KEY = re.compile(f"{_OPEN}([^{_CLOSE}]*){_CLOSE}")
_NO_CHARACTERS = re.compile("[\ufdd0-\ufdef]")
CITATION = rf"\[\s*(@{KEY_PATTERN.pattern}(?:\s*;\s*@{KEY_PATTERN.pattern})*)\s*\]"
_ANY_CITATION = re.compile(CITATION)
_KEY = re.compile(rf"@({KEY_PATTERN.pattern})")
_TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
_LONG = re.compile(rf"[^\s<>&;\u200b]{{{LONGEST_WORD},}}")
_TRIAL = re.compile(r"\bNCT\d{8}\b", re.ASCII)
_LINK_OR_TAG = re.compile(r"(<a\b.*?</a>|<[^>]*>)", re.DOTALL)
_ADDRESS = re.compile(r'<a href="([^"]*)"')


def section_html(body: str, cite: CiteFunction) -> str:
    """The HTML of a section's Markdown; ``cite`` is called for each citation, in order."""
    converted = _convert(_NO_CHARACTERS.sub("\ufffd", body))
    return _PLACE.sub(lambda match: cite(tuple(_PLACED_KEY.findall(match[0]))), converted)


@lru_cache(maxsize=2048)
def fragment_html(text: str) -> str:
    """The HTML of Markdown that cites nothing (a note, a description); one and the same often recurs."""
    return _PLACED_KEY.sub(
        lambda match: f"[{html.escape(match[1])}]", _convert(_NO_CHARACTERS.sub("\ufffd", text))
    )


def escape(text: str) -> str:
    """Plain text as HTML; an endless word may be broken."""
    return _breakable(html.escape(text, quote=False))


def attribute(text: str) -> str:
    """Plain text as the value of an attribute in double quotes."""
    return html.escape(text, quote=True)


def link(url: str, text_html: str) -> str:
    """A link to ``url`` where that may be opened, else the text alone."""
    return f'<a href="{attribute(url)}">{text_html}</a>' if is_open(url) else text_html


def _convert(text: str) -> str:
    if not text:
        return ""
    written = _QUICK.html(text)
    if written is None:
        written = _unmarked(text) if is_costly(text) else converted_html(text)
    if written.count("<li>") > MOST_LIST_ITEMS or _too_wide(written):
        written = _unmarked(text)
    return _with_trials(_breakable(written))


def converted_html(text: str) -> str:
    """The HTML that the Markdown converter makes of ``text``, sanitised and bounded."""
    # Only here: most articles do without.
    from gardreader.rendering.markdown_converter import converted

    try:
        clean = converted(text)
    except RecursionError:
        return _unmarked(text)
    return _bounded(_quiet_links(clean))


def _unmarked(text: str) -> str:
    """The paragraphs of ``text`` with its marks as they stand; citations are still told."""
    told = _ANY_CITATION.sub(lambda match: places(match[1]), text)
    return "".join(f"<p>{escape(' '.join(block.split()))}</p>" for block in re.split(r"\n\s*\n", told))


def places(keys: str) -> str:
    """What stands for citations (``[@one; @two]``) until their marks take its place: no text can say it."""
    return "".join(f"{_OPEN}{key}{_CLOSE}" for key in _KEY.findall(keys))


_QUICK = QuickMarkdown(CITATION, places)


def _quiet_links(text: str) -> str:
    """Links that lead nowhere a reader can go (relative, or taken away) are text like any other."""
    text = _ADDRESS.sub(lambda match: match[0] if is_open(html.unescape(match[1])) else "<a", text)
    return re.sub(r"<a>(.*?)</a>", r"\1", text, flags=re.DOTALL) if "<a>" in text else text


def _with_trials(text: str) -> str:
    """HTML in which the number of a trial leads to its page, unless it stands in a link already."""
    if "NCT" not in text or not _TRIAL.search(text):
        return text
    pieces = _LINK_OR_TAG.split(text)
    return "".join(p if p.startswith("<") else _TRIAL.sub(_trial, p) for p in pieces)


def _trial(match: re.Match[str]) -> str:
    return link(trial_page(match[0]), match[0])


def _too_wide(text: str) -> bool:
    """Whether a row of a table in the HTML has more cells than are drawn side by side."""
    if "<tr" not in text:
        return False
    return any(row.count("<t") > MOST_COLUMNS for row in text.split("<tr"))


def _bounded(text: str) -> str:
    """``text`` without lists, quotations and tables deeper than is drawn, and no table in another."""
    if text.count("<table") < 2 and (text.count("<") < DEEPEST * 2 or not _too_deep(text)):
        return text
    opened: list[tuple[str, bool]] = []

    def keep(match: re.Match[str]) -> str:
        closing, name = match[1], match[2]
        if name in _VOID:
            return match[0]
        if closing:
            while opened:
                last, kept = opened.pop()
                if last == name:
                    return match[0] if kept else " "
            return " "
        nesting = [n for n, _ in opened if n in _NESTING]
        kept = len(opened) < 4 * DEEPEST and (name not in _NESTING or len(nesting) < DEEPEST)
        if name in _TABLE_PARTS:
            kept = kept and nesting.count("table") < (1 if name == "table" else 2)
        elif name == "li":
            kept = kept and (not opened or opened[-1][1])
        opened.append((name, kept))
        return match[0] if kept else " "

    return _TAG.sub(keep, text)


def _too_deep(text: str) -> bool:
    depth = tables = 0
    for match in _TAG.finditer(text):
        if match[2] in _VOID:
            continue
        change = -1 if match[1] else 1
        depth += change
        if match[2] == "table":
            tables += change
        if depth > DEEPEST or tables > 1:
            return True
    return False


def _breakable(text: str) -> str:
    """``text`` with zero-width spaces within words longer than :data:`LONGEST_WORD`."""
    if len(text) < LONGEST_WORD or not _LONG.search(text):
        return text
    pieces = re.split(r"(<[^>]*>)", text)
    step = LONGEST_WORD // 4

    def broken(match: re.Match[str]) -> str:
        word = match[0]
        return "\u200b".join(word[i : i + step] for i in range(0, len(word), step))

    return "".join(p if p.startswith("<") else _LONG.sub(broken, p) for p in pieces)
