"""The start of the window reads no source text into memory."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import linecache
import gardreader.desktop.app, gardreader.search.searcher, numpy
print(len(linecache.cache))
"""


def test_modules_are_imported_without_their_source() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 50


def test_the_window_loads_nothing_heavy_before_it_is_needed() -> None:
    code = "import sys, gardreader.desktop.app; print(*sys.modules, sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    heavy = {
        "numpy", "whoosh", "rapidfuzz", "lxml", "nh3", "markdown", "yaml", "filelock",
        "PySide6.QtPrintSupport", "gardreader.importers.registry", "gardreader.building",
        "gardreader.packs.writer", "gardreader.search.indexer", "gardreader.desktop.printing.printing",
    }  # fmt: skip
    assert loaded & heavy == set()
