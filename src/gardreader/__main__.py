"""Where the program begins: the command line, and the one way from it to the windows."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from gardreader.paths import Paths


def main(argv: Sequence[str] | None = None) -> int:
    """Run ``gardreader ARGV…`` (the process's own arguments unless given) and give its exit code."""
    from gardreader.cli.program import run

    return run(sys.argv[1:] if argv is None else list(argv), open_window, open_preview)


def open_window(paths: Paths, article: str, screenshot: Path | None, private: bool) -> int:
    """Open the window on the library in ``paths``; gives the exit code once it is closed."""
    from gardreader.desktop.app import run

    return run(paths, article, screenshot, private=private)


def open_preview(paths: Paths, file: Path, screenshot: Path | None) -> int:
    """Show the article in ``file`` while it is written; gives the exit code once the window is closed."""
    from gardreader.desktop.preview.running import run

    return run(paths, file, screenshot)


if __name__ == "__main__":
    sys.exit(main())
