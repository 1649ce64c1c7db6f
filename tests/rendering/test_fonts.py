from __future__ import annotations

import ast
import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QRawFont

import gardreader
from gardreader.articles.plain import to_plain
from gardreader.packs.reader import Pack
from gardreader.paths import content
from gardreader.rendering.fonts import FALLBACK_FILES, TEXT_FILES, font_files
from gardreader.rendering.glance import COPIES, LEADS_OUT
from tests.rendering.samples import FULL, bundled

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

FIGURES = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉₊₋≥≤≈±×÷°µμαβγδεζηθικλπρστυφχψωΔΩ→←↑↓•…“”‘’–—−½¼¾™®©†‡§¶ıłŁøØæÆœŒßðþéèüöäñç"
"""What medical text is full of, whether or not the library of today has it."""


@pytest.fixture(scope="module")
def faces(qapp: QGuiApplication) -> dict[str, QRawFont]:
    """Every typeface of the program."""
    return {path.name: QRawFont(str(path), 16) for path in font_files()}


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from strings(item)


def undrawn(characters: set[str], faces: dict[str, QRawFont], files: tuple[str, ...]) -> list[str]:
    """The characters for which one of ``files`` and all fallbacks lack a glyph."""
    shown = sorted(c for c in characters if unicodedata.category(c) not in ("Cc", "Cf"))
    fallback = [faces[name] for name in FALLBACK_FILES]
    return [
        f"U+{ord(c):04X} {c} in {name}"
        for name in files
        for c in shown
        if not faces[name].supportsCharacter(ord(c))
        and not all(f.supportsCharacter(ord(c)) for f in fallback)
    ]


def test_the_files_are_typefaces(faces: dict[str, QRawFont]) -> None:
    assert list(faces) == [*TEXT_FILES, *FALLBACK_FILES]
    assert all(face.isValid() for face in faces.values())
    assert {face.familyName() for face in faces.values()} == {"Source Sans 3", "DejaVu Sans"}


def test_every_character_of_the_bundled_articles_can_be_drawn(faces: dict[str, QRawFont]) -> None:
    text = "".join("".join(strings(to_plain(article))) for article in (*bundled(), FULL))
    assert undrawn(set(text), faces, TEXT_FILES) == []


def test_so_can_the_signs_that_the_program_itself_writes(faces: dict[str, QRawFont]) -> None:
    written: set[str] = set(COPIES + LEADS_OUT + "▲▼↕–↑·")
    for path in Path(gardreader.__file__).parent.rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(call, ast.Call)
                and isinstance(call.func, ast.Name)
                and call.func.id in ("tr", "ntr")
            ):
                texts = (node.value for node in call.args if isinstance(node, ast.Constant))
                written.update(*(text for text in texts if isinstance(text, str)))
    assert len(written) > 60
    assert undrawn(written, faces, TEXT_FILES) == []


def test_so_can_every_word_that_is_explained(faces: dict[str, QRawFont]) -> None:
    words = "".join(path.read_text(encoding="utf-8") for path in (content() / "glossary").glob("*.yaml"))
    assert undrawn(set(words), faces, TEXT_FILES) == []


def test_so_can_what_medical_text_is_full_of(faces: dict[str, QRawFont]) -> None:
    assert undrawn(set(FIGURES), faces, TEXT_FILES) == []


def test_every_character_of_the_whole_library_can_be_drawn(
    gard_pack: Path, faces: dict[str, QRawFont]
) -> None:
    characters: set[str] = set()
    with Pack.open(gard_pack) as pack:
        for article in pack.articles():
            characters.update(*strings(to_plain(article)))
    assert len(characters) > 100
    assert undrawn(characters, faces, TEXT_FILES) == []


def test_so_can_names_in_seven_languages(shared_data: Path, faces: dict[str, QRawFont]) -> None:
    text = (shared_data / "orphanet-names-7-languages.tsv").read_text(encoding="utf-8")
    assert undrawn(set(text), faces, TEXT_FILES) == []
