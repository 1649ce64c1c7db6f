"""The formats in which references go out and come in: one door to all of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from gardreader.articles.references import Style
from gardreader.articles.references_pieces import web_target
from gardreader.errors import ExchangeError
from gardreader.exchange.items import Item
from gardreader.exchange.leniency import clean_lines
from gardreader.exchange.reports import Reading
from gardreader.files import explain, refuse_pipe, write_text
from gardreader.i18n import tr
from gardreader.progress import Progress, silent

MOST_BYTES = 32 << 20
"""A larger file is not read."""

_LOOKED_AT = 100_000
_RIS = re.compile(r"^\s*TY\s{0,3}-", re.MULTILINE)
_BIBTEX = re.compile(r"^[ \t]*@[ \t]*\w+[ \t]*[{(]", re.MULTILINE)


class Format(StrEnum):
    """How references are written."""

    RIS = "ris"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"
    TEXT = "text"

    @property
    def suffix(self) -> str:
        """The end of a file's name, without the stop."""
        return {Format.RIS: "ris", Format.BIBTEX: "bib", Format.CSL_JSON: "json", Format.TEXT: "txt"}[self]

    @property
    def label(self) -> str:
        """The format's name for a person."""
        return {
            Format.RIS: tr("RIS"),
            Format.BIBTEX: tr("BibTeX"),
            Format.CSL_JSON: tr("CSL-JSON"),
            Format.TEXT: tr("Plain text"),
        }[self]


READABLE = (Format.RIS, Format.BIBTEX, Format.CSL_JSON)
"""The formats that can be read back."""


def written(
    items: Sequence[Item], form: Format, style: Style = Style.AMA, progress: Progress = silent
) -> str:
    """The items as the text of a file; ``style`` is that of plain text.

    An address that the program itself would not open is no link in another program either: it
    leaves as a note.
    """
    if form is not Format.TEXT:
        items = [harmless(item) for item in items]
    if form is Format.RIS:
        from gardreader.exchange.ris import write_ris

        return write_ris(items, progress)
    if form is Format.BIBTEX:
        from gardreader.exchange.bibtex import write_bibtex

        return write_bibtex(items, progress)
    if form is Format.CSL_JSON:
        from gardreader.exchange.csl_json import write_csl_json

        return write_csl_json(items, progress)
    from gardreader.exchange.text import write_text as write_plain_text

    return write_plain_text(items, style, progress)


def harmless(item: Item) -> Item:
    """The item as it leaves: an address that may not be opened is a note, not a link.

    No character in the person's words but the end of a line is one to any other program: what
    follows would be taken for a field.
    """
    if item.remark:
        item = replace(item, remark=clean_lines(item.remark))
    reference = item.reference
    if not reference.url or web_target(reference.url):
        return item
    note = ". ".join(filter(None, (reference.note, reference.url)))
    return replace(item, reference=replace(reference, url="", note=note))


def save(
    items: Sequence[Item], form: Format, target: Path, style: Style = Style.AMA, progress: Progress = silent
) -> None:
    """Write the items to a file, all or nothing. Raises ``ExchangeError``; what was there then stays."""
    text = written(items, form, style, progress)
    try:
        write_text(target, text)
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        why = explain(error) if isinstance(error, OSError) else str(error)
        sentence = tr(
            "The references cannot be saved in {file}: {why}. Nothing was written.", file=target, why=why
        )
        raise ExchangeError(sentence) from error


def read_file(path: Path, progress: Progress = silent) -> Reading:
    """The references in a file of RIS, BibTeX or CSL-JSON, whatever it is called.

    Leniently: what cannot be read is told in the reading. Raises ``ExchangeError`` when the file
    cannot be opened, is too large, or is none of these.
    """
    try:
        refuse_pipe(path)
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise ExchangeError(
                tr(
                    "{file} was not read: it has {size:,} MB, and the largest that is read has {most:,} MB. "
                    "Save it in parts.",
                    file=path.name,
                    size=size >> 20,
                    most=MOST_BYTES >> 20,
                )
            )
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise ExchangeError(tr("{file} cannot be read: {why}.", file=path, why=explain(error))) from error
    text, notice = decoded(data)
    reading = _read_text(text, path.name, progress)
    if notice:
        reading.problems.insert(0, notice)
    return reading


def decoded(data: bytes) -> tuple[str, str]:
    """The text in ``data`` and, where its encoding had to be guessed, a sentence on that."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace").replace("\0", ""), ""
    head = data[:_LOOKED_AT]
    if head.count(0) * 3 > len(head) > 1:  # UTF-16 without a mark: every other byte of a Latin text is 0
        name = "utf-16-le" if head[1:2] == b"\0" else "utf-16-be"
        return data.decode(name, "replace").replace("\0", ""), ""
    try:
        return data.decode("utf-8-sig").replace("\0", ""), ""
    except UnicodeDecodeError:
        pass
    notice = tr(
        "The file is not in UTF-8. It was read as Western European text (Windows-1252): look at accents."
    )
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    return text.replace("\0", ""), notice


def _read_text(text: str, name: str, progress: Progress) -> Reading:
    head = text[:_LOOKED_AT]
    if head.lstrip("\ufeff \t\r\n")[:1] in ("[", "{"):
        from gardreader.exchange.csl_json import read_csl_json

        return read_csl_json(text.lstrip("\ufeff"), progress)
    ris, bibtex = _RIS.search(head.replace("\r", "\n")), _BIBTEX.search(head.replace("\r", "\n"))
    if ris and (not bibtex or ris.start() < bibtex.start()):
        from gardreader.exchange.ris import read_ris

        return read_ris(text, progress)
    if bibtex:
        from gardreader.exchange.bibtex_files import read_bibtex

        return read_bibtex(text, progress)
    raise ExchangeError(
        tr("{file} holds no references that can be read: RIS, BibTeX and CSL-JSON are known.", file=name)
    )
