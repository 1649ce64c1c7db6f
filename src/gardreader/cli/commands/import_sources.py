"""``gardreader import``: makes a pack of real sources, and tells what became of them."""

from __future__ import annotations

import argparse
from pathlib import Path

from gardreader.cli.arguments import UsageError
from gardreader.cli.bar import Bar
from gardreader.cli.command import DONE, Command, Context
from gardreader.i18n import ntr, tr

_SUFFIX = ".gardpack"
MOST_SKIPPED = 20
"""Rows of a list in a report for a person."""


def _summary() -> str:
    return tr("Make a pack of an open data set, saved GARD pages or articles.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "sources",
        nargs="+",
        type=Path,
        metavar="SOURCE",
        help=tr("a zip file, a folder or a file; its kind is found out"),
    )
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.gardpack", help=tr("the pack to write"))
    parser.add_argument(
        "--id", default="", metavar="PACK", help=tr("the pack's id, in place of the source's own")
    )
    parser.add_argument("--title", default="", help=tr("the pack's title, in place of the source's own"))
    parser.add_argument("--json", action="store_true", help=tr("give the whole report in JSON"))


def _run(context: Context, arguments: argparse.Namespace) -> int:
    from gardreader.building import import_to_pack

    output = pack_file(arguments.output)
    screen = context.screen
    with Bar(screen) as progress:
        outcome = import_to_pack(
            arguments.sources, output, progress, pack_id=arguments.id, title=arguments.title
        )
    if arguments.json:
        screen.write_json({"pack": outcome.info.to_plain(), "report": outcome.report.to_plain()})
    else:
        screen.write(outcome.report.as_text(MOST_SKIPPED))
    tell_pack(context, output, outcome.info.article_count)
    return DONE


IMPORT = Command(
    "import",
    _summary,
    (
        "gardreader import gard-api-2020.zip -o gard.gardpack",
        "gardreader import page.html -o page.gardpack --id saved",
    ),
    _add_arguments,
    _run,
)


def pack_file(output: Path | None) -> Path:
    """The file to write. Raises ``UsageError``: none is named, or one that a pack should not replace."""
    if output is None:
        raise UsageError(tr("Say where the pack is to go: -o FILE.gardpack"))
    if output.suffix != _SUFFIX:
        # A slip of the hand would else replace a file that is something else.
        raise UsageError(tr("The name of a pack ends in {suffix}: {file}", suffix=_SUFFIX, file=output))
    return output


def tell_pack(context: Context, output: Path, articles: int) -> None:
    """Say that the pack was written, and what is done with it."""
    size = output.stat().st_size / 1e6
    count = ntr("{count:,} article", "{count:,} articles", articles)
    context.screen.say(tr("Wrote {file}: {count}, {size:.1f} MB.", file=output, count=count, size=size))
    context.screen.say(tr("To read it: gardreader install {file}", file=output))
