"""The building stones of a page: headings that are remembered, citations that are numbered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gardreader.articles.model import Article
from gardreader.i18n import tr
from gardreader.rendering.markdown_html import attribute, escape
from gardreader.rendering.options import Anchor

MOST_ROWS = 100
"""In one table of the screen's page; no real list is so long."""

MOST_PLACES = 100
"""That one reference leads back to: Qt's work grows with the square of names that stand in one style."""

MOST_MARKS = 5_000
"""Citations of one article that are links; those behind them are text, each link being a piece to lay out."""


class Citing:
    """Numbers the citations of an article, and remembers where each reference is cited.

    What stands in one bracket is sorted and told once, and three or more numbers in a row become a
    run: ``[1,3]``, ``[2,4–6]``. In the program's window a run is one link, whose card shows all of
    its references (``#refs-4-6``); elsewhere its two ends are links, between which the list holds
    the rest. On paper nothing leads back from a reference, so the marks need no anchors; where the
    list of references is not shown (``linked`` false) they lead nowhere.
    """

    def __init__(self, article: Article, *, paper: bool = False, linked: bool = True, live: bool = False):
        self._paper = paper
        self._linked = linked
        self._live = live
        self._marks = 0
        self._numbers = {reference.id: n for n, reference in enumerate(article.references, 1)}
        self.places: dict[int, list[str]] = {}

    def __call__(self, keys: tuple[str, ...]) -> str:
        """The mark of one citation: links to its references that can be returned to."""
        numbers = sorted({self._numbers[key] for key in keys if key in self._numbers})
        runs = runs_of(numbers)
        last = len(runs) - 1
        written = [
            self._run(*run, before="[" if n == 0 else "", after="]" if n == last else ",")
            for n, run in enumerate(runs)
        ]
        lost = [
            f'<span class="lost">[{escape(key)}: {escape(tr("no such reference"))}]</span>'
            for key in dict.fromkeys(keys)
            if key not in self._numbers
        ]
        return "".join(written + lost)

    def _run(self, first: int, last: int, before: str, after: str) -> str:
        known = len(self.places.get(first, ()))
        place = f"cite-{first}-{known + 1}" if known < MOST_PLACES else ""
        for number in range(first, last + 1) if place else ():
            self.places.setdefault(number, []).append(place)
        if first == last:
            return self._link(f"ref-{first}", f"{before}{first}{after}", place)
        if self._live:
            return self._link(f"refs-{first}-{last}", f"{before}{first}–{last}{after}", place)
        return self._link(f"ref-{first}", f"{before}{first}–", place) + self._link(
            f"ref-{last}", f"{last}{after}"
        )

    def _link(self, target: str, text: str, place: str = "") -> str:
        self._marks += 1
        if self._marks > MOST_MARKS:
            return text
        if not self._linked:
            return f'<span class="cite">{text}</span>'
        anchor = f' id="{place}"' if place and not self._paper else ""
        return f'<a class="cite"{anchor} href="#{target}">{text}</a>'


def runs_of(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Rising numbers as their first and last in a row; two in a row are no run.

    >>> runs_of([1, 3, 4, 6, 7, 8])
    [(1, 1), (3, 3), (4, 4), (6, 8)]
    """
    rows: list[tuple[int, int]] = []
    for number in numbers:
        if rows and rows[-1][1] == number - 1:
            rows[-1] = (rows[-1][0], number)
        else:
            rows.append((number, number))
    runs: list[tuple[int, int]] = []
    for first, last in rows:
        runs += [(first, first), (last, last)] if last == first + 1 else [(first, last)]
    return runs


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


def table(kind: str, rows: Sequence[str], *, paper: bool) -> str:
    """A table of that class from its rows (``<tr>…</tr>``); ``""`` for none.

    On paper each row is a table of its own: Qt cuts rows in two at the end of a page, but a
    whole table can be sent to the next. The cells then need widths. On the screen it is :data:`MOST_ROWS`
    to a table: Qt's work grows with their square, and it lays a table out in one go.
    """
    if not paper and len(rows) <= MOST_ROWS:
        return f'<table class="{kind}" width="100%" cellspacing="0">{"".join(rows)}</table>' if rows else ""
    step = 1 if paper else MOST_ROWS
    tables = ["".join(rows[n : n + step]) for n in range(0, len(rows), step)]
    last = len(tables) - 1
    return "".join(
        f'<table class="{kind} row{" last" if n == last else ""}" width="100%" cellspacing="0">{row}</table>'
        for n, row in enumerate(tables)
    )


def facts(lines: Iterable[tuple[str, str]]) -> str:
    """A table of labels (plain text) and values (HTML); lines with no value are left out.

    Also on paper it is one table: it is short, and goes to the next page as a whole.
    """
    rows = [
        f'<tr><td class="label" width="26%">{escape(label)}</td>'
        f'<td class="value" width="74%">{value}</td></tr>'
        for label, value in lines
        if value
    ]
    return table("facts", rows, paper=False)


def pairs(groups: Iterable[tuple[str, list[str]]], *, paper: bool) -> str:
    """Groups, each a heading (HTML) and a table of its items (HTML), two in a row."""
    written: list[str] = []
    for head, items in groups:
        rows = []
        for i in range(0, len(items), 2):
            kind = "item" if i else "item first"
            if i + 1 < len(items):
                rows.append(
                    f'<tr><td class="{kind}" width="50%">{items[i]}</td>'
                    f'<td class="{kind}" width="50%">{items[i + 1]}</td></tr>'
                )
            else:
                # No empty cell: Qt would give the block after such a table no space above it.
                rows.append(f'<tr><td class="{kind}" colspan="2">{items[i]}</td></tr>')
        written.append(f'<p class="group">{head}</p>{table("pairs", rows, paper=paper)}')
    return "".join(written)


def joined(parts: Iterable[str]) -> str:
    """Pieces of HTML on one line with a dot between, which begins no line; empty ones fall out."""
    return "\u00a0· ".join(part for part in parts if part)


def sentence_list(words: list[str], last_joint: str = "") -> str:
    """``a``, ``a or b``, ``a, b or c`` (plain text); ``last_joint`` stands in for "or"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last_joint or tr('or')} {words[-1]}"
