"""Handouts of many articles, each a file of its own in one folder; a second run makes only what is lacking.

Beside the files lies a record of what each was made of: a line a file, added when the file is whole. So
a run that was stopped goes on where it was, and a new edition of a pack or other options make files anew.
"""

from __future__ import annotations

import errno
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from gardreader import __version__
from gardreader.articles.model import ArticleRef
from gardreader.errors import EmptyHandoutError, GardreaderError, HandoutError
from gardreader.files import explain
from gardreader.handouts.options import HandoutOptions
from gardreader.handouts.outputs import Form, save_handout
from gardreader.handouts.sets import chapter_of
from gardreader.i18n import tr
from gardreader.packs.library import Library
from gardreader.progress import Progress, silent

RECORD = ".gardreader-handouts"
"""The name of the record in the folder."""

_MOST_RECORD = 64_000_000
_HOPELESS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO})
"""What will not be better at the next file."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An article of which no handout was made, and why, in a sentence."""

    ref: ArticleRef
    why: str


@dataclass(frozen=True, slots=True)
class BatchReport:
    """What a run did: handouts made, files that were up to date, articles that have nothing of the parts
    chosen, pages (of PDFs), failures."""

    made: int = 0
    kept: int = 0
    empty: int = 0
    pages: int = 0
    failures: tuple[Failure, ...] = ()


def file_name(ref: ArticleRef, form: Form) -> str:
    """The name of an article's file, the same in every run.

    >>> file_name(ArticleRef("gard", "cystic-fibrosis"), Form.PDF)
    'cystic-fibrosis.gard.pdf'
    """
    return f"{ref.article}.{ref.pack}.{form}"


def make_all(
    library: Library,
    refs: Sequence[ArticleRef],
    folder: Path,
    form: Form,
    options: HandoutOptions,
    progress: Progress = silent,
) -> BatchReport:
    """Make the handouts that ``folder`` lacks, one after another; the folder is made where there is none.

    An article that fails is told in the report and passed over. Raises ``HandoutError`` where no file
    can be written at all, or no more; whole files stay. An interrupt leaves whole files alone.
    """
    made_before = _made_before(folder)
    digests = {pack.info.id: pack.digest for pack in library.packs()}
    report = BatchReport()
    for number, ref in enumerate(refs):
        progress(number, len(refs), ref.article)
        name = file_name(ref, form)
        made_of = _made_of(ref, digests.get(ref.pack, ""), options)
        if _is_whole(folder / name, made_before.get(name), made_of):
            report = replace(report, kept=report.kept + 1)
            continue
        try:
            pages = save_handout(chapter_of(library, ref), folder / name, options)
            _remember(folder, name, made_of)
        except EmptyHandoutError:
            report = replace(report, empty=report.empty + 1)
            continue
        except GardreaderError as error:
            if (
                (cause := error.__cause__) is not None
                and isinstance(cause, OSError)
                and cause.errno in _HOPELESS
            ):
                raise HandoutError(f"{error} {_told(report)}") from cause
            report = replace(report, failures=(*report.failures, Failure(ref, str(error))))
            continue
        report = replace(report, made=report.made + 1, pages=report.pages + pages)
    progress(len(refs), len(refs), "")
    return report


def _told(report: BatchReport) -> str:
    return tr(
        "{count} handouts are whole in the folder; run again to go on.", count=report.made + report.kept
    )


def _made_of(ref: ArticleRef, digest: str, options: HandoutOptions) -> str:
    """A text that changes with all that a handout is made of, but for the day."""
    logo = options.clinic.logo if options.clinic else None
    stamp = ""
    if logo is not None and logo.is_file():
        told = logo.stat()
        stamp = f"{told.st_size} {told.st_mtime_ns}"
    made_of = f"{__version__}\n{ref}\n{digest}\n{replace(options, printed=None)!r}\n{stamp}"
    return hashlib.sha256(made_of.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _is_whole(path: Path, known: tuple[str, int] | None, made_of: str) -> bool:
    if known is None or known[0] != made_of:
        return False
    try:
        return path.stat().st_size == known[1]
    except OSError:
        return False


def _made_before(folder: Path) -> Mapping[str, tuple[str, int]]:
    """What the record says of each file; lines that say nothing are passed over."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        record = folder / RECORD
        if not record.is_file() or record.stat().st_size > _MOST_RECORD:
            return {}
        text = record.read_text(encoding="utf-8", errors="replace")
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        reason = explain(error) if isinstance(error, OSError) else str(error)
        raise HandoutError(
            tr("The folder {folder} cannot be used: {reason}.", folder=folder, reason=reason)
        ) from error
    known = {}
    for line in text.splitlines():
        made_of, _, rest = line.partition(" ")
        size, _, name = rest.partition(" ")
        if name and size.isascii() and size.isdigit():
            known[name] = (made_of, int(size))
    return known


def _remember(folder: Path, name: str, made_of: str) -> None:
    """Add a line to the record. Raises ``HandoutError``."""
    try:
        size = (folder / name).stat().st_size
        with (folder / RECORD).open("a", encoding="utf-8") as record:
            record.write(f"{made_of} {size} {name}\n")
    except OSError as error:
        raise HandoutError(
            tr("{path} could not be saved: {reason}.", path=folder / RECORD, reason=explain(error))
        ) from error
