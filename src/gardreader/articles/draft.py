"""What whoever gathers articles says of the pack they will make: a value the two sides share.

It lives beside the article because importers (who describe) and packs (who write) know
nothing of each other.
"""

from __future__ import annotations

from dataclasses import dataclass

from gardreader.articles.checked import Checked
from gardreader.articles.model import ID_PATTERN, Source


@dataclass(frozen=True, slots=True)
class PackDraft(Checked):
    """The identity of a pack before its articles are counted.

    ``edition`` tells editions of one pack apart (``2020-12-14``), ``licence`` is a sentence for
    the reader, ``description`` a line or two of plain text.

    >>> PackDraft("gard", "GARD", "2020", Source("GARD"), "Public").id
    'gard'
    """

    id: str
    title: str
    edition: str
    source: Source
    licence: str
    description: str = ""
    language: str = "en"

    def __post_init__(self) -> None:
        Checked.__post_init__(self)
        if len(self.id) > 80 or not ID_PATTERN.fullmatch(self.id):
            raise ValueError(f"pack id {self.id!r} is not of lower case, digits and hyphens, 80 at most")
        if not self.title:
            raise ValueError("a pack needs a title")
        if not self.language:
            raise ValueError("a pack needs a language")
