"""The rules of the house that no other tool watches over."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import gardreader

ROOT = Path(gardreader.__file__).parent
MODULES = {path.relative_to(ROOT): path.read_text(encoding="utf-8") for path in sorted(ROOT.rglob("*.py"))}
MOST_LINES = 400


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a method of that name, with its place."""
    for path, text in MODULES.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == name:
                yield f"{path}:{node.lineno}", node


def makes_a_function(node: ast.expr) -> bool:
    if isinstance(node, ast.Call):
        return getattr(node.func, "id", getattr(node.func, "attr", "")) == "partial"
    return isinstance(node, ast.Lambda)


def test_no_file_is_too_long_to_read() -> None:
    assert [str(path) for path, text in MODULES.items() if text.count("\n") > MOST_LINES] == []


def test_signals_are_connected_to_methods() -> None:
    """What is made on the spot would keep its widget alive, and run on the wrong thread."""
    assert len(list(calls("connect"))) > 100
    assert [place for place, call in calls("connect") if any(map(makes_a_function, call.args))] == []


def test_the_loop_of_qt_is_never_turned_by_hand() -> None:
    assert [place for place, _ in calls("processEvents")] == []
