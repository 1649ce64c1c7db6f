"""``gardreader search``: sections that answer."""

from __future__ import annotations

import argparse
import textwrap
from typing import TYPE_CHECKING

from gardreader.cli.command import DONE, NOTHING_FOUND, Command, Context
from gardreader.cli.screen import Screen, strong
from gardreader.cli.searching import STDIN, add_asking_arguments, answer_lines, open_search
from gardreader.i18n import ntr, tr

if TYPE_CHECKING:
    from gardreader.search.hits import Hit, Results

_LIMIT = 20
_BESIDE = "      - "
"""Before what else answers of the same disease, from whichever source."""


def _summary() -> str:
    return tr("Find sections by words, questions, names or codes.")


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    add_asking_arguments(parser, "WORD", _LIMIT)


def _run(context: Context, arguments: argparse.Namespace) -> int:
    from gardreader.search.hits import Query

    screen = context.screen
    with open_search(context) as engine:

        def ask(text: str) -> Results:
            return engine.search(Query(text, limit=arguments.limit))

        if arguments.words == [STDIN]:
            return answer_lines(screen, ask, best_line, as_json=arguments.json)
        results = ask(" ".join(arguments.words))
    if arguments.json:
        screen.write_json(results.to_plain())
        return DONE
    return show_results(results, screen)


SEARCH = Command(
    "search",
    _summary,
    (
        "gardreader search how is hemophilia treated",
        "gardreader search --json --limit 5 jaundice tremor",
        'gardreader search "anemia -fanconi"',
        "gardreader search - --json < questions.txt",
    ),
    _add_arguments,
    _run,
)


def best_line(results: Results) -> str:
    """The best hit in one line: PACK/ID, section, title, heading, tabs between; empty without a hit."""
    if not results.hits:
        return ""
    hit = results.hits[0]
    return "\t".join((str(hit.ref), hit.section_id, hit.title, hit.section))


def show_results(results: Results, screen: Screen) -> int:
    """Write the hits for a person; gives the exit code."""
    for correction in results.corrections:
        screen.say(
            tr(
                "“{typed}” is not in the library; searched for “{used}”.",
                typed=correction.typed,
                used=correction.used,
            )
        )
    if not results.hits:
        screen.say(tr("Nothing found for “{query}”.", query=results.query.text))
        if results.nearest:
            screen.say(tr("The nearest names:"))
        for name in results.nearest:
            screen.say(f"  {name.ref}  {name.name}")
        return NOTHING_FOUND
    if results.signs:
        screen.write(tr("This is not a diagnosis: it lists diseases whose recorded signs match."))
        screen.write()
    for number, (_, hits) in enumerate(results.grouped(), 1):
        _show_hit(f"{number}. ".rjust(4), hits[0], screen)
        for hit in hits[1:]:
            _show_hit(_BESIDE, hit, screen)
    found = ntr("{count:,} hit in all", "{count:,} hits in all", results.total)
    shown = tr("{shown} shown", shown=len(results.hits))
    screen.say(tr("{found}, {shown}, {time:.1f} ms", found=found, shown=shown, time=results.milliseconds))
    return DONE


def _show_hit(mark: str, hit: Hit, screen: Screen) -> None:
    space = " " * len(mark)
    room = max(20, screen.columns - len(mark))
    heading = f"{hit.title}: {hit.section}" if hit.section else hit.title
    place = f"{hit.ref} #{hit.section_id}" if hit.section_id else str(hit.ref)
    place += f" ({hit.source})" if hit.source else ""
    lines = [strong(line) for line in textwrap.wrap(heading, room)]
    lines += textwrap.wrap(place, room, break_on_hyphens=False)
    if hit.signs:
        lines += textwrap.wrap("; ".join(_sign(sign.name, sign.frequency) for sign in hit.signs), room)
    snippet = "".join(strong(text) if marked else text for text, marked in hit.snippet.parts)
    lines += textwrap.wrap(snippet, room)
    screen.write(mark + f"\n{space}".join(lines))
    screen.write()


def _sign(name: str, frequency: str) -> str:
    return f"{name} ({frequency})" if frequency else name
