from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from gardreader.errors import SettingsError
from gardreader.paths import resources
from gardreader.rendering.themes import (
    BASE_SIZE,
    PAPER,
    THEMES,
    Theme,
    contrast,
    heading_size,
    load_theme,
    measure,
    read_theme,
    style_sheet,
    web_style_sheet,
)

ALL = (*THEMES, PAPER)

TEXT = [
    *((ink, "page") for ink in ("text", "heading", "muted", "link", "accent", "error", "success")),
    *((ink, "surface") for ink in ("text", "muted", "link")),
    *((ink, "window") for ink in ("window_text", "panel_muted", "error", "success", "disabled_text")),
    *((ink, "panel") for ink in ("panel_text", "panel_muted", "link", "error", "success", "disabled_text")),
    *((ink, "button") for ink in ("button_text", "disabled_text")),
    *((ink, "warning_page") for ink in ("warning_text", "link")),
    *((ink, "note_page") for ink in ("note_text", "link")),
    ("mark_text", "mark_page"),
    ("mark_now_text", "mark_now_page"),
    ("selection_text", "selection"),
    ("tooltip_text", "tooltip"),
]
"""Which colours are read on which."""

READ_AT_LENGTH = [
    *((ink, "page") for ink in ("text", "heading", "muted")),
    ("text", "surface"),
    ("window_text", "window"),
    ("panel_text", "panel"),
    ("button_text", "button"),
    ("warning_text", "warning_page"),
    ("note_text", "note_page"),
    ("mark_text", "mark_page"),
    ("mark_now_text", "mark_now_page"),
    ("tooltip_text", "tooltip"),
]
"""What is read for longer than a word or a number: at the higher level of WCAG 2 (1.4.6)."""

EDGES = [
    *((edge, ground) for edge in ("control", "focus") for ground in ("page", "window", "panel", "button")),
    *((edge, ground) for edge in ("warning_rule", "note_rule") for ground in ("page",)),
    ("warning_rule", "warning_page"),
    ("note_rule", "note_page"),
    ("selection", "page"),
    ("accent", "window"),
]
"""Which lines and marks must be seen on which ground (WCAG 2, 1.4.11)."""


def ratio(theme: Theme, first: str, second: str) -> float:
    colours = theme.colours()
    return contrast(colours[first], colours[second])


@pytest.mark.parametrize("name", ALL)
def test_text_can_be_read_on_its_ground(name: str) -> None:
    theme = load_theme(name)
    least = 7.0 if name == "high-contrast" else 4.5
    assert [(a, b, round(ratio(theme, a, b), 2)) for a, b in TEXT if ratio(theme, a, b) < least] == []


@pytest.mark.parametrize("name", ALL)
def test_what_is_read_at_length_stands_out_more(name: str) -> None:
    theme = load_theme(name)
    assert [(a, b, round(ratio(theme, a, b), 2)) for a, b in READ_AT_LENGTH if ratio(theme, a, b) < 7] == []


@pytest.mark.parametrize("name", ALL)
def test_controls_and_marks_can_be_seen(name: str) -> None:
    theme = load_theme(name)
    assert [(a, b, round(ratio(theme, a, b), 2)) for a, b in EDGES if ratio(theme, a, b) < 3] == []


def test_colours_come_from_the_tokens_alone() -> None:
    for path in (resources() / "css").glob("*.css"):
        sheet = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        screen, _, _ = sheet.partition("@media print")
        assert re.findall(r"#[0-9a-fA-F]{3,8}\b(?=[^{]*;)|\brgba?\(", screen) == [], path.name


def test_qt_is_told_the_element_of_every_rule() -> None:
    """One that names none is tried on every element of a page, and an article has thousands."""
    sheet = re.sub(r"/\*.*?\*/", "", style_sheet(load_theme("light")), flags=re.DOTALL)
    for selectors in re.findall(r"([^{}]+)\{", sheet):
        for selector in selectors.split(","):
            assert re.match(r"[a-z]", selector.split()[-1]), selector


@pytest.mark.parametrize("name", THEMES)
def test_links_are_told_from_text_by_a_line_or_by_colour_enough(name: str) -> None:
    theme = load_theme(name)
    assert theme.underline or ratio(theme, "link", "text") >= 3


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


def test_dark_themes_are_dark() -> None:
    for name in ALL:
        theme = load_theme(name)
        assert theme.dark is (contrast(theme.page, "#000000") < contrast(theme.page, "#ffffff"))
        assert theme.name == name


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(("size", "unit"), [(BASE_SIZE, "px"), (54.0, "px"), (11.0, "pt")])
def test_the_style_sheet_has_every_place_filled(name: str, size: float, unit: str) -> None:
    sheet = style_sheet(load_theme(name), size, unit)
    assert "$" not in sheet
    assert load_theme(name).link in sheet


def test_sizes_and_spaces_grow_with_the_zoom() -> None:
    def first_number(sheet: str, rule: str) -> float:
        found = re.search(rf"^{re.escape(rule)} \{{[^}}]*?font-size: ([\d.]+)", sheet, re.MULTILINE)
        assert found
        return float(found[1])

    small, large = (first_number(style_sheet(load_theme("light"), BASE_SIZE * z), "p.date") for z in (1, 2))
    assert large == pytest.approx(2 * small, abs=1)
    assert measure(2 * BASE_SIZE) == pytest.approx(2 * measure(), abs=1)


def test_headings_stay_larger_than_text_and_grow_less() -> None:
    for size in (BASE_SIZE, 20, 36, 54):
        h1, h2, h3 = (heading_size(level, size) for level in (1, 2, 3))
        assert 2 * size >= h1 > h2 > h3 > size
    assert heading_size(1, 54) < 1.5 * 54


def test_the_web_page_has_both_themes() -> None:
    sheet = web_style_sheet(load_theme("light"), load_theme("dark"))
    assert "$" not in sheet
    assert load_theme("dark").page in sheet


def test_an_unknown_theme_is_named_with_those_there_are() -> None:
    with pytest.raises(SettingsError, match=r"no theme 'pink'; the themes are light, dark, high-contrast\."):
        load_theme("pink")


def broken(change: dict[str, object], *, without: str = "") -> str:
    theme = replace(load_theme("light"))
    data: dict[str, object] = {
        "name": theme.name,
        "dark": False,
        "underline": False,
        **theme.colours(),
        **change,
    }
    data.pop(without, None)
    return json.dumps(data)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "cannot be read"),
        ("[]", "lacks"),
        (broken({}, without="link"), "lacks, or does not need: link"),
        (broken({"blink": "#ff0000"}), "blink"),
        (broken({"link": "blue"}), "link that is no colour"),
        (broken({"link": "#fff; } body { display: none"}), "link that is no colour"),
        (broken({"dark": "no"}), "true or false"),
        (broken({"name": 3}), "needs a name"),
    ],
)
def test_a_broken_theme_file_is_told_in_a_sentence(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "mine.json"
    path.write_text(text)
    with pytest.raises(SettingsError, match=re.escape(said)) as caught:
        read_theme(path)
    assert "mine.json" in str(caught.value)
