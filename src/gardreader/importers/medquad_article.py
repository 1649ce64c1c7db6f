"""One article of the MedQuAD documents of one page or series of pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from gardreader.articles.dates import PartialDate
from gardreader.articles.folding import fold
from gardreader.articles.model import Article, Identifier, Section, SectionKind, Source, Symptom, Synonym
from gardreader.importers.html_to_markdown import HtmlConverter
from gardreader.importers.kinds import kind_of_question
from gardreader.importers.medquad_document import Document, Pair
from gardreader.importers.medquad_mending import may_hold_ranges, mended
from gardreader.importers.medquad_signs import rebuilt
from gardreader.importers.medquad_text import as_html, key_points, points_nowhere
from gardreader.importers.report import ReportBuilder
from gardreader.importers.slugs import UniqueIds

LICENCE = "CC BY 4.0; Ben Abacha and Demner-Fushman, BMC Bioinformatics 2019, 20:511"
MEDQUAD = "MedQuAD"
ADDRESS = "https://github.com/abachaa/MedQuAD"

SITES = {
    "CancerGov": ("National Cancer Institute", "Cancers"),
    "GARD": ("Genetic and Rare Diseases Information Center", "Rare diseases"),
    "GHR": ("Genetics Home Reference", "Genetic conditions"),
    "MedlinePlus": ("MedlinePlus", "Health topics"),
    "NIDDK": (
        "National Institute of Diabetes and Digestive and Kidney Diseases",
        "Diabetes, digestive and kidney diseases",
    ),
    "NINDS": ("National Institute of Neurological Disorders and Stroke", "Neurological disorders"),
    "SeniorHealth": ("NIH SeniorHealth", "Health of older people"),
    "NHLBI": ("National Heart, Lung, and Blood Institute", "Heart, lung and blood diseases"),
    "CDC": ("Centers for Disease Control and Prevention", "Infections and public health"),
}
"""Of each site its name and the category of its articles."""

_KINDS = {
    "information": SectionKind.OVERVIEW,
    "symptoms": SectionKind.SYMPTOMS,
    "causes": SectionKind.CAUSE,
    "genetic changes": SectionKind.CAUSE,
    "susceptibility": SectionKind.CAUSE,
    "inheritance": SectionKind.INHERITANCE,
    "exams and tests": SectionKind.DIAGNOSIS,
    "treatment": SectionKind.TREATMENT,
    "outlook": SectionKind.PROGNOSIS,
    "frequency": SectionKind.STATISTICS,
    "stages": SectionKind.OTHER,
    "complications": SectionKind.OTHER,
    "prevention": SectionKind.OTHER,
    "considerations": SectionKind.OTHER,
    "research": SectionKind.OTHER,
    "support groups": SectionKind.OTHER,
}
_OVERVIEW = re.compile(r"what is \(are\)\s|do you have information about\s", re.IGNORECASE)
_OWN_QUESTION = re.compile(
    r"(?:What|How|Is|Are|Who|Why|Can|Do|Does|When|Which|Where|Will|Should|Could|Might)\b"
    r"(?:[^.?!\n]|\.(?=\S)){3,250}\?(?=\s|$)"
)
_SUMMARY = re.compile(r"Summary\s?:\s*")
_PARASITES = re.compile(r"Parasites - (?=\S)")
_ALSO = re.compile(r"(?P<name>.+?) \((?:also known as )?(?P<other>[^()]+)\)")
_RESOURCES = "These resources address the diagnosis or management of"
"""So begin GHR's lists of where to read on, which MedQuAD gives as what is done against a disease."""

_SMALL_TITLE = re.compile(r"[a-z]{3,}(?![A-Z0-9])")
_MAY_BE_RANGES = (
    "*MedQuAD lost the dashes of this text. A number above may be two: 1525 may stand for 15 to 25. "
    "Look it up at the source.*"
)
_LOST_SIGNS = (
    "MedQuAD holds the texts of this website without their dashes, fractions, accents, Greek letters, "
    "degree signs and curly apostrophes. Two numbers with a dash between them read as one (15 to 25 as 1525),"
    " so check figures at the source."
)
_WHOLE_SITES = frozenset(["CDC"])
"""Websites whose texts have all their characters; those of the others have the plain ones alone."""

_NO_LINKS = "*The links that this answer speaks of are not in MedQuAD.*"


def make_article(
    documents: Sequence[Document], article_id: str, retrieved: PartialDate, report: ReportBuilder
) -> Article:
    """The article of ``documents``, the first of which gives name and address. Raises ``ValueError``."""
    first = documents[0]
    title, others = names_of(first)
    synonyms = _synonyms(title, [*others, *(name for d in documents for name in d.synonyms)], report)
    sections: list[Section] = []
    symptoms: dict[tuple[str, str], Symptom] = {}
    writer = _SectionWriter(report)
    titles = _Titles()
    for document in documents:
        part = document.page if len(documents) > 1 else ""
        for section, signs in writer.sections(document, part):
            for sign in signs:
                symptoms.setdefault((sign.name, sign.percent), sign)
            if not section:
                continue
            again = any(section.body == told.body for told in sections if told.kind is section.kind)
            if again:
                report.count("answer given twice")
            else:
                sections.append(titles.made_single(section))
    numbers = dict.fromkeys(d.gard_number for d in documents if d.gard_number)
    concepts = dict.fromkeys(code for d in documents for code in d.concepts)
    credit = ["Human Phenotype Ontology (HPO)", "Orphanet"] if symptoms else []
    credit += ["UMLS"] if concepts else []
    name, category = SITES.get(first.site, (first.site, ""))
    return Article(
        id=article_id,
        title=title,
        source=Source(
            f"{name} ({MEDQUAD})" if name and name != MEDQUAD else MEDQUAD,
            first.url if first.url.startswith(("http://", "https://")) else ADDRESS,
            ", ".join(dict.fromkeys(filter(None, (d.id for d in documents)))),
            retrieved,
            LICENCE,
            tuple(credit),
        ),
        synonyms=tuple(map(Synonym, synonyms)),
        identifiers=(
            *(Identifier("gard", number) for number in numbers),
            *(Identifier("umls", code) for code in concepts),
        ),
        categories=(category,) if category else (),
        disclaimer=_LOST_SIGNS if sections and first.site in SITES and first.site not in _WHOLE_SITES else "",
        sections=tuple(sections),
        symptoms=tuple(symptoms.values()),
    )


def names_of(document: Document) -> tuple[str, list[str]]:
    """The title, and the other names that stand in the focus with it."""
    title = document.title
    if _SMALL_TITLE.match(title):
        title = title[0].upper() + title[1:]
    if document.site != "CDC":
        return title, []
    title = _PARASITES.sub("", title)
    found = _ALSO.fullmatch(title)
    return (found["name"], [found["other"]]) if found else (title, [])


def _synonyms(title: str, names: list[str], report: ReportBuilder) -> list[str]:
    kept = dict.fromkeys(name for name in names if name.lower() != title.lower())
    if len(kept) < len(names):
        report.count("other name listed twice", len(names) - len(kept))
    return list(kept)


class _Titles:
    """Numbers the headings that an article has several times."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def made_single(self, section: Section) -> Section:
        self._seen[section.title] += 1
        number = self._seen[section.title]
        return replace(section, title=f"{section.title} ({number})") if number > 1 else section


class _SectionWriter:
    def __init__(self, report: ReportBuilder):
        self._report = report
        self._ids = UniqueIds()
        self._html = HtmlConverter(count=report.count, cite=False)

    def sections(self, document: Document, part: str) -> Iterator[tuple[Section | None, tuple[Symptom, ...]]]:
        """Of each answer its section (``None`` for a list of signs alone) and its signs."""
        headings = frozenset(line for pair in document.pairs for line in key_points(pair.answer))
        for pair in document.pairs:
            self._report.count("questions and answers")
            if not pair.answer:
                self._report.count("question without an answer")
                continue
            found = rebuilt(mended(document.site, pair.answer, self._report), self._report)
            title, prose = self._question(document, pair, found.prose)
            body = self._html.markdown(as_html(prose, headings))
            if (again := f"### {title}\n\n") in body:
                self._report.count("heading that repeats the question left out")
                body = body.replace(again, "")
            if body and points_nowhere(prose):
                self._report.count("answer that speaks of links it does not have")
                body = f"{body}\n\n{_NO_LINKS}"
            if body and document.site not in _WHOLE_SITES and may_hold_ranges(prose):
                self._report.count("answer with a number that may be two")
                body = f"{body}\n\n{_MAY_BE_RANGES}"
            if not body:
                self._report.count(
                    "answer that is a list of signs alone"
                    if found.signs
                    else "answer that repeats the question alone"
                    if fold(pair.answer) == fold(title)
                    else "answer that is of the website alone"
                )
                yield None, found.signs
                continue
            kind = _KINDS.get(pair.kind) or kind_of_question(title)
            if prose.lstrip().startswith(_RESOURCES):
                self._report.count("list of where to read on, not told as treatment")
                kind = SectionKind.OTHER
                title = f"Where to read on diagnosis or management of {document.focus}"
            title = f"{title} ({part})" if part else title
            yield Section(self._ids.take(kind.value), title, body, kind, None, pair.id), found.signs

    def _question(self, document: Document, pair: Pair, prose: str) -> tuple[str, str]:
        """The heading, and the answer without it: GARD's own question stands before its answer."""
        prose = prose.strip()
        if document.site == "GARD" and (own := _OWN_QUESTION.match(prose)):
            self._report.count("question of GARD's own, made the heading")
            return " ".join(own[0].split()), prose[own.end() :].strip()
        if document.site == "MedlinePlus" and (summary := _SUMMARY.match(prose)):
            self._report.count("word Summary before an answer left out")
            prose = prose[summary.end() :]
        if _OVERVIEW.match(pair.question) or not fold(pair.question):
            return "Overview", prose
        question = pair.question
        if document.focus:  # a question of MedQuAD's making holds the focus as it stands
            name = names_of(document)[0]
            if name.lower() != document.focus.lower():
                question = question.replace(document.focus, name)
        question = re.sub(r"[\s?]*\?$", "?", question)
        return question[0].upper() + question[1:], prose
