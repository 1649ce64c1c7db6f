from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from gardreader.articles.dates import PartialDate
from gardreader.glossary.terms import Term, TermSource
from gardreader.handouts.words import words_html, words_used
from tests.rendering.samples import FULL, bundled

GLOSSARY = """- term: platelet
  meaning: A small piece of a cell that helps blood to clot.
  source: {name: A registry of examples (ARE), url: "https://example.org/p", id: "1", retrieved: 2020-12-14}
- term: clot
  meaning: Thickened blood.
  source: {name: Examples, url: "https://example.org/c", id: "2", retrieved: 2020-12-14}
"""


def test_the_words_are_those_that_the_texts_use(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(GLOSSARY)
    overview = replace(FULL.sections[0], body="**Platelets** fall; see [a page](https://example.org/clot).")
    assert [term.name for term in words_used([overview], tmp_path)] == ["platelet"]
    assert words_used([replace(overview, body="Nothing.")], tmp_path) == ()


def test_each_is_told_with_its_meaning_and_source() -> None:
    source = TermSource(
        "A registry of examples (ARE)", "https://example.org/p", "1", PartialDate(2020, 12, 14)
    )
    html = words_html([Term("platelet", "platelet", "A piece <of> a cell.", source)])
    assert "<b>platelet</b>: A piece &lt;of&gt; a cell." in html
    assert '(<a href="https://example.org/p">ARE</a>, 14 December 2020)' in html
    assert "ARE: A registry of examples</p>" in html


def test_the_bundled_articles_use_words_of_the_programs_own_glossary() -> None:
    for article in bundled():
        terms = words_used(article.sections)
        assert terms, article.id
        assert all(term.meaning in words_html(terms).replace("&gt;", ">") for term in terms)
