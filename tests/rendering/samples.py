"""Articles for the tests of what is shown and printed."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

from gardreader.articles.dates import PartialDate
from gardreader.articles.facts import Fact, FactKind, Translation
from gardreader.articles.markdown_file import read_article
from gardreader.articles.model import (
    Article,
    Author,
    Frequency,
    Identifier,
    MedicalProduct,
    NewsItem,
    Organization,
    Reference,
    Related,
    Resource,
    Section,
    SectionKind,
    Source,
    Symptom,
    Synonym,
)
from gardreader.paths import content
from gardreader.rendering.options import RenderOptions

TODAY = dt.date(2026, 11, 25)
ON_THE_DAY = RenderOptions(today=TODAY)

TABLE = """| Gene | Share of families | What it does |
| --- | ---: | --- |
| *BRIP1* | 2 % | unwinds the strands |
| *FANCA* | 60 to 70 % | a part of the core, without which no mark is set on two proteins |"""

FULL = Article(
    id="example-disease",
    title="Example disease",
    source=Source(
        "A registry of examples",
        "https://example.org/diseases/7",
        id="7",
        retrieved=PartialDate(2020, 12, 14),
        licence="Free to copy",
        credits=("Another registry",),
    ),
    rare=False,
    synonyms=(Synonym("Disease of examples"), Synonym("Exemplitis", "The other registry")),
    translations=(Translation("de", "Beispielkrankheit"), Translation("fr", "Maladie d'exemple")),
    facts=(
        Fact(FactKind.TYPE, "Disease"),
        Fact(FactKind.ONSET, "Childhood"),
        Fact(FactKind.PREVALENCE, "1-9 / 100 000 (point prevalence, Europe)", "PMID 1234567; expert"),
        Fact(FactKind.GENE, "EXM1: example 1 (major susceptibility factor)", code="HGNC:1"),
    ),
    identifiers=(Identifier("gard", "7"), Identifier("omim", "100007"), Identifier("omim", "100008")),
    categories=("Blood Diseases", "Made-up Diseases"),
    review="not reviewed by a clinician",
    disclaimer="The registry says: *ask a doctor*.",
    sections=(
        Section(
            "overview",
            "What is example disease?",
            "Platelets fall below 20 × 10<sup>9</sup>/L and PaO<sub>2</sub> below 60 mmHg [@doe2006].\n\n"
            "It is told from its kin by β-globin, by x<sup>a</sup> and by [a test](https://example.org/test) "
            "[@doe2006; @agency2010].",
            SectionKind.OVERVIEW,
            PartialDate(2010, 4, 8),
        ),
        Section(
            "cause",
            "What causes example disease?",
            f"Three genes are known:\n\n{TABLE}\n\n### In families\n\n1. the first way\n2. the second way\n"
            "    - with a turn\n\n> A word of a witness.",
            SectionKind.CAUSE,
        ),
        Section("statistics", "How many people have it?", "", SectionKind.STATISTICS, PartialDate(2019)),
    ),
    symptoms=(
        Symptom("Fever", "HP:0001945", Frequency.VERY_FREQUENT, "80%-99%"),
        Symptom("Headache", "HP:0002315", Frequency.OCCASIONAL, "5%-29%"),
        Symptom("Chills", "", Frequency.OCCASIONAL, "7%"),
        Symptom("Yawning"),
    ),
    references=(
        Reference(
            "doe2006",
            "article-journal",
            (Author("Doe", "J"), Author("Roe", "R")),
            "On examples",
            "Journal of Examples",
            PartialDate(2006),
            "3",
            "1",
            "5-9",
            pmid="1234567",
        ),
        Reference(
            "agency2010", title="Examples at a glance", url="https://example.org/glance", issued="Spring 2010"
        ),
        Reference("never", title="A book that nobody cites", accessed=PartialDate(2011, 5)),
    ),
    related=(Related("other-disease", "Other disease", "parent"), Related("third-disease")),
    organizations=(
        Organization(
            "Friends of Examples",
            "FoE",
            ("1 Main Street", "Springfield"),
            "Utopia",
            "555-0100",
            email="help@example.org",
            url="https://example.org",
        ),
    ),
    products=(
        MedicalProduct(
            "examplamab", "Examplix", "Maker & Sons", indication="For grown people with *example disease*."
        ),
    ),
    resources=(Resource("A leaflet", "It can be [read here](https://example.org/leaflet).", "Leaflets"),),
    news=(NewsItem("A trial begins", PartialDate(2020, 5), "https://example.org/news", "In three towns."),),
)

STUB = Article("stub-disease", "Stub disease", Source("A registry of examples"))

RECORDED = replace(STUB, id="recorded-disease", title="Recorded disease", symptoms=FULL.symptoms)
"""No text, but signs on record."""


@cache
def bundled() -> tuple[Article, ...]:
    """The articles that come with the program."""
    return tuple(read_article(path) for path in sorted(content().glob("*.md")))
