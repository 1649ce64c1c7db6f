"""How a word is met in running text: plural, with a hyphen or a space, in capitals or not."""

from __future__ import annotations

import re

SPACES = " \u00a0\u2009\u2028\u202f"
"""What stands between two words that belong together; an end of a paragraph is none of it."""

# First in the text, so that it can open a class of characters in a pattern.
HYPHENS = "-\u2010\u2011\u2012\u2013"

_WORD = r"[^\W_]+(?:['’][^\W_]+)*"
_FORM = re.compile(rf"{_WORD}(?:[{HYPHENS} ]{_WORD})*")
_PARTS = re.compile(rf"({_WORD})([{HYPHENS} ]?)")
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")

GAP = " "
"""In a variant: where a text may have a space or a hyphen."""


def is_form(text: str) -> bool:
    """Whether ``text`` is words with single spaces or hyphens between them, one of two letters at least.

    >>> is_form("X-linked recessive"), is_form("T"), is_form("and/or")
    (True, False, False)
    """
    return bool(_FORM.fullmatch(text)) and bool(re.search(r"[^\W\d_]{2}", text))


def is_exact(word: str) -> bool:
    """Whether a word is an abbreviation, whose capitals tell it from others (``CT``, ``mtDNA``)."""
    return sum(letter.isupper() for letter in word) > 1


def variants(form: str) -> tuple[str, ...]:
    """``form`` as texts may have it, in the writing of :func:`normal`; the form itself comes first.

    >>> variants("auto-antibody")
    ('auto antibody', 'auto antibodies', 'autoantibody', 'autoantibodies')
    >>> variants("CT scan")
    ('CT scan', 'CT scans')
    """
    parts = _PARTS.findall(form)
    words = [normal(word) for word, _ in parts]
    spaced = GAP.join(words)
    joined = "".join(
        word + (GAP if gap == " " or (gap and is_exact(word)) else "")
        for word, (_, gap) in zip(words, parts, strict=True)
    )
    found = [spaced, *_plurals(spaced)]
    if joined != spaced:
        found += [joined, *_plurals(joined)]
    return tuple(dict.fromkeys(found))


def normal(text: str) -> str:
    """``text`` as forms are compared: gaps are single spaces, small letters but for abbreviations.

    >>> normal("X‑Linked"), normal("The CT  scan")
    ('x linked', 'the CT scan')
    """
    words = re.split(rf"[{HYPHENS}{SPACES}]+", text.replace("’", "'"))
    return GAP.join(word if is_exact(word) else word.lower() for word in words if word)


def _plurals(form: str) -> tuple[str, ...]:
    if form.endswith("sis"):
        return (f"{form[:-2]}es",)
    if _CONSONANT_Y.search(form):
        return (f"{form[:-1]}ies",)
    return (f"{form}es",) if _SIBILANT.search(form) else (f"{form}s",)
