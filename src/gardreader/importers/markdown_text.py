"""The running text of other programs' Markdown, as an article has it.

No pattern here takes longer than the text is long: each stops where the next one of its kind begins.

Links between files become words and related diseases, footnotes references; what only another program
can fill in (pictures, templates) is left out and counted.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from urllib.parse import unquote

from gardreader.articles.citations import find_citations
from gardreader.articles.model import Reference
from gardreader.importers.markdown_fields import one_line, reference_key
from gardreader.importers.markdown_headings import plain_title
from gardreader.importers.report import ReportBuilder

Find = Callable[[str], str]
"""The id of the article that a link's target or a name leads to, else ``""``."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]+")
_CODE = re.compile(r"(^(?: {4}|\t).*$|(?<!`)(`++)[^\n]*?[^`\n]\2(?!`))", re.MULTILINE)
_REMOVED = (
    ("comment left out", re.compile(r"<!--.*?(?:-->|\Z)|%%.*?%%", re.DOTALL)),
    (
        "place that a template fills in, left out",
        re.compile(r"\{\{(?:(?!\{\{|\}\}).)*\}\}|\{%(?:(?!\{%|%\}).)*%\}", re.DOTALL),
    ),
)
_FOOTNOTE = re.compile(r"^ {0,3}\[\^([^\]\s]+)\]:[ \t]*(.*(?:\n(?: {2,}|\t)\S.*)*)$", re.MULTILINE)
_FOOTNOTE_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_DEFINED = re.compile(
    r"^ {0,3}\[([^\]^@\n][^\]\n]*)\]:[ \t]*<?(\S+?)>?(?:[ \t]+[\"'(].*[\"')])?[ \t]*$", re.MULTILINE
)
_BY_NAME = re.compile(r"(?<!\])\[([^\[\]]+)\]\[([^\[\]]*)\]")
_PICTURE = re.compile(
    r"!\[\[([^\[\]|\n]*)(?:\|[^\[\]\n]*)?\]\]"
    r"|!\[([^\[\]]*)\]\((?:<[^<>\n]*>|[^()\n]*+(?:\([^()\n]*\))?)[^()\n]*+\)"
)
_WIKI = re.compile(r"\[\[([^\[\]|#]*)(?:#([^\[\]|]*))?(?:\|([^\[\]]*))?\]\]")
_LINK = re.compile(
    r"\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\((?:<([^<>\n]*)>|([^\s()]*(?:\([^\s()]*\)[^\s()]*)*))(?:\s{1,9}[\"'(][^)]{0,300}[\"')])?\)"
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_CALLOUT = re.compile(r"^([ \t]*>[ \t]*)\[!(\w[\w-]*)\][+-]?[ \t]*(.*)$", re.MULTILINE)
_CITING = re.compile(r"(?<!\\)\[(?=[^\[\]]*\](?!\())([^\[\]]*(?<![\w.])@[A-Za-z0-9][^\[\]]*)\](?!\()")
_KEY = re.compile(r"(?<![\w.])-?@([A-Za-z0-9][A-Za-z0-9_:.+-]*(?<![.:]))")
_ADDRESS = re.compile(r"https?://[^\s<>)\]]+(?<![.,;])")


@dataclass(slots=True)
class Text:
    """A text made fit, the references that its footnotes became, and the articles that it links to."""

    markdown: str
    references: list[Reference] = field(default_factory=list)
    linked: list[tuple[str, str]] = field(default_factory=list)


def fit_text(markdown: str, keys: set[str], find: Find, report: ReportBuilder) -> Text:
    """``markdown`` as an article may hold it; ``keys`` are those of the file's own references."""
    made = Text("")
    text = _CONTROL.sub("", markdown.replace("\u2028", "\n").replace("\u2029", "\n\n"))
    for what, pattern in _REMOVED:
        text = _outside_code(text, partial(_removed, pattern=pattern, what=what, report=report))
    text = _footnotes(text, made, keys)
    text = _named_links(text)
    known = keys | {reference.id for reference in made.references}
    writer = _Writer(made, known, find, report)
    made.markdown = _outside_code(text, writer.write)
    return made


class _Writer:
    """Writes a stretch of running text anew."""

    def __init__(self, made: Text, keys: set[str], find: Find, report: ReportBuilder):
        self._made = made
        self._keys = keys
        self._find = find
        self._report = report

    def write(self, text: str) -> str:
        text = _PICTURE.sub(self._picture, text)
        text = _CALLOUT.sub(_callout, text)
        text = _WIKI.sub(self._wiki, text)
        text = _LINK.sub(self._link, text)
        return _CITING.sub(self._citing, text)

    def _picture(self, match: re.Match[str]) -> str:
        self._report.count("picture or file shown within, left out")
        return match[2] or ""

    def _wiki(self, match: re.Match[str]) -> str:
        name, place, label = (part.strip() if part else "" for part in match.groups())
        words = label or name or place
        self._lead(name, words)
        return words

    def _link(self, match: re.Match[str]) -> str:
        words, target = match[1], match[2] or match[3] or ""
        if _SCHEME.match(target) or target.startswith("//"):
            return match[0]
        self._lead(unquote(target.partition("#")[0].partition("?")[0]), plain_title(words))
        return words

    def _lead(self, target: str, words: str) -> None:
        article = self._find(target) if target else ""
        if article:
            self._report.count("link to another article, kept as a related disease")
            self._made.linked.append((article, words))
        else:
            self._report.count("link that leads to no article: only its words were kept")

    def _citing(self, match: re.Match[str]) -> str:
        keys: list[str] = _KEY.findall(match[1])
        known = [key for key in keys if key in self._keys]
        if not known and "@" in match[1] and not re.search(r"(?:^|[\s;-])@", match[1]):
            return match[0]
        if lost := len(keys) - len(known):
            self._report.count("citation that resolves nowhere", lost)
        if not find_citations(match[0]):
            self._report.count("words beside a citation, left out")
        return f"[{'; '.join(f'@{key}' for key in known)}]" if known else ""


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    return "".join(_pieces(text, change))


def _pieces(text: str, change: Callable[[str], str]) -> Iterator[str]:
    end = 0
    for code in _CODE.finditer(text):
        yield change(text[end : code.start()])
        yield code[0]
        end = code.end()
    yield change(text[end:])


def _removed(text: str, pattern: re.Pattern[str], what: str, report: ReportBuilder) -> str:
    text, count = pattern.subn("", text)
    if count:
        report.count(what, count)
    return text


def _footnotes(text: str, made: Text, keys: set[str]) -> str:
    """Footnotes as references, each cited where its mark stood."""
    notes: dict[str, str] = {}
    taken = set(keys)
    for match in _FOOTNOTE.finditer(text):
        title = plain_title(one_line(_CONTROL.sub("", match[2].replace("\n", " "))))
        if not title or match[1] in notes:
            continue
        key = reference_key(f"note-{match[1]}", "note")
        while key in taken:
            key += "x"
        taken.add(key)
        notes[match[1]] = key
        address = _ADDRESS.search(match[2])
        made.references.append(
            Reference(
                key, "webpage" if address else "document", title=title, url=address[0] if address else ""
            )
        )
    if not notes:
        return text
    text = _FOOTNOTE.sub("", text)
    return _FOOTNOTE_MARK.sub(lambda mark: f"[@{notes[mark[1]]}]" if mark[1] in notes else mark[0], text)


def _named_links(text: str) -> str:
    """Links whose addresses stand elsewhere, with the addresses beside their words: sections part them."""
    defined = {match[1].strip().lower(): match[2] for match in _DEFINED.finditer(text)}
    if not defined:
        return text
    text = _DEFINED.sub("", text)

    def link(match: re.Match[str]) -> str:
        address = defined.get((match[2] or match[1]).strip().lower())
        return f"[{match[1]}](<{address}>)" if address else match[0]

    text = _BY_NAME.sub(link, text)
    return re.sub(
        r"(?<![\]!\\])\[([^\[\]]+)\](?![\[(:])",
        lambda match: (
            f"[{match[1]}](<{defined[match[1].strip().lower()]}>)"
            if match[1].strip().lower() in defined
            else match[0]
        ),
        text,
    )


def _callout(match: re.Match[str]) -> str:
    return f"{match[1]}**{match[3].strip() or match[2].capitalize()}**"
