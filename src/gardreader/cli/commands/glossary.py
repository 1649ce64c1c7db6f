"""``gardreader glossary``: what a word means."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from gardreader.cli.arguments import UsageError
from gardreader.cli.command import DONE, NOTHING_FOUND, Command, Context
from gardreader.cli.screen import Screen, strong
from gardreader.i18n import ntr, tr

if TYPE_CHECKING:
    from gardreader.glossary.terms import Glossary, Term


def _summary() -> str:
    return tr("Explain words in plain language.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", metavar="WORD", help=tr("the words to be explained"))
    parser.add_argument("--list", action="store_true", help=tr("list all words that are explained"))
    parser.add_argument("--json", action="store_true", help=tr("answer in JSON"))


def _run(context: Context, arguments: argparse.Namespace) -> int:
    from gardreader.glossary.terms import Glossary
    from gardreader.paths import content

    words: list[str] = arguments.words
    if bool(words) == arguments.list:
        raise UsageError(tr("Give the words to be explained, or --list."))
    screen = context.screen
    glossary = Glossary.load(content() / "glossary")
    for problem in glossary.problems:
        screen.say(problem)
    if arguments.list:
        return _list(glossary, screen, as_json=arguments.json)
    found, unknown = _look_up(glossary, words)
    if arguments.json:
        alike = {phrase: [term.name for term in glossary.alike(phrase)] for phrase in unknown}
        screen.write_json({"terms": [_plain(term) for term in found], "unknown": alike})
        return DONE
    for place, term in enumerate(found):
        if place:
            screen.write()
        _explain(term, screen)
    for phrase in unknown:
        screen.say(tr("The glossary does not explain “{words}”.", words=phrase))
        alike_names = ", ".join(term.name for term in glossary.alike(phrase))
        if alike_names:
            screen.say(tr("Did you mean: {words}?", words=alike_names))
    return DONE if found else NOTHING_FOUND


def _look_up(glossary: Glossary, words: Sequence[str]) -> tuple[list[Term], list[str]]:
    """The terms that ``words`` name, the longest runs of words first, and the runs that name none."""
    found: list[Term] = []
    unknown: list[list[str]] = []
    place, missed = 0, False
    while place < len(words):
        runs = (end for end in range(len(words), place, -1))
        end = next((end for end in runs if glossary.look_up(" ".join(words[place:end]))), place)
        term = glossary.look_up(" ".join(words[place:end])) if end > place else None
        if term is None:
            if missed:
                unknown[-1].append(words[place])
            else:
                unknown.append([words[place]])
            place, missed = place + 1, True
        else:
            found.append(term)
            place, missed = end, False
    return list(dict.fromkeys(found)), [" ".join(run) for run in unknown]


def _list(glossary: Glossary, screen: Screen, *, as_json: bool) -> int:
    if as_json:
        screen.write_json([_plain(term) for term in glossary.terms])
        return DONE
    for term in glossary.terms:
        screen.write(term.name)
    screen.say(ntr("{count:,} word is explained.", "{count:,} words are explained.", len(glossary.terms)))
    return DONE


def _explain(term: Term, screen: Screen) -> None:
    screen.write(strong(term.name))
    if term.forms:
        _write(tr("Also: {forms}", forms=", ".join(term.forms)), screen)
    _write(term.meaning, screen)
    source = term.source
    date = source.retrieved.words if source.retrieved else tr("no date")
    place = f" ({source.id})" if source.id and not source.url else ""
    _write(tr("Explained from {source}{id}, {date}", source=source.name, id=place, date=date), screen)
    if source.url:
        screen.write(f"  {source.url}")


def _write(text: str, screen: Screen) -> None:
    for line in textwrap.wrap(text, screen.columns - 2):
        screen.write(f"  {line}")


def _plain(term: Term) -> dict[str, Any]:
    source = term.source
    return {
        "term": term.name,
        "forms": list(term.forms),
        "meaning": term.meaning,
        "source": {
            "name": source.name,
            "url": source.url,
            "id": source.id,
            "retrieved": source.retrieved.iso if source.retrieved else "",
        },
    }


GLOSSARY = Command(
    "glossary",
    _summary,
    (
        "gardreader glossary autosomal recessive",
        "gardreader glossary --list",
        "gardreader glossary --json thrombocytopenia",
    ),
    _add_arguments,
    _run,
)
