"""The lists of signs that MedQuAD flattened into one sentence, made lists again.

GARD's pages had a table of signs, each with the share of patients or with a dash where none is known.
MedQuAD holds it as ``Myopia 90% Bone cyst 50% Ataxia -``, with the table's explanations around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gardreader.articles.model import Frequency, Symptom
from gardreader.importers.report import ReportBuilder

_BEFORE = re.compile(
    r"The Human Phenotype Ontology provides the following list of signs and symptoms for "
    r"(?:(?!The Human Phenotype Ontology).){1,400}?\. If the information is available, the table below "
    r"includes how often the symptom is seen in people with this condition\. You can use the MedlinePlus "
    r"Medical Dictionary to look up the definitions for these medical terms\. Signs and Symptoms "
    r"Approximate number of patients \(when available\)"
)
_AFTER = re.compile(
    r"The Human Phenotype Ontology \(HPO\) has collected information on how often a sign or symptom occurs "
    r"in a condition\..{0,1500}?In these cases, the sign or symptom may be rare or common\."
)
_SHARE = re.compile(r"(?P<share>\d+(?:\.\d+)?%|\d+/\d+|\d+ of \d+|[-%])(?=\s|$)")
_COMMENT = re.compile(r'\s*\{comment="[^"]*"\}')
"""What an editor of the ontology left beside a name."""

_LONGEST_NAME = 250


@dataclass(frozen=True, slots=True)
class Signs:
    """What an answer told of signs: the list, and the ``prose`` around it."""

    signs: tuple[Symptom, ...]
    prose: str


def rebuilt(answer: str, report: ReportBuilder) -> Signs:
    """The list of signs in an answer and the text that is left; an answer without one is all text."""
    text = " ".join(answer.split())
    before = _BEFORE.search(text)
    if not before:
        return Signs((), answer)
    after = _AFTER.search(text, before.end())
    table = text[before.end() : after.start() if after else len(text)]
    report.count("list of signs rebuilt")
    report.count("explanation of the list of signs left out", 1 + (after is not None))
    found: dict[tuple[str, str], Symptom] = {}
    rest = ""
    for name, share in _rows(table):
        if not share or not name or len(name) > _LONGEST_NAME:
            rest = f"{rest} {name} {share}".strip()
            continue
        if (name, share) in found:
            report.count("sign listed twice with one frequency")
            continue
        percent = "" if share in ("-", "%") else share
        found[name, share] = Symptom(name, frequency=frequency_of(percent), percent=percent)
    if rest:
        report.count("part of a list of signs kept as text")
    parts = (text[: before.start()], rest, text[after.end() :] if after else "")
    return Signs(tuple(found.values()), "\n\n".join(part.strip() for part in parts if part.strip()))


def _rows(table: str) -> Iterator[tuple[str, str]]:
    """Name and share of each row; what stands behind the last share comes with none."""
    place = 0
    for found in _SHARE.finditer(table):
        start = found.start()
        if start and not table[start - 1].isspace():
            continue  # within a word
        yield _COMMENT.sub("", table[place:start]).strip(), found["share"]
        place = found.end()
    if rest := table[place:].strip():
        yield rest, ""


def frequency_of(percent: str) -> Frequency:
    """HPO's class of a share such as ``7.5%``, ``2/6`` or ``2 of 4``.

    >>> [str(frequency_of(share)) for share in ("90%", "7.5%", "2/6", "")]
    ['very frequent', 'occasional', 'frequent', 'unknown']
    """
    numbers = [float(number) for number in re.findall(r"\d+(?:\.\d+)?", percent)]
    if not numbers:
        return Frequency.UNKNOWN
    if not percent.endswith("%"):
        if len(numbers) != 2 or numbers[1] <= 0 or numbers[0] > numbers[1]:
            return Frequency.UNKNOWN
        numbers = [100 * numbers[0] / numbers[1]]
    share = numbers[0]
    if share > 100:
        return Frequency.UNKNOWN
    for least, frequency in (
        (100, Frequency.ALWAYS),
        (80, Frequency.VERY_FREQUENT),
        (30, Frequency.FREQUENT),
        (5, Frequency.OCCASIONAL),
    ):
        if share >= least:
            return frequency
    return Frequency.VERY_RARE if share else Frequency.EXCLUDED
