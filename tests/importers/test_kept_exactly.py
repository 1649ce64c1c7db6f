"""Every number, percentage, unit, superscript and Greek letter of 500 records is in the articles.

The records are drawn by a fixed seed from the three open data sets; each source is read here by itself.
"""

from __future__ import annotations

import json
import random
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from gardreader.articles.folding import fold
from gardreader.articles.model import Article
from gardreader.importers.run import gather
from gardreader.progress import silent
from tests.importers.figures import drawn, figures, shown, texts_of

SEED = 20201214
GARD, ORPHANET, MEDQUAD = 200, 150, 150

_NOT_OF_THE_ARTICLE = frozenset(
    # The source's own bookkeeping: numbers of rows, days on which a row was changed.
    """diseaseTypeId relatedDiseaseId referenceId resourceId id dateCreated lastModified EncodedName
    dateModified ORPHApacketId version PURL creationDate isFeatured Children Parents""".split()
)

_EXPLAINED = re.compile(  # what stood behind each table of signs, on how to read its figures
    r"The Human Phenotype Ontology \(HPO\) has collected.*?may be rare or common\."
)


def drawn_by_lot(source: Path, number: int, folder: Path, suffix: str) -> list[Path]:
    """So many of the archive's files, written into ``folder``."""
    with zipfile.ZipFile(source) as archive:
        names = sorted(name for name in archive.namelist() if name.endswith(suffix))
        paths = []
        for name in random.Random(SEED).sample(names, number):
            paths.append(folder / name.replace("/", "_"))
            paths[-1].write_bytes(archive.read(name))
    return paths


def imported(folder: Path) -> list[Article]:
    gathered = gather([folder], silent)
    articles = list(gathered.articles)
    assert gathered.report.finish().skipped == ()
    return articles


def leaves(value: Any) -> Iterator[str]:
    """The texts of a record that are of the article."""
    if isinstance(value, dict):
        if says_nothing(value):
            return
        for key, item in value.items():
            if key not in _NOT_OF_THE_ARTICLE and (key, item) != ("ValMoy", "0.0"):  # Orphanet's "not known"
                yield from leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)
    elif isinstance(value, str):
        yield re.sub(r"T\d\d:\d\d:\d\d(\.\d+)?$", "", value)


def says_nothing(entry: dict[str, Any]) -> bool:
    """Whether it is a prevalence of Orphanet's without any, of which it names the source alone."""
    nothing = ("Unknown", "no data", "0.0", "", None)
    return "ValMoy" in entry and entry["ValMoy"] in nothing and entry.get("PrevalenceClass") in nothing


def shown_by(value: object) -> set[str]:
    """The figures that an article shows; each number with its unit also by itself."""
    known = {figure for text in texts_of(value) for figure in figures(text)}
    return known | {figure.split(" ")[0] for figure in known}


def lost(texts: Iterator[str], article: Article) -> list[tuple[str, str]]:
    """The figures of ``texts`` that the article does not show."""
    known = shown_by(article)
    told = ((figure, text) for text in texts for figure in figures(shown(text, cites=True)))
    return [(figure, text[:80]) for figure, text in told if figure not in known]


def test_gard(shared_data: Path, tmp_path: Path) -> None:
    records = [
        json.loads(path.read_bytes())
        for path in drawn_by_lot(shared_data / "gard-api-2020.zip", GARD, tmp_path, ".json")
    ]
    articles = {article.source.id: article for article in imported(tmp_path)}
    told, missing = 0, []
    for record in records:
        article = articles[str(record["mainPropery"]["diseaseId"])]
        sections = {section.source_id: section for section in article.sections}
        for question in (record["overviewQuestion"], *record["basicQuestions"]):
            expected = figures(shown(question.get("answerText") or "", cites=True))
            told += len(expected)
            if expected:
                assert figures(drawn(sections[str(question["questionId"])].body)) == expected, article.id
        missing += [(article.id, *figure) for figure in lost(leaves(record), article)]
    assert missing == []
    assert told > 500


def test_orphanet(shared_data: Path, tmp_path: Path) -> None:
    records = [
        json.loads(path.read_bytes())["Orphapacket"]
        for path in drawn_by_lot(shared_data / "orphapackets-2025-12.zip", ORPHANET, tmp_path, ".json")
    ]
    articles = {article.source.id: article for article in imported(tmp_path)}
    missing = []
    for record in records:
        article = articles[str(record["ORPHAcode"])]
        missing += [(article.id, *figure) for figure in lost(leaves(record), article)]
    assert missing == []


def test_medquad(shared_data: Path, tmp_path: Path) -> None:
    paths = drawn_by_lot(shared_data / "medquad.zip", MEDQUAD, tmp_path, ".xml")
    articles = imported(tmp_path)
    for path in paths:
        document = ElementTree.parse(path).getroot()
        focus = fold(document.findtext("Focus") or "")
        same = tuple(article for article in articles if fold(article.title) == focus) or tuple(articles)
        known = shown_by(same)
        answers = [_EXPLAINED.sub(" ", " ".join((a.text or "").split())) for a in document.iter("Answer")]
        cites = "GARD" in path.name  # numbers of references that MedQuAD does not have
        missing = [f for text in answers for f in figures(shown(text, cites=cites)) if f not in known]
        assert missing == [], path.name
