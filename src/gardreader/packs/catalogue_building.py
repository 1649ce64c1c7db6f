"""Making the catalogue: written beside the old one, which serves until the new one is whole."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path

from gardreader.articles.folding import fold
from gardreader.articles.model import Article, ArticleRef
from gardreader.errors import LibraryError
from gardreader.files import replacing
from gardreader.i18n import tr
from gardreader.packs.catalogue import APPLICATION_ID, Catalogue, code_name, set_checksum
from gardreader.packs.catalogue_schema import INDEXES, SCHEMA_VERSION, TABLES
from gardreader.packs.diseases import add_diseases
from gardreader.packs.joining_rows import Row, row_of
from gardreader.packs.news import add_news, settle_news
from gardreader.progress import Progress, silent

_LEFT_BEHIND_SECONDS = 3600.0
_Outline = tuple[ArticleRef, tuple[Article, bool]]

# The pages' own cache of folded names would stay in memory for good; here each name comes once.
_fold = fold.__wrapped__


def build_catalogue(
    path: Path,
    fingerprint: str,
    articles: Callable[[], Iterable[_Outline]],
    total: int,
    progress: Progress = silent,
    packs: Mapping[str, str] | None = None,
    bundled: str = "",
) -> Catalogue:
    """Write the catalogue of what ``articles`` gives at ``path``, all or nothing, and open it.

    ``articles`` gives each article without its long lists, and whether it has any.

    ``total`` is how many articles there should be. With fewer, some could not be read: the list then
    bears no fingerprint, so that it serves now and is made again at the next start. ``packs`` gives the
    title of each pack by its id, ``bundled`` is the id of the one that comes with the program.

    Where the disk is full, or ``path`` cannot be written for another reason, it is made in memory.
    Raises ``LibraryError`` when that fails too, and whatever ``articles`` raises.
    """
    catalogue: Catalogue | None = None
    with suppress(sqlite3.Error, OSError, LibraryError):
        path.parent.mkdir(parents=True, exist_ok=True)
        _clear(path.parent, path.name)
        with replacing(path) as temporary:
            with closing(sqlite3.connect(temporary)) as connection:
                _write(connection, fingerprint, articles(), total, progress, packs or {}, bundled)
            set_checksum(temporary)
            # Before it takes its place: another copy may put its own there at once.
            catalogue = Catalogue.open(temporary)
    if catalogue is not None:
        return catalogue
    connection = sqlite3.connect(":memory:", check_same_thread=False)
    try:
        _write(connection, fingerprint, articles(), total, progress, packs or {}, bundled)
        return Catalogue(connection)
    except BaseException as error:
        connection.close()
        if isinstance(error, sqlite3.Error):
            raise LibraryError(tr("The list of articles cannot be made: {why}.", why=str(error))) from error
        raise


def article_names(article: Article) -> Iterator[tuple[str, str]]:
    """Every name of an article with its kind: title, synonyms, those of other languages, codes."""
    yield article.title, "title"
    for synonym in article.synonyms:
        yield synonym.name, "synonym"
    for translation in article.translations:
        yield translation.name, "translation"
    for identifier in article.identifiers:
        yield code_name(identifier.scheme, identifier.value), "code"


def _write(
    connection: sqlite3.Connection,
    fingerprint: str,
    articles: Iterable[_Outline],
    total: int,
    progress: Progress,
    packs: Mapping[str, str],
    bundled: str,
) -> None:
    # Nothing is lost with a half-built file: it takes its place only when it is whole.
    connection.executescript(f"pragma journal_mode=off; pragma synchronous=off; {TABLES} begin;")
    number = 0
    rows: list[Row] = []
    numbers: dict[ArticleRef, int] = {}
    for ref, (article, lists) in articles:
        if number % 32 == 0:
            progress(number, total, tr("Making the list of articles"))
        _add(connection, number, ref, article)
        rows.append(row_of(ref, article, _fold, lists=lists))
        numbers[ref] = number
        number += 1
    progress(number, total, tr("Joining articles of one disease"))
    titles = {ref.pack: packs.get(ref.pack, ref.pack) for ref in numbers}
    connection.executemany("insert into pack values (?, ?)", titles.items())
    add_diseases(connection, numbers, rows, bundled)
    settle_news(connection)
    connection.executescript(INDEXES)
    meta = [("schema", SCHEMA_VERSION), ("fingerprint", fingerprint if number == total else "")]
    connection.executemany("insert into meta values (?, ?)", meta)
    connection.commit()
    connection.execute(f"pragma application_id = {APPLICATION_ID}")


def _add(connection: sqlite3.Connection, number: int, ref: ArticleRef, article: Article) -> None:
    sort = _fold(article.title)
    first = sort[:1].upper()
    letter = first if first.isascii() and first.isalpha() else "#"
    row = (number, ref.pack, ref.article, article.title, sort, letter,
           article.rare, article.is_stub, article.source.id)  # fmt: skip
    connection.execute("insert into article values (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    for name in article.categories:
        connection.execute("insert or ignore into category values (?, ?)", (name, number))
    # A space before the first word too, so that " word" finds the beginnings of words.
    connection.executemany(
        "insert into name values (?, ?, ?, ?, ?)",
        [
            (number, place, text, kind, "" if kind == "code" else " " + _fold(text))
            for place, (text, kind) in enumerate(article_names(article))
        ],
    )
    if article.sections:
        connection.executemany(
            "insert into section values (?, ?, ?, ?, ?)",
            [(number, place, s.id, s.title, s.kind.value) for place, s in enumerate(article.sections)],
        )
    add_news(connection, number, article)


def _clear(folder: Path, name: str) -> None:
    """Remove what a killed run left behind; another copy may be writing its own right now."""
    for leftover in folder.glob(f".{name}.*.part*"):
        with suppress(OSError):
            if time.time() - leftover.stat().st_mtime > _LEFT_BEHIND_SECONDS:
                leftover.unlink()
