"""What only paper needs: the addresses behind links, and tables that may be cut between rows."""

from __future__ import annotations

import re

from gardreader.rendering.blocks import table
from gardreader.rendering.markdown_html import escape

_LINK = re.compile(r'<a href="((?:https?:|mailto:)[^"]*)">(.*?)</a>', re.DOTALL)
_SCHEME = re.compile(r"^(?:https?://|mailto:)")
_MARKS = re.compile(r"<[^>]*>|\u200b")
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)
_ROW = re.compile(r"<tr>.*?</tr>", re.DOTALL)
_CELL = re.compile(r"(<t[dh])(\b[^>]*>)(.*?)(</t[dh]>)", re.DOTALL)
_FACTS = re.compile(r'<table class="facts" width="100%" cellspacing="0">(.*?)</table>', re.DOTALL)
_PAIR = re.compile(
    r'<table class="pairs row( last)?"([^>]*)><tr><td class="item( first)?" width="50%">(.*?)</td>'
    r'<td class="item(?: first)?" width="50%">(.*?)</td></tr></table>',
    re.DOTALL,
)
_LABELS = (('"label" width="26%"', '"label" width="36%"'), ('"value" width="74%"', '"value" width="64%"'))
_NARROWEST, _WIDEST = 6, 60
"""Letters: what each column has room for, and the most that it is weighed by."""


def addresses_html(html: str) -> tuple[str, ...]:
    """The addresses of the links in ``html``, which paper cannot follow: a line (HTML) for each.

    They are as short as one may type them: without ``https://``.

    Links that show their address are left out, and so are those that lead to another's address.
    """
    found: dict[str, str] = {}
    for url, inner in _LINK.findall(html):
        words = _MARKS.sub("", inner).strip()
        if _SCHEME.sub("", url).rstrip("/") not in words:
            found.setdefault(url, words.rstrip(" .,:;"))
    return tuple(
        f"{words}{': ' if words else ''}" + f'<a href="{url}">{_SCHEME.sub("", url).rstrip("/")}</a>'
        for url, words in found.items()
    )


def rows_apart(html: str) -> str:
    """HTML from Markdown with each row of its tables a table of its own, for ``blocks.table``'s reason."""
    return _TABLE.sub(_apart, html) if "<table" in html else html


def for_sheets(html: str, *, narrow: bool, foot: str = "") -> str:
    """A page rendered for paper, its facts too a table a row; in ``narrow`` columns no names side by side.

    A paragraph that says no more than the ``foot`` of every sheet is left out.
    """
    if foot:
        html = html.replace(f'<p class="told">{escape(foot)}</p>', "")
    html = _FACTS.sub(lambda match: table("facts", _ROW.findall(match[1]), paper=True), html)
    if narrow:
        for wide, label in _LABELS:
            html = html.replace(wide, label)
        html = _PAIR.sub(_one_a_row, html)
    return html


def _one_a_row(match: re.Match[str]) -> str:
    last, rest, first, left, right = match.groups(default="")
    return (
        f'<table class="pairs row"{rest}><tr><td class="item{first}">{left}</td></tr></table>'
        f'<table class="pairs row{last}"{rest}><tr><td class="item">{right}</td></tr></table>'
    )


def _apart(match: re.Match[str]) -> str:
    rows = [_CELL.findall(row) for row in _ROW.findall(match[0])]
    widths = _shares([[_MARKS.sub("", cell[2]) for cell in row] for row in rows])
    if not widths:
        return match[0]
    written = [
        "<tr>"
        + "".join(
            f'{tag} width="{width}%"{rest}{inner}{end}'
            for (tag, rest, inner, end), width in zip(row, widths, strict=False)
        )
        + "</tr>"
        for row in rows
    ]
    if rows[0][0][0] == "<th":
        written[0] = f"<thead>{written[0]}</thead>"  # what handouts repeat where the table goes on
    return table("text", written, paper=True)


def _shares(rows: list[list[str]]) -> list[int]:
    """The share of each column in per cent, by its longest text, so that short columns stay narrow."""
    columns = max(map(len, rows), default=0)
    needs = [
        max(min(len(row[n]), _WIDEST) for row in rows if n < len(row)) + _NARROWEST for n in range(columns)
    ]
    return [100 * need // sum(needs) for need in needs]
