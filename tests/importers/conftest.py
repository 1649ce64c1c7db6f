"""GARD's records, decoded once."""

from __future__ import annotations

import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gardreader.articles.model import Article
from gardreader.importers.report import ImportReport
from gardreader.importers.run import gather
from gardreader.progress import silent

Record = dict[str, Any]


@pytest.fixture(scope="session")
def gard_zip(shared_data: Path) -> Path:
    """The real records, as they were published."""
    return shared_data / "gard-api-2020.zip"


@pytest.fixture(scope="session")
def gard_raw(gard_zip: Path) -> list[Record]:
    """All records decoded, by number."""
    with zipfile.ZipFile(gard_zip) as archive:
        found = [json.loads(archive.read(name)) for name in archive.namelist()]
    return sorted(found, key=lambda record: int(record["mainPropery"]["diseaseId"]))


@pytest.fixture(scope="session")
def gard_answers(gard_raw: list[Record]) -> dict[str, str]:
    """Every text that answers a question, and where one finds it."""
    answers: dict[str, str] = {}
    for record in gard_raw:
        number = record["mainPropery"]["diseaseId"]
        for question in (record["overviewQuestion"], *record["basicQuestions"]):
            if text := question.get("answerText"):
                answers.setdefault(text, f"{number}, question {question['questionId']}")
    return answers


@pytest.fixture(scope="session")
def gard_texts(gard_raw: list[Record]) -> dict[str, str]:
    """Every other text in HTML, one of each beginning, and where one finds it."""
    texts: dict[str, str] = {}
    begun: set[str] = set()
    for record in gard_raw:
        number = record["mainPropery"]["diseaseId"]
        for place, key in (
            ("medicalProducts", "indication"),
            ("organizations", "freeText"),
            ("resource descriptions", "descriptionText"),
            ("news", "description"),
        ):
            for entry in record[place]:
                text = entry.get(key) or ""
                if text[:30] not in begun:
                    begun.add(text[:30])
                    texts[text] = f"{number}, {place}"
    return texts


@dataclass(frozen=True)
class Imported:
    """What the importer makes of all real records."""

    articles: tuple[Article, ...]
    report: ImportReport

    @property
    def by_number(self) -> dict[int, Article]:
        """The articles by GARD's number."""
        return {int(article.source.id): article for article in self.articles}


@pytest.fixture(scope="session")
def gard_import(gard_zip: Path) -> Imported:
    """All real records, imported once."""
    gathered = gather([gard_zip], silent)
    articles = tuple(gathered.articles)
    return Imported(articles, gathered.report.finish())
