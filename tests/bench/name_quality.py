"""How often typing a name, part of a name or a misspelt name finds its disease.

``python -m tests.bench.name_quality HOME [--sample N]`` prints the figures for a library that is
installed and indexed in HOME; tests/search holds samples of the same to their bars.
"""

from __future__ import annotations

import argparse
import random
import string
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gardreader.articles.model import Article, ArticleRef
from gardreader.packs.library import Library
from gardreader.paths import content, find_paths
from gardreader.search.engine import SearchEngine
from gardreader.search.name_tables import fold_name

SEED = 20261125
LOOKED_AT = 20
"""Completions asked for; an answer further down counts as none."""

Leads = Mapping[ArticleRef, ArticleRef]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as written, its article, and all articles that have the same name but for its spelling."""

    text: str
    ref: ArticleRef
    owners: frozenset[ArticleRef]


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of so many cases were found; ``bar`` is the share that must be."""

    name: str
    found: int
    cases: int
    bar: float
    missed: tuple[tuple[str, str], ...] = ()

    @property
    def share(self) -> float:
        """The share found, 1 where there was no case."""
        return self.found / self.cases if self.cases else 1.0

    def __str__(self) -> str:
        return f"{self.name:<58}{100 * self.share:7.2f} %  of {self.cases:6}   bar {100 * self.bar:.0f} %"


def leads_of(library: Library) -> Leads:
    """Of every article that shares its disease with others the one that leads: one stands for all."""
    found = library.catalogue().joined_diseases()
    return {ref: disease.lead for disease in found for ref in disease.refs}


def names_of(articles: Iterable[tuple[ArticleRef, Article]], leads: Leads) -> list[Name]:
    """Every title and synonym, in a fixed order."""
    written: list[tuple[str, ArticleRef]] = []
    owners: dict[str, set[ArticleRef]] = {}
    for ref, article in articles:
        for text in dict.fromkeys([article.title, *(synonym.name for synonym in article.synonyms)]):
            written.append((text, leads.get(ref, ref)))
            owners.setdefault(fold_name(text), set()).add(leads.get(ref, ref))
    return [Name(text, ref, frozenset(owners[fold_name(text)])) for text, ref in sorted(set(written))]


def mistype(text: str, chance: random.Random, place: int) -> str:
    """``text`` with one typing error at ``place``: a letter dropped, swapped, replaced or doubled."""
    how = chance.randrange(4)
    letter = text[place]
    if how == 0:
        return text[:place] + text[place + 1 :]
    if how == 1 and place + 1 < len(text) and text[place + 1] != letter:
        return text[:place] + text[place + 1] + letter + text[place + 2 :]
    if how == 2:
        other = chance.choice([c for c in string.ascii_lowercase if c != letter.lower()])
        return text[:place] + other + text[place + 1 :]
    return text[:place] + letter + text[place:]


class NameQuality:
    """Measures an engine on the names of its library."""

    def __init__(
        self, engine: SearchEngine, names: Sequence[Name], leads: Leads, sample: int | None = None
    ) -> None:
        self._engine = engine
        self._leads = leads
        self._names = names
        self._sample = sample

    def all(self) -> list[Figure]:
        """Every figure that has a bar."""
        long = [name for name in self._names if len(name.text) >= 5]
        short = [name for name in self._names if len(name.text) <= 4]
        longer = [name for name in self._names if len(name.text) >= 10]
        return [
            self._count("exact: first (both of two in the first two)", self._names, self._exact, 0.99),
            *self._prefixes(),
            *self._typos(long),
            self._count("one typo in the first letter: first five", long, self._first_letter, 0.99),
            self._count("two typos, ten letters or more: first five", longer, self._two_typos, 0.98),
            self._count("words reversed: first", self._names, self._reversed, 0.97),
            self._count("one typo, four letters or fewer: first five", short, self._short, 0.75),
        ]

    def _count(
        self,
        title: str,
        names: Sequence[Name],
        one: Callable[[Name, random.Random], tuple[str, bool] | None],
        bar: float,
    ) -> Figure:
        chance = random.Random(f"{SEED} {title}")
        chosen = self._chosen(names, chance)
        answers = [(name, answer) for name in chosen if (answer := one(name, chance)) is not None]
        missed = tuple((typed, name.text) for name, (typed, found) in answers if not found)
        return Figure(title, len(answers) - len(missed), len(answers), bar, missed)

    def _chosen(self, names: Sequence[Name], chance: random.Random) -> Sequence[Name]:
        if self._sample is None or self._sample >= len(names):
            return names
        return chance.sample(list(names), self._sample)

    def _found(self, typed: str, name: Name, first: int) -> bool:
        return any(ref in name.owners for ref in self._refs(typed)[:first])

    def _refs(self, typed: str) -> list[ArticleRef]:
        hits = self._engine.complete(typed, LOOKED_AT).hits
        return [self._leads.get(hit.ref, hit.ref) for hit in hits]

    def _exact(self, name: Name, chance: random.Random) -> tuple[str, bool]:
        return name.text, set(self._refs(name.text)[: len(name.owners)]) == name.owners

    def _prefixes(self) -> list[Figure]:
        folded = sorted((fold_name(name.text), name.ref) for name in self._names)
        few_bar, all_bar = "60 % of its letters, five diseases or fewer: first five", "60 %: first twenty"
        chance = random.Random(f"{SEED} prefixes")
        few: list[tuple[str, str, bool]] = []
        every: list[tuple[str, str, bool]] = []
        for name in self._chosen(self._names, chance):
            typed = name.text[: -(-len(name.text) * 6 // 10)]
            begun = _diseases_beginning(folded, fold_name(typed))
            hits = self._refs(typed)
            every.append((typed, name.text, name.ref in hits[:20]))
            if begun <= 5:
                few.append((typed, name.text, name.ref in hits[:5]))
        return [_figure(few_bar, few, 0.99), _figure(all_bar, every, 0.97)]

    def _typos(self, names: Sequence[Name]) -> list[Figure]:
        chance = random.Random(f"{SEED} typos")
        first: list[tuple[str, str, bool]] = []
        five: list[tuple[str, str, bool]] = []
        for name in self._chosen(names, chance):
            typed = mistype(name.text, chance, chance.randrange(1, len(name.text)))
            hits = self._refs(typed)
            first.append((typed, name.text, bool(hits) and hits[0] in name.owners))
            five.append((typed, name.text, any(ref in name.owners for ref in hits[:5])))
        return [_figure("one typo: first", first, 0.96), _figure("one typo: first five", five, 0.99)]

    def _first_letter(self, name: Name, chance: random.Random) -> tuple[str, bool]:
        typed = mistype(name.text, chance, 0)
        return typed, self._found(typed, name, 5)

    def _two_typos(self, name: Name, chance: random.Random) -> tuple[str, bool]:
        typed = mistype(name.text, chance, chance.randrange(1, len(name.text)))
        typed = mistype(typed, chance, chance.randrange(1, len(typed)))
        return typed, self._found(typed, name, 5)

    def _reversed(self, name: Name, chance: random.Random) -> tuple[str, bool] | None:
        words = name.text.split()
        if len(words) < 2:
            return None
        typed = " ".join(reversed(words))
        return typed, self._found(typed, name, 1)

    def _short(self, name: Name, chance: random.Random) -> tuple[str, bool]:
        typed = mistype(name.text, chance, chance.randrange(len(name.text)))
        return typed, self._found(typed, name, 5)


def _diseases_beginning(folded: list[tuple[str, ArticleRef]], prefix: str) -> int:
    from bisect import bisect_left

    low = bisect_left(folded, (prefix, ArticleRef("", "")))
    high = bisect_left(folded, (prefix + "\U0010ffff", ArticleRef("", "")), low)
    return len({ref for _, ref in folded[low:high]})


def _figure(title: str, cases: list[tuple[str, str, bool]], bar: float) -> Figure:
    missed = tuple((typed, name) for typed, name, found in cases if not found)
    return Figure(title, len(cases) - len(missed), len(cases), bar, missed)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where one is under its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path, help="folder of the library, as --data-dir takes it")
    parser.add_argument("--sample", type=int, help="names of each kind (all unless given)")
    parser.add_argument("--missed", type=int, default=0, help="print so many of the missed")
    given = parser.parse_args(arguments)
    library = Library.open(find_paths(given.home), content())
    engine = SearchEngine(library)
    if not (engine.open() and engine.is_current()):
        engine.build()
    leads = leads_of(library)
    figures = NameQuality(engine, names_of(library.articles(), leads), leads, given.sample).all()
    for figure in figures:
        print(figure)
        for typed, name in figure.missed[: given.missed]:
            print(f"    {typed!r} did not find {name!r}")
    engine.close()
    library.close()
    return int(any(figure.share < figure.bar for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
