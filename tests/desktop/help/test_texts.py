"""The help says what the program does, in whole sentences, and whose work it holds."""

from __future__ import annotations

import importlib.metadata

from pytestqt.qtbot import QtBot

from gardreader import __version__
from gardreader.desktop.help.text_dialog import TextDialog
from gardreader.desktop.help.texts import about_html, help_html
from gardreader.rendering.fonts import FAMILIES


def test_the_help_covers_each_task() -> None:
    page = help_html()
    for word in (
        "Find",
        "Read",
        "Print",
        "Add articles",
        "What it is not",
        "Ctrl+K",
        "signs: fever",
        "-sickle",
        "Alt+PgDown",
    ):
        assert word in page


def test_the_about_page_names_every_library_and_typeface() -> None:
    page = about_html().casefold()
    assert __version__ in page
    for family in FAMILIES:
        assert family.casefold() in page
    needed = importlib.metadata.requires("gardreader") or []
    shown_as = {"pyside6-essentials": "pyside6", "markdown": "python-markdown"}
    for line in needed:
        name = line.split(";")[0].split()[0].split("=")[0].split("<")[0].split(">")[0].casefold()
        assert shown_as.get(name, name) in page, name
    assert "diagnos" in page or "advice from a health professional" in page


def test_the_dialog_shows_a_text_and_follows_no_link(qtbot: QtBot) -> None:
    dialog = TextDialog("How to use", "<h1>How to use</h1><p>See <a href='https://example.org'>this</a>.</p>")
    qtbot.addWidget(dialog)
    assert "See this." in dialog.text.toPlainText()
    assert not dialog.text.openLinks()
    assert dialog.sizeHint().width() > 300
