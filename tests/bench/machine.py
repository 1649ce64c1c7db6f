"""What machine the figures are of, and how tables of figures are printed."""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path


def machine() -> str:
    """The machine in one line: processor, cores, memory, system, Python, Qt."""
    from PySide6 import __version__ as qt

    model = platform.processor() or platform.machine()
    memory = ""
    if Path("/proc/cpuinfo").exists():
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        named = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
        model = next(named, model)
        total = Path("/proc/meminfo").read_text(encoding="utf-8").split()[1]
        memory = f", {int(total) / 1024**2:.0f} GiB"
    version = ".".join(map(str, sys.version_info[:3]))
    return f"{model}, {os.cpu_count()} cores{memory}, {platform.system()}, Python {version}, Qt {qt}"


def percentile(values: Sequence[float], share: float) -> float:
    """The value below which ``share`` (0 to 1) of ``values`` lie, by the nearest rank."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def table(title: str, rows: Sequence[tuple[str, str, str]]) -> str:
    """Rows of what was measured, its figure and its bar as aligned lines."""
    head = ("measured", "figure", "bar")
    widths = [max(len(row[n]) for row in (head, *rows)) for n in range(3)]
    rule = tuple("-" * width for width in widths)
    lines = (
        f"  {row[0]:<{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}".rstrip()
        for row in (head, rule, *rows)
    )
    return "\n".join((title, "", *lines))


def ratio(figure: float, bar: float) -> str:
    """How much of its bar a figure takes: ``38 %``."""
    return f"{100 * figure / bar:.0f} %"
