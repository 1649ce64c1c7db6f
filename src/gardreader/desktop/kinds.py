"""What the kinds of sections are called on labels."""

from __future__ import annotations

from gardreader.articles.model import SectionKind
from gardreader.i18n import tr


def kind_label(kind: str) -> str:
    """The label of a section kind; ``""`` is the article as a whole.

    >>> kind_label("treatment"), kind_label("")
    ('Treatment', 'Article')
    """
    labels = {
        "": tr("Article"),
        SectionKind.OVERVIEW.value: tr("Overview"),
        SectionKind.SYMPTOMS.value: tr("Symptoms"),
        SectionKind.CAUSE.value: tr("Cause"),
        SectionKind.INHERITANCE.value: tr("Inheritance"),
        SectionKind.DIAGNOSIS.value: tr("Diagnosis"),
        SectionKind.TREATMENT.value: tr("Treatment"),
        SectionKind.PROGNOSIS.value: tr("Outlook"),
        SectionKind.STATISTICS.value: tr("Statistics"),
        SectionKind.OTHER.value: tr("Other"),
    }
    return labels.get(kind, kind)
