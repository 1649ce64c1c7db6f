"""Names of other languages are completed as synonyms are, after those of the article's own."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from gardreader.articles.facts import Translation
from gardreader.articles.model import Article, Source, Synonym
from gardreader.search.name_tables import NameCollector, NameTables
from gardreader.search.names import Names

FEVER = Article(
    "harbour-fever",
    "Harbour fever",
    Source("s"),
    synonyms=(Synonym("Portus disease"),),
    translations=(
        Translation("fr", "Fièvre du port"),
        Translation("pt", "Portus"),
        Translation("nl", "Harbour fever"),
    ),
)


def test_names_of_other_languages(tmp_path: Path) -> None:
    collector = NameCollector()
    collector.add(0, FEVER)
    collector.save(tmp_path)
    alone = np.zeros(1, dtype=np.int32)
    names = Names(NameTables.load(tmp_path), alone, alone.astype(np.bool_))
    assert names.complete("fievre du port", 5) == [(0, "Fièvre du port", "translation", "exact")]
    assert names.complete("fievre du prot", 5) == [(0, "Fièvre du port", "translation", "typo")]
    assert names.complete("fièv", 5) == [(0, "Fièvre du port", "translation", "begins")]
    assert names.complete("harbour fever", 5) == [(0, "Harbour fever", "title", "exact")]
    assert names.complete("portus d", 5) == [(0, "Portus disease", "synonym", "begins")]
