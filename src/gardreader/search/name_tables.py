"""The names of all diseases as tables: made once with the index, read at once on opening.

A name is kept folded, for comparison, and as written, for showing. The list is in the order of
the folded names, so that all names that begin alike stand together; every word of a name leads to
the names that hold it. A name is also kept without its spaces, for who types it in one word, and by
the first letters of its words. Codes (``OMIM:219700``) have a list of their own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from gardreader.articles.model import Article, Reach
from gardreader.search.signatures import WORDS, Signatures, signatures
from gardreader.search.tables import Lines, Rows, load_array, load_lines, save_array, save_lines
from gardreader.search.words import STOP_WORDS, WORD, fold_letters, words_of

T = TypeVar("T")

TITLE, SYNONYM, TRANSLATION = range(3)
KINDS = ("title", "synonym", "translation")
"""The kinds of names by number, as the tables hold them."""

LONGEST_NAME = 24
"""Words of a name that are followed in a query."""


def fold_name(text: str) -> str:
    """The form in which names are compared: folded words with one space between."""
    return " ".join(word for word in words_of(text) if word)


def squeeze_name(text: str) -> str:
    """The letters and figures of a name without any space.

    >>> squeeze_name("GSD III") == squeeze_name("gsd-iii") == squeeze_name("GSDIII")
    True
    """
    return "".join(fold_letters(word) for word in WORD.findall(text))


def initials_of(folded: str) -> str:
    """The first letters of the words of a folded name but for stop words; figures stand whole.

    >>> initials_of("maturity onset diabetes of the young type 3")
    'modyt3'
    """
    words = (word for word in folded.split(" ") if word not in STOP_WORDS)
    return "".join(word if word.isdigit() else word[:1] for word in words)


def fold_code(text: str) -> str:
    """The form in which codes are compared: letters and digits, one colon after a scheme.

    >>> [fold_code(c) for c in ("ORPHA:586", "Orphanet 586", "C0010674", "omim 219700")]
    ['orpha:586', 'orpha:586', 'c0010674', 'omim:219700']
    """
    folded = text.strip().lower()
    for spoken, scheme in _SCHEMES:
        if folded.startswith(spoken):
            rest = folded[len(spoken) :]
            value = rest.lstrip(" :#_-")
            if value and (value != rest or value[0].isdigit()):
                return f"{scheme}:{''.join(value.split())}"
    return "".join(folded.split())


# The longer spellings first: "orphanet" also begins with "orpha".
_SCHEMES = (
    ("orphacode", "orpha"),
    ("orphanet", "orpha"),
    ("orpha", "orpha"),
    ("omim", "omim"),
    ("mim", "omim"),
    ("gard", "gard"),
    ("umls", "umls"),
    ("mesh", "mesh"),
    ("snomed ct", "snomed"),
    ("snomed", "snomed"),
    ("icd-10-cm", "icd10cm"),
    ("icd10cm", "icd10cm"),
    ("icd-10", "icd10"),
    ("icd10", "icd10"),
    ("icd-9", "icd9"),
    ("icd9", "icd9"),
    ("nci", "nci"),
)


@dataclass(frozen=True, slots=True)
class NameTables:
    """What :mod:`gardreader.search.names` compares with; see the module's text."""

    folded: list[str]
    written: Lines
    article: NDArray[np.generic]
    kind: NDArray[np.generic]
    rank: NDArray[np.generic]
    lengths: NDArray[np.generic]
    word_counts: NDArray[np.generic]
    signatures: Signatures
    squeezed: Lines
    squeezed_names: NDArray[np.generic]
    initials: Lines
    initials_names: NDArray[np.generic]
    words: list[str]
    word_names: Rows
    word_lengths: NDArray[np.generic]
    word_signatures: Signatures
    codes: Lines
    code_written: Lines
    code_article: NDArray[np.generic]

    @classmethod
    def load(cls, folder: Path) -> NameTables:
        """Read the tables of an index folder. Raises ``SearchError``."""
        return cls(
            folded=list(load_lines(folder, "names-folded")),
            written=load_lines(folder, "names-written"),
            article=load_array(folder, "names-article"),
            kind=load_array(folder, "names-kind"),
            rank=load_array(folder, "names-rank"),
            lengths=load_array(folder, "names-lengths"),
            word_counts=load_array(folder, "names-word-counts"),
            signatures=load_array(folder, "names-signatures").view(np.uint64),
            squeezed=load_lines(folder, "names-squeezed"),
            squeezed_names=load_array(folder, "names-squeezed-names"),
            initials=load_lines(folder, "names-initials"),
            initials_names=load_array(folder, "names-initials-names"),
            words=list(load_lines(folder, "name-words")),
            word_names=Rows.load(folder, "name-words"),
            word_lengths=load_array(folder, "name-words-lengths"),
            word_signatures=load_array(folder, "name-words-signatures").view(np.uint64),
            codes=load_lines(folder, "codes"),
            code_written=load_lines(folder, "codes-written"),
            code_article=load_array(folder, "codes-article"),
        )

    def standing_in(self, words: Sequence[str], loud: Sequence[bool]) -> Iterator[tuple[int, int, range]]:
        """Begin and end of each name that stands in ``words`` word for word, and the numbers of the name.

        At each place the longest, none within another. A stop word alone is a name only where it is
        ``loud``, or when there is no other word.
        """
        names, begin = self.folded, 0
        while begin < len(words):
            longest: tuple[int, range] | None = None
            text, low = "", 0
            for end in range(begin + 1, min(begin + LONGEST_NAME, len(words)) + 1):
                text = f"{text} {words[end - 1]}" if text else words[end - 1]
                low = bisect_left(names, text, low)
                if low == len(names) or not names[low].startswith(text):
                    break
                common = end == begin + 1 and text in STOP_WORDS
                if names[low] == text and (not common or loud[begin] or len(words) == 1):
                    longest = end, range(low, bisect_left(names, text + "\0", low))
            if longest is None:
                begin += 1
            else:
                yield begin, *longest
                begin = longest[0]


class NameCollector:
    """Gathers names and codes article by article, and writes the tables.

    What several articles of one disease have stands there once, as the first of them has it: the page
    that leads its disease, then the other pages, then what is no more than names.
    """

    def __init__(self) -> None:
        self._names: dict[tuple[str, int], tuple[str, int, bool]] = {}
        self._codes: dict[tuple[str, int], str] = {}
        self._near: dict[tuple[str, int], str] = {}

    def add(self, number: int, article: Article) -> None:
        """Take the names and codes of article ``number``."""
        names = [(TITLE, article.title), *((SYNONYM, s.name) for s in article.synonyms)]
        names += ((TRANSLATION, t.name) for t in article.translations)
        for kind, name in names:
            folded = fold_name(name)
            if folded:
                self._names.setdefault((folded, number), (name, kind, article.is_stub))
        for identifier in article.identifiers:
            written = f"{identifier.scheme.upper()}:{identifier.value}"
            value = fold_code(identifier.value)
            codes = self._codes if identifier.reach is Reach.EXACT else self._near
            for code in (value, f"{identifier.scheme}:{value}"):
                codes.setdefault((code, number), written)

    def save(self, folder: Path, lead: Sequence[int], place: Sequence[int]) -> None:
        """Write all tables into ``folder``.

        ``lead`` has by article the one that leads its disease, ``place`` its place among those of it.
        """
        names = sorted(_once(self._names, lead, place).items())
        folded = [key[0] for key, _ in names]
        kinds = [value[1] for _, value in names]
        save_lines(folder, "names-folded", folded)
        save_lines(folder, "names-written", [value[0] for _, value in names])
        save_array(folder, "names-article", np.array([key[1] for key, _ in names], dtype=np.int32))
        save_array(folder, "names-kind", np.array(kinds, dtype=np.uint8))
        save_array(folder, "names-lengths", np.array([len(name) for name in folded], dtype=np.uint16))
        save_array(folder, "names-signatures", signatures(folded))
        # Among names that begin alike the shorter come first, being the nearest to what is typed;
        # a synonym, or the name of an article without text, as if it were longer by some letters, and
        # a name of another language by twice as many.
        order = sorted(
            range(len(names)),
            key=lambda n: (len(folded[n]) + 2 * kinds[n] + 2 * names[n][1][2], folded[n]),
        )
        rank = np.empty(len(names), dtype=np.int32)
        rank[np.array(order, dtype=np.intp)] = np.arange(len(names), dtype=np.int32)
        save_array(folder, "names-rank", rank)
        squeezed = ((squeeze_name(value[0]), number) for number, (_, value) in enumerate(names))
        _save_sorted(folder, "names-squeezed", squeezed)
        initials = ((initials_of(name), number) for number, name in enumerate(folded))
        _save_sorted(folder, "names-initials", (pair for pair in initials if len(pair[0]) > 2))
        self._save_words(folder, folded)
        # A code of something wider or narrower finds a disease where it is no disease's very own.
        exact = {code for code, _ in self._codes}
        near = {key: written for key, written in self._near.items() if key[0] not in exact}
        codes = sorted(_once(self._codes | near, lead, place).items())
        save_lines(folder, "codes", [key[0] for key, _ in codes])
        save_lines(folder, "codes-written", [written for _, written in codes])
        save_array(folder, "codes-article", np.array([key[1] for key, _ in codes], dtype=np.int32))

    @staticmethod
    def _save_words(folder: Path, folded: list[str]) -> None:
        holders: dict[str, list[int]] = {}
        counts = np.empty(len(folded), dtype=np.uint16)
        for number, name in enumerate(folded):
            words = name.split(" ")
            counts[number] = min(len(words), 65535)
            for word in dict.fromkeys(words):
                holders.setdefault(word, []).append(number)
        words = sorted(holders)
        save_array(folder, "names-word-counts", counts)
        save_lines(folder, "name-words", words)
        Rows.of([holders[word] for word in words]).save(folder, "name-words")
        save_array(folder, "name-words-lengths", np.array([len(word) for word in words], dtype=np.uint16))
        save_array(folder, "name-words-signatures", signatures(words).reshape(len(words), WORDS))


def _once(
    found: Mapping[tuple[str, int], T], lead: Sequence[int], place: Sequence[int]
) -> dict[tuple[str, int], T]:
    """Of each text the first article of every disease that has it."""
    first: dict[tuple[str, int], int] = {}
    for text, article in sorted(found, key=lambda key: (place[key[1]], key[1])):
        first.setdefault((text, lead[article]), article)
    return {(text, article): found[text, article] for (text, _), article in first.items()}


def _save_sorted(folder: Path, name: str, pairs: Iterable[tuple[str, int]]) -> None:
    """Write texts in their order, and the number of the name of each."""
    ordered = sorted(pairs)
    save_lines(folder, name, [text for text, _ in ordered])
    save_array(folder, f"{name}-names", np.array([number for _, number in ordered], dtype=np.int32))
