"""Numbers in brackets, ``[24][13438]``, as citations of the references they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gardreader.importers.markdown_writer import Kind, Token

Counter = Callable[[str], None]
"""Is called with the name of each thing dropped or passed through."""
Resolver = Callable[[str], str | None]
"""Gives a reference's key for the number in a citation, ``None`` where it resolves nowhere."""

_CITATION = re.compile(r"\[\s*(\d{1,6}(?:\s*[,;]\s*\d{1,6})*)\s*\]")
_KARYOTYPE = re.compile(r"[XY\d)]")
_MOST_CELLS = 100  # such a number behind a karyotype counts cells: "46,XY[20]"


@dataclass(frozen=True, slots=True)
class _Found:
    """A citation: where it stands in the text of all tokens, and what it becomes."""

    start: int
    end: int
    keys: tuple[str, ...]


def cite(tokens: list[Token], resolve: Resolver, count: Counter) -> list[Token]:
    """``tokens`` with citations in place of numbers in brackets.

    Those that resolve nowhere are dropped and counted; a number that is no citation (the count of
    cells behind a karyotype, a link of its own) stays as it is.
    """
    text = "".join(_shown(token) for token in tokens)
    if "[" not in text:
        return tokens
    found = list(_found(text, tokens, resolve, count))
    result: list[Token] = []
    place = 0
    waiting = 0  # the first citation that is not told yet
    for token in tokens:
        shown = _shown(token)
        if token.kind is not Kind.TEXT:
            result.append(token)
            place += len(shown)
            continue
        start, end = place, place + len(shown)
        while waiting < len(found) and found[waiting].start < end:
            citation = found[waiting]
            if citation.start >= start:
                result.append(Token(Kind.TEXT, text[place : citation.start]))
                result += (Token(Kind.CITE, key) for key in citation.keys)
            place = min(citation.end, end)
            if citation.end > end:
                break
            waiting += 1
        result.append(Token(Kind.TEXT, text[place:end]))
        place = end
    return [token for token in result if token.kind is not Kind.TEXT or token.value]


def _shown(token: Token) -> str:
    if token.kind is Kind.TEXT:
        return token.value
    # Nothing that crosses a line, or holds a citation made before, is a citation.
    return "" if token.kind in (Kind.OPEN, Kind.CLOSE) else "\x00"


def _found(text: str, tokens: list[Token], resolve: Resolver, count: Counter) -> Iterator[_Found]:
    links = list(_links(tokens))
    for match in _CITATION.finditer(text):
        numbers = re.findall(r"\d+", match[1])
        keys = [resolve(number) for number in numbers]
        known = tuple(key for key in keys if key is not None)
        if not known and any(start < match.end() and end > match.start() for start, end in links):
            count("number in brackets kept as a link")
            continue
        behind = text[max(0, match.start() - 1) : match.start()]
        if not known and _KARYOTYPE.fullmatch(behind) and int(numbers[0]) < _MOST_CELLS:
            count("number in brackets kept as text")
            continue
        for key in keys:
            count("citation that resolves nowhere" if key is None else "citation")
        yield _Found(match.start(), match.end(), known)


def _links(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Where in the text of all tokens a link stands."""
    place = 0
    begun = 0
    for token in tokens:
        place += len(_shown(token))
        if token.value.startswith("a "):
            if token.kind is Kind.OPEN:
                begun = place
            elif token.kind is Kind.CLOSE:
                yield begun, place
