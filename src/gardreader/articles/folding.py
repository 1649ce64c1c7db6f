"""Names folded for comparison: what a person types and what a library holds meet here.

Folding drops what people spell in many ways and keeps what tells two diseases apart:

* case and accents (``Behçet`` = ``behcet``), ligatures (``œ`` = ``oe``);
* Greek letters become their names (``β-thalassemia`` = ``beta thalassemia``);
* hyphens, dashes, slashes and all other punctuation become spaces;
* apostrophes go, and a possessive *s* with them (``Still's`` = ``Still``);
* roman numerals from II to XX that stand as words become arabic (``type II`` = ``type 2``); a lone
  ``I``, ``V``, ``X`` or ``XX`` only after a word that counts (``type I``, but ``X-linked`` and
  ``46,XX`` stay).

>>> fold("Ehlers–Danlos syndrome, type II"), fold("Adult-onset Still's disease")
('ehlers danlos syndrome type 2', 'adult onset still disease')
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta",
    "η": "eta", "θ": "theta", "ι": "iota", "κ": "kappa", "λ": "lambda", "μ": "mu", "ν": "nu",
    "ξ": "xi", "ο": "omicron", "π": "pi", "ρ": "rho", "σ": "sigma", "ς": "sigma", "τ": "tau",
    "υ": "upsilon", "φ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
}  # fmt: skip
_LETTERS = {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
_TABLE = str.maketrans({**_GREEK, **_LETTERS, "µ": "mu"})
_POSSESSIVE = re.compile(r"['’‘ʼ`´]s\b")
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
_NOT_WORD = re.compile(r"[\W_]+")
_ROMAN = {
    "ii": "2", "iii": "3", "iv": "4", "vi": "6", "vii": "7", "viii": "8", "ix": "9", "xi": "11",
    "xii": "12", "xiii": "13", "xiv": "14", "xv": "15", "xvi": "16", "xvii": "17", "xviii": "18",
    "xix": "19",
}  # fmt: skip
_ROMAN_LETTERS = {"i": "1", "v": "5", "x": "10", "xx": "20"}
_COUNTED = frozenset(
    ["type", "types", "factor", "stage", "class", "group", "grade", "subtype", "form", "syndrome", "variant"]
)
_MARK = re.compile(r"[\u0300-\u036f]")


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """``text`` in the form in which names are compared; words parted by single spaces."""
    plain = text.isascii()
    if plain:
        text = text.lower()
    else:
        text = unicodedata.normalize("NFKD", text)
        text = _INVISIBLE.sub("", _MARK.sub("", text)).lower().translate(_TABLE)
    if not plain or "'" in text or "`" in text:
        text = _APOSTROPHES.sub("", _POSSESSIVE.sub(" ", text))
    words = _NOT_WORD.sub(" ", text).split()
    for place, word in enumerate(words):
        if word in _ROMAN:
            words[place] = _ROMAN[word]
        elif word in _ROMAN_LETTERS and place and words[place - 1] in _COUNTED:
            words[place] = _ROMAN_LETTERS[word]
    return " ".join(words)
