"""What a saved PDF says, whatever its lines are."""

from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader


def text_of(path: Path) -> str:
    return "".join("".join(page.extract_text() for page in PdfReader(path).pages).split())


def squeezed(text: str) -> str:
    return "".join(text.split())
