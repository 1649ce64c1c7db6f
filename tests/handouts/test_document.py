from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QThread
from PySide6.QtGui import QFontDatabase, QFontInfo, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from gardreader.articles.model import Article, Section
from gardreader.handouts.document import make_document, register_fonts, text_font, title_size
from gardreader.rendering.article_html import render_article
from gardreader.rendering.fonts import FALLBACK_FAMILY, TEXT_FAMILY
from gardreader.rendering.options import RenderOptions
from gardreader.rendering.themes import BASE_SIZE, load_theme, measure
from tests.rendering.samples import FULL, ON_THE_DAY, STUB, bundled


def drawn(article: Article, *, exact: bool = False, options: RenderOptions = ON_THE_DAY) -> QTextDocument:
    document = make_document(render_article(article, options), load_theme("light"), exact=exact)
    document.setTextWidth(measure())
    document.size()  # the layout is lazy
    return document


def with_body(body: str) -> Article:
    return replace(STUB, sections=(Section("one", "One", body),))


def blocks(document: QTextDocument) -> list[QTextBlock]:
    found = []
    block = document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def block_of(document: QTextDocument, text: str) -> QTextBlock:
    return next(block for block in blocks(document) if block.text() == text)


def runs(block: QTextBlock) -> list[str]:
    """The pieces of a block that are drawn apart."""
    found = []
    pieces = block.begin()
    while not pieces.atEnd():
        found.append(pieces.fragment().text())
        pieces += 1
    return found


def test_the_programs_own_typefaces_are_used_and_registered_once() -> None:
    before = len(QFontDatabase.families())
    register_fonts()
    assert len(QFontDatabase.families()) == before
    assert {TEXT_FAMILY, FALLBACK_FAMILY} <= set(QFontDatabase.families())
    assert QFontInfo(text_font()).family() == TEXT_FAMILY
    assert QFontInfo(text_font()).pixelSize() == BASE_SIZE


def test_lines_of_running_text_have_60_to_75_letters() -> None:
    for article in bundled():
        lengths = []
        document = drawn(article)
        for block in blocks(document):
            layout = block.layout()
            running = QTextCursor(block).currentTable() is None and block.textList() is None
            if running and not block.charFormat().isAnchor():
                lengths += [layout.lineAt(n).textLength() for n in range(layout.lineCount() - 1)]
        assert 60 <= sum(lengths) / len(lengths) <= 75, article.id


def test_nothing_runs_out_of_the_column() -> None:
    address = "https://example.org/" + "a-long-way/" * 20
    document = drawn(with_body(f"See <{address}> and {'x' * 1000}."))
    assert document.idealWidth() <= measure()
    assert document.size().width() <= measure()


@pytest.mark.parametrize("exact", [False, True])
def test_ligatures_are_drawn_on_the_screen_but_not_in_a_file(exact: bool) -> None:
    document = drawn(with_body("The first office is efficient."), exact=exact)
    block = block_of(document, "The first office is efficient.")
    glyphs = sum(len(run.glyphIndexes()) for run in block.layout().lineAt(0).glyphRuns())
    assert (glyphs == len(block.text())) is exact


def test_marks_of_lists_stand_off_their_text() -> None:
    document = drawn(with_body("1. one\n2. two\n\nAnd\n\n- three\n- four"))
    numbered = block_of(document, "two")
    assert numbered.textList().itemText(numbered) == "2.\u2009"
    assert numbered.charFormat().fontStretch() in (0, 100)
    assert block_of(document, "four").charFormat().fontStretch() > 100


def test_no_list_starts_with_another_number_than_the_source_gives() -> None:
    document = drawn(with_body("3. three\n4. four"))
    block = block_of(document, "four")
    assert block.textList().itemText(block).startswith("4.")


def test_high_and_low_figures_stay_so() -> None:
    document = drawn(FULL)
    block = next(b for b in blocks(document) if b.text().startswith("Platelets"))
    assert {"9", "2"} <= set(runs(block))


def test_every_anchor_of_the_page_is_in_the_document() -> None:
    page = render_article(FULL, ON_THE_DAY)
    document = make_document(page, load_theme("light"))
    names: set[str] = set()
    for block in blocks(document):
        pieces = block.begin()
        while not pieces.atEnd():
            names.update(pieces.fragment().charFormat().anchorNames())
            pieces += 1
    wanted = {anchor.id for anchor in page.anchors} | {r.anchor for r in page.references}
    wanted |= {place for reference in page.references for place in reference.places}
    assert wanted <= names


def test_in_a_file_the_first_word_of_a_heading_is_drawn_as_one() -> None:
    document = drawn(FULL, exact=True, options=replace(ON_THE_DAY, paper=True))
    assert runs(block_of(document, "What is example disease?")) == ["What", " is example disease?"]
    assert runs(block_of(document, "2.")) == ["2."]


def test_headings_keep_their_space_above_also_behind_tables() -> None:
    document = drawn(replace(FULL, symptoms=FULL.symptoms[:1]))
    layout = document.documentLayout()
    headings = [b for b in blocks(document) if b.blockFormat().headingLevel() == 2]
    assert len(headings) > 8
    for heading in headings[1:]:
        before = heading.previous()
        while not before.text():
            before = before.previous()
        gap = layout.blockBoundingRect(heading).top() - layout.blockBoundingRect(before).bottom()
        assert gap > 30, heading.text()


def test_a_document_may_be_made_on_another_thread(qapp: QApplication) -> None:
    made: list[QTextDocument] = []

    class Maker(QThread):
        def run(self) -> None:
            document = drawn(FULL)
            document.moveToThread(qapp.thread())
            made.append(document)

    maker = Maker()
    maker.start()
    assert maker.wait(20_000)
    assert made[0].thread() is qapp.thread()
    assert "Example disease" in made[0].toPlainText()


def test_nothing_is_loaded() -> None:
    asked: list[str] = []

    class Curious(QTextDocument):
        def loadResource(self, kind: int, name: object) -> object:
            asked.append(str(name))
            return super().loadResource(kind, name)  # type: ignore[arg-type]

    page = render_article(with_body('![x](file:///etc/passwd) <img src="http://example.org/x.png"> y'))
    document = Curious()
    document.setHtml(page.html)
    document.setTextWidth(300)
    assert asked == []


def test_headings_of_large_text_are_sized_by_hand_and_keep_their_links() -> None:
    page = render_article(with_body("### A part\n\nText."), ON_THE_DAY)
    plain = make_document(page, load_theme("light"))
    large = make_document(page, load_theme("light"), 54)
    assert large.toPlainText() == plain.toPlainText()
    for block, other in zip(blocks(large), blocks(plain), strict=True):
        runs_of, runs_other = block.textFormats(), other.textFormats()
        assert [r.format.anchorNames() for r in runs_of] == [r.format.anchorNames() for r in runs_other]
    sizes = {
        block.blockFormat().headingLevel(): block.begin().fragment().charFormat().font().pixelSize()
        for block in blocks(large)
    }
    assert 108 > sizes[1] > sizes[2] > sizes[0] > 0


def test_a_long_title_is_set_smaller_on_paper_but_no_smaller_than_it_needs() -> None:
    width = 340.0  # points: A5
    assert title_size("Cystic fibrosis", 32, 25.6, 20, width) == 32
    many = title_size("A long title of a disease that many have named " * 8, 32, 25.6, 20, width)
    assert many == pytest.approx(25.6, abs=1.4)
    wide = title_size("Pseudohypoparathyroidism", 32, 25.6, 20, width)
    assert 20 < wide < 32
    assert title_size("X" * 400, 32, 25.6, 20, width) == 20
    assert title_size("", 32, 25.6, 20, width) == 32


def test_the_title_of_a_page_for_paper_suits_its_width() -> None:
    article = replace(STUB, title="Pseudohypoparathyroidism dysplasia")
    page, theme = render_article(article, RenderOptions(paper=True)), load_theme("paper")
    sizes = []
    for width in (0.0, 340.0):
        document = make_document(page, theme, 20.0, "pt", width=width)
        sizes.append(document.begin().begin().fragment().charFormat().fontPointSize())
    usual, fitting = sizes
    assert usual == 32
    assert 20 < fitting < 32
