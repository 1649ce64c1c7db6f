"""``make bench``: every figure that the program is held to, on the real library, as tables."""

from __future__ import annotations

import argparse
import sys
import tempfile
import zipfile
from pathlib import Path

from tests.bench import children, everything, window
from tests.bench.machine import machine, ratio, table
from tests.conftest import SHARED_DATA

RECORDS = SHARED_DATA / "gard-api-2020.zip"
PARTS = ("library", "window", "search", "handouts", "everything")


def library(home: Path, pack: Path) -> str:
    """Import, pack and installation with its index, each as a person's own command."""
    with zipfile.ZipFile(RECORDS) as archive:
        records = sum(name.endswith(".json") for name in archive.namelist())
    imported = children.program(["import", str(RECORDS), "-o", str(pack)], home)
    megabytes = pack.stat().st_size / 1e6
    installed = children.program(["install", str(pack)], home)
    rows = [
        (
            f"import of {records:,} records",
            f"{imported.seconds:.1f} s ({ratio(imported.seconds, 45)} of the bar)",
            "45 s",
        ),
        (
            "its peak memory",
            f"{imported.peak_megabytes:.0f} MB ({ratio(imported.peak_megabytes, 500)} of the bar)",
            "500 MB",
        ),
        ("the pack", f"{megabytes:.1f} MB ({ratio(megabytes, 10)} of the bar)", "10 MB"),
        (
            "install, with list and search index",
            f"{installed.seconds:.1f} s ({ratio(installed.seconds, 45)} of the bar)",
            "45 s",
        ),
        ("its peak memory", f"{installed.peak_megabytes:.0f} MB", ""),
    ]
    return table("From records to an installed library", rows)


def main() -> int:
    """Run the parts that are asked for, all by default. 2 when the real data is not there."""
    parser = argparse.ArgumentParser(prog="make bench")
    parser.add_argument(
        "parts", nargs="*", choices=[*PARTS, []], default=[], metavar="PART", help=", ".join(PARTS)
    )
    wanted = parser.parse_args().parts or PARTS
    if not RECORDS.is_file():
        print("bench: the real data (../shared/data) is not beside this checkout", file=sys.stderr)
        return 2
    print(f"Machine: {machine()}\n", flush=True)
    with tempfile.TemporaryDirectory(prefix="gardreader-bench-") as place:
        home, bundled = Path(place) / "full", Path(place) / "bundled"
        if "everything" in wanted:
            for tables in everything.measure(Path(place) / "all", bundled):
                print(tables, end="\n\n", flush=True)
        if wanted == ["everything"]:
            return 0
        print(library(home, Path(place) / "gard.gardpack"), end="\n\n", flush=True)
        if "window" in wanted:
            print(window.measure(home, bundled), end="\n\n", flush=True)
        if "search" in wanted:
            from tests.bench import search

            print(search.measure(home), end="\n\n", flush=True)
        if "handouts" in wanted:
            from tests.bench import handouts

            print(handouts.measure(Path(place) / "gard.gardpack"), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
