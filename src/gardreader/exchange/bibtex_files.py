"""Reading BibTeX files as they are met with: block by block, so that one bad entry harms no other."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from gardreader.exchange.bibtex import KEY, MONTHS, TYPE, USED, reference_of_record, remark_of_record
from gardreader.exchange.items import Item
from gardreader.exchange.leniency import clean
from gardreader.exchange.reports import Reading
from gardreader.i18n import tr
from gardreader.progress import Progress, silent

_BLOCK = re.compile(r"^[ \t]*@[ \t]*(\w+)[ \t]*[{(]", re.MULTILINE)
_LONGEST_BLOCK = 100_000
_MOST_STRINGS = 5_000
_LONGEST_STRING = 2_000
_NO_ENTRY = ("comment", "preamble")


def read_bibtex(text: str, progress: Progress = silent) -> Reading:
    """What the text of a BibTeX file holds. Raises what ``progress`` raises."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    reading = Reading()
    strings = dict(zip(MONTHS, MONTHS, strict=True))
    logger = logging.getLogger("bibtexparser")
    level = logger.level
    logger.setLevel(logging.CRITICAL + 1)  # what it would print is told in the report
    try:
        line, counted = 1, 0
        for start, end, kind in _blocks(text):
            progress(start, len(text), tr("Reading references"))
            if reading.full:
                break
            line += text.count("\n", counted, start)
            counted = start
            if kind in _NO_ENTRY:
                continue
            if end - start > _LONGEST_BLOCK:
                reading.refuse(
                    line, tr("the entry is longer than {count:,} characters", count=_LONGEST_BLOCK)
                )
                continue
            _read_block(text[start:end], line, strings, reading)
    finally:
        logger.setLevel(level)
    return reading


def _blocks(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind of each block; text between blocks is a comment."""
    start, kind = -1, ""
    for found in _BLOCK.finditer(text):
        if start >= 0:
            yield start, found.start(), kind
        start, kind = found.start(), found[1].lower()
    if start >= 0:
        yield start, len(text), kind


def _read_block(block: str, line: int, strings: dict[str, str], reading: Reading) -> None:
    from bibtexparser.entrypoint import parse_string
    from bibtexparser.model import Entry

    try:
        library = parse_string(block, parse_stack=[])
    except (ValueError, RuntimeError, RecursionError) as error:
        reading.refuse(line, tr("it is no entry of BibTeX ({why})", why=clean(str(error))[:120]))
        return
    for found in library.strings:
        if len(strings) < _MOST_STRINGS:
            strings[found.key.lower()] = _value(str(found.value), strings)[:_LONGEST_STRING]
    entries = list(library.entries)
    for failed in library.failed_blocks:
        entry = failed.ignore_error_block
        if not isinstance(entry, Entry):
            why = clean(str(getattr(failed.error, "abort_reason", "") or failed.error))[:120].rstrip(". ")
            reading.refuse(line, tr("it is no entry of BibTeX ({why})", why=why))
        else:
            entries.append(entry)
    for entry in entries:
        record = _record(entry, strings)
        reading.take(Item(reference_of_record(record), remark_of_record(record)), line)
        reading.leave_out(Counter(name[:60] for name in record if name not in USED))


def _record(entry: Any, strings: dict[str, str]) -> dict[str, str]:
    record = {TYPE: str(entry.entry_type).lower(), KEY: str(entry.key)}
    for field in entry.fields:
        record.setdefault(str(field.key).lower(), _value(str(field.value), strings))
    return record


def _value(raw: str, strings: dict[str, str]) -> str:
    """A field's value without what encloses it; names of strings and ``#`` between are followed."""
    pieces = [_unenclosed(piece.strip(), strings) for piece in _at_hashes(raw)]
    return "".join(pieces)


def _unenclosed(piece: str, strings: dict[str, str]) -> str:
    if len(piece) > 1 and (piece[0], piece[-1]) in (("{", "}"), ('"', '"')):
        return piece[1:-1]
    return strings.get(piece.lower(), piece)


def _at_hashes(raw: str) -> list[str]:
    """The value parted at the ``#`` that stand in no braces and no quotation marks."""
    pieces, depth, quoted, start = [], 0, False, 0
    for place, sign in enumerate(raw):
        if sign == "{":
            depth += 1
        elif sign == "}":
            depth -= 1
        elif sign == '"' and not depth:
            quoted = not quoted
        elif sign == "#" and not depth and not quoted:
            pieces.append(raw[start:place])
            start = place + 1
    return [*pieces, raw[start:]]
