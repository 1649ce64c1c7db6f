"""The window on the full library beside the bundled one: start, memory, opening articles, reading."""

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
PASSES = 3
"""So many processes open every article, and the best of each counts: none finds what another has warmed."""

Row = tuple[str, str, str]
Opened = list[tuple[str, int, float]]
"""Article, characters, milliseconds."""


def measure(home: Path, bundled: Path) -> str:
    """The tables for the library in ``home``, compared with the one in ``bundled`` that has no packs."""
    with Screen(bare=True) as screen:
        _child(screen, home)  # what is made once (catalogue, index) is made before anything is timed
        _child(screen, bundled)
        full = [_child(screen, home) for _ in range(STARTS)]
        small = [_child(screen, bundled) for _ in range(STARTS)]
        passes = [_child(screen, home, "--articles", str(ARTICLES)) for _ in range(PASSES)]
    with Screen() as screen:  # cards are for the window in use, and only a window manager says which that is
        reading = _child(screen, home, "--reading")["reading"]
        printing = _child(screen, home, "--printing")["printing"]
    tables = (
        table("The window on the full library", _starts(full, small)),
        table("Opening articles, from the wish to the end of the paint", _articles(_best(passes))),
        table(f"Reading {reading['longest']}, the longest", _reading(reading)),
        table("The window for handouts, the best of several", _printing(printing)),
        table("Hostile articles (tests/hostile)", _hostile()),
    )
    return "\n\n".join(tables)


def _starts(full: list[dict[str, Any]], small: list[dict[str, Any]]) -> list[Row]:
    started = statistics.median(run["painted"] for run in full)
    beside = statistics.median(run["painted"] for run in small)
    memory = max(run["megabytes"] for run in full)
    return [
        (f"start of the process to window painted, median of {STARTS}", *_figure(started, 800)),
        ("the same, slowest", f"{max(run['painted'] for run in full):.0f} ms", "800 ms"),
        (
            "the same with the bundled library alone, median",
            f"{beside:.0f} ms (full: {started / beside - 1:+.0%})",
            "+10 %",
        ),
        ("memory at rest (PSS), the highest", *_figure(memory, 140, "MB")),
    ]


def _best(passes: list[dict[str, Any]]) -> Opened:
    """Each article with its best time, the longest first."""
    best: dict[str, tuple[str, int, float]] = {}
    for article, size, milliseconds in (item for run in passes for item in run["opened"]):
        known = best.get(article)
        if known is None or milliseconds < known[2]:
            best[article] = (article, size, milliseconds)
    return sorted(best.values(), key=_characters, reverse=True)


def _articles(opened: Opened) -> list[Row]:
    times = [milliseconds for _, _, milliseconds in opened[LONGEST:]]  # a fair sample of all there are
    long_ones = [milliseconds for _, _, milliseconds in opened[:LONGEST]]
    longest = opened[0]
    slowest = max(opened, key=_milliseconds)
    return [
        (f"{len(times)} articles, median of the best of {PASSES}", f"{percentile(times, 0.5):.0f} ms", ""),
        ("the same, p95", *_figure(percentile(times, 0.95), 35)),
        (f"the {LONGEST} longest articles, median", f"{percentile(long_ones, 0.5):.0f} ms", ""),
        (f"the longest: {longest[0]}, {longest[1]:,} characters", *_figure(longest[2], 120)),
        (f"the slowest of all: {slowest[0]}", *_figure(slowest[2], 120)),
    ]


def _reading(found: dict[str, Any]) -> list[Row]:
    memory = found["megabytes"]
    grown = memory["last"] - memory["first"]
    return [
        ("mouse onto a citation to its card painted, the slowest", *_figure(max(found["cards"]), 16)),
        ("frame of a scroll at 200 %, the slowest", *_figure(max(found["frames"]), 33)),
        ("another theme to the page painted in it, the best", *_figure(min(found["theme"]), 100)),
        ("the same, median", *_figure(statistics.median(found["theme"]), 100)),
        ("another zoom to the page painted in it, the best", *_figure(min(found["zoom"]), 100)),
        ("the same, median", *_figure(statistics.median(found["zoom"]), 100)),
        (f"memory after {memory['opened']} articles, over the tenth", *_figure(grown, 10, "MB")),
    ]


def _hostile() -> list[Row]:
    """The window stands still while the articles made to hang it are opened, gone through and zoomed."""
    command = [sys.executable, "-m", "tests.bench.standing_still"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    worst = sorted(found, key=found.__getitem__)[-3:]
    rows = [(f"the window stands still at most: {name}", *_figure(found[name], 200)) for name in worst[::-1]]
    return [*rows, (f"the same, median of {len(found)}", f"{statistics.median(found.values()):.0f} ms", "")]


def _printing(found: dict[str, dict[str, Any]]) -> list[Row]:
    rows = []
    for name, figures in found.items():
        rows += [
            (
                f"{name}, {figures['pages']} pages: from Ctrl+P to the first page",
                *_figure(figures["opened"], 150),
            ),
            ("  another choice, to its first page, the slowest of four", *_figure(figures["changed"], 200)),
        ]
    very_first = next(figures["very first"] for figures in found.values() if figures["very first"])
    return [*rows, ("the very first time in a run, to the first page", *_figure(very_first, 150))]


def _figure(figure: float, bar: float, unit: str = "ms") -> tuple[str, str]:
    """A figure with its share of the bar, and the bar."""
    written = f"{figure:.1f}" if bar < 50 else f"{figure:.0f}"
    return f"{written} {unit} ({ratio(figure, bar)} of the bar)", f"{bar:g} {unit}"


def _characters(item: tuple[str, int, float]) -> int:
    return item[1]


def _milliseconds(item: tuple[str, int, float]) -> float:
    return item[2]


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
