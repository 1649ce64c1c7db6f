"""``gardreader index``: brings the search index up to date, or says that it is."""

from __future__ import annotations

import argparse
import time

from gardreader.cli.bar import Bar
from gardreader.cli.command import DONE, Command, Context
from gardreader.i18n import tr
from gardreader.progress import Progress

_EVERY_SECONDS = 0.05


def _summary() -> str:
    return tr("Bring the search index up to date with the library.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--json", action="store_true", help=tr("tell each step, and the end, as a line of JSON")
    )


def _run(context: Context, arguments: argparse.Namespace) -> int:
    from gardreader.search.engine import SearchEngine

    screen = context.screen
    with context.library() as library:
        engine = SearchEngine(library)
        try:
            current = engine.is_current() and engine.open()
            if engine.notice:
                screen.say(engine.notice)
            if not current and arguments.json:
                engine.build(_lines(context))
            elif not current:
                with Bar(screen) as progress:
                    engine.build(progress)
        finally:
            engine.close()
        articles = library.count()
    if arguments.json:
        screen.write_json({"built": not current, "articles": articles}, one_line=True)
    elif current:
        screen.say(tr("The search index was up to date: {count:,} articles.", count=articles))
    else:
        screen.say(tr("The search index is up to date: {count:,} articles.", count=articles))
    return DONE


def _lines(context: Context) -> Progress:
    """A progress that writes lines, at most twenty a second."""
    told = 0.0

    def progress(done: int, total: int, what: str) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told >= _EVERY_SECONDS or (total and done >= total):
            told = now
            context.screen.write_json({"done": done, "total": total, "what": what}, one_line=True)
            context.screen.flush()

    return progress


INDEX = Command("index", _summary, ("gardreader index",), _add_arguments, _run)
