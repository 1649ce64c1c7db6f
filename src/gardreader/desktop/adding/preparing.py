"""From a file that a person gave to a pack that can be installed: pure work for a lane, no widgets."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gardreader.errors import SourceError
from gardreader.files import explain
from gardreader.i18n import tr
from gardreader.packs.layout import SUFFIX
from gardreader.packs.library import InstalledPack, Library
from gardreader.packs.manifest import PackInfo
from gardreader.progress import Progress


@dataclass(frozen=True, slots=True)
class Prepared:
    """A pack that is ready to be installed.

    ``path`` is its file, in a temporary ``folder`` unless a pack was given. ``replaced`` is the
    installed pack of the same id, ``same`` whether that holds the very same. ``only_article`` is
    the id of the article where the pack has just one.
    """

    source: Path
    path: Path
    info: PackInfo
    folder: Path | None = None
    report: dict[str, Any] | None = None
    replaced: InstalledPack | None = None
    same: bool = False
    only_article: str = ""

    @property
    def loses_articles(self) -> bool:
        """Whether the library would have fewer articles than before."""
        old = self.replaced
        return old is not None and not self.same and self.info.article_count < old.info.article_count

    def discard(self) -> None:
        """Remove what was made on the way."""
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


def prepare(library: Library, source: Path, progress: Progress) -> Prepared:
    """Make a pack of ``source``, or look into the one that it is; the library is not touched.

    Raises a ``GardreaderError`` in one sentence, or ``Cancelled``; nothing is left behind then.
    """
    from gardreader import building

    if building.recognise(source).kind is building.Kind.PACK:
        return _looked_into(library, source, source, None)
    try:
        folder = Path(tempfile.mkdtemp(prefix="gardreader-"))
    except OSError as error:
        sentence = tr("{name} cannot be imported: {why}.", name=source.name, why=explain(error))
        raise SourceError(sentence) from error
    try:
        path = folder / f"import{SUFFIX}"
        building.import_to_pack([source], path, _named(source.name, progress))
        return _looked_into(library, source, path, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _named(name: str, progress: Progress) -> Progress:
    """``progress`` told in words for whoever added the file: a record's own name says nothing to them."""

    def tell(done: int, total: int, what: str) -> None:
        if total > 1:
            words = tr("Importing {name}: {done:,} of {total:,}", name=name, done=done, total=total)
        else:
            words = tr("Importing {name}", name=name)
        progress(done, total, words)

    return tell


def install(library: Library, prepared: Prepared, progress: Progress) -> PackInfo:
    """Install what was prepared. Raises as :meth:`Library.install` does; the library is then as it was."""
    try:
        return library.install(prepared.path, progress)
    finally:
        prepared.discard()


def _looked_into(library: Library, source: Path, path: Path, folder: Path | None) -> Prepared:
    from gardreader.packs.reader import Pack

    with Pack.open(path, source.name) as pack:
        info, digest, report = pack.info, pack.digest, pack.report()
        only = pack.ids[0] if info.article_count == 1 else ""
    replaced = next((p for p in library.packs() if p.info.id == info.id and not p.bundled), None)
    same = replaced is not None and replaced.digest == digest
    return Prepared(source, path, info, folder, report, replaced, same, only)
