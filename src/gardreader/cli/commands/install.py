"""``gardreader install``: makes a pack part of the library, ready to be searched."""

from __future__ import annotations

import argparse
from pathlib import Path

from gardreader.cli.bar import Bar
from gardreader.cli.command import DONE, Command, Context
from gardreader.cli.searching import prepare_search
from gardreader.errors import GardreaderError, PackError, SearchError, SourceError
from gardreader.i18n import ntr, tr


def _summary() -> str:
    return tr("Check a pack and make it part of the library, with its index.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.gardpack", help=tr("the pack to install"))


def _run(context: Context, arguments: argparse.Namespace) -> int:
    screen = context.screen
    with context.library() as library:
        try:
            with Bar(screen) as progress:
                # Made absolute, so that a folder given as . has a name.
                info = library.install(arguments.file.absolute(), progress)
        except PackError as error:
            raise PackError(f"{error}{_hint(arguments.file)}") from error
        count = ntr("{count:,} article", "{count:,} articles", info.article_count)
        screen.say(tr("Installed {title} as {pack}: {count}.", title=info.title, pack=info.id, count=count))
        kept = tr("The pack is installed all the same; the search is prepared when it is first used.")
        try:
            with Bar(screen) as progress:
                library.catalogue(progress)
            prepare_search(library, screen).close()
        except KeyboardInterrupt:
            screen.say(kept)
            raise
        except GardreaderError as error:
            raise SearchError(f"{error} {kept}") from error
    screen.say(tr("The library is ready."))
    return DONE


INSTALL = Command("install", _summary, ("gardreader install gard.gardpack",), _add_arguments, _run)


def _hint(file: Path) -> str:
    """What to do with a file that is no pack but can be made one; "" where it cannot."""
    from gardreader.importers.registry import find_importer

    try:
        if file.suffix == ".gardpack":
            return ""
        find_importer(file)
    except SourceError:
        return ""
    return " " + tr("To make a pack of it: gardreader import {file} -o FILE.gardpack", file=file)
