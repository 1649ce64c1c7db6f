"""The recorded signs of all diseases as tables: which diseases have a sign, and how often it is met.

A sign is called by its own name, and by the words in which the library's texts explain it. Both
are labels: sets of terms that lead to the sign.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gardreader.articles.model import Article, Frequency
from gardreader.search.lay_words import bracketed, explained, sign_terms, well_known
from gardreader.search.tables import Ints, Lines, Rows, load_array, load_lines, save_array, save_lines

FREQUENCIES: tuple[str, ...] = tuple(frequency.value for frequency in Frequency)
"""The frequencies by number, as the tables hold them."""


@dataclass(frozen=True, slots=True)
class SignTables:
    """``holders[sign]`` are places in ``article``, ``frequency`` and ``percent``, one a recorded sign."""

    names: Lines
    hpo: Lines
    starts: Ints
    article: Ints
    frequency: NDArray[np.generic]
    percent: NDArray[np.generic]
    percents: Lines
    terms: Lines
    labels: Rows
    label_sign: Ints
    label_own: NDArray[np.generic]

    @classmethod
    def load(cls, folder: Path) -> SignTables:
        """Read the tables of an index folder. Raises ``SearchError``."""
        return cls(
            names=load_lines(folder, "signs"),
            hpo=load_lines(folder, "signs-hpo"),
            starts=load_array(folder, "signs-starts").astype(np.int32),
            article=load_array(folder, "signs-article").astype(np.int32),
            frequency=load_array(folder, "signs-frequency"),
            percent=load_array(folder, "signs-percent"),
            percents=load_lines(folder, "signs-percents"),
            terms=load_lines(folder, "signs-terms"),
            labels=Rows.load(folder, "signs-labels"),
            label_sign=load_array(folder, "signs-label-sign").astype(np.int32),
            label_own=load_array(folder, "signs-label-own"),
        )


class SignCollector:
    """Gathers signs article by article, and writes the tables."""

    def __init__(self) -> None:
        self._records: dict[tuple[str, int], tuple[str, int, str]] = {}
        self._explanations: set[tuple[str, str]] = set()

    def add(self, number: int, article: Article) -> None:
        """Take the recorded signs of article ``number``."""
        for symptom in article.symptoms:
            if symptom.frequency is not Frequency.EXCLUDED:
                record = symptom.hpo, FREQUENCIES.index(symptom.frequency.value), symptom.percent
                self._records.setdefault((symptom.name, number), record)

    def add_text(self, text: str) -> None:
        """Take a section's text, for what it explains in brackets."""
        self._explanations.update(bracketed(text))

    def save(self, folder: Path) -> None:
        """Write all tables into ``folder``."""
        names = sorted({name for name, _ in self._records})
        places = {name: place for place, name in enumerate(names)}
        records = sorted((places[name], number, *record) for (name, number), record in self._records.items())
        hpo = [""] * len(names)
        for place, _, code, _, _ in records:
            hpo[place] = hpo[place] or code
        percents = sorted({record[4] for record in records})
        counts = np.bincount([record[0] for record in records], minlength=len(names))
        save_lines(folder, "signs", names)
        save_lines(folder, "signs-hpo", hpo)
        save_array(folder, "signs-starts", np.concatenate(([0], np.cumsum(counts))).astype(np.int32))
        save_array(folder, "signs-article", np.array([record[1] for record in records], dtype=np.int32))
        save_array(folder, "signs-frequency", np.array([record[3] for record in records], dtype=np.uint8))
        by_percent = {text: place for place, text in enumerate(percents)}
        numbers = [by_percent[record[4]] for record in records]
        save_array(folder, "signs-percent", np.array(numbers, dtype=np.uint16))
        save_lines(folder, "signs-percents", percents)
        self._save_labels(folder, names)

    def _save_labels(self, folder: Path, names: list[str]) -> None:
        own = [tuple(sign_terms(name)) for name in names]
        by_terms = {frozenset(terms): number for number, terms in reversed(list(enumerate(own))) if terms}
        found: set[tuple[int, tuple[str, ...]]] = set()
        for before, inside in (*well_known(), *sorted(self._explanations)):
            for number, terms in explained(before, inside, by_terms):
                found.add((number, tuple(sorted(terms))))
        lay = sorted(found)
        labels = [*enumerate(own), *lay]
        all_terms = sorted({term for _, label in labels for term in label})
        numbers = {term: number for number, term in enumerate(all_terms)}
        save_lines(folder, "signs-terms", all_terms)
        Rows.of([[numbers[term] for term in label] for _, label in labels]).save(folder, "signs-labels")
        save_array(folder, "signs-label-sign", np.array([number for number, _ in labels], dtype=np.int32))
        is_own = [True] * len(own) + [False] * len(lay)
        save_array(folder, "signs-label-own", np.array(is_own, dtype=np.bool_))
