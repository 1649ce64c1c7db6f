"""The window on the full library beside the bundled one: start, memory, opening articles."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.bench.machine import percentile, ratio, table
from tests.bench.window_child import LONGEST
from tests.journeys.screen import Screen

STARTS = 7
ARTICLES = 300
Row = tuple[str, str, str]


def measure(home: Path, bundled: Path) -> str:
    """The table for the library in ``home``, compared with the one in ``bundled`` that has no packs."""
    with Screen(bare=True) as screen:
        _child(screen, home)  # what is made once (catalogue, index) is made before anything is timed
        _child(screen, bundled)
        full = [_child(screen, home) for _ in range(STARTS)]
        small = [_child(screen, bundled) for _ in range(STARTS)]
        opened = _child(screen, home, "--articles", str(ARTICLES))
    started = statistics.median(run["painted"] for run in full)
    beside = statistics.median(run["painted"] for run in small)
    memory = max(run["megabytes"] for run in full)
    by_length = sorted(opened["opened"], key=lambda item: -item[1])
    long_ones = [milliseconds for _, _, milliseconds in by_length[:LONGEST]]
    times = [milliseconds for _, _, milliseconds in by_length[LONGEST:]]
    longest = by_length[0]
    slowest = max(by_length, key=lambda item: item[2])
    p95 = percentile(times, 0.95)
    rows: list[Row] = [
        (
            f"start of the process to window painted, median of {STARTS}",
            f"{started:.0f} ms ({ratio(started, 800)} of the bar)",
            "800 ms",
        ),
        ("the same, slowest", f"{max(run['painted'] for run in full):.0f} ms", "800 ms"),
        (
            "the same with the bundled library alone, median",
            f"{beside:.0f} ms (full: {started / beside - 1:+.0%})",
            "+10 %",
        ),
        ("memory at rest (PSS), the highest", f"{memory:.0f} MB ({ratio(memory, 140)} of the bar)", "140 MB"),
        (
            f"opening an article to painted, {len(times)} articles, median",
            f"{percentile(times, 0.5):.0f} ms",
            "",
        ),
        ("the same, p95", f"{p95:.0f} ms ({ratio(p95, 60)} of the bar)", "60 ms"),
        (f"the {LONGEST} longest articles, median", f"{percentile(long_ones, 0.5):.0f} ms", ""),
        (f"the slowest of all: {slowest[0]}", f"{slowest[2]:.0f} ms", ""),
        (f"the longest: {longest[0]}, {longest[1]:,} characters", f"{longest[2]:.0f} ms", ""),
        ("memory after opening them all", f"{opened['megabytes after']:.0f} MB", ""),
    ]
    return table("The window on the full library", rows)


def _child(screen: Screen, home: Path, *arguments: str) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.window_child", str(home), *arguments],
        env=screen.environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found
