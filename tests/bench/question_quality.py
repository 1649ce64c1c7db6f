# ruff: noqa: E501 - questions are written in one line
"""How often a question about a disease opens on the right section of the right disease.

``python -m tests.bench.question_quality HOME [--sample N]`` prints the figures for a library that
is installed in HOME; tests/search holds a sample of the same to its bar.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gardreader.articles.model import Article, ArticleRef
from gardreader.packs.library import Library
from gardreader.paths import content, find_paths
from gardreader.search.engine import SearchEngine
from gardreader.search.hits import Query
from gardreader.search.name_tables import fold_name
from tests.bench.name_quality import Figure, Leads, leads_of

SEED = 20261126

# What a person asks of a section of each kind; the overview answers a bare name too.
ASKED: dict[str, tuple[str, ...]] = {
    "overview": ("what is {}", "{}", "tell me about {}", "{} overview"),
    "symptoms": ("{} symptoms", "what are the signs of {}", "what are the symptoms of {}",
                 "signs and symptoms {}"),
    "cause": ("what causes {}", "cause of {}", "why do people get {}", "{} causes"),
    "inheritance": ("is {} inherited", "is {} hereditary", "can I pass {} on to my children",
                    "{} inheritance", "does {} run in families"),
    "diagnosis": ("how is {} diagnosed", "test for {}", "{} diagnosis", "is there a test for {}"),
    "treatment": ("how is {} treated", "{} treatment", "is there a cure for {}",
                  "what is the treatment of {}", "medication for {}", "therapy for {}"),
    "prognosis": ("{} life expectancy", "{} prognosis", "how long do people with {} live", "outlook for {}"),
    "statistics": ("how many people have {}", "how common is {}", "{} prevalence", "how rare is {}"),
}  # fmt: skip
PADDED = tuple(
    """My grandson has {name} and nobody at the hospital could answer us. {question}? Please send me information, thank you.
Hello, I am writing on behalf of my sister, who is 34 and was told last month that she has {name}. We are all very worried. I would like to know: {question}? Any help would be appreciated.
Hi. I have been reading a lot on the internet since our doctor mentioned {name}. {question}? We live far away from any specialist. Thanks so much for your time.
{question}? I was diagnosed with this condition three years ago and my family wants to know more.""".splitlines()
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Subject:
    """A disease by one of its names.

    ``owners`` are all diseases that have that name, by the articles that lead them, with the kinds of
    the sections that any of their sources has.
    """

    name: str
    title: bool
    owners: dict[ArticleRef, frozenset[str]]


def subjects_of(articles: Iterable[tuple[ArticleRef, Article]], leads: Leads) -> list[Subject]:
    """Every name of every disease, in a fixed order."""
    kinds: dict[ArticleRef, frozenset[str]] = {}
    names: dict[str, tuple[str, bool, list[ArticleRef]]] = {}
    for ref, article in articles:
        lead = leads.get(ref, ref)
        own = frozenset(section.kind.value for section in article.sections if section.body)
        kinds[lead] = kinds.get(lead, frozenset()) | own
        for text in dict.fromkeys([article.title, *(synonym.name for synonym in article.synonyms)]):
            _, _, refs = names.setdefault(fold_name(text), (text, text == article.title, []))
            if lead not in refs:
                refs.append(lead)
    return [Subject(text, title, {r: kinds[r] for r in refs}) for text, title, refs in names.values()]


def measure(
    engine: SearchEngine, subjects: Sequence[Subject], leads: Leads, sample: int | None = None
) -> list[Figure]:
    """The share of questions that open rightly: plain and padded, with the section there or not."""
    figures = []
    chosen_from = {
        "title": [s for s in subjects if s.title],
        "other name": [s for s in subjects if not s.title and len(s.name) > 4],
        "abbreviation": [s for s in subjects if not s.title and len(s.name) <= 4],
    }
    for called, some in chosen_from.items():
        for padded in (False, True):
            for there in (True, False):
                form, section = "padded" if padded else "plain", "there" if there else "missing"
                title = f"{form} question, {called}, section {section}"
                chance = random.Random(f"{SEED} {title}")
                cases = [(s, kind) for s in some for kind in ASKED if _has(s, kind) == there]
                if sample is not None and sample < len(cases):
                    cases = chance.sample(cases, sample)
                figures.append(_figure(engine, leads, title, cases, chance, padded=padded))
    return figures


def _has(subject: Subject, kind: str) -> bool:
    return any(kind in kinds for kinds in subject.owners.values())


def _figure(
    engine: SearchEngine,
    leads: Leads,
    title: str,
    cases: list[tuple[Subject, str]],
    chance: random.Random,
    *,
    padded: bool,
) -> Figure:
    missed: list[tuple[str, str]] = []
    for subject, kind in cases:
        question = chance.choice(ASKED[kind]).format(subject.name)
        if padded:
            question = chance.choice(PADDED).format(name=subject.name, question=question)
        hits = engine.search(Query(question)).hits
        got = f"{hits[0].ref} {hits[0].kind}" if hits else "nothing"
        right = bool(hits) and leads.get(hits[0].ref, hits[0].ref) in subject.owners
        if not (right and (hits[0].kind == kind or not _has(subject, kind))):
            missed.append((question, f"{next(iter(subject.owners))} {kind}: found {got}"))
    bar = 0.95 if "abbreviation" not in title else 0.0
    return Figure(title, len(cases) - len(missed), len(cases), bar, tuple(missed))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; 1 where one is under its bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path, help="folder of the library, as --data-dir takes it")
    parser.add_argument("--sample", type=int, help="questions of each kind (all unless given)")
    parser.add_argument("--missed", type=int, default=0, help="print so many of the missed")
    given = parser.parse_args(arguments)
    library = Library.open(find_paths(given.home), content())
    engine = SearchEngine(library)
    if not (engine.open() and engine.is_current()):
        engine.build()
    leads = leads_of(library)
    figures = measure(engine, subjects_of(library.articles(), leads), leads, given.sample)
    for figure in figures:
        print(figure)
        for typed, found in figure.missed[: given.missed]:
            print(f"    {typed!r}: {found}")
    engine.close()
    library.close()
    return int(any(figure.share < figure.bar for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
