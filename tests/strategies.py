"""Articles of every shape that the model allows, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from gardreader.articles.dates import PartialDate, parse_iso
from gardreader.articles.draft import PackDraft
from gardreader.articles.facts import Fact, FactKind, Translation
from gardreader.articles.model import (
    _HEADING_LINE,
    Article,
    Author,
    Frequency,
    Identifier,
    MedicalProduct,
    NewsItem,
    Organization,
    Reach,
    Reference,
    Related,
    Resource,
    Section,
    SectionKind,
    Source,
    Symptom,
    Synonym,
)

_letters = st.one_of(
    st.sampled_from("abcXYZ019 -_.,;:!?'\"()[]{}<>&@#*|`~^%$/\\=+αβéłßıœ≥½µ²–—’“”\u00a0\u200b日本"),
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"], exclude_characters="\ufffe\uffff"),
)


def lines(longest: int = 30) -> st.SearchStrategy[str]:
    """Plain text in one line, never empty."""
    return st.text(_letters, min_size=1, max_size=longest).map(lambda text: text.strip() or "word")


def maybe(text: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[str]:
    """A line, or nothing."""
    return st.one_of(st.just(""), text or lines())


ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
"""Ids of articles, sections and packs."""

keys = st.from_regex(r"[A-Za-z][A-Za-z0-9_:.+-]{0,8}[a-z0-9]", fullmatch=True)
"""Keys of references."""

_pieces = st.one_of(
    lines(60),
    st.sampled_from(
        [
            "", "- one", "  - two", "1. first", "> said", "### Third level", "| a | b |", "|---|---|",
            "[@doe2006]", "10<sup>9</sup>/L", "**bold** and *italic*", "[text](https://example.org/a_(b))",
            "---", "```", "    code",
        ]
    ),
)  # fmt: skip

markdown = (
    st.lists(_pieces, max_size=6).map("\n".join).map(lambda text: _HEADING_LINE.sub("text ", text).strip())
)
"""The body of a section, or another text in Markdown; may be empty."""

dates = st.one_of(
    st.builds(PartialDate, st.integers(1900, 2030)),
    st.builds(PartialDate, st.integers(1900, 2030), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1900, 2030), st.integers(1, 12), st.integers(1, 28)),
)

_maybe_date = st.one_of(st.none(), dates)
_text = maybe()

sources = st.builds(
    Source,
    name=lines(),
    url=_text,
    id=_text,
    retrieved=_maybe_date,
    licence=_text,
    credits=st.lists(lines(), max_size=2).map(tuple),
)
authors = st.one_of(
    st.builds(Author, family=lines(), given=_text),
    st.builds(Author, literal=lines()),
)
references = st.builds(
    Reference,
    id=keys,
    type=st.sampled_from(["webpage", "article-journal", "book", "chapter"]),
    author=st.lists(authors, max_size=3).map(tuple),
    title=_text,
    container_title=_text,
    issued=st.one_of(st.none(), dates, lines().filter(lambda text: parse_iso(text) is None)),
    volume=_text,
    issue=_text,
    page=st.one_of(_text, st.from_regex(r"[Se]?[0-9]{1,4}(-[Se]?[0-9]{1,4})?", fullmatch=True)),
    publisher=_text,
    publisher_place=_text,
    url=st.one_of(_text, st.sampled_from(["https://example.org/a;b=c_d~e%20f#g", "javascript:alert(1)"])),
    doi=_text,
    pmid=_text,
    pmcid=_text,
    accessed=_maybe_date,
    note=_text,
)
sections = st.builds(
    Section,
    id=ids,
    title=lines(),
    body=markdown,
    kind=st.sampled_from(SectionKind),
    updated=_maybe_date,
    source_id=_text,
)
symptoms = st.builds(
    Symptom,
    name=lines(),
    hpo=st.one_of(st.just(""), st.from_regex(r"HP:[0-9]{7}", fullmatch=True)),
    frequency=st.sampled_from(Frequency),
    percent=_text,
    system=_text,
)
organizations = st.builds(
    Organization,
    name=lines(),
    address=st.lists(lines(), max_size=2).map(tuple),
    country=_text,
    phone=_text,
    email=_text,
    contact_url=_text,
    url=_text,
    notes=markdown,
)
products = st.builds(MedicalProduct, generic_name=lines(), trade_name=_text, indication=markdown)
resources = st.builds(Resource, name=lines(), description=markdown, group=_text, kind=_text)
news = st.builds(NewsItem, title=lines(), published=_maybe_date, url=_text, text=markdown)

_identifiers = st.dictionaries(
    st.sampled_from(["gard", "omim", "orpha", "umls", "icd10", "mesh"]),
    st.lists(st.tuples(lines(10), st.sampled_from(Reach)), min_size=1, max_size=2),
    max_size=3,
).map(lambda found: tuple(Identifier(scheme, *code) for scheme in found for code in found[scheme]))

_translations = st.dictionaries(
    st.sampled_from(["de", "fr", "no", "pt-BR", "zh-Hant"]),
    st.lists(lines(), min_size=1, max_size=2),
    max_size=3,
).map(lambda found: tuple(Translation(language, name) for language in found for name in found[language]))
facts = st.builds(
    Fact,
    kind=st.sampled_from(FactKind),
    value=lines(),
    source=_text,
    code=st.one_of(_text, st.just("HGNC:870")),
)


def _some(what: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(what, max_size=2).map(tuple)


def articles(article_ids: st.SearchStrategy[str] = ids) -> st.SearchStrategy[Article]:
    """Whole articles; section ids and reference keys are unique within each."""
    return st.builds(
        Article,
        id=article_ids,
        title=lines(),
        source=sources,
        language=st.sampled_from(["en", "de"]),
        rare=st.sampled_from([None, True, False]),
        synonyms=_some(st.builds(Synonym, name=lines(), source=_text)),
        translations=_translations,
        identifiers=_identifiers,
        facts=_some(facts),
        categories=_some(lines()),
        review=_text,
        disclaimer=markdown,
        sections=st.lists(sections, max_size=3, unique_by=lambda section: section.id).map(tuple),
        symptoms=_some(symptoms),
        references=st.lists(references, max_size=2, unique_by=lambda reference: reference.id).map(tuple),
        related=_some(st.builds(Related, id=ids, title=_text, relation=_text)),
        organizations=_some(organizations),
        products=_some(products),
        resources=_some(resources),
        news=_some(news),
    )


def article_lists(least: int = 1, most: int = 4) -> st.SearchStrategy[list[Article]]:
    """Articles with an id each."""
    return st.lists(articles(), min_size=least, max_size=most, unique_by=lambda article: article.id)


drafts = st.builds(
    PackDraft,
    id=ids,
    title=lines(),
    edition=_text,
    source=sources,
    licence=_text,
    description=_text,
)
