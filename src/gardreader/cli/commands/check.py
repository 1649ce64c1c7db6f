"""``gardreader check``: what keeps articles and terms from being published, for whoever writes them."""

from __future__ import annotations

import argparse
from pathlib import Path

from gardreader.cli.bar import Bar
from gardreader.cli.command import DONE, FAILED, Command, Context
from gardreader.errors import ArticleError
from gardreader.i18n import ntr, tr


def _summary() -> str:
    return tr("Check article and glossary files before they are published.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        type=Path,
        metavar="PATH",
        help=tr("a file, or a folder with files (*.md, *.yaml)"),
    )
    parser.add_argument("--json", action="store_true", help=tr("answer in JSON"))


def _run(context: Context, arguments: argparse.Namespace) -> int:
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
    if arguments.json:
        found = [
            {
                "file": str(problem.path),
                "line": problem.line,
                "severity": problem.severity.value,
                "message": problem.message,
                "rule": problem.code,
            }
            for problem in problems
        ]
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
    ("gardreader check content", "gardreader check content/glossary", "gardreader check article.md --json"),
    _add_arguments,
    _run,
)
