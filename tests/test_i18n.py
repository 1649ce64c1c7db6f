"""Texts for people: translated, filled in, and nowhere built in a way that no translator can follow."""

from __future__ import annotations

import ast
import gettext
import string
import struct
from collections.abc import Iterator
from pathlib import Path

import pytest

from gardreader import i18n
from gardreader.i18n import ntr, tr, use_language

SOURCES = sorted((Path(__file__).parent.parent / "src" / "gardreader").rglob("*.py"))


@pytest.fixture
def french(tmp_path: Path) -> Iterator[None]:
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "gardreader.mo").write_bytes(
        catalogue(
            {
                "": "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n > 1);\n",
                "Not found: {name}": "Introuvable : {name}",
                "{count} year\0{count} years": "{count} an\0{count} ans",
            }
        )
    )
    use_language(tmp_path, ["fr", "en"])
    yield
    i18n._translations = gettext.NullTranslations()


def catalogue(texts: dict[str, str]) -> bytes:
    """A compiled catalogue, as gettext reads it."""
    pairs = [(key.encode(), value.encode()) for key, value in sorted(texts.items())]
    tables = [b"", b""]
    data = b""
    start = 28 + 16 * len(pairs)
    for side in (0, 1):
        for pair in pairs:
            tables[side] += struct.pack("<II", len(pair[side]), start + len(data))
            data += pair[side] + b"\0"
    head = struct.pack("<IIIIIII", 0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0)
    return head + tables[0] + tables[1] + data


def test_english_stays_without_a_catalogue() -> None:
    assert tr("Not found: {name}", name="x") == "Not found: x"
    assert tr("{no place}") == "{no place}"
    assert [ntr("{count} year", "{count} years", n) for n in (0, 1, 2)] == ["0 years", "1 year", "2 years"]


@pytest.mark.usefixtures("french")
def test_texts_are_translated_and_filled_in() -> None:
    assert tr("Not found: {name}", name="x") == "Introuvable : x"
    assert tr("Untranslated") == "Untranslated"
    assert [ntr("{count} year", "{count} years", n) for n in (0, 1, 2)] == ["0 an", "1 an", "2 ans"]


def test_a_language_without_a_catalogue_is_english(tmp_path: Path) -> None:
    use_language(tmp_path, ["xx"])
    assert tr("Not found: {name}", name="x") == "Not found: x"


def _calls() -> Iterator[tuple[str, ast.Call, str]]:
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in ("tr", "ntr")
            ):
                yield f"{path.name}:{node.lineno}", node, node.func.id


def test_every_place_in_a_text_is_filled_and_every_value_used() -> None:
    calls = 0
    for place, call, name in _calls():
        texts = [arg.value for arg in call.args[: 1 if name == "tr" else 2] if isinstance(arg, ast.Constant)]
        given = {keyword.arg for keyword in call.keywords if keyword.arg}
        if not texts or any(keyword.arg is None for keyword in call.keywords):
            continue
        calls += 1
        wanted: set[str] = set()
        if given or name == "ntr":
            for text in texts:
                wanted |= {field for _, field, _, _ in string.Formatter().parse(str(text)) if field}
            assert wanted - {"count"} == given - {"count"}, place
            assert name == "ntr" or wanted == given, place
    assert calls > 300


def test_no_text_is_put_together_before_it_is_translated() -> None:
    for place, call, _ in _calls():
        assert not any(isinstance(arg, (ast.JoinedStr, ast.BinOp)) for arg in call.args), place
