"""Where the program's files live.

Three kinds, never mixed: what the person owns (``data``: packs, marks), what is the person's
taste (``config``) and what can be thrown away at any time (``cache``: catalogue, index). One
folder given with ``--data-dir`` or ``GARDREADER_HOME`` holds all three, so that a library can be
kept apart or on a stick.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HOME_VARIABLE = "GARDREADER_HOME"


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one library."""

    data: Path
    config: Path
    cache: Path

    @property
    def packs(self) -> Path:
        """The installed packs, one file each."""
        return self.data / "packs"

    @property
    def own(self) -> Path:
        """The person's own favourites, history, notes and reading list."""
        return self.data / "own.sqlite"

    @property
    def settings(self) -> Path:
        """The person's settings."""
        return self.config / "settings.json"

    @property
    def index(self) -> Path:
        """The search index; derived."""
        return self.cache / "index"

    @property
    def catalogue(self) -> Path:
        """The list of all articles; derived."""
        return self.cache / "catalogue.sqlite"

    @property
    def log(self) -> Path:
        """The details of the program's own faults."""
        return self.cache / "gardreader.log"

    @property
    def bundled_packs(self) -> Path:
        """The pack built from the bundled content; derived."""
        return self.cache / "bundled"


def find_paths(home: Path | None = None, environment: Mapping[str, str] | None = None) -> Paths:
    """The folders to use: under ``home``, else under ``$GARDREADER_HOME``, else the system's.

    Nothing is created. ``environment`` is ``os.environ`` unless given.
    """
    values = os.environ if environment is None else environment
    if home is None and values.get(HOME_VARIABLE):
        home = Path(values[HOME_VARIABLE])
    if home is not None:
        root = home.expanduser().absolute()
        return Paths(data=root, config=root / "config", cache=root / "cache")
    import platformdirs

    system = platformdirs.PlatformDirs("gardreader", appauthor=False)
    return Paths(
        data=Path(system.user_data_dir),
        config=Path(system.user_config_dir),
        cache=Path(system.user_cache_dir),
    )


def resources() -> Path:
    """The folder of themes, icons, style sheets, fonts and translations."""
    return _shipped("resources")


def content() -> Path:
    """The folder of the bundled articles."""
    return _shipped("content")


def _shipped(name: str) -> Path:
    # In an installed wheel or a bundle the folder lies inside the package as ``_name``; in a
    # checkout it is the top-level folder itself.
    package = Path(__file__).parent
    inside = package / f"_{name}"
    return inside if inside.is_dir() else package.parent.parent / name
