"""The small query language. Anything that is not of it is plain words; nothing is an error.

================================  ==================================================================
``"bone marrow"``                 these words, one after another
``-inherited``, ``-"type 2"``     without this word, these words
``treatment: cystic fibrosis``    only sections of this kind (``kind:treatment`` too)
``category:blood``                only diseases of this category; quotes hold several words together
``pack:gard``                     only articles of this pack
``signs: fever, bone pain``       diseases by their recorded signs
================================  ==================================================================
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gardreader.articles.model import SectionKind
from gardreader.search.words import WORD, fold_word, words_of

LONGEST_QUERY = 10_000
"""Letters that are looked at."""

MOST_WORDS = 400
MOST_SIGNS = 40

Words = tuple[str, ...]

_QUOTES = '"“”„«»'
_PIECE = re.compile(
    rf"(?P<minus>(?<!\S)[-−–])?[{_QUOTES}](?P<phrase>[^{_QUOTES}]+)[{_QUOTES}]"
    r"|(?<!\S)-(?P<without>[^\W_][^\s\"]*)"
    r"|(?<![^\W_])(?P<field>[^\W\d_]{3,12}):(?!//)"
)
_SIGNS = re.compile(r"\s*signs?\s*:", re.IGNORECASE)
_LIST = re.compile(r"[,;\n]+")
_ALIASES = {
    "symptom": "symptoms",
    "causes": "cause",
    "inherited": "inheritance",
    "tests": "diagnosis",
    "treatments": "treatment",
    "therapy": "treatment",
    "outlook": "prognosis",
}
_KINDS = {kind.value: kind.value for kind in SectionKind} | _ALIASES


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query taken apart. ``words`` are all plain and quoted words, folded, in order.

    ``text`` is what is left of the query as written. ``signs`` is ``None`` unless signs are asked for.
    """

    text: str
    words: Words
    phrases: tuple[Words, ...] = ()
    without: tuple[Words, ...] = ()
    kinds: Words = ()
    categories: Words = ()
    packs: Words = ()
    signs: Words | None = None


def parse(text: str, categories: Sequence[str] = (), packs: Sequence[str] = ()) -> Parsed:
    """Take ``text`` apart; ``categories`` and ``packs`` are those that the library has.

    >>> parse('treatment: "cystic fibrosis" -lung').without
    (('lung',),)
    """
    text = text[:LONGEST_QUERY]
    signs = _SIGNS.match(text)
    parser = _Parser(text[signs.end() :] if signs else text, categories, packs)
    return parser.parsed(signs=signs is not None)


class _Parser:
    def __init__(self, text: str, categories: Sequence[str], packs: Sequence[str]) -> None:
        self._known_categories = categories
        self._known_packs = packs
        self._plain: list[str] = []
        self._phrases: list[Words] = []
        self._without: list[tuple[str, Words]] = []
        self._kinds: list[str] = []
        self._categories: list[str] = []
        self._packs: list[str] = []
        self._read(text)

    def parsed(self, *, signs: bool) -> Parsed:
        text = "".join(self._plain)
        words = tuple(word for word in words_of(text) if word)[:MOST_WORDS]
        without = tuple(words for _, words in self._without)
        if not words and without and not self._kinds + self._categories + self._packs:
            # Nothing at all is looked for: then the words after the signs of minus are.
            text = " ".join(written for written, _ in self._without)
            words, without = tuple(word for word in words_of(text) if word), ()
        asked = [part.strip() for part in _LIST.split(text)] if signs else []
        return Parsed(
            text=text,
            words=words,
            phrases=tuple(self._phrases),
            without=without,
            kinds=tuple(dict.fromkeys(self._kinds)),
            categories=tuple(dict.fromkeys(self._categories)),
            packs=tuple(dict.fromkeys(self._packs)),
            signs=tuple(dict.fromkeys(a for a in asked if WORD.search(a)))[:MOST_SIGNS] if signs else None,
        )

    def _read(self, text: str) -> None:
        place = 0
        while match := _PIECE.search(text, place):
            self._plain.append(text[place : match.start()])
            place = match.end()
            if match["phrase"] is not None:
                self._take_phrase(match["phrase"], without=bool(match["minus"]))
            elif match["without"] is not None:
                self._take_without(match["without"])
            else:
                place = self._take_field(match, text)
        self._plain.append(text[place:])

    def _take_phrase(self, phrase: str, *, without: bool) -> None:
        words = tuple(word for word in words_of(phrase) if word)[:MOST_WORDS]
        if without and words:
            self._without.append((phrase, words))
            return
        self._plain.append(f" {phrase} ")
        if len(words) > 1:
            self._phrases.append(words)

    def _take_without(self, word: str) -> None:
        words = tuple(w for w in words_of(word) if w)
        if words:
            self._without.append((word, words))

    def _take_field(self, match: re.Match[str], text: str) -> int:
        """Take the value that follows ``category:`` and the like; where the reading goes on."""
        name, end = match["field"].lower(), match.end()
        if name in _KINDS:
            self._kinds.append(_KINDS[name])
            return end
        value = _VALUE.match(text, end)
        if value is not None and name in ("kind", "category", "pack"):
            words = [fold_word(word) for word in WORD.findall(value[0])]
            quoted = value["quoted"] is not None
            if name == "kind" and len(words) == 1 and words[0] in _KINDS:
                self._kinds.append(_KINDS[words[0]])
                return value.end()
            if name == "pack":
                found = [
                    pack for pack in self._known_packs if pack == value[0].strip().strip(_QUOTES).lower()
                ]
                if found:
                    self._packs.extend(found)
                    return value.end()
            if name == "category" and words:
                return self._take_category(match, words, text, value.end(), quoted=quoted)
        self._plain.append(match[0])
        return end

    def _take_category(
        self, match: re.Match[str], words: list[str], text: str, end: int, *, quoted: bool
    ) -> int:
        found = _with_words(self._known_categories, words)
        if not found:
            self._plain.append(match[0])
            return match.end()
        # Without quotes, words go on belonging to the name while there is a category of that name.
        while not quoted and (more := _NEXT_WORD.match(text, end)):
            words = [*words, fold_word(more[1])]
            narrower = _with_words(self._known_categories, words)
            if not narrower:
                break
            found, end = narrower, more.end()
        self._categories.extend(found)
        return end


_VALUE = re.compile(rf"\s*(?:[{_QUOTES}](?P<quoted>[^{_QUOTES}]+)[{_QUOTES}]|[^\s{_QUOTES}]+)")
_NEXT_WORD = re.compile(r"\s+([^\W_]+)(?=\s|$)")


def _with_words(names: Sequence[str], words: list[str]) -> list[str]:
    """The names that hold words beginning with ``words``, one after another."""
    found = []
    for name in names:
        own = words_of(name)
        starts = range(len(own) - len(words) + 1)
        if any(all(o.startswith(w) for o, w in zip(own[s:], words, strict=False)) for s in starts):
            found.append(name)
    return found
