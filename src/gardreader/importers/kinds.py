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
# The first that fits decides: "How might the symptoms be treated?" asks for treatment.
_WORDS = (
    (SectionKind.TREATMENT, r"\b(treat\w*|therap\w*|manage\w*|cure[ds]?)\b"),
    (SectionKind.DIAGNOSIS, r"\b(diagnos\w*|test\w*|screening)\b"),
    (SectionKind.INHERITANCE, r"\b(inherit\w*|genetic\w*|hereditary|runs? in famil\w*|passed)\b"),
    (SectionKind.PROGNOSIS, r"\b(prognosis|outlook|expectancy|chance of recovery|long term|survival)\b"),
    (SectionKind.STATISTICS, r"\b(how many|how common|how often|how rare|prevalence|frequency)\b"),
    (SectionKind.CAUSE, r"\b(cause[ds]?|why|risk factors?)\b"),
    (SectionKind.SYMPTOMS, r"\b(symptoms?|signs?|features)\b"),
    (SectionKind.OVERVIEW, r"^(what (is|are)\b|overview$|summary$|description$)"),
)
_PATTERNS = [(kind, re.compile(pattern)) for kind, pattern in _WORDS]


def kind_of_class(name: str) -> SectionKind | None:
    """The kind for a source's class such as ``Treatment``; ``None`` for a class that says nothing."""
    return _CLASSES.get(name.strip().lower())


def kind_of_question(question: str) -> SectionKind:
    """The kind that the words of a question point to.

    >>> str(kind_of_question("How might X be treated?")), str(kind_of_question("Is X inherited?"))
    ('treatment', 'inheritance')
    """
    folded = fold(question)
    return next((kind for kind, pattern in _PATTERNS if pattern.search(folded)), SectionKind.OTHER)
