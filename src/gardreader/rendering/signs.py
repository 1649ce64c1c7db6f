"""Signs and symptoms by how often each is met, and the words for that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from gardreader.articles.model import Article, Frequency, Symptom
from gardreader.i18n import ntr, tr
from gardreader.rendering.blocks import pairs
from gardreader.rendering.markdown_html import escape

ORDER = (
    Frequency.ALWAYS,
    Frequency.VERY_FREQUENT,
    Frequency.FREQUENT,
    Frequency.OCCASIONAL,
    Frequency.VERY_RARE,
    Frequency.UNKNOWN,
    Frequency.EXCLUDED,
)
"""The groups of the table, from the top."""


def frequency_words(frequency: Frequency) -> str:
    """What heads the group of that frequency."""
    return {
        Frequency.ALWAYS: tr("Always"),
        Frequency.VERY_FREQUENT: tr("Very frequent"),
        Frequency.FREQUENT: tr("Frequent"),
        Frequency.OCCASIONAL: tr("Occasional"),
        Frequency.VERY_RARE: tr("Very rare"),
        Frequency.UNKNOWN: tr("How often is not known"),
        Frequency.EXCLUDED: tr("Does not occur"),
    }[frequency]


def grouped(symptoms: Iterable[Symptom]) -> list[tuple[Frequency, list[Symptom]]]:
    """The symptoms by frequency in the table's order; within a group they keep the source's."""
    groups: dict[Frequency, list[Symptom]] = {}
    for symptom in symptoms:
        groups.setdefault(symptom.frequency, []).append(symptom)
    return [(frequency, groups[frequency]) for frequency in ORDER if frequency in groups]


def signs_html(article: Article, *, paper: bool) -> str:
    """The introducing sentence and the table by frequency, without the heading."""
    told = signs_on_record(len(article.symptoms))
    if frequencies_known(article.symptoms):
        told += " " + tr("They are grouped by how often they are met; the figures are the source's own.")
    else:
        told += " " + tr("The source does not tell how often each is met.")
    groups = [
        (_group_head(frequency, items), _items(items)) for frequency, items in grouped(article.symptoms)
    ]
    return f'<p class="told keep">{escape(told)}</p>{pairs(groups, paper=paper)}'


def signs_on_record(count: int) -> str:
    """How many there are, in a sentence."""
    return ntr("{count} sign or symptom is on record.", "{count} signs and symptoms are on record.", count)


def frequencies_known(symptoms: Iterable[Symptom]) -> bool:
    """Whether the source tells of any of them how often it is met."""
    return any(s.frequency is not Frequency.UNKNOWN or s.percent for s in symptoms)


def shared_figure(symptoms: Sequence[Symptom]) -> str:
    """The figure that all of a group have, else ``""``."""
    figures = {s.percent for s in symptoms}
    return figures.pop() if len(figures) == 1 else ""


def group_figure(symptoms: Sequence[Symptom]) -> str:
    """What stands below the name of a group: the figure that all have, and how many they are."""
    count = ntr("{count} sign", "{count} signs", len(symptoms)).replace(" ", "\u00a0")
    return "\u00a0· ".join(word for word in (shared_figure(symptoms), count) if word)


def _group_head(frequency: Frequency, symptoms: list[Symptom]) -> str:
    figure = escape(group_figure(symptoms))
    return f'<b>{escape(frequency_words(frequency))}</b> <span class="figure">{figure}</span>'


def _items(symptoms: list[Symptom]) -> list[str]:
    shared = shared_figure(symptoms)
    items = []
    for symptom in symptoms:
        extra = " ".join(escape(t) for t in ("" if shared else symptom.percent, symptom.hpo) if t)
        items.append(escape(symptom.name) + (f' <span class="code">{extra}</span>' if extra else ""))
    return items
