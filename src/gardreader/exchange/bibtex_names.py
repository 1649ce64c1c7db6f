"""Authors as BibTeX has them, and back.

``Family, Given`` with ``and`` between; a part that BibTeX would take apart stands in braces, and so
does a whole name that is not of a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from gardreader.articles.model import Author
from gardreader.exchange.leniency import MOST_AUTHORS, authors_of, clean, literal, person
from gardreader.exchange.tex import from_tex, to_tex

_PARTS_NAMES = re.compile(r",|(?:^|\s)and(?:\s|$)", re.IGNORECASE)
_LONGEST = 200_000


def names_to_bibtex(authors: Iterable[Author]) -> str:
    """The authors in one field, in TeX.

    >>> names_to_bibtex([Author("Doe", "J"), Author(literal="World Health Organization")])
    'Doe, J and {World Health Organization}'
    """
    return " and ".join(_name(author) for author in authors)


def names_from_bibtex(field: str) -> tuple[Author, ...]:
    """The authors in a field. Leniently: what cannot be parted is a literal name.

    >>> names_from_bibtex("Ludwig van Beethoven and {ACME, Inc.} and others")[0]
    Author(family='van Beethoven', given='Ludwig', literal='')
    """
    from bibtexparser.middlewares.names import split_multiple_persons_names

    if not field:
        return ()
    names = split_multiple_persons_names(field[:_LONGEST])[:MOST_AUTHORS]
    return authors_of(_author(name.strip()) for name in names)


def _name(author: Author) -> str:
    if author.literal:
        return f"{{{to_tex(author.literal)}}}"
    # One word alone is a family name; of several BibTeX would take the first for a given name.
    alone = not author.given and not re.search(r"\s|^\\", to_tex(author.family))
    if alone and not _PARTS_NAMES.search(author.family) and author.family.lower() != "others":
        return to_tex(author.family)
    return f"{_part(author.family)}, {_part(author.given)}"


def _part(text: str) -> str:
    tex = to_tex(text)
    return tex if text and not _PARTS_NAMES.search(text) else f"{{{tex}}}"


def _author(name: str) -> Author | None:
    if name.lower() == "others":
        return literal("et al")
    pieces = _at_commas(name)
    if len(pieces) == 1:
        if _in_braces(name):
            return literal(clean(from_tex(name)))
        return _in_order(name)
    family = clean(from_tex(pieces[0]))
    # "Family, Jr, Given"
    given = [clean(from_tex(piece)) for piece in (pieces[-1], *pieces[1:-1])]
    return person(family, " ".join(filter(None, given)))


def _in_order(name: str) -> Author | None:
    """A name without a comma: given names first, then the family's with its small words."""
    from bibtexparser.middlewares.names import parse_single_name_into_parts

    parts = parse_single_name_into_parts(name, strict=False)
    family = clean(from_tex(" ".join((*parts.von, *parts.last))))
    return person(family, clean(from_tex(" ".join((*parts.first, *parts.jr)))))


def _at_commas(name: str) -> list[str]:
    """The name parted at the commas that stand in no braces."""
    pieces, depth, start = [], 0, 0
    for place, sign in enumerate(name):
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth = max(0, depth - 1)
        elif sign == "," and not depth:
            pieces.append(name[start:place])
            start = place + 1
    return [*pieces, name[start:]]


def _in_braces(name: str) -> bool:
    """Whether one pair of braces holds the whole name."""
    if not name.startswith("{"):
        return False
    depth = 0
    for place, sign in enumerate(name):
        depth += (sign == "{") - (sign == "}")
        if depth == 0:
            return place == len(name) - 1
    return False
