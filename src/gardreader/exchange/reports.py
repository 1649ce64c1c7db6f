"""What reading a file gave: the references, what could not be read, what was left out."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from gardreader.exchange.items import Item
from gardreader.i18n import ntr, tr

MOST_ITEMS = 50_000
"""So many references are read of one file."""

MOST_SENTENCES = 200
"""So many problems are told one by one."""


@dataclass(slots=True)
class Reading:
    """Filled by a format's reader. ``items`` in the file's order; ``problems`` are sentences."""

    items: list[Item] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    refused: int = 0
    left_out: Counter[str] = field(default_factory=Counter)
    _full: bool = False

    @property
    def full(self) -> bool:
        """Whether no more references are taken."""
        return self._full

    def take(self, item: Item, line: int = 0) -> None:
        """Keep a reference, unless nothing is in it."""
        said = item.reference
        if not (said.title or said.author or said.url or said.doi or said.pmid or said.container_title
                or said.pmcid or said.note or item.remark):  # fmt: skip
            self.refuse(line, tr("it says neither title nor author nor address"))
            return
        if len(self.items) >= MOST_ITEMS:
            if not self._full:
                self._full = True
                self.problems.append(
                    tr("Only the first {count:,} references of the file were read.", count=MOST_ITEMS)
                )
            return
        self.items.append(item)

    def refuse(self, line: int, why: str) -> None:
        """A reference could not be read; ``line`` from 1, 0 where it is not known."""
        self.refused += 1
        self.tell(line, why)

    def tell(self, line: int, what: str) -> None:
        """Something about the reference at ``line``."""
        if len(self.problems) < MOST_SENTENCES:
            place = tr("Line {line:,}", line=line) if line else tr("A reference")
            self.problems.append(f"{place}: {what}.")

    def leave_out(self, names: Counter[str]) -> None:
        """Fields for which a reference has no place."""
        self.left_out.update(names)

    def summary(self) -> str:
        """What was read, in a sentence or two."""
        parts = [ntr("{count} reference was read.", "{count} references were read.", len(self.items))]
        if self.refused:
            parts.append(ntr("{count} could not be read.", "{count} could not be read.", self.refused))
        if self.left_out:
            names = ", ".join(name for name, _ in self.left_out.most_common(8))
            parts.append(tr("There is no place here for: {names}.", names=names))
        return " ".join(parts)
