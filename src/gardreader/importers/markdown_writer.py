"""From runs of inline tokens to paragraphs of Markdown that say exactly the same.

Everything that Markdown would take for markup is escaped, so that a reader of the rendered page
sees the characters of the source and no others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto


class Kind(Enum):
    """What an inline token is."""

    TEXT = auto()
    OPEN = auto()
    CLOSE = auto()
    CITE = auto()
    BREAK = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a paragraph. ``value`` is the text, the tag's name (``em``, ``strong``, ``sup``,
    ``sub``), the reference's key, or for a link ``a`` followed by a space and the address."""

    kind: Kind
    value: str = ""


_SPECIAL = re.compile(r"[\\`*_{}\[\]|]")
_ENTITY = re.compile(r"&(?=#|\w+;)")
_LINE_START = re.compile(r"^(?:(?P<number>\d+)(?P<stop>[.)])(?=\s|$)|(?P<mark>[-+>#])|(?P<equal>=))")
_SPACES = re.compile(r"[ \t\r\n\f\v\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_MARKS = {"em": "*", "strong": "**"}


def escape(text: str) -> str:
    """``text`` such that Markdown shows it as it is (but for what only counts at a line's start)."""
    text = _SPECIAL.sub(r"\\\g<0>", text).replace("]:", "]\\:")
    return _ENTITY.sub("&amp;", text).replace("<", "&lt;")


def paragraphs(tokens: list[Token]) -> list[str]:
    """The Markdown paragraphs of a run of tokens; two breaks in a row part two paragraphs."""
    result = []
    for run in _split(tokens):
        lines = [_line(part) for part in _lines(_trim(_merge(run)))]
        text = "<br>\n".join(_safe_start(line) for line in lines if line)
        if text:
            result.append(text)
    return result


def inline(tokens: list[Token]) -> str:
    """The tokens as Markdown in a single line, for a cell or a heading."""
    return "<br>".join(paragraphs(tokens)).replace("<br>\n", "<br>")


def heading(tokens: list[Token]) -> str:
    """The tokens as a heading of the third level, in a single line; ``""`` where they say nothing."""
    text = inline(tokens)
    # Signs at the end would be taken for the heading's own closing marks.
    text = re.sub(r"((?:^|[^\\])(?:\\\\)*)\\?(#+)$", lambda m: m[1] + "\\#" * len(m[2]), text)
    return f"### {text}" if text else ""


def _split(tokens: list[Token]) -> list[list[Token]]:
    """Parts the run at double breaks, closing what is open there and opening it again after."""
    runs: list[list[Token]] = [[]]
    opened: list[Token] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.kind is Kind.BREAK:
            end = place
            breaks = 0
            while end < len(tokens) and (
                tokens[end].kind is Kind.BREAK
                or (tokens[end].kind is Kind.TEXT and not _SPACES.sub("", tokens[end].value))
            ):
                breaks += tokens[end].kind is Kind.BREAK
                end += 1
            if breaks > 1:
                runs[-1] += [Token(Kind.CLOSE, t.value) for t in reversed(opened)]
                runs.append(list(opened))
            else:
                runs[-1].append(token)
            place = end
            continue
        if token.kind is Kind.OPEN:
            opened.append(token)
        elif token.kind is Kind.CLOSE and opened:
            opened.pop()
        runs[-1].append(token)
        place += 1
    return runs


def _merge(tokens: list[Token]) -> list[Token]:
    """Joins neighbouring texts, drops empty pairs of tags and joins pairs that only touch."""
    merged: list[Token] = []
    for token in tokens:
        _push(merged, token)
    return merged


def _push(merged: list[Token], token: Token) -> None:
    """Appends ``token`` to tokens that are merged already, so that they stay it."""
    last = merged[-1] if merged else None
    if token.kind is Kind.TEXT and last and last.kind is Kind.TEXT:
        merged[-1] = Token(Kind.TEXT, last.value + token.value)
    elif (token.kind is Kind.CLOSE and last and last.kind is Kind.OPEN) or (
        token.kind is Kind.OPEN
        and last
        and last.kind is Kind.CLOSE
        and last.value == token.value
        and not token.value.startswith("a ")
    ):
        merged.pop()
    else:
        merged.append(token)


def _trim(tokens: list[Token]) -> list[Token]:
    """White space as HTML counts it: one blank for any run of it, none at the edges or inside tags' edges."""
    result: list[Token] = []
    blank = True  # whether a blank before the next text would be one too many
    for token in tokens:
        if token.kind is Kind.BREAK:
            result = _strip_end(result)
            result.append(token)
            blank = True
            continue
        if token.kind is not Kind.TEXT:
            if token.kind is Kind.CITE:
                blank = False
            result.append(token)
            continue
        text = _SPACES.sub(" ", token.value)
        if blank:
            text = text.lstrip(" ")
        if text:
            result.append(Token(Kind.TEXT, text))
            blank = text.endswith(" ")
    return _outward(_strip_end(result))


def _strip_end(tokens: list[Token]) -> list[Token]:
    result = list(tokens)
    for place in range(len(result) - 1, -1, -1):
        token = result[place]
        if token.kind is Kind.TEXT:
            text = token.value.rstrip(" ")
            if text:
                result[place] = Token(Kind.TEXT, text)
                break
            del result[place]
        elif token.kind in (Kind.CITE, Kind.BREAK):
            break
    return result


def _outward(tokens: list[Token]) -> list[Token]:
    """Moves blanks at the inner edge of a tag to its outside: ``<em>a </em>b`` = ``*a* b``."""
    result: list[Token] = []
    blank = False  # one that stood before the tags just closed
    for token in tokens:
        if token.kind is Kind.CLOSE:
            if result and result[-1].kind is Kind.TEXT and result[-1].value.endswith(" "):
                text = result.pop().value.rstrip(" ")
                blank = True
                if text:
                    result.append(Token(Kind.TEXT, text))
            _push(result, token)
            continue
        if blank and token.kind is not Kind.BREAK:
            _push(result, Token(Kind.TEXT, " "))
        blank = False
        if token.kind is Kind.TEXT and token.value.startswith(" ") and result:
            text = _blank_before_tags(result) + token.value.lstrip(" ")
            if text:
                _push(result, Token(Kind.TEXT, text))
            continue
        _push(result, token)
    return result


def _blank_before_tags(result: list[Token]) -> str:
    """Puts a blank before the tags that ``result`` ends with; ``" "`` where it ends with none."""
    place = len(result)
    while place and result[place - 1].kind is Kind.OPEN:
        place -= 1
    if place == len(result):
        return " "
    tags = result[place:]
    del result[place:]
    if result and result[-1].kind is not Kind.BREAK:
        _push(result, Token(Kind.TEXT, " "))
    result += tags
    return ""


def _lines(tokens: list[Token]) -> list[list[Token]]:
    lines: list[list[Token]] = [[]]
    opened: list[Token] = []
    for token in tokens:
        if token.kind is Kind.BREAK:
            lines[-1] += [Token(Kind.CLOSE, t.value) for t in reversed(opened)]
            lines.append(list(opened))
            continue
        if token.kind is Kind.OPEN:
            opened.append(token)
        elif token.kind is Kind.CLOSE and opened:
            opened.pop()
        lines[-1].append(token)
    return [_merge(line) for line in lines]


def _line(tokens: list[Token]) -> str:
    parts: list[str] = []
    open_tags: list[tuple[str, bool]] = []
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.kind is Kind.TEXT:
            text = escape(token.value)
            if text.endswith("!") and place + 1 < len(tokens):
                text = text[:-1] + "\\!"  # "![" would begin a picture
            if text.startswith(":") and parts and parts[-1].endswith("]"):
                text = f"\\{text}"  # "[1]:" would begin a definition
            parts.append(text)
        elif token.kind is Kind.CITE:
            keys = [token.value]
            while place + 1 < len(tokens) and tokens[place + 1].kind is Kind.CITE:
                place += 1
                keys.append(tokens[place].value)
            parts.append("[" + "; ".join(f"@{key}" for key in dict.fromkeys(keys)) + "]")
        elif token.kind is Kind.OPEN:
            plain = _can_use_marks(tokens, place, open_tags)
            open_tags.append((token.value, plain))
            parts.append(_opening(token.value, plain))
        elif token.kind is Kind.CLOSE and open_tags:
            name, plain = open_tags.pop()
            parts.append(_closing(name, plain))
        place += 1
    return "".join(parts).strip()


def _can_use_marks(tokens: list[Token], place: int, open_tags: list[tuple[str, bool]]) -> bool:
    """Whether ``*`` is unmistakable here: nothing of its kind around, before or after it."""
    name = tokens[place].value
    if name not in _MARKS or any(tag in _MARKS for tag, _ in open_tags):
        return False
    depth = 0
    end = place
    for end in range(place, len(tokens)):
        kind = tokens[end].kind
        depth += (kind is Kind.OPEN) - (kind is Kind.CLOSE)
        if depth == 0:
            break
    before, after = tokens[place - 1] if place else None, tokens[end + 1] if end + 1 < len(tokens) else None
    # A link that holds nothing else is as good a neighbour as none.
    before = None if before and before.value.startswith("a ") and before.kind is Kind.OPEN else before
    after = None if after and after.value.startswith("a ") and after.kind is Kind.CLOSE else after
    if before and before.kind is not Kind.TEXT:
        return False
    if after and after.kind not in (Kind.TEXT, Kind.CITE):
        return False
    # Inside a word, or against a bracket or sign, tags are the surer mark.
    if before and before.value[-1:] not in " (":
        return False
    return not (after and after.kind is Kind.TEXT and after.value[:1].isalnum())


def _opening(name: str, plain: bool) -> str:
    if name.startswith("a "):
        return "["
    return _MARKS[name] if plain else f"<{name}>"


def _closing(name: str, plain: bool) -> str:
    if name.startswith("a "):
        return f"]({name[2:]})"
    return _MARKS[name] if plain else f"</{name}>"


def _safe_start(line: str) -> str:
    match = _LINE_START.match(line)
    if not match:
        return line
    if match["number"]:
        return f"{match['number']}\\{match['stop']}{line[match.end() :]}"
    if match["equal"]:
        return f"&#61;{line[1:]}"
    return f"\\{line}"
