"""From the corpus to files, and to an installed library of all that a pack takes."""

from __future__ import annotations

from pathlib import Path

from gardreader.building import build_from_markdown
from gardreader.packs.installing import install_pack
from gardreader.packs.library import Library
from gardreader.paths import find_paths
from gardreader.progress import silent
from tests.hostile.corpus import Hostile, Lure, every

PACK = "hostile"


def write_file(item: Hostile, lure: Lure, folder: Path) -> Path:
    """The article's file in ``folder``, under its own name; its id is its name."""
    path = folder / f"{item.name}.md"
    text = item.write(lure).replace("id: hostile\n", f"id: {item.name}\n", 1)
    path.write_bytes(text.encode("utf-8", "surrogateescape"))
    return path


def make_library(folder: Path, lure: Lure) -> Library:
    """A library of one pack: every article of the corpus that is not refused."""
    sources = folder / "sources"
    sources.mkdir()
    for item in every():
        if not item.refused:
            write_file(item, lure, sources)
    pack = folder / f"{PACK}.gardpack"
    info = build_from_markdown(sources, pack, pack_id=PACK, title="Hostile")
    assert info.counts.articles == len(list(sources.iterdir()))
    paths = find_paths(folder / "home", {})
    paths.packs.mkdir(parents=True)
    install_pack(paths.packs, pack, silent)
    return Library.open(paths)
