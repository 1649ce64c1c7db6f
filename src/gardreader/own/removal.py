"""Taking entries out so that they can be put back: what undo is made of."""

from __future__ import annotations

from collections.abc import Sequence

from gardreader.own.columns import TABLES, Row, Table
from gardreader.own.database import Own
from gardreader.own.rescue import Rows, put_rows

_BY_NAME = {table.name: table for table in TABLES}


def take_out(own: Own, table: Table, keys: Sequence[Row]) -> Rows:
    """Remove the rows of those keys and give them, for :func:`put_back`. Raises ``OwnError``."""
    condition = " and ".join(f"{name} = ?" for name in table.key)
    rows = [
        row
        for key in keys
        for row in own.read(f"select {table.names} from {table.name} where {condition}", tuple(key))  # noqa: S608
    ]
    own.write(
        lambda connection: connection.executemany(
            f"delete from {table.name} where {condition}",  # noqa: S608
            [tuple(key) for key in keys],
        )
    )
    return {table.name: rows} if rows else {}


def put_back(own: Own, rows: Rows) -> None:
    """Write the rows again, as they were. Raises ``OwnError``."""
    assert rows.keys() <= _BY_NAME.keys()
    own.write(lambda connection: put_rows(connection, rows))
