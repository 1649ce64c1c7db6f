"""A disease that several packs tell of is completed once, whichever of its names is typed."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from gardreader.articles.facts import Translation
from gardreader.articles.model import Article, ArticleRef, Identifier, Source, Synonym
from gardreader.packs.library import Library
from gardreader.paths import content
from gardreader.search.engine import SearchEngine
from tests.packs.samples import bundled, home, make_pack

WILSON = ArticleRef("gardreader-bundled", "wilson-disease")
THERE = ArticleRef("sample", "wilson-of-another-pack")


def test_a_disease_is_completed_once(tmp_path: Path) -> None:
    wilson = next(article for article in bundled() if article.id == WILSON.article)
    other = replace(
        wilson, id=THERE.article, synonyms=(*wilson.synonyms, Synonym("Copper storage of examples"))
    )
    names = Article(
        "orpha-905",
        "Wilson disease",
        Source("Names of examples", id="905"),
        identifiers=(Identifier("orpha", "905"),),
        translations=(Translation("it", "Malattia di Wilson"),),
    )
    with closing(Library.open(home(tmp_path / "home"), content())) as library:
        library.install(make_pack(tmp_path, articles=[other]))
        library.install(make_pack(tmp_path, "names", [names]))
        with closing(SearchEngine(library)) as engine:
            engine.build()
            exact = [hit.ref for hit in engine.complete("wilson disease").hits if hit.match == "exact"]
            assert exact == [THERE]
            assert [hit.ref for hit in engine.complete("copper storage of examples").hits] == [THERE]
            (found,) = engine.complete("malattia di wilson").hits
            assert (found.ref, found.name) == (WILSON, "Malattia di Wilson")
            assert found.title == "Wilson disease"
