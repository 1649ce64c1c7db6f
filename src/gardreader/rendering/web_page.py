"""An article as one HTML file: it loads nothing, runs nothing, and reads by day, by night and on paper."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from gardreader import __version__
from gardreader.articles.model import Article
from gardreader.rendering.article_html import render_article
from gardreader.rendering.markdown_html import attribute, escape
from gardreader.rendering.options import RenderOptions
from gardreader.rendering.themes import load_theme, web_style_sheet

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_FOR_LAYOUT = re.compile(
    r'<table class="(warning|note|contents|pairs|references|clinic|ruled|contents-list)"'
)
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def web_page(article: Article, options: RenderOptions | None = None) -> str:
    """The page of ``article`` as a self-contained HTML file.

    Links lead to places on the page and out to the web. Related diseases are plain text: another
    article of the library is not beside the file. Light or dark is the browser's choice.
    """
    page = render_article(article, dataclasses.replace(options or RenderOptions(), pack="", paper=False))
    return web_file(article.title, article.language, [page.html])


def web_file(title: str, language: str, pages: Sequence[str], extra_style: str = "") -> str:
    """Pages (HTML in ``<body>``), one below the other and on paper each on a new sheet, as one file.

    ``extra_style`` is CSS that follows the program's own. Pictures are shown only where they are in
    the file itself (``data:``).
    """
    # A reader that speaks should not count the rows of what only stands side by side.
    bodies = [
        _FOR_LAYOUT.sub(
            r'<table role="presentation" class="\1"', page.removeprefix("<body>").removesuffix("</body>")
        )
        for page in pages
    ]
    body = bodies[0] if len(bodies) == 1 else "\n".join(f"<article>\n{body}\n</article>" for body in bodies)
    lang = attribute(language)
    direction = "rtl" if language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
    style = web_style_sheet(load_theme("light"), load_theme("dark")) + extra_style
    policy = _POLICY if "<img" not in body else f"{_POLICY}; img-src data:"
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}" dir="{direction}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{attribute(policy)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="gardreader {attribute(__version__)}">\n'
        f"<title>{escape(title)}</title>\n"
        f"<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )
