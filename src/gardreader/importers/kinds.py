"""What question a section answers, by the source's own class or by the words of the question."""

from __future__ import annotations

import re

from gardreader.articles.folding import fold
from gardreader.articles.model import SectionKind

_CLASSES = {
    "symptoms": SectionKind.SYMPTOMS,
    "cause": SectionKind.CAUSE,
    "inheritance": SectionKind.INHERITANCE,
    "diagnosis": SectionKind.DIAGNOSIS,
    "treatment": SectionKind.TREATMENT,
    "prognosis": SectionKind.PROGNOSIS,
    "statistics": SectionKind.STATISTICS,
}
# How a question ends says most surely what it asks for: "How might hereditary X be treated?"
_ENDS = (
    (SectionKind.STATISTICS, r"^how many\b"),
    (SectionKind.TREATMENT, r"\b(treated|managed|cured)$"),
    (SectionKind.DIAGNOSIS, r"\bdiagnosed$"),
    (SectionKind.INHERITANCE, r"\binherited$"),
    (
        SectionKind.OVERVIEW,
        r"^what (is|are) (?!the\b)(?!.*\b(treatments?|therap\w+|outlook|prognosis|symptoms|tests|causes)\b)",
    ),
)
# Else the first word that points to a kind: the name of the disease ("hereditary X") comes after it.
_WORDS = (
    (SectionKind.TREATMENT, r"treat\w*|therap\w*|manage\w*|cure[ds]?|tratamiento|what should i do"),
    (SectionKind.DIAGNOSIS, r"diagnos\w*|(?:genetic )?(?:carrier )?(?:tests?|testing)|screening"),
    (
        SectionKind.INHERITANCE,
        r"inherit\w*|genetic\w*(?! (?:cause|basis))|hereditary|runs? in famil\w*|passed|herencia|herede\w*",
    ),
    (
        SectionKind.PROGNOSIS,
        r"prognos\w*|outlook|outcome|expectancy|lifespan|chance of recovery|long term|survival|worsen",
    ),
    (
        SectionKind.STATISTICS,
        r"how many|how common|how often|how rare|more often|more common|prevalence|incidence|frequency|rare",
    ),
    (SectionKind.CAUSE, r"(?:genetic )?(?:cause[ds]?|basis)|why|risk factors?|contracted|causas?"),
    (SectionKind.SYMPTOMS, r"symptoms?|signs?|features|characteristics|sintomas"),
)
_OVERVIEW = re.compile(r"^(what (is|are)\b|que (es|son)\b|overview$|summary$|description$|introduction$)")
_END_PATTERNS = [(kind, re.compile(pattern)) for kind, pattern in _ENDS]
_WORD_PATTERN = re.compile(
    r"\b(?:" + "|".join(f"(?P<{kind.value}>{words})" for kind, words in _WORDS) + r")\b"
)


def kind_of_class(name: str) -> SectionKind | None:
    """The kind for a source's class such as ``Treatment``; ``None`` for a class that says nothing."""
    return _CLASSES.get(name.strip().lower())


def kind_of_question(question: str) -> SectionKind:
    """The kind that the words of a question point to.

    >>> str(kind_of_question("How might X be treated?")), str(kind_of_question("Is X inherited?"))
    ('treatment', 'inheritance')
    """
    folded = fold(question)
    for kind, pattern in _END_PATTERNS:
        if pattern.search(folded):
            return kind
    found = _WORD_PATTERN.search(folded)
    if found and found.lastgroup:
        return SectionKind(found.lastgroup)
    return SectionKind.OVERVIEW if _OVERVIEW.match(folded) else SectionKind.OTHER
