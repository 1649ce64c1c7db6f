"""``gardreader check``: what keeps articles and terms from being published, for whoever writes them."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from gardreader.cli.arguments import UsageError
from gardreader.cli.bar import Bar
from gardreader.cli.command import DONE, FAILED, Command, Context
from gardreader.cli.screen import Screen
from gardreader.errors import ArticleError
from gardreader.i18n import ntr, tr

if TYPE_CHECKING:
    from gardreader.articles.checks import Problem

_FORMATS = ("text", "json")


def _summary() -> str:
    return tr("Check article and glossary files before they are published.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        metavar="PATH",
        help=tr("a file, or a folder with files (*.md, *.yaml)"),
    )
    parser.add_argument(
        "--format", choices=_FORMATS, default=_FORMATS[0], help=tr("text to read, unless another is chosen")
    )
    parser.add_argument("--json", action="store_true", help=tr("the same as --format json"))
    parser.add_argument("--list-rules", action="store_true", help=tr("list all rules, and check nothing"))


def _run(context: Context, arguments: argparse.Namespace) -> int:
    in_json = arguments.json or arguments.format == "json"
    if arguments.list_rules:
        _list_rules(context.screen, in_json=in_json)
        return DONE
    if not arguments.paths:
        raise UsageError(tr("Say what to check: a file, or a folder with files (*.md, *.yaml)"))

    from gardreader.articles.checks import Severity, check_files
    from gardreader.glossary.checks import glossary_files, read_terms

    paths: list[Path] = arguments.paths
    glossary = glossary_files(paths)
    screen = context.screen
    files = 0
    with Bar(screen) as bar:

        def progress(done: int, total: int, what: str) -> None:
            nonlocal files
            files = total
            bar(done, total, what)

        problems = check_files([path for path in paths if path not in glossary], progress)
        problems += read_terms(glossary, bar)[1]
    files += len(glossary)
    if not files:
        places = ", ".join(str(path) for path in paths)
        raise ArticleError(tr("{places} holds no article or glossary files (*.md, *.yaml).", places=places))
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    if in_json:
        found = plain_problems(problems)
        screen.write_json({"files": files, "errors": errors, "warnings": warnings, "problems": found})
    else:
        for problem in problems:
            screen.write(str(problem))
    checked = ntr("{count} file checked", "{count} files checked", files)
    wrong = ntr("{count} error", "{count} errors", errors)
    doubtful = ntr("{count} warning", "{count} warnings", warnings)
    screen.say(f"{checked}: {wrong}, {doubtful}.")
    return FAILED if errors else DONE


CHECK = Command(
    "check",
    _summary,
    (
        "gardreader check content",
        "gardreader check content/glossary",
        "gardreader check article.md --format json",
        "gardreader check --list-rules",
    ),
    _add_arguments,
    _run,
)


def plain_problems(problems: Sequence[Problem]) -> list[dict[str, object]]:
    """The findings as values that JSON can hold."""
    return [
        {
            "file": str(problem.path),
            "line": problem.line,
            "severity": problem.severity.value,
            "message": problem.message,
            "rule": problem.code,
        }
        for problem in problems
    ]


def _list_rules(screen: Screen, *, in_json: bool) -> None:
    from gardreader.articles.checks import RULES

    if in_json:
        rules = [
            {"rule": code, "severity": severity.value, "finds": meaning}
            for code, (severity, meaning) in RULES.items()
        ]
        screen.write_json({"rules": rules})
        return
    room = max(map(len, RULES)) + 2
    for code, (severity, meaning) in RULES.items():
        screen.write(f"{code.ljust(room)}{severity.value.ljust(9)}{meaning}")
