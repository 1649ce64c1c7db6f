"""The preview follows what is written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gardreader.articles.template import new_article
from gardreader.desktop.preview.preview_window import PreviewWindow
from tests.desktop.preview.conftest import OpenPreview


def text_of(window: PreviewWindow) -> str:
    page = window.view.page
    return page.text if page is not None else ""


def save(window: PreviewWindow, qtbot: QtBot, path: Path, text: str) -> None:
    """Save as editors do, beside the file and by a rename, and wait until that is shown."""
    beside = path.with_name("#saved#")
    beside.write_text(text, encoding="utf-8")
    with qtbot.waitSignal(window.seen):
        beside.replace(path)


def test_the_page_follows_the_file(open_preview: OpenPreview, qtbot: QtBot, article: Path) -> None:
    window = open_preview(article)
    assert "Wilson disease" in text_of(window)
    assert window.panel.head_label.text() == "Nothing to mend"
    text = article.read_text(encoding="utf-8")
    save(window, qtbot, article, text + "\nA last statement [@no-such-key].\n")
    assert "A last statement" in text_of(window)
    assert window.panel.head_label.text() == "1 error"
    line = len(article.read_text(encoding="utf-8").splitlines())
    assert window.panel.list.item(0).text() == (
        f"Line {line}: error [unresolved-citation]\n[@no-such-key] is not in the references"
    )
    save(window, qtbot, article, text)
    assert "A last statement" not in text_of(window)
    assert window.panel.findings == ()


def test_the_place_is_kept(open_preview: OpenPreview, qtbot: QtBot, article: Path) -> None:
    window = open_preview(article)
    view = window.view
    page = view.page
    assert page is not None
    anchor = page.sections[-3][1].id
    view.go_to(page.places[anchor])
    height = view.verticalScrollBar().value()
    assert height > 0
    text = article.read_text(encoding="utf-8")
    first = text.index("\n## ")
    end = text.index("\n", first + 1)
    save(window, qtbot, article, f"{text[:end]}\n\n{'Something new. ' * 80}\n{text[end:]}")
    section = view.page.section_at(view.read_position()) if view.page else None
    assert section is not None
    assert section.id == anchor
    assert view.verticalScrollBar().value() > height


def test_a_broken_file_keeps_the_last_good_page(
    open_preview: OpenPreview, qtbot: QtBot, article: Path
) -> None:
    window = open_preview(article)
    before, text = text_of(window), article.read_text(encoding="utf-8")
    save(window, qtbot, article, text.replace("title:", "titel:", 1))
    assert text_of(window) == before
    assert window.banner.isVisible()
    line = next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith("title:"))
    assert window.banner.text().startswith(f"{article.name}, line {line}: ")
    assert "Below is the article as it was at " in window.banner.text()
    assert [finding.line for finding in window.panel.findings] == [line]
    with qtbot.waitSignal(window.seen):
        article.unlink()
    assert window.banner.text().startswith(f"{article.name} is not there any more. ")
    save(window, qtbot, article, text)
    assert not window.banner.isVisible()
    assert window.panel.findings == ()


def test_a_file_that_is_broken_from_the_start_says_so(
    open_preview: OpenPreview, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "x.md"
    path.write_text("# X\n", encoding="utf-8")
    window = open_preview(path)
    assert window.notice.isVisible()
    assert window.notice.text_label.text().startswith("x.md, line 1: an article opens with front matter")
    save(window, qtbot, path, new_article("x", "X"))
    assert window.view.isVisible()
    assert window.panel.head_label.text() == "11 errors"


def test_findings_lead_to_their_place(open_preview: OpenPreview, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    text = new_article("x", "X").replace("[@first]", f"{'Something is so. ' * 120}[@first]")
    path.write_text(text, encoding="utf-8")
    window = open_preview(path)
    view = window.view
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.panel.list.hasFocus()
    window.panel.list.setCurrentRow(0)
    for _ in range(6):
        QTest.keyClick(window.panel.list, Qt.Key.Key_F8)
    section = view.page.section_at(view.read_position()) if view.page else None
    assert section is not None
    assert section.id == "cause"
    QTest.keyClick(window.panel.list, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    assert window.panel.list.currentRow() == 5
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert view.hasFocus()


def test_a_finding_is_shown_whole_however_narrow_the_list(
    open_preview: OpenPreview, qtbot: QtBot, article: Path
) -> None:
    words = "[more](javascript:one) and [more](file:///two) and [more](other.md)"
    article.write_text(f"{article.read_text(encoding='utf-8')}\n{words}\n", encoding="utf-8")
    rows = open_preview(article).panel.list
    assert rows.count() == 3
    heights = []
    for width in (420, 230):
        rows.setFixedWidth(width)
        qtbot.waitUntil(lambda: rows.visualItemRect(rows.item(0)).width() <= rows.viewport().width())
        heights.append(rows.visualItemRect(rows.item(0)).height())
        needed = rows.fontMetrics().boundingRect(
            QRect(0, 0, rows.viewport().width() - 16, 0), Qt.TextFlag.TextWordWrap, rows.item(0).text()
        )
        assert heights[-1] >= needed.height() + 14  # the padding of the style sheet
    assert heights[0] < heights[1]


def test_links_and_controls_stay_within(open_preview: OpenPreview, qtbot: QtBot, article: Path) -> None:
    window = open_preview(article)
    view = window.view
    window.follow("#ref-1")
    assert view.verticalScrollBar().value() > 0
    window.follow("control:copy/OMIM:277900")
    assert QGuiApplication.clipboard().text() == "OMIM:277900"
    with qtbot.waitSignal(window.seen):
        window.follow("control:sort/name")
    window.follow("article:gard/wilson-disease")
    assert "Other articles" in window.statusBar().currentMessage()
    with qtbot.waitSignal(window.seen):
        window.zoom_in()
    with qtbot.waitSignal(window.seen):
        QTest.keyClick(view, Qt.Key.Key_F5)
