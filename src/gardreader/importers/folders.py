"""The files of a folder that a person gave, found within bounds: it may be a whole disk."""

from __future__ import annotations

import os
from pathlib import Path

from gardreader.errors import SourceError
from gardreader.i18n import tr

MOST_FILES = 100_000


def files_in(folder: Path, suffix: str) -> list[Path]:
    """The files below ``folder`` whose names end in ``suffix`` (``.md``), sorted; hidden ones are left out.

    Links to folders are not followed. Raises ``SourceError`` for a folder of more than 100,000 files.
    """
    found: list[Path] = []
    seen = 0
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        seen += len(names) + len(folders)
        if seen > MOST_FILES:
            sentence = tr("{folder} holds more than {count:,} files; give a smaller folder.",
                          folder=folder, count=MOST_FILES)  # fmt: skip
            raise SourceError(sentence)
        found += [Path(place, name) for name in names if name.endswith(suffix) and not name.startswith(".")]
    return sorted(found)
