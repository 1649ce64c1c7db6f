"""What a pack is called and where it comes from, before it is written."""

from __future__ import annotations

from dataclasses import dataclass

from gardreader.articles.model import ID_PATTERN, Source


@dataclass(frozen=True, slots=True)
class PackDraft:
    """The identity of a pack to be written.

    ``edition`` is a short text that tells two editions apart and sorts by age (``2020-12-14``).
    Raises ``ValueError`` for an id that no file could be named by.
    """

    id: str
    title: str
    edition: str
    source: Source
    language: str = "en"
    licence: str = ""
    description: str = ""

    def __post_init__(self) -> None:
        if not ID_PATTERN.fullmatch(self.id) or len(self.id) > 80:
            raise ValueError(f"pack id {self.id!r} is not of lower case, digits and hyphens")
        if not self.title.strip():
            raise ValueError("a pack needs a title")
