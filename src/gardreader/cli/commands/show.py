"""``gardreader show``: an article as text, Markdown, HTML or JSON."""

from __future__ import annotations

import argparse

from gardreader.cli.articles import add_style, find_article
from gardreader.cli.command import DONE, Command, Context
from gardreader.i18n import tr

FORMATS = ("text", "markdown", "html", "json")


def _summary() -> str:
    return tr("Write an article: as text, Markdown, HTML or JSON.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("article", metavar="ID", help=tr("the article's id, or PACK/ID"))
    parser.add_argument(
        "--format",
        choices=FORMATS,
        default=FORMATS[0],
        help=tr("text to read, Markdown with all that the article holds, a web page, or JSON"),
    )
    add_style(parser)


def _run(context: Context, arguments: argparse.Namespace) -> int:
    screen = context.screen
    with context.library() as library:
        ref = find_article(library, arguments.article)
        article = library.article(ref)
    if arguments.format == "json":
        from gardreader.articles.plain import to_plain

        screen.write_json({"pack": ref.pack, **to_plain(article)})
    elif arguments.format == "markdown":
        from gardreader.articles.markdown_file import write_article

        screen.write(write_article(article).rstrip("\n"))
    elif arguments.format == "html":
        from gardreader.rendering.options import RenderOptions
        from gardreader.rendering.web_page import web_page

        screen.write(web_page(article, RenderOptions(style=arguments.style)).rstrip("\n"))
    else:
        from gardreader.rendering.options import RenderOptions
        from gardreader.rendering.plain_text import plain_text

        screen.write(plain_text(article, screen.columns, RenderOptions(style=arguments.style)).rstrip("\n"))
    return DONE


SHOW = Command(
    "show",
    _summary,
    (
        "gardreader show bone-marrow-necrosis",
        "gardreader show gard/cystic-fibrosis --format markdown > cystic-fibrosis.md",
        "gardreader show bone-marrow-necrosis --format html --style apa > page.html",
    ),
    _add_arguments,
    _run,
)
