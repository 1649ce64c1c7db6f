"""An article as one HTML file: it loads nothing, runs nothing, and reads by day, by night and on paper."""

from __future__ import annotations

import dataclasses
import re

from gardreader import __version__
from gardreader.articles.model import Article
from gardreader.rendering.article_html import render_article
from gardreader.rendering.markdown_html import attribute, escape
from gardreader.rendering.options import RenderOptions
from gardreader.rendering.themes import load_theme, web_style_sheet

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_FOR_LAYOUT = re.compile(r'<table class="(warning|note|contents|pairs|references)"')
_RIGHT_TO_LEFT = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


def web_page(article: Article, options: RenderOptions | None = None) -> str:
    """The page of ``article`` as a self-contained HTML file.

    Links lead to places on the page and out to the web. Related diseases are plain text: another
    article of the library is not beside the file. Light or dark is the browser's choice.
    """
    page = render_article(article, dataclasses.replace(options or RenderOptions(), pack="", paper=False))
    body = page.html.removeprefix("<body>").removesuffix("</body>")
    # A reader that speaks should not count the rows of what only stands side by side.
    body = _FOR_LAYOUT.sub(r'<table role="presentation" class="\1"', body)
    language = attribute(article.language)
    direction = "rtl" if article.language.partition("-")[0].lower() in _RIGHT_TO_LEFT else "ltr"
    style = web_style_sheet(load_theme("light"), load_theme("dark"))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{direction}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{attribute(_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="gardreader {attribute(__version__)}">\n'
        f"<title>{escape(article.title)}</title>\n"
        f"<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )
