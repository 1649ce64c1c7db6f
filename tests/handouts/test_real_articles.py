"""Real articles, printed and read back: a fixed sample, the longest, and those with high and low letters."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gardreader.articles.model import Article
from gardreader.handouts.options import HandoutOptions, Paper, TextSize
from gardreader.handouts.pdf import pdf_bytes
from gardreader.packs.reader import Pack
from tests.handouts.conftest import PRINTED, Press
from tests.handouts.reading_back import (
    PDFTOTEXT,
    bare,
    body,
    left_behind,
    pages_by_pdftotext,
    pages_by_pypdf,
    written,
)
from tests.handouts.torn import torn
from tests.rendering.reading import unsaid
from tests.rendering.samples import TODAY

LONGEST = ("ehlers-danlos-syndromes", "pyruvate-dehydrogenase-complex-deficiency", "cystic-fibrosis")
MANY_SIGNS = "williams-syndrome"
CUT_LINES = ("medulloblastoma", "osteogenesis-imperfecta-type-x", "sinonasal-undifferentiated-carcinoma")
"""Where Qt, left alone, cuts a line in two at the end of a page."""

HIGH_AND_LOW = (
    "aplastic-anemia",
    "cerebrotendinous-xanthomatosis",
    "hailey-hailey-disease",
    "hibch-deficiency",
    "pemphigoid-gestationis",
    "punctate-palmoplantar-keratoderma-type-i",
    "trismus-pseudocamptodactyly-syndrome",
)


@pytest.fixture(scope="module")
def gard(gard_pack: Path) -> Iterator[Pack]:
    with Pack.open(gard_pack) as pack:
        yield pack


def sample(gard: Pack) -> list[Article]:
    """25 articles by a fixed seed, and those that are known to be hard."""
    chosen = random.Random(2010).sample(gard.ids, 25)
    return [
        gard.article(article_id) for article_id in (*chosen, *LONGEST, MANY_SIGNS, *CUT_LINES, *HIGH_AND_LOW)
    ]


def assert_prints_whole(article: Article, options: HandoutOptions, press: Press, folder: Path) -> None:
    _, data = pdf_bytes(article, options)
    sheets = press.lay_out(article, options)
    pages = pages_by_pdftotext(data, folder) if PDFTOTEXT else pages_by_pypdf(data)
    text = body(pages, sheets)
    assert text == written(sheets), article.id
    assert unsaid(article, text) == [], article.id
    assert left_behind(sheets) == [], article.id
    assert torn(sheets) == [], article.id


def test_the_text_of_every_print_is_the_whole_articles(gard: Pack, press: Press, tmp_path: Path) -> None:
    for article in sample(gard):
        assert_prints_whole(article, PRINTED, press, tmp_path)


def test_so_it_is_in_large_print_on_letter_paper(gard: Pack, press: Press, tmp_path: Path) -> None:
    for article in sample(gard)[::3]:
        assert_prints_whole(
            article, HandoutOptions(Paper.LETTER, TextSize.LARGE, printed=TODAY), press, tmp_path
        )


def test_two_readers_find_the_same_in_the_longest(gard: Pack, press: Press) -> None:
    article = gard.article(LONGEST[0])
    sheets = press.lay_out(article)
    assert body(pages_by_pypdf(pdf_bytes(article, PRINTED)[1]), sheets) == written(sheets)


@pytest.mark.parametrize("article_id", HIGH_AND_LOW)
def test_high_and_low_letters_are_read_back_where_they_stand(
    gard: Pack, article_id: str, press: Press, tmp_path: Path
) -> None:
    article = gard.article(article_id)
    text = bare("".join(pages_by_pypdf(pdf_bytes(article, PRINTED)[1])))
    found = [
        before + inner
        for section in article.sections
        for before, inner in re.findall(r"([\w/]+)<su[pb]>(\w+)</su[pb]>", section.body)
    ]
    assert found
    assert [word for word in found if bare(word) not in text] == []
