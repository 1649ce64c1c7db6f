"""What the library's own texts say for a sign in plain words.

Writers for lay readers explain a word in brackets, one way or the other: "crossed eyes
(strabismus)", "hepatomegaly (enlarged liver)". Wherever one side is the name of a recorded sign,
the other is how people say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gardreader.search.words import STOP_WORDS, WORD, fold_word, stem, terms_of

_BRACKETS = re.compile(r"\(([A-Za-z][A-Za-z'’ -]{3,60})\)")
_BEFORE = 70
"""Letters before a bracket that are looked at."""

_END = re.compile(r".*[.,;:()|\n]", re.DOTALL)
_WORDS_BEFORE = 6
_WORDS_INSIDE = 6

# Words at which a phrase begins anew: "and may have difficulty breathing (dyspnea)".
_BOUNDARIES = frozenset(
    """and or include includes including with without as called named have has having had may can cause
    causes causing develop develops from by such is are was were be in leading lead leads to that
    which""".split()
)

# Plain English for the words of anatomy and for those of sizes: one stands for the other in any sign.
_SAME = {
    stem(other): stem(plain)
    for plain, others in {
        "kidney": "renal nephric",
        "liver": "hepatic",
        "heart": "cardiac",
        "lung": "pulmonary",
        "brain": "cerebral",
        "skin": "cutaneous dermal",
        "muscle": "muscular",
        "eye": "ocular",
        "tooth": "teeth dental",
        "foot": "feet",
        "belly": "abdomen abdominal tummy stomach gastric",
        "bowel": "intestine intestinal gut",
        "urine": "urinary",
        "bladder": "vesical",
        "blood": "hematologic hematological",
        "nerve": "neural",
        "ear": "auricular auditory",
        "face": "facial",
        "nose": "nasal",
        "mouth": "oral",
        "throat": "pharyngeal",
        "eyelid": "palpebral lid",
        "spine": "spinal vertebral backbone",
        "mental": "intellectual cognitive",
        "enlarged": "big large enlargement",
        "seizure": "fit fits convulsion convulsions",
        "itch": "itchy itching",
        "ache": "pain painful aching sore",
        "weak": "weakness",
        "swelling": "swollen edema",
        "stiff": "stiffness rigidity",
        "yellow": "yellowing yellowish",
        "difficulty": "trouble problem problems difficulties",
        "loss": "losing lost",
    }.items()
    for other in others.split()
}

# What the texts seldom say in brackets: the plain words, and the sign.
_WELL_KNOWN = (
    ("deafness", "hearing impairment"),
    ("deaf", "hearing impairment"),
    ("hearing loss", "hearing impairment"),
    ("tiredness", "fatigue"),
    ("blindness", "visual loss"),
    ("loss of vision", "visual loss"),
    ("poor eyesight", "visual impairment"),
    ("floppy baby", "neonatal hypotonia"),
    ("low muscle tone", "muscular hypotonia"),
    ("throwing up", "vomiting"),
    ("runny nose", "rhinorrhea"),
    ("fainting", "syncope"),
    ("passing out", "syncope"),
    ("high temperature", "fever"),
    ("blood in urine", "hematuria"),
    ("trouble swallowing", "dysphagia"),
    ("trouble breathing", "dyspnea"),
    ("breathlessness", "dyspnea"),
    ("short of breath", "dyspnea"),
    ("sweating", "hyperhidrosis"),
    ("joint pain", "arthralgia"),
    ("muscle pain", "myalgia"),
    ("fast heartbeat", "tachycardia"),
    ("brittle bones", "increased susceptibility to fractures"),
)


def sign_terms(text: str) -> list[str]:
    """The terms by which signs are compared, each once: those of the index, in plain English.

    >>> sign_terms("Renal cysts") == sign_terms("kidney cyst")
    True
    """
    return list(dict.fromkeys(_SAME.get(term, term) for term in terms_of(text)))


def well_known() -> Iterator[tuple[str, str]]:
    """Plain words and the sign that they mean, in the form of :func:`bracketed`."""
    yield from _WELL_KNOWN


def bracketed(text: str) -> Iterator[tuple[str, str]]:
    """Each bracket of ``text`` that may explain a word: what stands before it, and what in it.

    >>> list(bracketed("It causes crossed eyes (strabismus)."))
    [('It causes crossed eyes', 'strabismus')]
    """
    for match in _BRACKETS.finditer(text):
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        before = _END.sub("", before).strip()
        if before:
            yield before, match[1]


def explained(
    before: str, inside: str, signs: Mapping[frozenset[str], int]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The sign that one side of a bracket names, and the terms of the other; ``signs`` by their terms."""
    inner = sign_terms(inside)
    number = signs.get(frozenset(inner))
    if number is not None:
        phrase = _last_phrase(before)
        if phrase:
            yield number, phrase
        return
    if not 0 < len(inner) <= _WORDS_INSIDE or (len(inner) == 1 and len(inner[0]) < 5):
        return  # nothing, or an abbreviation
    words = WORD.findall(before)
    for count in range(min(4, len(words)), 0, -1):
        number = signs.get(frozenset(sign_terms(" ".join(words[-count:]))))
        if number is not None:
            yield number, tuple(inner)
            return


def _last_phrase(before: str) -> tuple[str, ...]:
    """The terms of the words just before the bracket, back to where a phrase begins."""
    phrase: list[str] = []
    for word in reversed(WORD.findall(before)[-_WORDS_BEFORE:]):
        folded = fold_word(word)
        if folded in _BOUNDARIES and phrase:
            break
        if folded and folded not in STOP_WORDS:
            phrase.append(word)
    return tuple(sign_terms(" ".join(reversed(phrase))))
