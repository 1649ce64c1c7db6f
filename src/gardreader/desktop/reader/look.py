"""How a person wants articles written in one pane, beyond theme and size."""

from __future__ import annotations

from dataclasses import dataclass, replace

from gardreader.articles.facts import Translation
from gardreader.articles.model import ArticleRef
from gardreader.rendering.options import BY_FREQUENCY, SIGNS_ORDERS, RenderOptions


@dataclass(frozen=True, slots=True)
class Lent:
    """What the page of one article takes from others of its disease, ``articles``: names in other
    languages; ``source`` says whose they are.
    """

    articles: tuple[ArticleRef, ...] = ()
    translations: tuple[Translation, ...] = ()
    source: str = ""


NOTHING_LENT = Lent()


@dataclass(frozen=True, slots=True)
class Look:
    """The order of the table of signs, whether all other names are shown, how references are printed.

    >>> Look().with_control("sort", "name")
    Look(signs_order='name', names_open=False, style='ama')
    """

    signs_order: str = BY_FREQUENCY
    names_open: bool = False
    style: str = "ama"

    def options(self, pack: str, linked: frozenset[str], lent: Lent = NOTHING_LENT) -> RenderOptions:
        """What rendering is to know for the screen."""
        return RenderOptions(
            pack=pack,
            linked=linked,
            signs_order=self.signs_order,
            names_open=self.names_open,
            style=self.style,
            live=True,
            translations=lent.translations,
            translations_from=lent.source,
        )

    def with_control(self, name: str, value: str) -> Look:
        """The look after a control of the page was pressed: this one where that says nothing of looks."""
        if name == "sort" and value in SIGNS_ORDERS:
            return replace(self, signs_order=value)
        if name == "names" and value in ("open", "closed"):
            return replace(self, names_open=value == "open")
        return self


PLAIN = Look()
"""The look that everyone begins with."""
