"""MedQuAD's answers, from which all tags were taken, as HTML again: paragraphs, lists, headings, links.

What parted them is left as runs of blanks, dashes and line ends. Words are neither added nor dropped.
"""

from __future__ import annotations

import re
from collections.abc import Container
from html import escape

from gardreader.importers.medquad_mending import spaced

_BULLET = re.compile(r"(?:^|\s{2,})[-•]\s+(?=\S)")
_IN_LINE = re.compile(r"(?<=[.:!?)]) - (?=[A-Z0-9\"“])")
_BARE_BULLET = re.compile(r"^-(?=[A-Za-z])", re.MULTILINE)
_ITEMS_IN_LINE = re.compile(r"\s+-\s+(?=\S)")
_GAP = re.compile(r"\s{3,}(?![a-z])")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_AFTER_ADDRESS = ".,;:!?)]'"
_LONGEST_HEADING = 60
_LONGEST_ITEM = 120
_MOST_WORDS = 3
"""So many words at most may be a heading without capitals."""
_KEY_POINTS = "Key Points"
_POINTS = re.compile(
    r"\b(?:following|these)\s+(?:[\w.-]+\s+){0,3}?(?:links?|web ?sites?|web ?pages?)\b"
    r"|\blinks?\s+(?:listed\s+)?(?:below|above)\b|\bclick\s+(?:on|here)\b|\bvisit\s+the\s+links?\b",
    re.IGNORECASE,
)

Block = tuple[str, str]  # "p" or "li", and its text


def as_html(text: str, headings: Container[str] = ()) -> str:
    """The answer as HTML that says the same; ``headings`` are lines known to be such (:func:`key_points`)."""
    blocks = _blocks(text)
    parts: list[str] = []
    for place, (name, line) in enumerate(blocks):
        following = blocks[place + 1][0] if place + 1 < len(blocks) else ""
        if name == "li":
            before = blocks[place - 1][0] if place else ""
            parts += ["<ul>"] * (before != "li") + [f"<li>{_marked(line)}</li>"]
            parts += ["</ul>"] * (following != "li")
        elif _is_heading(line, following) or (following and _bare(line) in headings):
            parts.append(f"<h3>{_marked(line)}</h3>")
        else:
            parts.append(f"<p>{_marked(line)}</p>")
    return "".join(parts)


def key_points(text: str) -> frozenset[str]:
    """The items of the list of key points before an answer: each is a heading further down."""
    found: set[str] = set()
    listed = False
    for name, line in _blocks(text) if _KEY_POINTS in text else ():
        listed = line == _KEY_POINTS or (listed and name == "li")
        if listed and name == "li":
            found.add(_bare(line))
    return frozenset(found)


def _bare(line: str) -> str:
    return line.rstrip(".")


def points_nowhere(text: str) -> bool:
    """Whether an answer sends its reader to links of which none is left in it."""
    return bool(_POINTS.search(text)) and not re.search(r"https?://|www\.", text, re.IGNORECASE)


def _blocks(text: str) -> list[Block]:
    blocks: list[Block] = []
    text = text.replace("\t", " ")
    if len(_BARE_BULLET.findall(text)) > 1:
        text = _BARE_BULLET.sub("- ", text)
    for line in map(str.strip, text.split("\n")):
        if line.startswith("- ") and len(_ITEMS_IN_LINE.findall(line)) > 1:
            pieces = ["", *_ITEMS_IN_LINE.split(line[2:])]
        elif len(_IN_LINE.findall(line)) > 1:
            pieces = _BULLET.split(_IN_LINE.sub("  - ", line))
        else:
            pieces = _BULLET.split(line)
        if len(pieces) == 2 and pieces[0] and not (pieces[0].endswith(":") or pieces[1][:1].isupper()):
            pieces = [line]  # a dash in a sentence
        blocks += [("p", part) for part in _parted(pieces[0])]
        for piece in filter(str.strip, pieces[1:]):
            item, *rest = _parted(piece)
            blocks.append(("li", item))
            blocks += [("p", part) for part in rest]
    return _listed(blocks)


def _listed(blocks: list[Block]) -> list[Block]:
    """Short lines that follow a colon, two at least, are the items that it announces."""
    found: list[Block] = []
    place = 0
    while place < len(blocks):
        end = place
        if found and found[-1][0] == "p" and found[-1][1].endswith(":"):
            while end < len(blocks) and blocks[end][0] == "p" and _is_item(blocks[end][1]):
                end += 1
        if end - place > 2 and _heads(blocks[place:end], blocks[end : end + 1]):
            end -= 1
        if end - place > 1:
            found += [("li", line) for _, line in blocks[place:end]]
            place = end
        else:
            found.append(blocks[place])
            place += 1
    return found


def _heads(lines: list[Block], following: list[Block]) -> bool:
    """Whether the last of the lines is the heading of what follows: it has capitals, the others have none."""
    *items, last = (line for _, line in lines)
    is_followed = bool(following) and following[0][0] == "p"
    words = [word for word in last.split() if len(word) > 3]
    is_title = len(words) > 1 and all(word[0].isupper() for word in words)
    return is_followed and is_title and not any(map(_is_capital, items))


def _is_item(line: str) -> bool:
    return len(line) <= _LONGEST_ITEM and not line.endswith((".", ":", "?", "!"))


def _parted(text: str) -> list[str]:
    return [" ".join(part.split()) for part in _GAP.split(text) if part.strip()]


def _is_heading(line: str, following: str) -> bool:
    if line == _KEY_POINTS:
        return following == "li"
    return (
        following == "p"
        and len(line) <= _LONGEST_HEADING
        and line[:1].isupper()
        and (line[-1].isalpha() or (line[-1] == ")" and line.count("(") == 1 and _is_capital(line)))
        and not set(":,;") & set(line)
        and (len(line.split()) <= _MOST_WORDS or _is_capital(line))
    )


def _is_capital(line: str) -> bool:
    return all(word[0].isupper() or not word[0].isalpha() or len(word) < 5 for word in line.split())


def _marked(line: str) -> str:
    """The line escaped, web addresses in it as links."""
    parts, place = [], 0
    for found in _ADDRESS.finditer(line):
        address = found[0].rstrip(_AFTER_ADDRESS)
        parts += [
            escape(spaced(line[place : found.start()])),
            f'<a href="{escape(address)}">{escape(address)}</a>',
        ]
        place = found.start() + len(address)
    return "".join([*parts, escape(spaced(line[place:]))])
