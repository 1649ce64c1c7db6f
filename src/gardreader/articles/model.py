"""What an article is: frozen values, strict where the sources are not.

Text fields hold plain text in one line with no white space around it, unless they are named as
Markdown. A text that is not known is ``""``, a list that is not known is ``()``. The classes
refuse (``ValueError``) what could not be written to a file and read back the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from gardreader.articles.checked import Checked
from gardreader.articles.dates import PartialDate, parse_iso
from gardreader.articles.facts import Fact, Translation, refuse_scattered

ID_PATTERN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""Ids of articles, sections and packs: lower case, digits and single hyphens."""

KEY_PATTERN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.+-]*(?<![.:])")
"""Keys of references, as they stand in ``[@key]`` (the plain ones of Pandoc's)."""

_HEADING_LINE = re.compile(r"^ {0,3}#{1,2}(?:\s|$)", re.MULTILINE)


class SectionKind(StrEnum):
    """What question a section answers."""

    OVERVIEW = "overview"
    SYMPTOMS = "symptoms"
    CAUSE = "cause"
    INHERITANCE = "inheritance"
    DIAGNOSIS = "diagnosis"
    TREATMENT = "treatment"
    PROGNOSIS = "prognosis"
    STATISTICS = "statistics"
    OTHER = "other"


class Frequency(StrEnum):
    """How often a sign is met in people with the disease; the classes are HPO's and Orphanet's."""

    ALWAYS = "always"
    VERY_FREQUENT = "very frequent"
    FREQUENT = "frequent"
    OCCASIONAL = "occasional"
    VERY_RARE = "very rare"
    EXCLUDED = "excluded"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Source(Checked):
    """Where an article comes from; shown and printed with it.

    ``id`` is the article's own number at the source, ``credits`` names whom the source itself
    draws on (such as Orphanet), ``retrieved`` is the day it was taken from there.
    """

    name: str
    url: str = ""
    id: str = ""
    retrieved: PartialDate | None = None
    licence: str = ""
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Synonym(Checked):
    """Another name of the disease, and who uses it where that is known."""

    name: str
    source: str = ""


class Reach(StrEnum):
    """How what a code of a registry stands for compares with the disease."""

    EXACT = "exact"
    BROADER = "broader"
    NARROWER = "narrower"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Identifier(Checked):
    """A code of the disease in a registry; ``scheme`` is ``gard``, ``omim``, ``orpha``, ``umls``,
    ``icd10``, ``icd9``, ``mesh``, ``snomed``, ``nci`` or another lower-case word.

    ``reach`` is not ``EXACT`` where the source says that the code stands for more than the disease
    (``BROADER``), for a part of it (``NARROWER``), or that it does not know.
    """

    scheme: str
    value: str
    reach: Reach = Reach.EXACT


@dataclass(frozen=True, slots=True)
class Symptom(Checked):
    """A sign or symptom recorded for the disease.

    ``percent`` is the source's own figure in its own form (``80%-99%``), ``hpo`` the code of the
    Human Phenotype Ontology (``HP:0001945``). ``system`` is the part of the body that is concerned,
    in the source's own words (``Eye``), where it tells.
    """

    name: str
    hpo: str = ""
    frequency: Frequency = Frequency.UNKNOWN
    percent: str = ""
    source_id: str = ""
    system: str = ""


@dataclass(frozen=True, slots=True)
class Related(Checked):
    """Another disease to see: its article id, its name, and how it is related (``parent``, ``child``)."""

    id: str
    title: str = ""
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Organization(Checked):
    """Whom to turn to.

    ``address`` has one text a line, ``email`` one address or several with commas between,
    ``contact_url`` is a web page to write from where that is given instead; ``notes`` is Markdown.
    """

    _markdown_fields = ("notes",)

    name: str
    abbreviation: str = ""
    address: tuple[str, ...] = ()
    country: str = ""
    phone: str = ""
    toll_free: str = ""
    tty: str = ""
    fax: str = ""
    email: str = ""
    contact_url: str = ""
    url: str = ""
    notes: str = ""
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class MedicalProduct(Checked):
    """A drug or device approved for the disease; ``indication`` is Markdown."""

    _markdown_fields = ("indication",)

    generic_name: str
    trade_name: str = ""
    sponsor: str = ""
    manufacturer: str = ""
    indication: str = ""
    trade_url: str = ""
    drug_information_url: str = ""
    medlineplus_url: str = ""
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class Resource(Checked):
    """A place for more information; ``description`` is Markdown, ``group`` and ``kind`` are the
    source's headings for it (``In-Depth Information``, ``Overview``)."""

    _markdown_fields = ("description",)

    name: str
    description: str = ""
    group: str = ""
    kind: str = ""
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class NewsItem(Checked):
    """A notice about the disease; ``text`` is Markdown."""

    _markdown_fields = ("text",)

    title: str
    published: PartialDate | None = None
    url: str = ""
    text: str = ""
    source_id: str = ""


@dataclass(frozen=True, slots=True)
class Author(Checked):
    """An author: a person by ``family`` and ``given`` name, or a ``literal`` name (CSL's words)."""

    family: str = ""
    given: str = ""
    literal: str = ""

    def __post_init__(self) -> None:
        Checked.__post_init__(self)
        if bool(self.literal) == bool(self.family):
            raise ValueError("an author has either a family name or a literal name")
        if self.literal and self.given:
            raise ValueError("a literal name takes no given name")


@dataclass(frozen=True, slots=True)
class Reference(Checked):
    """A numbered reference; the fields are those of CSL.

    ``issued`` is a :class:`PartialDate`, or the source's own text where that is no date
    (``Spring 2004``). ``note`` holds what the source says that has no field.
    """

    id: str
    type: str = "webpage"
    author: tuple[Author, ...] = ()
    title: str = ""
    container_title: str = ""
    issued: PartialDate | str | None = None
    volume: str = ""
    issue: str = ""
    page: str = ""
    publisher: str = ""
    publisher_place: str = ""
    url: str = ""
    doi: str = ""
    pmid: str = ""
    pmcid: str = ""
    accessed: PartialDate | None = None
    note: str = ""

    def __post_init__(self) -> None:
        Checked.__post_init__(self)
        if not KEY_PATTERN.fullmatch(self.id):
            raise ValueError(f"reference id {self.id!r} cannot be cited")
        if isinstance(self.issued, str) and (not self.issued or parse_iso(self.issued)):
            raise ValueError(f"issued {self.issued!r} is a date, or nothing: not a text")


@dataclass(frozen=True, slots=True)
class Section(Checked):
    """One question and its answer.

    ``body`` is Markdown that holds no heading of the first or second level. ``updated`` is when
    the source last changed it, ``source_id`` the section's own number at the source.
    """

    _markdown_fields = ("body",)

    id: str
    title: str
    body: str
    kind: SectionKind = SectionKind.OTHER
    updated: PartialDate | None = None
    source_id: str = ""

    def __post_init__(self) -> None:
        Checked.__post_init__(self)
        if not ID_PATTERN.fullmatch(self.id):
            raise ValueError(f"section id {self.id!r} is not of lower case, digits and hyphens")
        if not self.title:
            raise ValueError("a section needs a title")
        if _HEADING_LINE.search(self.body):
            raise ValueError(f"section {self.id!r} holds a heading of the first or second level")


@dataclass(frozen=True, slots=True)
class Article(Checked):
    """One disease.

    ``rare`` is ``False`` where the source says "Not a rare disease" and ``None`` where it does
    not tell. ``review`` says who has checked the text. ``disclaimer`` is the source's own, in
    Markdown. ``translations`` are names in other languages, ``facts`` what the source tells in a few words.
    """

    _markdown_fields = ("disclaimer",)

    id: str
    title: str
    source: Source
    language: str = "en"
    rare: bool | None = None
    synonyms: tuple[Synonym, ...] = ()
    translations: tuple[Translation, ...] = ()
    identifiers: tuple[Identifier, ...] = ()
    facts: tuple[Fact, ...] = ()
    categories: tuple[str, ...] = ()
    review: str = ""
    disclaimer: str = ""
    sections: tuple[Section, ...] = ()
    symptoms: tuple[Symptom, ...] = ()
    references: tuple[Reference, ...] = ()
    related: tuple[Related, ...] = ()
    organizations: tuple[Organization, ...] = ()
    products: tuple[MedicalProduct, ...] = ()
    resources: tuple[Resource, ...] = ()
    news: tuple[NewsItem, ...] = ()

    def __post_init__(self) -> None:
        Checked.__post_init__(self)
        if not ID_PATTERN.fullmatch(self.id):
            raise ValueError(f"article id {self.id!r} is not of lower case, digits and hyphens")
        if not self.title:
            raise ValueError("an article needs a title")
        refuse_scattered("identifiers", "scheme", (i.scheme for i in self.identifiers))
        refuse_scattered("translations", "language", (t.language for t in self.translations))

    @property
    def updated(self) -> PartialDate | None:
        """The latest date of its sections, else ``None``."""
        return max((s.updated for s in self.sections if s.updated), default=None)

    @property
    def is_stub(self) -> bool:
        """Whether the source gave no text at all, only names and lists."""
        return not any(section.body for section in self.sections)

    def section(self, section_id: str) -> Section | None:
        """The section of that id, else ``None``."""
        return next((s for s in self.sections if s.id == section_id), None)

    def identifier_values(self, scheme: str) -> tuple[str, ...]:
        """All codes of one scheme that stand for the disease and no other."""
        return tuple(i.value for i in self.identifiers if i.scheme == scheme and i.reach is Reach.EXACT)


@dataclass(frozen=True, slots=True, order=True)
class ArticleRef:
    """Which article: the pack's id and the article's id, written ``PACK/ID``."""

    pack: str
    article: str

    def __str__(self) -> str:
        return f"{self.pack}/{self.article}"

    @classmethod
    def parse(cls, text: str) -> ArticleRef:
        """The inverse of ``str``. Raises ``ValueError`` for anything but ``PACK/ID``."""
        pack, slash, article = text.partition("/")
        if not slash or not ID_PATTERN.fullmatch(pack) or not ID_PATTERN.fullmatch(article):
            raise ValueError(f"{text!r} is not of the form PACK/ID")
        return cls(pack, article)
