"""Whether an article that was kept is in the library, or the same in another pack."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from gardreader.articles.model import ArticleRef
from gardreader.errors import LibraryError
from gardreader.i18n import tr
from gardreader.packs.library import Library


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """``ref`` is where the article can be read, ``None`` where it cannot; ``moved``: in another pack."""

    ref: ArticleRef | None
    moved: bool = False

    @property
    def remark(self) -> str:
        """What a list says of it, ``""`` where it is simply there."""
        if self.ref is None:
            return tr("not in the library")
        return tr("from another pack") if self.moved else ""


def find(library: Library | None, ref: ArticleRef) -> Whereabouts:
    """Where ``ref`` is to be found now: itself, else the article of the same id in another pack."""
    if library is None:
        return Whereabouts(ref)
    for name, moved in ((str(ref), False), (ref.article, True)):
        with suppress(LibraryError):
            return Whereabouts(library.resolve(name), moved)
    return Whereabouts(None)
