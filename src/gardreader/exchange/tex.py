"""Plain text as TeX reads it in a BibTeX file, and back.

Letters beyond ASCII stay as they are (every BibTeX of today reads UTF-8); what TeX would take for a
command is written as one that prints the sign. Braces are never written behind a backslash, for
BibTeX counts those too.
"""

from __future__ import annotations

import re
import unicodedata

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "$": r"\$", "&": r"\&", "#": r"\#", "%": r"\%", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
_TO_ESCAPE = re.compile(r"[\\{}$&#%_^~]|(?<=-)-|(?<=`)`|(?<=')'")
_LIGATURES = {"-": "{}-", "`": "{}`", "'": "{}'"}  # two of them in a row would print another sign

_WORD = re.compile(r"\S+")

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "c": "\u0327", "k": "\u0328", "d": "\u0323",
    "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å",
    "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^",
    "textasciitilde": "~", "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "textquotesingle": "'", "textquotedbl": '"',
    "textregistered": "®", "textcopyright": "©", "copyright": "©", "texttrademark": "™", "textdegree": "°",
    "degree": "°", "ldots": "…", "dots": "…", "textellipsis": "…", "pm": "±", "times": "×", "mu": "μ",
    "textmu": "µ", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "S": "§", "P": "¶", "pounds": "£",
    "guillemotleft": "«", "guillemotright": "»", "textperiodcentered": "·", "cdot": "·", "infty": "∞",
    "rightarrow": "→", "to": "→", "approx": "≈", "sim": "∼", "textgreater": ">", "textless": "<",
    "textbar": "|", "newblock": "", "LaTeX": "LaTeX", "TeX": "TeX", "BibTeX": "BibTeX",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ",
    "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "nu": "ν", "xi": "ξ", "pi": "π",
    "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ",
    "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip
_QUIET = frozenset(
    "emph textit textbf textsc texttt textrm textsf textnormal text mbox url href it bf sc em rm tt sf sl "
    "textsuperscript textsubscript ensuremath mathrm mathit mathbf relax protect enquote uppercase".split()
)
_TOKEN = re.compile(r"\\([A-Za-z]+)\s*|\\(.)|([{}$])|(---?|``|''|~)|([^\\{}$~`'-]+|.)", re.DOTALL)
_ARGUMENT = re.compile(r"\s*\{\s*(?:\\([ij])\s*|(\w))?\s*\}|\\([ij])(?![A-Za-z])\s*|\s*(\w)")
_MARKS = {"---": "—", "--": "–", "``": "“", "''": "”", "~": " "}


def to_tex(text: str) -> str:
    r"""``text`` for TeX to print.

    >>> to_tex("10% of {A & B}"), to_tex("a--b")
    ('10\\% of \\textbraceleft{}A \\& B\\textbraceright{}', 'a-{}-b')
    """
    return _TO_ESCAPE.sub(_escaped, text)


def title_to_tex(title: str) -> str:
    """A title for TeX to print in its own capitals: styles that write titles small leave words in braces.

    >>> title_to_tex("On DiGeorge syndrome and the NIH")
    'On {DiGeorge} syndrome and the {NIH}'
    """
    return _WORD.sub(_protected, title)


def from_tex(tex: str) -> str:
    r"""The text that TeX would print of ``tex``, in one line; commands that are not known stay as they are.

    >>> from_tex(r"Beh\c{c}et, S{\o}rensen \& M\"uller: the {$\beta$}-chain"), from_tex("12--15")
    ('Behçet, Sørensen & Müller: the β-chain', '12–15')
    """
    if "\\" not in tex and not any(sign in tex for sign in "{}$~`'-"):
        return " ".join(tex.split("\n"))
    pieces: list[str] = []
    place = 0
    while found := _TOKEN.match(tex, place):
        place = found.end()
        word, sign, _, marks, plain = found.groups()
        name = word or sign
        if name in _ACCENTS and (argument := _ARGUMENT.match(tex, place)):
            letter = argument[1] or argument[2] or argument[3] or argument[4] or ""
            pieces.append(unicodedata.normalize("NFC", (letter or " ") + _ACCENTS[name]))
            place = argument.end()
        elif word:
            pieces.append(_LETTERS.get(word, "" if word in _QUIET else found[0]))
            if word in _LETTERS and tex.startswith("{}", place):
                place += 2
        elif sign:
            pieces.append(" " if sign in "\\ \n" else "" if sign in "/-,;!" else sign)
        elif marks:
            pieces.append(_MARKS[marks])
        elif plain:
            pieces.append(plain)
    return " ".join("".join(pieces).split("\n"))


def _protected(found: re.Match[str]) -> str:
    word = found[0]
    # The first letter of a title stays large by itself.
    looked_at = word[1:] if found.start() == 0 else word
    capitals = any(letter.isupper() for letter in looked_at)
    return f"{{{to_tex(word)}}}" if capitals else to_tex(word)


def _escaped(found: re.Match[str]) -> str:
    return _SPECIAL.get(found[0]) or _LIGATURES[found[0]]
