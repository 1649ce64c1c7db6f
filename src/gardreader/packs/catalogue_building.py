"""Making the catalogue: written beside the old one, which serves until the new one is whole."""

from __future__ import annotations

import os
import sqlite3
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from gardreader.articles.folding import fold
from gardreader.articles.model import Article, ArticleRef
from gardreader.errors import LibraryError
from gardreader.files import explain, replacing
from gardreader.i18n import tr
from gardreader.packs.catalogue import APPLICATION_ID, SCHEMA_VERSION, Catalogue, code_name, set_checksum
from gardreader.progress import Progress, silent

_SCHEMA = """
create table meta (key text primary key, value text) without rowid;
create table article (number integer primary key, pack text, id text, title text, sort text, letter text,
                      rare integer, stub integer, source_id text);
create table category (name text, article integer, primary key (name, article)) without rowid;
create table name (article integer, position integer, text text, kind text, folded text,
                   primary key (article, position)) without rowid;
create table section (article integer, position integer, id text, title text, kind text,
                      primary key (article, position)) without rowid;
"""
_INDEXES = """
create index article_sort on article (sort);
create index article_letter on article (letter, sort);
create index article_ref on article (id, pack);
create index name_code on name (text) where kind = 'code';
"""
_LEFT_BEHIND_SECONDS = 3600.0

# The pages' own cache of folded names would stay in memory for good; here each name comes once.
_fold = fold.__wrapped__


def build_catalogue(
    path: Path,
    fingerprint: str,
    articles: Iterable[tuple[ArticleRef, Article]],
    total: int = 0,
    progress: Progress = silent,
) -> Catalogue:
    """Write the catalogue of ``articles`` at ``path``, all or nothing, and open it.

    Where ``path`` cannot be written it is made in a temporary place, which goes with the catalogue.
    Raises ``LibraryError`` when it can be made nowhere, and whatever ``articles`` raises.
    """
    folder = path.parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _clear(folder, path.name)
        writable = os.access(folder, os.W_OK)
    except OSError:
        writable = False
    if writable:
        try:
            with replacing(path) as temporary:
                _write(temporary, fingerprint, articles, total, progress)
            return Catalogue.open(path)
        except (sqlite3.Error, OSError) as error:
            raise _failed(error) from error
    try:
        with tempfile.TemporaryDirectory(prefix="gardreader-") as place:
            # The open file outlives its name.
            temporary = Path(place) / path.name
            _write(temporary, fingerprint, articles, total, progress)
            return Catalogue.open(temporary)
    except (sqlite3.Error, OSError) as error:
        raise _failed(error) from error


def article_names(article: Article) -> Iterator[tuple[str, str]]:
    """Every name of an article with its kind: the title, the synonyms, the codes."""
    yield article.title, "title"
    for synonym in article.synonyms:
        yield synonym.name, "synonym"
    for identifier in article.identifiers:
        yield code_name(identifier.scheme, identifier.value), "code"


def _write(
    path: Path,
    fingerprint: str,
    articles: Iterable[tuple[ArticleRef, Article]],
    total: int,
    progress: Progress,
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        # Nothing is lost with a half-built file: it takes its place only when it is whole.
        connection.executescript(f"pragma journal_mode=off; pragma synchronous=off; {_SCHEMA} begin;")
        for number, (ref, article) in enumerate(articles):
            if number % 32 == 0:
                progress(number, total, tr("Making the list of articles"))
            _add(connection, number, ref, article)
        connection.executescript(_INDEXES)
        meta = [("schema", SCHEMA_VERSION), ("fingerprint", fingerprint)]
        connection.executemany("insert into meta values (?, ?)", meta)
        connection.commit()
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
    set_checksum(path)


def _add(connection: sqlite3.Connection, number: int, ref: ArticleRef, article: Article) -> None:
    sort = _fold(article.title)
    first = sort[:1].upper()
    letter = first if first.isascii() and first.isalpha() else "#"
    row = (number, ref.pack, ref.article, article.title, sort, letter,
           article.rare, article.is_stub, article.source.id)  # fmt: skip
    connection.execute("insert into article values (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    connection.executemany(
        "insert or ignore into category values (?, ?)", [(name, number) for name in article.categories]
    )
    # A space before the first word too, so that " word" finds the beginnings of words.
    connection.executemany(
        "insert into name values (?, ?, ?, ?, ?)",
        [
            (number, place, text, kind, "" if kind == "code" else " " + _fold(text))
            for place, (text, kind) in enumerate(article_names(article))
        ],
    )
    connection.executemany(
        "insert into section values (?, ?, ?, ?, ?)",
        [(number, place, s.id, s.title, s.kind.value) for place, s in enumerate(article.sections)],
    )


def _clear(folder: Path, name: str) -> None:
    """Remove what a killed run left behind; another copy may be writing its own right now."""
    for leftover in folder.glob(f".{name}.*.part*"):
        with suppress(OSError):
            if time.time() - leftover.stat().st_mtime > _LEFT_BEHIND_SECONDS:
                leftover.unlink()


def _failed(error: sqlite3.Error | OSError) -> LibraryError:
    why = explain(error) if isinstance(error, OSError) else str(error)
    return LibraryError(tr("The list of articles cannot be made: {why}.", why=why))
