"""The words of ``gardreader handout`` that say what a handout is like, and the options they make."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from gardreader.cli.arguments import UsageError
from gardreader.i18n import tr

if TYPE_CHECKING:
    from gardreader.handouts.options import HandoutOptions

_PAPERS = ("A4", "Letter", "A5")
_SIZES = ("normal", "large", "xlarge")
_REFS = ("full", "qr", "none")
_INKS = ("colour", "black")
_STYLES = ("ama", "vancouver", "apa")
_MOST_LINES = 60
_PLAIN = ("columns", "notes_lines", "style")
_SWITCHES = ("short", "booklet", "patient_line")


def add_option_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments; each that is not given is ``None``, so that a set's own choice stays."""
    parser.add_argument(
        "--sections",
        metavar="PART,…",
        help=tr("the parts to print, in that order: ids of sections, kinds (cause, treatment …), or lists"),
    )
    parser.add_argument("--size", choices=_SIZES, help=tr("the size of the text: 11, 16 or 20 points"))
    parser.add_argument("--paper", choices=_PAPERS, help=tr("the size of the sheets"))
    parser.add_argument(
        "--columns", type=int, choices=(1, 2), help=tr("2 on A4 and Letter in the normal size")
    )
    parser.add_argument("--ink", choices=_INKS, help=tr("black saves ink: no colours, no tinted areas"))
    parser.add_argument("--style", choices=_STYLES, help=tr("how references are printed"))
    parser.add_argument(
        "--refs", choices=_REFS, help=tr("references in full, short with QR codes, or where they are")
    )
    parser.add_argument(
        "--clinic", type=Path, metavar="FILE", help=tr("who hands it out: name, address, logo")
    )
    parser.add_argument("--words", action="store_true", default=None, help=tr("explain the words used"))
    parser.add_argument(
        "--notes-lines", type=lines, metavar="N", help=tr("so many empty lines for notes (up to 60)")
    )
    parser.add_argument(
        "--patient-line", action="store_true", default=None, help=tr("a line for the patient's name")
    )
    parser.add_argument(
        "--short", action="store_true", default=None, help=tr("the short form, where an article has one")
    )
    parser.add_argument(
        "--booklet", action="store_true", default=None, help=tr("pages of A5, two on a sheet of A4")
    )


def options_of(arguments: argparse.Namespace, base: HandoutOptions | None = None) -> HandoutOptions:
    """The options of ``base`` (a set's) with what was given. Raises ``UsageError`` and ``HandoutError``."""
    from gardreader.handouts.clinic import load_clinic
    from gardreader.handouts.options import HandoutOptions, Ink, Paper, RefsAs, TextSize

    given: dict[str, Any] = {
        name: getattr(arguments, name)
        for name in (*_PLAIN, *_SWITCHES)
        if getattr(arguments, name) is not None
    }
    for name, kind in (("size", TextSize), ("paper", Paper), ("ink", Ink), ("refs", RefsAs)):
        if getattr(arguments, name) is not None:
            given[name] = kind(getattr(arguments, name))
    if arguments.words:
        given["glossary"] = True
    if arguments.clinic is not None:
        given["clinic"] = load_clinic(arguments.clinic)
    if arguments.sections is not None:
        given["parts"] = _parts(arguments.sections)
    options = replace(base or HandoutOptions(), **given)
    if options.columns == 2 and not options.can_have_columns:
        raise UsageError(tr("Two columns need A4 or Letter and the normal size."))
    if options.booklet and options.paper is Paper.LETTER:
        raise UsageError(tr("A booklet is printed on A4."))
    return options


def lines(text: str) -> int:
    """The type of ``--notes-lines``."""
    if not text.isascii() or not text.isdigit() or int(text) > _MOST_LINES:
        sentence = tr("{text} is no number from 0 to {most}", text=repr(text[:40]), most=_MOST_LINES)
        raise argparse.ArgumentTypeError(sentence)
    return int(text)


def _parts(text: str) -> tuple[str, ...]:
    """The parts that are named; the references that they cite follow them, as ``--refs`` says."""
    from gardreader.rendering.options import REFERENCES

    parts = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    if not parts:
        raise UsageError(tr("Name at least one part after --sections, such as cause,treatment."))
    return parts if REFERENCES in parts else (*parts, REFERENCES)
