"""``gardreader news``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gardreader.articles.dates import PartialDate
from gardreader.articles.model import NewsItem
from gardreader.packs.library import Library
from gardreader.paths import find_paths
from tests.cli.conftest import Run
from tests.packs.samples import article, make_pack

SURVEY = NewsItem("A survey", PartialDate(2020, 5, 22), "https://example.org/survey", "Take *part*.")
GENE = NewsItem("A gene was found", PartialDate(2019, 4, 1), "https://example.org/gene", "In people.")


@pytest.fixture
def newsy(tmp_path: Path) -> Path:
    """A home with two items of news."""
    home = tmp_path / "newsy"
    library = Library(find_paths(home, {}))
    articles = [
        replace(article("a", "Disease A"), news=(GENE, SURVEY)),
        replace(article("b"), news=(SURVEY,)),
    ]
    library.install(make_pack(tmp_path, "newsy", articles))
    library.close()
    return home


def test_news_are_written_with_date_age_and_disease(gardreader: Run, newsy: Path) -> None:
    ran = gardreader("news", "--data-dir", newsy)
    assert ran.code == 0
    text = " ".join(ran.out.split())
    assert text.index("22 May 2020 · ") < text.index("A survey") < text.index("1 April 2019 · ")
    assert "years ago" in text
    assert "About: Disease A Read it at example.org <https://example.org/gene>" in text


def test_words_and_a_limit_narrow_them(gardreader: Run, newsy: Path) -> None:
    ran = gardreader("news", "GENE", "peop", "--data-dir", newsy, "--json")
    assert (ran.code, ran.json["query"], ran.json["found"], ran.json["total"]) == (0, "GENE peop", 1, 2)
    assert ran.json["news"] == [
        {
            "title": "A gene was found",
            "published": "2019-04-01",
            "url": "https://example.org/gene",
            "text": "In people.",
            "for_all": False,
            "count": 1,
            "articles": [{"pack": "newsy", "article": "a", "title": "Disease A"}],
        }
    ]
    ran = gardreader("news", "--limit", "1", "--data-dir", newsy)
    assert "A gene" not in ran.out
    assert "1 older item is not shown" in ran.out


def test_none_and_no_hit_are_told(gardreader: Run, newsy: Path, bundled_home: Path) -> None:
    ran = gardreader("news", "zebra", "--data-dir", newsy)
    assert (ran.code, ran.out, ran.err) == (1, "", "No news has the words “zebra”.\n")
    ran = gardreader("news", "--data-dir", bundled_home)
    assert (ran.code, ran.out, ran.err) == (1, "", "No pack of this library brings news.\n")
    ran = gardreader("news", "--limit", "0", "--data-dir", newsy)
    assert ran.code == 2
