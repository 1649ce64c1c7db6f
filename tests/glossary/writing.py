"""Glossary files for tests."""

from __future__ import annotations

from pathlib import Path

from gardreader.articles.dates import PartialDate
from gardreader.glossary.terms import Term, TermSource, term_id

SOURCE = TermSource("A dictionary", "https://example.org/words", "7", PartialDate(2020, 12, 14))


def a_term(name: str, *forms: str) -> Term:
    return Term(term_id(name), name, f"What {name} means.", SOURCE, forms)


def entry(term: str = "ataxia", **fields: str) -> str:
    """One term in block style; a field given as ``""`` is left out."""
    known = {
        "meaning": "A lack of control over one's movements.",
        "source": "{name: A dictionary, url: 'https://example.org', id: '7', retrieved: 2020-12-14}",
    } | fields
    lines = [f"- term: {term}", *(f"  {key}: {value}" for key, value in known.items() if value)]
    return "\n".join(lines) + "\n"


def written(folder: Path, text: str, name: str = "a.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
