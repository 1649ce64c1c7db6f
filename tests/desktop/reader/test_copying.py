"""Selections as clean text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication

from gardreader.articles.model import Identifier
from gardreader.desktop.reader.copying import raised, selected_text
from gardreader.handouts.document import make_document
from gardreader.rendering.article_html import render_article
from gardreader.rendering.options import RenderOptions
from gardreader.rendering.themes import load_theme
from tests.rendering.samples import FULL


def copied(html: str) -> str:
    document = QTextDocument()
    document.setHtml(html)
    return all_of(document)


def all_of(document: QTextDocument) -> str:
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    return selected_text(cursor)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>below 150 × 10<sup>9</sup>/L</p>", "below 150 × 10⁹/L"),
        ("<p>CO<sub>2</sub> and Ca<sup>2+</sup></p>", "CO₂ and Ca²⁺"),
        ("<p>p<sup>A/B</sup> x<sub>Q</sub></p>", "p^(A/B) x_Q"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<p>One<br>line</p>", "One\nline"),
        ("<ul><li>a</li><li>b</li></ul>", "• a\n• b"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a\tb\nc\td"),
        ("<p>long\u200bword&nbsp;here</p>", "longword here"),
    ],
)
def test_text_is_as_it_reads(qapp: QApplication, html: str, text: str) -> None:
    assert copied(html) == text


def test_a_part_of_a_paragraph(qapp: QApplication) -> None:
    document = QTextDocument()
    document.setHtml("<p>abc 10<sup>12</sup> def</p>")
    cursor = QTextCursor(document)
    cursor.setPosition(4)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    assert selected_text(cursor) == "10¹"


def test_raised_characters() -> None:
    assert raised("10") == "¹⁰"
    assert raised("12", lowered=True) == "₁₂"
    assert raised("°") == "^°"


def test_a_word_of_a_list_takes_no_mark_along(qapp: QApplication) -> None:
    document = QTextDocument()
    document.setHtml("<ul><li>fever</li><li>pain</li></ul>")
    cursor = QTextCursor(document.findBlock(document.toPlainText().index("fever")))
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    assert selected_text(cursor) == "fever"


def test_the_signs_of_controls_are_not_copied_but_those_of_the_text_are(qapp: QApplication) -> None:
    coded = replace(FULL, identifiers=(Identifier("omim", "219700"), Identifier("icd10", "E84")))
    page = render_article(coded, RenderOptions(live=True))
    shown = all_of(make_document(page, load_theme("light")))
    assert "Codes\tOMIM 219700 · ICD-10 E84\n" in shown
    assert "How often ▼\tSign or symptom\n" in shown
    assert not set("❐↗↕") & set(shown)
    assert copied("<p>rises ↗ and <b>↗</b> falls</p>") == "rises ↗ and ↗ falls"
