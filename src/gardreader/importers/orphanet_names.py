"""Orphanet's names in several languages: a table of tabs, a row a disorder, a column a language.

Each row becomes an article without any text, which lends its names to the articles of other packs that
have the same ORPHA code.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gardreader.articles.dates import PartialDate
from gardreader.articles.draft import PackDraft
from gardreader.articles.facts import LANGUAGE_PATTERN, Translation
from gardreader.articles.model import Article, Identifier, Source
from gardreader.articles.registries import registry_page
from gardreader.errors import SourceError
from gardreader.i18n import tr
from gardreader.importers.html_tree import clean
from gardreader.importers.orphapackets import ADDRESS, ORPHANET, article_id
from gardreader.importers.report import ReportBuilder
from gardreader.progress import Progress

LICENCE = "CC BY 4.0, Orphadata (Orphanet)"
LONGEST_ROW = 100_000
"""Bytes; real rows have up to 900."""

MOST_ROWS = 200_000
"""Rows that are read; Orphanet has some ten thousand disorders."""

USUAL = ("en", "es", "fr", "de", "it", "nl", "pt")
"""The languages of Orphanet's names: of these a lacking one is told."""

_CODE = "orphacode"
_TITLES = "en"
_SUFFIXES = (".tsv", ".tab", ".txt", ".csv")
_FEWEST_LANGUAGES = 3
_WIDE = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class _Columns:
    """The places of the code and of each language in a row, and the number of columns."""

    code: int
    languages: tuple[tuple[str, int], ...]
    count: int


class OrphanetNames:
    """Imports the names in several languages."""

    name = "Orphanet names"

    def recognises(self, source: Path) -> bool:
        """Whether the first line names columns: the ORPHA code, or at least three languages."""
        if not source.is_file() or source.suffix.lower() not in _SUFFIXES:
            return False
        names = _header(source)
        languages = sum(name in USUAL for name in names)
        return len(names) > 1 and (_CODE in names or languages >= _FEWEST_LANGUAGES)

    def draft(self, source: Path) -> PackDraft:
        """A pack of names. The table tells no edition: it is called by the day that the file bears."""
        day = _file_day(source)
        return PackDraft(
            id="orphanet-names",
            title="Orphanet names in other languages",
            edition=tr("file of {day}", day=day.iso) if day else "",
            source=Source(ORPHANET, ADDRESS, retrieved=day, licence=LICENCE),
            licence=LICENCE,
            description="Names of rare diseases by ORPHA code; they join the articles of other packs",
        )

    def articles(self, source: Path, report: ReportBuilder, progress: Progress) -> Iterator[Article]:
        """One article a row, in the table's order.

        Raises ``SourceError`` where the table is no UTF-8 text, or has no code or no English name.
        """
        if _is_wide(source):
            sentence = tr("{source}: is UTF-16 text; save it as UTF-8 and import it again", source=source)
            raise SourceError(sentence)
        columns = _columns(source, _header(source))
        languages = [language for language, _ in columns.languages]
        for missing in (language for language in USUAL if language not in languages):
            report.count(f"column that the table lacks: {missing}")
        size, done, day = max(1, _size(source)), 0, _file_day(source)
        seen: set[str] = set()
        for number, line in _rows(source):
            done += len(line)
            if number == 1 or not line.strip():
                continue
            if number % 100 == 0:
                progress(min(done, size), size, source.name)
            report.read += 1
            try:
                article = _article(line, columns, seen, day)
            except ValueError as error:
                report.skip(tr("row {number}", number=f"{number:,}"), str(error))
                continue
            seen.add(article.id)
            report.imported += 1
            report.stubs += 1
            if article.translations:
                report.count("names in other languages", len(article.translations))
            yield article
        progress(size, size, "")


def _article(line: bytes, columns: _Columns, seen: set[str], day: PartialDate | None) -> Article:
    if len(line) > LONGEST_ROW:
        raise ValueError(tr("the row is longer than {count:,} bytes", count=LONGEST_ROW))
    try:
        text = line.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError:
        raise ValueError(tr("not UTF-8 text; save the table as UTF-8 and import it again")) from None
    cells = [" ".join(clean(cell).split()) for cell in text.split("\t")]
    if len(cells) < columns.count:
        raise ValueError(
            tr("has {found} columns where the table has {count}", found=len(cells), count=columns.count)
        )
    code = cells[columns.code].upper().removeprefix("ORPHA:").lstrip("0")
    if not code.isascii() or not code.isdecimal() or len(code) > 9:
        raise ValueError(tr("{code!r} is not an ORPHA code", code=cells[columns.code][:60]))
    names = {language: cells[place] for language, place in columns.languages if cells[place]}
    title = names.pop(_TITLES, "")
    if not title:
        raise ValueError(tr("ORPHA code {code} has no English name", code=code))
    if article_id(code) in seen:
        raise ValueError(tr("ORPHA code {code} stands in an earlier row too", code=code))
    orpha = Identifier("orpha", code)
    return Article(
        id=article_id(code),
        title=title,
        source=Source(ORPHANET, registry_page(orpha), code, day, LICENCE),
        translations=tuple(Translation(language, name) for language, name in names.items()),
        identifiers=(orpha,),
    )


def _columns(source: Path, names: Sequence[str]) -> _Columns:
    for needed, what in ((_CODE, tr("ORPHA code")), (_TITLES, tr("English name"))):
        if needed not in names:
            sentence = tr(
                "{source}: the table has no column {name!r} ({what}) in its first line; nothing can be read",
                source=source,
                name=needed,
                what=what,
            )
            raise SourceError(sentence)
    languages = tuple(
        (name, place) for place, name in enumerate(names)
        if name != _CODE and LANGUAGE_PATTERN.fullmatch(name) and names.index(name) == place
    )  # fmt: skip
    return _Columns(names.index(_CODE), languages, len(names))


def _header(source: Path) -> list[str]:
    """The names of the columns in small letters; ``[]`` for a file that cannot be read as text."""
    try:
        with source.open("rb") as stream:
            line = stream.readline(LONGEST_ROW)
        text = line.decode("utf-16", errors="ignore") if line.startswith(_WIDE) else line.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    return [name.strip().strip('"').lower() for name in text.split("\n")[0].split("\t")]


def _is_wide(source: Path) -> bool:
    try:
        with source.open("rb") as stream:
            return stream.read(2).startswith(_WIDE)
    except OSError:
        return False


def _rows(source: Path) -> Iterator[tuple[int, bytes]]:
    """The numbered lines, from 1; of one that is too long no more than its beginning."""
    try:
        with source.open("rb") as stream:
            for number in range(1, MOST_ROWS + 2):
                line = stream.readline(LONGEST_ROW + 1)
                if not line:
                    return
                yield number, line
                while len(line) > LONGEST_ROW and not line.endswith(b"\n"):
                    line = stream.readline(LONGEST_ROW + 1)
            if stream.read(1):
                sentence = tr("{source}: holds more than {count:,} rows", source=source, count=MOST_ROWS)
                raise SourceError(sentence)
    except OSError as error:
        sentence = tr("{source}: cannot be read ({why})", source=source, why=error.strerror)
        raise SourceError(sentence) from None


def _file_day(source: Path) -> PartialDate | None:
    try:
        day = dt.datetime.fromtimestamp(source.stat().st_mtime, dt.UTC).date()
    except (OSError, ValueError, OverflowError):
        return None
    return PartialDate(day.year, day.month, day.day)


def _size(source: Path) -> int:
    try:
        return source.stat().st_size
    except OSError:
        return 0
