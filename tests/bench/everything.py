"""Every open source: each imported as a person does, all installed, then the window and search on them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from tests.bench import children, window
from tests.bench.machine import ratio, table
from tests.conftest import SHARED_DATA

SOURCES = (
    "gard-api-2020.zip",
    "medquad.zip",
    "orphapackets-2025-12.zip",
    "orphanet-names-7-languages.tsv",
)
SECONDS = 60
MEGABYTES = 600
"""What the import of any one source may take, at its peak."""


def measure(home: Path, bundled: Path) -> Iterator[str]:
    """The tables, each when it is made; ``home`` is filled with every source, ``bundled`` has no packs."""
    home.mkdir(parents=True, exist_ok=True)
    yield f"With every source: {imports(home)}"
    yield f"With every source: {window.measure(home, bundled)}"
    yield f"With every source: {children.run(['-m', 'tests.bench.search', str(home)]).output.rstrip()}"


def imports(home: Path) -> str:
    """Import every source to a pack, install the packs, and tell what each took."""
    rows = []
    for name in SOURCES:
        pack = home / f"{Path(name).stem}.gardpack"
        imported = children.program(["import", str(SHARED_DATA / name), "-o", str(pack)], home)
        rows += [
            (f"import of {name}", f"{imported.seconds:.1f} s ({ratio(imported.seconds, SECONDS)} of the bar)",
             f"{SECONDS} s"),
            ("  its peak memory",
             f"{imported.peak_megabytes:.0f} MB ({ratio(imported.peak_megabytes, MEGABYTES)} of the bar)",
             f"{MEGABYTES} MB"),
        ]  # fmt: skip
    for name in SOURCES:
        installed = children.program(["install", str(home / f"{Path(name).stem}.gardpack")], home)
        rows.append((f"install {name}, with list and index of all so far", f"{installed.seconds:.1f} s", ""))
    rows.append(("  the peak memory of the last", f"{installed.peak_megabytes:.0f} MB", ""))
    return table("from the open sources to an installed library", rows)


def main() -> int:
    """``python -m tests.bench.everything HOME``: only the imports and installations, into HOME."""
    home = Path(sys.argv[1])
    home.mkdir(parents=True, exist_ok=True)
    print(imports(home))
    return 0


if __name__ == "__main__":
    sys.exit(main())
