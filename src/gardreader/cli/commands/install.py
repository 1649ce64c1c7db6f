"""``gardreader install``: makes packs, or data sets as they come, part of the library, with its index."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

from gardreader.cli.arguments import UsageError
from gardreader.cli.bar import Bar
from gardreader.cli.command import DONE, Command, Context
from gardreader.cli.commands.import_sources import MOST_SKIPPED
from gardreader.cli.searching import prepare_search
from gardreader.errors import GardreaderError, PackError, SearchError
from gardreader.i18n import ntr, tr
from gardreader.packs.layout import SUFFIX


def _summary() -> str:
    return tr("Make packs or data sets part of the library, with its index.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", nargs="+", type=Path, metavar="FILE",
        help=tr("a pack, or a source of which a pack is made first"),
    )  # fmt: skip
    parser.add_argument(
        "--yes", action="store_true", help=tr("add what was read of a source without being asked")
    )


def _run(context: Context, arguments: argparse.Namespace) -> int:
    screen = context.screen
    sources = [file for file in arguments.files if _is_source(file)]
    if sources and not (arguments.yes or screen.can_ask):
        sentence = tr(
            "{file} is a source, of which a pack is made first. Say --yes to have it added when what was read"
            " of it has been told; the library is unchanged.",
            file=sources[0],
        )
        raise UsageError(sentence)
    with tempfile.TemporaryDirectory(prefix="gardreader-") as folder:
        packs: list[Path] = []
        for number, file in enumerate(arguments.files):
            if file in sources:
                packs.append(_made(context, file, Path(folder) / f"{number}{SUFFIX}"))
            else:
                # Made absolute, so that a folder given as . has a name.
                packs.append(file.absolute())
        if sources and not arguments.yes and not screen.ask(tr("Add what was read to the library? [y/N]")):
            screen.say(tr("Nothing was added; the library is unchanged."))
            return DONE
        _install(context, packs)
    screen.say(tr("The library is ready."))
    return DONE


INSTALL = Command(
    "install",
    _summary,
    (
        "gardreader install gard.gardpack",
        "gardreader install medquad.zip orphapackets.zip names.tsv",
    ),
    _add_arguments,
    _run,
)


def _is_source(file: Path) -> bool:
    """Whether a pack is to be made of the file. Raises ``SourceError`` for what is neither."""
    from gardreader.building import Kind, recognise

    return file.suffix != SUFFIX and recognise(file).kind is Kind.SOURCE


def _made(context: Context, source: Path, pack: Path) -> Path:
    """The pack that was made of ``source``, which what was read is told of."""
    from gardreader.building import import_to_pack

    with Bar(context.screen) as progress:
        outcome = import_to_pack([source], pack, progress)
    context.screen.write(outcome.report.as_text(MOST_SKIPPED))
    return pack


def _install(context: Context, packs: Sequence[Path]) -> None:
    """Install all of them, and make the list and the search once for all."""
    screen = context.screen
    done: list[str] = []
    with context.library() as library:
        for pack in packs:
            try:
                with Bar(screen) as progress:
                    info = library.install(pack, progress)
            except PackError as error:
                before = tr("Installed before it: {packs}.", packs=", ".join(done))
                raise PackError(f"{error} {before}" if done else str(error)) from error
            done.append(info.id)
            count = ntr("{count:,} article", "{count:,} articles", info.article_count)
            screen.say(
                tr("Installed {title} as {pack}: {count}.", title=info.title, pack=info.id, count=count)
            )
        kept = ntr(
            "The pack is installed all the same; the search is prepared when it is first used.",
            "The packs are installed all the same; the search is prepared when it is first used.",
            len(done),
        )
        try:
            with Bar(screen) as progress:
                library.catalogue(progress)
            prepare_search(library, screen).close()
        except KeyboardInterrupt:
            screen.say(kept)
            raise
        except GardreaderError as error:
            raise SearchError(f"{error} {kept}") from error
