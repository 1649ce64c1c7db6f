"""Names of other languages are completed as synonyms are, after those of the article's own."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from gardreader.articles.facts import Translation
from gardreader.articles.model import Article, Identifier, Reach, Source, Synonym
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
    collector.save(tmp_path, [0], [0])
    alone = np.zeros(1, dtype=np.int32)
    names = Names(NameTables.load(tmp_path), alone, alone.astype(np.bool_))
    assert names.complete("fievre du port", 5) == [(0, "Fièvre du port", "translation", "exact")]
    assert names.complete("fievre du prot", 5) == [(0, "Fièvre du port", "translation", "typo")]
    assert names.complete("fièv", 5) == [(0, "Fièvre du port", "translation", "begins")]
    assert names.complete("harbour fever", 5) == [(0, "Harbour fever", "title", "exact")]
    assert names.complete("portus d", 5) == [(0, "Portus disease", "synonym", "begins")]


def test_a_code_of_something_wider_finds_a_disease_only_where_it_is_no_ones_own(tmp_path: Path) -> None:
    wide = replace(FEVER, id="wide", identifiers=tuple(Identifier("omim", c, Reach.NARROWER) for c in "12"))
    collector = NameCollector()
    collector.add(0, wide)
    collector.add(1, replace(FEVER, identifiers=(Identifier("omim", "1"),)))
    collector.save(tmp_path, [0, 1], [0, 0])
    tables = NameTables.load(tmp_path)
    found = sorted(zip(tables.codes, tables.code_article.tolist(), strict=True))
    assert found == [("1", 1), ("2", 0), ("omim:1", 1), ("omim:2", 0)]


def test_a_name_stands_once_for_all_articles_of_a_disease(tmp_path: Path) -> None:
    code = (Identifier("orpha", "7"),)
    names = replace(FEVER, id="names", title="PORTUS disease", synonyms=(), identifiers=code)
    page = replace(FEVER, translations=(), identifiers=code)
    another = replace(FEVER, id="another", synonyms=(), translations=())
    collector = NameCollector()
    for number, article in enumerate((names, page, another)):
        collector.add(number, article)
    collector.save(tmp_path, [1, 1, 2], [1, 0, 0])
    tables = NameTables.load(tmp_path)
    found = [
        (tables.written[n], int(tables.article[n]))
        for text in ("harbour fever", "portus disease", "portus")
        for n in range(len(tables.folded))
        if tables.folded[n] == text
    ]
    assert found == [("Harbour fever", 1), ("Harbour fever", 2), ("Portus disease", 1), ("Portus", 0)]
    assert list(zip(tables.codes, tables.code_article.tolist(), strict=True)) == [("7", 1), ("orpha:7", 1)]


def test_a_name_in_one_word_of_another_language_comes_after_the_name(tmp_path: Path) -> None:
    collector = NameCollector()
    dutch = (Translation("nl", "Haven-feverziekte"),)
    collector.add(0, replace(FEVER, title="Great harbour fever", translations=dutch))
    collector.save(tmp_path, [0], [0])
    alone = np.zeros(1, dtype=np.int32)
    names = Names(NameTables.load(tmp_path), alone, alone.astype(np.bool_))
    assert names.complete("fever", 5) == [(0, "Great harbour fever", "title", "word")]
