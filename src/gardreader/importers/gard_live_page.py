"""One GARD page of 2022 as a browser saved it: what the reader saw, part by part.

The site draws its pages in the browser, from elements of its own (``app-disease-at-a-glance-summary``).
Much of their text is encoded twice, and a summary stands there twice, for wide screens and for narrow ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import html as lxml_html

from gardreader.articles.model import Frequency
from gardreader.importers.html_to_markdown import HtmlConverter
from gardreader.importers.html_tree import Element, clean, line_of, name_of, parse

Count = Callable[[str], None]

DRAWN = "app-disease-at-a-glance"
"""How the names of the elements begin that only a disease's page of that time has."""

_TWICE = re.compile(r"&amp;(?=(?:[a-zA-Z]{2,8}|#\d{1,6}|#[xX][0-9a-fA-F]{1,5});)")
_TAGS_AS_TEXT = re.compile(r"&lt;(/?(?:p|br|b|i|em|strong|sup|sub|ul|ol|li)\s*/?)&gt;", re.IGNORECASE)
_EMPTY = re.compile(r"this section is (?:currently |still )?(?:in development|not found)", re.IGNORECASE)
_PERCENT = re.compile(r"\d{1,3}(?:\.\d+)?\s*%(?:\s*(?:-|–|to)\s*\d{1,3}(?:\.\d+)?\s*%)?")
_FREQUENCY = re.compile(
    r"\W*(always|obligate|very frequent|frequent|occasional|very rare|rare|excluded)(?:ly)?\b", re.IGNORECASE
)
_FREQUENCIES = {
    "always": Frequency.ALWAYS,
    "obligate": Frequency.ALWAYS,
    "very frequent": Frequency.VERY_FREQUENT,
    "frequent": Frequency.FREQUENT,
    "occasional": Frequency.OCCASIONAL,
    "very rare": Frequency.VERY_RARE,
    "rare": Frequency.VERY_RARE,
    "excluded": Frequency.EXCLUDED,
}
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_PARTS = {"causes": "Causes", "diagnosis": "Diagnosis", "treatment": "Treatment", "prognosis": "Prognosis"}
"""The parts with a text that have an id, and their titles where the page gives none."""

_READ_ELSEWHERE = re.compile(r"app-(?:disease-at-a-glance|symptom|cause)")
_FRAME = re.compile(r"app-(?:root|header|footer|nav|menu|disease$|search|feedback|modal|banner|alert)")


@dataclass(slots=True)
class Sign:
    """A sign as the page lists it, under a heading that may tell how often it is met."""

    name: str
    frequency: Frequency = Frequency.UNKNOWN
    percent: str = ""


@dataclass(slots=True)
class LivePage:
    """What was found on a page; texts named ``body`` and ``summary`` are Markdown."""

    title: str = ""
    drawn: bool = False
    synonyms: list[str] = field(default_factory=list)
    summary: str = ""
    people: str = ""
    ages: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)
    signs: list[Sign] = field(default_factory=list)
    parts: list[tuple[str, str, str]] = field(default_factory=list)
    """Name, title and body of each."""


def read_live_page(text: str, count: Count) -> LivePage:
    """What the page's HTML says; ``count`` is told what was dropped. Text that is no page gives no title."""
    page = LivePage()
    root = parse(decoded_once(text), count)
    if root is None:
        return page
    page.drawn = any(name_of(element).startswith(DRAWN) for element in _elements(root))
    title = next(
        (e for e in _elements(root, "h1") if "title" in _classes(e)), next(iter(_elements(root, "h1")), None)
    )
    page.title = line_of(title) if title is not None else ""
    page.synonyms = _synonyms(root, page.title)
    to_markdown = HtmlConverter(
        count=lambda name: None if name.startswith("tag <") else count(name), cite=False
    )
    page.summary = _summary(root, to_markdown, count)
    page.people = _shortest(root, "app-disease-at-a-glance-people-affected", count)
    page.ages = list(_ages(root))
    page.categories = list(_categories(root))
    page.signs = list(_signs(root, count))
    page.parts = list(_texts(root, to_markdown, count))
    for name in {name_of(e) for e in _elements(root) if name_of(e).startswith("app-")}:
        if not _READ_ELSEWHERE.match(name) and not _FRAME.match(name):
            count(f"part of the page not imported: <{name[:50]}>")
    return page


def decoded_once(text: str) -> str:
    """HTML with what was encoded twice encoded once, and simple tags that stood there as text as tags.

    >>> decoded_once("5 &amp;lt; 10&lt;sup&gt;9&lt;/sup&gt; of Crohn&amp;#39;s")
    '5 &lt; 10<sup>9</sup> of Crohn&#39;s'
    """
    for _ in range(2):
        text = _TWICE.sub("&", text)
    return _TAGS_AS_TEXT.sub(r"<\1>", text)


def _elements(root: Element, name: str = "") -> Iterator[Element]:
    for element in root.iter(name or None):
        if isinstance(element.tag, str):
            yield element


def _classes(element: Element) -> list[str]:
    return (element.get("class") or "").split()


def _of_class(root: Element, *names: str) -> Iterator[Element]:
    return (e for e in _elements(root) if not set(names).isdisjoint(_classes(e)))


def _with_id(root: Element, name: str) -> Element | None:
    return next((e for e in _elements(root) if (e.get("id") or "").lower() == name), None)


def _synonyms(root: Element, title: str) -> list[str]:
    names: list[str] = []
    for holder in _of_class(root, "synonyms"):
        items = list(_of_class(holder, "host")) or list(_elements(holder, "li")) or [holder]
        for item in items:
            lines = [line_of(entry) for entry in _elements(item, "li")] or line_of(item).split(";")
            names += [" ".join(line.split()) for line in lines]
    return [name for name in dict.fromkeys(names) if name and name != title]


def _summary(root: Element, to_markdown: HtmlConverter, count: Count) -> str:
    """The longest of the copies for screens of several widths: one may be cut short."""
    found = [""]
    for holder in _elements(root, f"{DRAWN}-summary"):
        for copy in list(_of_class(holder, "host")) or [holder]:
            text = _markdown(copy, to_markdown)
            if _EMPTY.search(text):
                count("part of the page that is in development: summary")
            else:
                found.append(text)
    return max(found, key=len)


def _shortest(root: Element, name: str, count: Count) -> str:
    """The one line that an element gives, of its copies the first that says something."""
    for holder in _elements(root, name):
        text = line_of(holder)
        if _EMPTY.search(text):
            count("part of the page that is in development: people affected")
        elif text:
            half = text[: len(text) // 2].strip()
            return half if text == f"{half} {half}" else text
    return ""


def _ages(root: Element) -> Iterator[str]:
    """The ages that are marked, each with its years: ``Infant (1-23 months)``."""
    seen: set[str] = set()
    for mark in _of_class(root, "under-title"):
        if not any("active" in _classes(above) for above in mark.iterancestors()):
            continue
        years = next(iter(_elements(mark, "span")), None)
        told = line_of(years) if years is not None else ""
        name = line_of(mark).removesuffix(told).strip()
        text = f"{name} ({told.strip('()')})" if told and name else name or told
        if text and text not in seen:
            seen.add(text)
            yield text


def _categories(root: Element) -> Iterator[str]:
    seen: set[str] = set()
    for body in _of_class(root, "categories-body"):
        for name in line_of(body).split(";"):
            if (name := name.strip()) and name not in seen:
                seen.add(name)
                yield name


def _signs(root: Element, count: Count) -> Iterator[Sign]:
    holder = _with_id(root, "symptoms")
    holder = holder if holder is not None else next(iter(_elements(root, "app-symptoms-section")), None)
    if holder is None:
        return
    if _EMPTY.search(line_of(holder)):
        count("part of the page that is in development: symptoms")
    terms = list(_of_class(holder, "main-term"))
    if not terms:
        terms = [b for box in _of_class(holder, "symptom-list-container") for b in _elements(box, "button")]
    places = {id(term) for term in terms}
    seen: set[tuple[str, Frequency, str]] = set()
    frequency, percent = Frequency.UNKNOWN, ""
    for element in _elements(holder):
        if id(element) in places:
            name = line_of(element)
            sign = Sign(name, frequency, percent)
            if not name or (name, frequency, percent) in seen:
                if name:
                    count("sign listed twice with one frequency")  # once for each width of screen
                continue
            seen.add((name, frequency, percent))
            yield sign
        elif name_of(element) in _HEADINGS:
            told = line_of(element)
            word, figure = _FREQUENCY.match(told), _PERCENT.search(told)
            frequency = _FREQUENCIES[word[1].lower()] if word else Frequency.UNKNOWN
            percent = figure[0] if figure else ""


def _texts(root: Element, to_markdown: HtmlConverter, count: Count) -> Iterator[tuple[str, str, str]]:
    for name, usual in _PARTS.items():
        holder = _with_id(root, name)
        if holder is None and name == "causes":
            holder = next(iter(_elements(root, "app-causes-container")), None)
        if holder is None:
            continue
        body = _markdown(holder, to_markdown)
        if _EMPTY.search(body):
            count(f"part of the page that is in development: {name}")
            continue
        title, break_, rest = body.partition("\n\n")
        if title.startswith("### ") and title.removeprefix("### ").split()[:1] == [usual]:
            body = rest if break_ else ""
        if body:
            yield name, usual, body


def _markdown(element: Element, to_markdown: HtmlConverter) -> str:
    html = lxml_html.tostring(element, encoding="unicode", with_tail=False)
    return to_markdown.markdown(f"<div>{clean(html)}</div>")
