"""Terms in plain language, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Self

from gardreader.articles.dates import PartialDate
from gardreader.articles.folding import fold
from gardreader.glossary.forms import normal, variants

_ALIKE = 0.72  # the resemblance from which a word may be what a person meant
_MOST_ALIKE = 5


@dataclass(frozen=True, slots=True)
class TermSource:
    """What a meaning was explained from.

    ``id`` is the term's own at the source, ``retrieved`` the day it was looked up there.
    """

    name: str
    url: str = ""
    id: str = ""
    retrieved: PartialDate | None = None


@dataclass(frozen=True, slots=True)
class Term:
    """A word or a few, other ``forms`` of it (plurals go without saying), and its meaning: plain text.

    ``id`` is made from the name: lower case, digits and hyphens.
    """

    id: str
    name: str
    meaning: str
    source: TermSource
    forms: tuple[str, ...] = ()

    @property
    def written(self) -> tuple[str, ...]:
        """The name and the other forms."""
        return (self.name, *self.forms)


def term_id(name: str) -> str:
    """The id of a term called ``name``.

    >>> term_id("X-linked inheritance")
    'x-linked-inheritance'
    """
    return fold(name).replace(" ", "-")


class Glossary:
    """All terms, by name. Safe to use from any thread.

    ``problems`` tells, a sentence each, what was left out because it is not sound.
    """

    def __init__(self, terms: Iterable[Term] = (), problems: tuple[str, ...] = ()):
        self.terms = tuple(sorted(terms, key=lambda term: fold(term.name)))
        self.problems = problems
        self._by_id = {term.id: term for term in self.terms}

    @classmethod
    def load(cls, folder: Path) -> Self:
        """The terms of the files ``*.yaml`` in ``folder``; a term that is not sound is left out."""
        from gardreader.articles.checks import Severity
        from gardreader.glossary.checks import glossary_files, read_terms

        terms, problems = read_terms(glossary_files([folder]))
        errors = (problem for problem in problems if problem.severity is Severity.ERROR)
        return cls(terms, tuple(str(problem) for problem in errors))

    def term(self, term_id: str) -> Term | None:
        """The term of that id."""
        return self._by_id.get(term_id)

    def look_up(self, word: str) -> Term | None:
        """The term that ``word`` is a form of, however it is spaced or written large."""
        return self._by_form.get(normal(word)) or self._by_folded_form.get(fold(word))

    def alike(self, word: str) -> tuple[Term, ...]:
        """Up to five terms that ``word`` may be a misspelling of, the likeliest first."""
        import difflib

        folded = fold(word)
        begun = [form for form in self._by_folded_form if len(folded) > 2 and form.startswith(folded)]
        close = difflib.get_close_matches(folded, self._by_folded_form, _MOST_ALIKE * 2, _ALIKE)
        found = dict.fromkeys(self._by_folded_form[form] for form in (*close, *sorted(begun, key=len)))
        return tuple(found)[:_MOST_ALIKE]

    @cached_property
    def _by_form(self) -> dict[str, Term]:
        return {variant: term for term in self.terms for form in term.written for variant in variants(form)}

    @cached_property
    def _by_folded_form(self) -> dict[str, Term]:
        found: dict[str, Term] = {}
        for term in self.terms:
            for form in term.written:
                for variant in variants(form):
                    found.setdefault(fold(variant), term)
        return found
