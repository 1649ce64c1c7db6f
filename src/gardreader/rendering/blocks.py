"""The building stones of a page: headings that are remembered, citations that are numbered."""

from __future__ import annotations

from collections.abc import Iterable

from gardreader.articles.model import Article
from gardreader.i18n import tr
from gardreader.rendering.markdown_html import attribute, escape
from gardreader.rendering.options import Anchor


class Citing:
    """Numbers the citations of an article, and remembers where each reference is cited."""

    def __init__(self, article: Article, *, paper: bool):
        self._numbers = {reference.id: n for n, reference in enumerate(article.references, 1)}
        self._paper = paper
        self.places: dict[int, list[str]] = {}

    def __call__(self, key: str) -> str:
        """The mark of one citation, ``[1]``: a link to its reference that can be returned to."""
        number = self._numbers.get(key)
        if number is None:
            return f'<span class="lost">[{escape(key)}: {escape(tr("no such reference"))}]</span>'
        places = self.places.setdefault(number, [])
        places.append(f"cite-{number}-{len(places) + 1}")
        if self._paper:
            return f'<span class="cite">[{number}]</span>'
        return f'<a class="cite" id="{places[-1]}" href="#ref-{number}">[{number}]</a>'


class Headings:
    """Writes headings and keeps the list of them; no two share an anchor."""

    def __init__(self, taken: Iterable[str] = ()):
        self.anchors: list[Anchor] = []
        self._taken = set(taken)

    def section(self, anchor: str, title: str) -> str:
        """The heading of a section of the article, whose id is its anchor."""
        return self._write(anchor, title, 2)

    def part(self, anchor: str, title: str) -> str:
        """The heading of a list; a section that already has that anchor keeps it."""
        while anchor in self._taken:
            anchor += "-list"
        self._taken.add(anchor)
        return self._write(anchor, title, 2)

    def _write(self, anchor: str, title: str, level: int) -> str:
        self.anchors.append(Anchor(anchor, title, level))
        return f'<h{level} id="{attribute(anchor)}">{escape(title)}</h{level}>'


def callout(kind: str, inner: str) -> str:
    """A tinted box; ``kind`` is ``warning`` or ``note``."""
    return f'<table class="{kind}" width="100%" cellspacing="0"><tr><td>{inner}</td></tr></table>'


def facts(rows: Iterable[tuple[str, str]]) -> str:
    """A table of labels (plain text) and values (HTML); rows with no value are left out."""
    lines = [
        f'<tr><td class="label" width="26%">{escape(label)}</td><td class="value">{value}</td></tr>'
        for label, value in rows
        if value
    ]
    return f'<table class="facts" width="100%" cellspacing="0">{"".join(lines)}</table>' if lines else ""


def pairs(groups: Iterable[tuple[str, list[str]]]) -> str:
    """A table of groups: a heading row (HTML), then the items (HTML), two in a row."""
    rows: list[str] = []
    for head, items in groups:
        rows.append(f'<tr><td class="group" colspan="2">{head}</td></tr>')
        for i in range(0, len(items), 2):
            second = items[i + 1] if i + 1 < len(items) else ""
            rows.append(
                f'<tr><td class="item" width="50%">{items[i]}</td>'
                f'<td class="item" width="50%">{second}</td></tr>'
            )
    return f'<table class="pairs" width="100%" cellspacing="0">{"".join(rows)}</table>' if rows else ""


def joined(parts: Iterable[str]) -> str:
    """Pieces of HTML on one line with a dot between; empty ones fall out."""
    return " · ".join(part for part in parts if part)


def sentence_list(words: list[str]) -> str:
    """``a``, ``a or b``, ``a, b or c`` (plain text)."""
    if len(words) < 2:
        return "".join(words)
    return tr("{first} or {last}", first=", ".join(words[:-1]), last=words[-1])
