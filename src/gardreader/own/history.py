"""What was read on which day: one entry an article and day, kept for a year."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from gardreader.articles.folding import fold
from gardreader.articles.model import ArticleRef
from gardreader.own.columns import VISITS
from gardreader.own.database import Own, now, today
from gardreader.own.removal import take_out
from gardreader.own.rescue import Rows

KEPT_DAYS = 366
"""What is older is removed."""

MOST_VISITS = 40_000
"""The most entries that are kept."""

_MOST_SHOWN = 3_000


@dataclass(frozen=True, slots=True)
class Visited:
    """An article read on ``day`` (``2026-11-03``), ``times`` times, last ``at`` that moment (UTC)."""

    day: str
    ref: ArticleRef
    title: str
    at: str
    times: int


@dataclass(frozen=True, slots=True)
class Day:
    """What was read on a day, the last first."""

    day: str
    visits: tuple[Visited, ...]


def visit(own: Own, ref: ArticleRef, title: str, at: str = "", day: str = "") -> None:
    """An article was opened: now, unless ``at`` and ``day`` say when. Raises ``OwnError``, as all do here."""
    at, day = at or now(), day or today()
    oldest = (dt.date.fromisoformat(day) - dt.timedelta(days=KEPT_DAYS)).isoformat()

    def change(connection: sqlite3.Connection) -> None:
        connection.execute(
            "insert into visits (day, pack, article, title, at, times) values (?, ?, ?, ?, ?, 1)"
            " on conflict (day, pack, article) do update set"
            " title = excluded.title, at = max(at, excluded.at), times = times + 1",
            (day, ref.pack, ref.article, title[:250], at),
        )
        connection.execute("delete from visits where day < ?", (oldest,))
        (count,) = connection.execute("select count(*) from visits").fetchone()
        if count > MOST_VISITS:
            connection.execute(
                "delete from visits where rowid in (select rowid from visits order by at limit ?)",
                (count - MOST_VISITS,),
            )

    own.write(change)


def days(own: Own, words: str = "") -> tuple[Day, ...]:
    """The days, the latest first, with what was read; only articles whose title has all of ``words``."""
    wanted = fold(words).split()
    rows = own.read(
        "select day, pack, article, title, at, times from visits order by day desc, at desc, title limit ?",
        (_MOST_SHOWN if not wanted else MOST_VISITS,),
    )
    visits = (
        Visited(day, ArticleRef(pack, article), title, at, times)
        for day, pack, article, title, at, times in rows
        if not wanted or all(word in fold(title) for word in wanted)
    )
    return tuple(Day(day, tuple(found)) for day, found in groupby(visits, lambda found: found.day))


def remove(own: Own, visits: Sequence[Visited]) -> Rows:
    """Forget entries; gives what puts them back."""
    return take_out(own, VISITS, [(found.day, found.ref.pack, found.ref.article) for found in visits])


def clear(own: Own) -> None:
    """Forget all, so that no trace is left in the file."""
    own.write(lambda connection: connection.execute("delete from visits"))
    own.wipe()
