"""A process whose children change a library and are killed, or refused by the disk, on the way.

Its words are ``ACTION HOME PACK`` (:mod:`tests.injecting`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from gardreader.errors import LibraryError, PackError
from gardreader.packs.library import Library
from tests.injecting import serve
from tests.packs.samples import home, make_pack

DONE, UNCHANGED, CHANGED_BUT = 0, 3, 4


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
    return DONE


def main() -> None:
    """Serve lines until there are no more."""
    with tempfile.TemporaryDirectory() as folder:  # all is loaded before a child is made
        pack = make_pack(Path(folder))
        for action in ("install", "replace", "catalogue", "remove"):
            assert act(action, folder, str(pack)) == DONE
    serve(act)


if __name__ == "__main__":
    main()
