"""The tables of the catalogue, and the check that a file has these and nothing else.

A library's folder may come from anyone, on a stick for instance, and SQLite runs what a file's own
views, triggers and computed columns say. So a file with any other schema is not asked anything.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from functools import cache
from types import UnionType

from gardreader.i18n import tr

SCHEMA_VERSION = "5"

TABLES = """
create table meta (key text primary key, value text) without rowid;
create table article (number integer primary key, pack text, id text, title text, sort text, letter text,
                      rare integer, stub integer, source_id text);
create table category (name text, article integer, primary key (name, article)) without rowid;
create table name (article integer, position integer, text text, kind text, folded text,
                   primary key (article, position)) without rowid;
create table section (article integer, position integer, id text, title text, kind text,
                      primary key (article, position)) without rowid;
create table pack (id text primary key, title text) without rowid;
create table disease (article integer primary key, lead integer, place integer, listed integer,
                      source text);
create table joining (first text, second text, rule text, count integer,
                      primary key (first, second, rule)) without rowid;
create table meeting (first text, second text, firsts integer, seconds integer,
                      primary key (first, second)) without rowid;
create table conflict (first integer, second integer, rule text, reason text,
                       primary key (first, second)) without rowid;
create table news (number integer primary key, title text, published text, url text, body text, folded text,
                   articles integer, everyone integer, unique (title, published, url));
create table news_article (news integer, article integer, primary key (news, article)) without rowid;
"""
INDEXES = """
create index article_sort on article (sort);
create index article_letter on article (letter, sort);
create index article_ref on article (id, pack);
create index disease_lead on disease (lead, place);
create index category_article on category (article);
"""
_ALL = "select type, name, tbl_name, sql from sqlite_master order by type, name"


Kinds = tuple[type | UnionType, ...]
"""The kind of value that each column of an answer has."""


def check_kinds(rows: Iterable[tuple[object, ...]], kinds: Kinds) -> None:
    """Raise ``sqlite3.DatabaseError`` where a row holds other kinds: SQLite takes any in any column."""
    for found in {tuple(map(type, row)) for row in rows}:
        if not all(map(issubclass, found, kinds)):
            raise sqlite3.DatabaseError(tr("a value is of another kind"))


def is_ours(connection: sqlite3.Connection) -> bool:
    """Whether the file has the catalogue's tables and nothing else. Raises ``sqlite3.Error``."""
    return connection.execute(_ALL).fetchall() == _expected()


@cache
def _expected() -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES + INDEXES)
        return connection.execute(_ALL).fetchall()
