"""The clinic that hands a page out: its name, where it is, its logo; set once, kept in a small file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Clinic:
    """Who hands the page out; ``address`` has one text a line, ``logo`` is a PNG, JPEG or SVG file."""

    name: str = ""
    address: tuple[str, ...] = ()
    phone: str = ""
    logo: Path | None = None
