"""Finding the article that a person names, and how its references are to be printed."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from gardreader.errors import NotFoundError
from gardreader.i18n import tr
from gardreader.settings import CITATION_STYLES

if TYPE_CHECKING:
    from gardreader.articles.model import ArticleRef
    from gardreader.packs.library import Library


def find_article(library: Library, text: str) -> ArticleRef:
    """The article of that id (or PACK/ID). Raises ``NotFoundError`` with what to do instead."""
    try:
        return library.resolve(text)
    except NotFoundError as error:
        hint = tr("“gardreader complete LETTERS” lists names with their ids.")
        raise NotFoundError(f"{error} {hint}") from None


def add_style(parser: argparse.ArgumentParser) -> None:
    """Let the style of references be chosen, as ``style``."""
    parser.add_argument(
        "--style",
        choices=CITATION_STYLES,
        default=CITATION_STYLES[0],
        help=tr("how references are printed: ama unless another is chosen"),
    )
