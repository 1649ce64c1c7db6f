"""How text becomes the words that are compared: one way for articles, queries and marks.

A word is a run of letters and digits. It is folded (case, accents, Greek letters to their names,
apostrophes and possessive *s* dropped, roman numerals from II on to figures) and, for ranking,
stemmed so that *treated* meets *treatment*. Positions always point into the text as given.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f'’ʼ]+[^\W_]+)*")
"""A word in a text; an apostrophe or a combining accent inside a word belongs to it."""

LONGEST_WORD = 48
"""Longer runs are cut: no disease or drug is named by one, but damaged text may hold one."""

_GREEK = {
    "α": "alpha",
    "β": "beta",
    "γ": "gamma",
    "δ": "delta",
    "ε": "epsilon",
    "ζ": "zeta",
    "η": "eta",
    "θ": "theta",
    "ι": "iota",
    "κ": "kappa",
    "λ": "lambda",
    "μ": "mu",
    "ν": "nu",
    "ξ": "xi",
    "ο": "omicron",
    "π": "pi",
    "ρ": "rho",
    "σ": "sigma",
    "ς": "sigma",
    "τ": "tau",
    "υ": "upsilon",
    "φ": "phi",
    "χ": "chi",
    "ψ": "psi",
    "ω": "omega",
}
_LATIN = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
_LETTERS = str.maketrans(_GREEK | _LATIN)
_APOSTROPHES = str.maketrans("", "", "'’ʼ")
# I, V and X alone are left: a pronoun, a clotting factor and a chromosome more often than a number.
_ROMAN = {
    word: str(number)
    for number, word in enumerate(
        "ii iii iv - vi vii viii ix - xi xii xiii xiv xv xvi xvii xviii xix xx".split(), start=2
    )
}

STOP_WORDS = frozenset(
    """a about again all also am an and any are aren as at be because been being both but by can could couldn
    did do does doesn doing don down during each few for from further had hadn has hasn have haven having he
    her here hers herself him himself his how i if in into is isn it its itself just know let ll m may me
    might more most must my myself no nor not now of off on once only or other our ours out over own please
    re s same shall she should so some such t tell than thank thanks that the their theirs them themselves
    then there these they this those through to too under until up us ve very was wasn we were weren what
    when where which while who whom why will with won would you your yours""".split()
)
"""Words that say nothing of what is looked for; they are not in the index."""


@lru_cache(maxsize=4096)
def fold_word(word: str) -> str:
    """The form in which one word is compared.

    >>> [fold_word(w) for w in ("Behçet’s", "β", "III", "Fibrosis")]
    ['behcet', 'beta', '3', 'fibrosis']
    """
    folded = fold_letters(word)
    return _ROMAN.get(folded, folded)[:LONGEST_WORD]


def fold_letters(word: str) -> str:
    """As :func:`fold_word`, but a roman numeral stays as it is."""
    folded = word.lower()
    if not folded.isascii():
        decomposed = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
        folded = "".join(c for c in decomposed if not unicodedata.combining(c)).lower().translate(_LETTERS)
    if not folded.isalnum():
        folded = folded.replace("’", "'").replace("ʼ", "'")
        folded = folded.removesuffix("'s").translate(_APOSTROPHES)
        folded = "".join(c for c in folded if c.isalnum())
    return folded


def words_of(text: str) -> list[str]:
    """The folded words of ``text``, in order; a word that folds to nothing stays as ``""``."""
    return [fold_word(word) for word in WORD.findall(text)]


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The stem of a folded word (Porter's, for English); figures and short words stay."""
    if len(word) < 5 or not word.isascii() or not word.isalpha():
        # Of four letters many are abbreviations (HIES), so no more than a plain plural is undone.
        return word[:3] if len(word) == 4 and word[3] == "s" and word[2] not in "aious" else word
    from whoosh.lang.porter import stem as porter

    found = str(porter(word))
    # Porter's rules part "treatment" from "treated", and the Greek singulars from their plurals.
    if found == "treatment":
        return "treat"
    return found[:-1] if found.endswith("si") and word.endswith("sis") else found


def terms_of(text: str) -> list[str]:
    """What the index holds of ``text``: the stems of its words but for stop words, in order."""
    return [stem(word) for word in words_of(text) if word and word not in STOP_WORDS]


def count_terms(text: str) -> Counter[str]:
    """How often each term of :func:`terms_of` occurs in ``text``."""
    return Counter(terms_of(text))
