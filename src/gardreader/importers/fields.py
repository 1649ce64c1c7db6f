"""Reading loosely typed records: what has the wrong shape counts as absent and is told to the report."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from gardreader.importers.report import ReportBuilder

T = TypeVar("T")
Record = Mapping[str, Any]


def number_of(record: Record, key: str) -> str:
    """A number of up to nine figures, written as one or as text; ``""`` for anything else."""
    value = record.get(key)
    text = str(value).strip() if isinstance(value, (int, str)) and not isinstance(value, bool) else ""
    return str(int(text)) if re.fullmatch(r"[0-9]{1,9}", text) else ""


class FieldReader:
    """Takes values out of a record's dictionaries."""

    def __init__(self, report: ReportBuilder):
        self._report = report

    def text(self, record: Record, key: str) -> str:
        """A text or number as text; ``""`` when absent."""
        value = record.get(key)
        if value is None or isinstance(value, bool):
            return ""
        if isinstance(value, (str, int, float)):
            return str(value)
        self._report.count(f"field of a wrong type: {key}")
        return ""

    def record(self, record: Record, key: str) -> Record:
        """A dictionary; empty when absent."""
        value = record.get(key)
        if isinstance(value, dict):
            return value
        if value is not None:
            self._report.count(f"field of a wrong type: {key}")
        return {}

    def records(self, record: Record, key: str) -> list[Record]:
        """A list of dictionaries; empty when absent."""
        items = self.items(record, key)
        found: list[Record] = [item for item in items if isinstance(item, dict)]
        if len(found) < len(items):
            self._report.count(f"field of a wrong type: {key}", len(items) - len(found))
        return found

    def items(self, record: Record, key: str) -> list[Any]:
        """A list; empty when absent."""
        value = record.get(key)
        if isinstance(value, list):
            return value
        if value is not None:
            self._report.count(f"field of a wrong type: {key}")
        return []

    def each(self, records: list[Record], make: Callable[[Record], T | None], what: str) -> Iterator[T]:
        """What ``make`` gives for each record; one that the model refuses is counted and left out."""
        for record in records:
            try:
                made = make(record)
            except ValueError:
                self._report.count(f"{what} that the model refuses")
                continue
            if made is not None:
                yield made
