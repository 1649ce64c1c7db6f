"""The typefaces that come with the program: which files, and by which names.

Qt is not known here: whoever draws registers :func:`font_files` with ``QFontDatabase`` and asks
for :data:`FAMILIES`, the text face first and behind it the one that has nearly every character.
"""

from __future__ import annotations

from pathlib import Path

from gardreader.paths import resources

TEXT_FAMILY = "Source Sans 3"
FALLBACK_FAMILY = "DejaVu Sans"
FAMILIES = (TEXT_FAMILY, FALLBACK_FAMILY)

TEXT_FILES = (
    "SourceSans3-Regular.ttf",
    "SourceSans3-It.ttf",
    "SourceSans3-Semibold.ttf",
    "SourceSans3-Bold.ttf",
    "SourceSans3-BoldIt.ttf",
)
FALLBACK_FILES = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")


def font_files() -> tuple[Path, ...]:
    """All font files, those of the text face first."""
    return tuple(resources() / "fonts" / name for name in TEXT_FILES + FALLBACK_FILES)
