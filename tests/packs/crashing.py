"""A process whose children change a library and are killed, or refused by the disk, on the way.

It reads lines ``ACTION HOME PACK``, forks a child that waits, and prints the child's number; at the
next line the child acts, and how it ended is printed.
"""

from __future__ import annotations

import ctypes
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from gardreader.errors import LibraryError, PackError
from gardreader.packs.library import Library
from tests.packs.samples import home, make_pack

DONE, UNCHANGED, CHANGED_BUT, FAULT = 0, 3, 4, 9
_ALLOW_TRACING = 0x59616D61


def install(library: Library, pack: Path) -> None:
    library.install(pack)


def remove(library: Library, pack: Path) -> None:
    library.remove("sample")


def catalogue(library: Library, pack: Path) -> None:
    library.catalogue()


ACTIONS: dict[str, Callable[[Library, Path], None]] = {
    "install": install, "replace": install, "remove": remove, "catalogue": catalogue,
}  # fmt: skip


def act(action: str, paths: str, pack: str) -> int:
    """Do it; gives how it ended."""
    library = Library(home(Path(paths)))
    try:
        ACTIONS[action](library, Path(pack))
    except LibraryError as error:
        return CHANGED_BUT if "was installed, but" in str(error) else UNCHANGED
    except PackError:
        return UNCHANGED
    except BaseException as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return FAULT
    return DONE


def main() -> None:
    """Serve lines until there are no more."""
    with tempfile.TemporaryDirectory() as folder:  # all is loaded before a child is made
        pack = make_pack(Path(folder))
        for action in ("install", "replace", "catalogue", "remove"):
            assert act(action, folder, str(pack)) == DONE
    for line in sys.stdin:
        ready, go = os.pipe()
        child = os.fork()
        if child == 0:
            if sys.platform.startswith("linux"):
                ctypes.CDLL(None).prctl(_ALLOW_TRACING, ctypes.c_ulong(-1), 0, 0, 0)
            os.read(ready, 1)
            os._exit(act(*line.rstrip("\n").split("\t")))
        print(child, flush=True)
        sys.stdin.readline()
        os.write(go, b"x")
        print(os.waitpid(child, 0)[1], flush=True)
        os.close(ready)
        os.close(go)


if __name__ == "__main__":
    main()
