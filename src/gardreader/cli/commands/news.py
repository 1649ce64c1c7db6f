"""``gardreader news``: what the packs bring as news."""

from __future__ import annotations

import argparse

from gardreader.cli.arguments import count
from gardreader.cli.bar import Bar
from gardreader.cli.command import DONE, NOTHING_FOUND, Command, Context
from gardreader.i18n import tr

_LIMIT = 20


def _summary() -> str:
    return tr("Write the news that the packs bring, the newest first.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="WORD", help=tr("only news with these words"))
    parser.add_argument(
        "--limit",
        type=count,
        default=_LIMIT,
        metavar="N",
        help=tr("at most so many items (unless given: {limit})", limit=_LIMIT),
    )
    parser.add_argument("--json", action="store_true", help=tr("answer in JSON"))


def _run(context: Context, arguments: argparse.Namespace) -> int:
    screen = context.screen
    words = " ".join(arguments.words)
    with context.library() as library:
        with Bar(screen) as progress:
            catalogue = library.catalogue(progress)
        news = catalogue.news(words, arguments.limit)
    if arguments.json:
        entries = [entry.to_plain() for entry in news.entries]
        screen.write_json({"query": words, "found": news.found, "total": news.total, "news": entries})
        return DONE
    if not news.entries:
        screen.say(
            tr("No news has the words “{words}”.", words=words)
            if news.total
            else tr("No pack of this library brings news.")
        )
        return NOTHING_FOUND
    from gardreader.rendering.news_page import news_page
    from gardreader.rendering.plain_text import page_text

    screen.write(page_text(news_page(news, words), screen.columns).rstrip("\n"))
    return DONE


NEWS = Command(
    "news",
    _summary,
    ("gardreader news", "gardreader news gene therapy --limit 5", "gardreader news --json"),
    _add_arguments,
    _run,
)
