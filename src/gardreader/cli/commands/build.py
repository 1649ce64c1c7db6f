"""``gardreader build``: a pack of article files, once they are without error."""

from __future__ import annotations

import argparse
from pathlib import Path

from gardreader.cli.bar import Bar
from gardreader.cli.command import DONE, FAILED, Command, Context
from gardreader.cli.commands.check import plain_problems
from gardreader.cli.commands.import_sources import MOST_SKIPPED, pack_file, tell_pack
from gardreader.i18n import ntr, tr


def _summary() -> str:
    return tr("Make a pack of your own articles, if they have no error.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help=tr("a folder with articles, or one file"))
    parser.add_argument("-o", "--output", type=Path, metavar="FILE.gardpack", help=tr("the pack to write"))
    parser.add_argument(
        "--id",
        default="",
        metavar="PACK",
        help=tr("the pack's id, in place of one made of the folder's name"),
    )
    parser.add_argument("--title", default="", help=tr("the pack's title, in place of the folder's name"))
    parser.add_argument(
        "--edition", default="", help=tr("what tells this edition from others, in place of the latest date")
    )
    parser.add_argument("--licence", default="", help=tr("on which terms it may be used, in a sentence"))
    parser.add_argument("--json", action="store_true", help=tr("give findings and report in JSON"))


def _run(context: Context, arguments: argparse.Namespace) -> int:
    from gardreader.articles.checks import Problem, Severity, check_files
    from gardreader.building import holds_our_articles, import_articles

    folder: Path = arguments.folder
    output = pack_file(arguments.output)
    screen = context.screen
    problems: tuple[Problem, ...] = ()
    with Bar(screen) as progress:
        if holds_our_articles(folder):
            problems = check_files([folder], progress)
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    if not arguments.json:
        for problem in problems:
            screen.write(str(problem))
    if errors:
        if arguments.json:
            screen.write_json({"problems": plain_problems(problems), "pack": None, "report": None})
        wrong = ntr("{count} error", "{count} errors", errors)
        screen.say(tr("{wrong} to be mended first; no pack was written.", wrong=wrong))
        return FAILED
    with Bar(screen) as progress:
        outcome = import_articles(
            folder,
            output,
            progress,
            pack_id=arguments.id,
            title=arguments.title,
            edition=arguments.edition,
            licence=arguments.licence,
        )
    if arguments.json:
        pack, report = outcome.info.to_plain(), outcome.report.to_plain()
        screen.write_json({"problems": plain_problems(problems), "pack": pack, "report": report})
    else:
        screen.write(outcome.report.as_text(MOST_SKIPPED))
    tell_pack(context, output, outcome.info.article_count)
    return DONE


BUILD = Command(
    "build",
    _summary,
    (
        "gardreader build my-articles -o my-articles.gardpack",
        "gardreader build my-articles -o my-articles.gardpack --id our-clinic --title 'Our clinic'",
    ),
    _add_arguments,
    _run,
)
