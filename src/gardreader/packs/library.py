"""The installed packs: a folder of files of which each is whole or not there.

Nothing else is the library: the catalogue and the search index are made from it and can be thrown
away. A pack's file is named by its place in the order of installation and its id
(``002-gard.gardpack``), so that one rename is the whole of an installation, order included, and
the folder can be copied to another machine as it is.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from gardreader.articles.model import Article, ArticleRef
from gardreader.errors import ArticleError, LibraryError, NotFoundError, PackError
from gardreader.files import explain
from gardreader.i18n import tr
from gardreader.packs.bundled import bundled_pack
from gardreader.packs.catalogue import Catalogue
from gardreader.packs.faults import ClosedPackError
from gardreader.packs.layout import SUFFIX
from gardreader.packs.manifest import PackInfo
from gardreader.packs.reader import Pack
from gardreader.paths import Paths
from gardreader.progress import Progress, silent


@dataclass(frozen=True, slots=True)
class InstalledPack:
    """A pack of the library; ``bundled`` is true for the one that comes with the program.

    ``digest`` tells whether two packs hold the same.
    """

    info: PackInfo
    path: Path
    bundled: bool
    digest: str


class Library:
    """The packs on this machine. Safe to use from any thread.

    ``bundled`` is the pack that comes with the program; :meth:`open` makes it. A pack that cannot
    be read is left out and told by :meth:`problems`; the others serve.
    """

    def __init__(self, paths: Paths, bundled: Path | None = None, problems: tuple[str, ...] = ()):
        self._paths = paths
        self._bundled = bundled
        self._lasting_problems = problems
        self._lock = threading.RLock()
        self._building = threading.Lock()
        self._packs: tuple[Pack, ...] = ()
        self._problems: tuple[str, ...] = ()
        self._signature: tuple[object, ...] | None = None
        self._catalogue: Catalogue | None = None
        self._retired: list[Catalogue] = []
        self.reload()

    @classmethod
    def open(cls, paths: Paths, content: Path | None = None, progress: Progress = silent) -> Self:
        """Open the library in ``paths``; ``content`` is the folder of the bundled articles."""
        if content is None:
            return cls(paths)
        bundled: Path | None = None
        try:
            bundled = bundled_pack(content, paths.bundled_packs, progress)
            if bundled is not None:
                bundled = _sound(bundled, content, paths, progress)
        except (ArticleError, LibraryError, PackError) as error:
            return cls(paths, None, (str(error),))
        return cls(paths, bundled)

    @property
    def paths(self) -> Paths:
        """Where the library lives."""
        return self._paths

    def close(self) -> None:
        """Let go of all files; what another thread reads now finishes first."""
        with self._lock:
            for pack in self._packs:
                pack.close()
            self._packs = ()
            self._signature = None
            self._retire_catalogue()
            for catalogue in self._retired:
                catalogue.close()
            self._retired = []

    def reload(self) -> bool:
        """Take up packs that were installed or removed, also by another copy; whether there were any."""
        with self._lock:
            files, problem = _pack_files(self._paths.packs)
            signature = (problem, *files)
            if signature == self._signature:
                return False
            wanted = [(file[0], False) for file in files]
            if self._bundled is not None:
                wanted.append((self._bundled, True))
            problems = [problem] if problem else []
            packs: list[Pack] = []
            for path, _ in wanted:
                try:
                    pack = Pack.open(path)
                except PackError as error:
                    problems.append(str(error))
                    continue
                if any(pack.info.id == other.info.id for other in packs):
                    sentence = tr("{name} holds the same pack as another file.", name=path.name)
                    problems.append(sentence)
                    pack.close()
                    continue
                packs.append(pack)
            old, self._packs = self._packs, tuple(packs)
            self._problems = tuple(problems)
            self._signature = signature
            self._retire_catalogue()
            for pack in old:
                pack.close()
            return True

    def problems(self) -> tuple[str, ...]:
        """What is wrong with packs that were left out, a sentence each."""
        with self._lock:
            return self._lasting_problems + self._problems

    def packs(self) -> tuple[InstalledPack, ...]:
        """The packs in the order of installation, the bundled one last."""
        return tuple(
            InstalledPack(pack.info, pack.path, pack.path == self._bundled, pack.digest)
            for pack in self._current()
        )

    def count(self) -> int:
        """The number of articles in all packs."""
        return sum(pack.info.article_count for pack in self._current())

    def fingerprint(self) -> str:
        """A text that changes whenever the content of the library, or the order of its packs, does."""
        lines = [f"{pack.info.id} {pack.digest}" for pack in self._current()]
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def article(self, ref: ArticleRef) -> Article:
        """One article. Raises ``NotFoundError`` or ``PackError``."""
        try:
            return self._pack(ref.pack).article(ref.article)
        except ClosedPackError:
            # Another thread replaced the pack between the two calls: take the new one.
            return self._pack(ref.pack).article(ref.article)

    def articles(self) -> Iterator[tuple[ArticleRef, Article]]:
        """Every article of every pack; one that is damaged is passed over and told by ``problems``."""
        for pack in self._current():
            for article_id in pack.ids:
                try:
                    article = pack.article(article_id)
                except ClosedPackError:
                    raise
                except PackError as error:
                    self._note(str(error))
                    continue
                yield ArticleRef(pack.info.id, article_id), article

    def report(self, pack_id: str) -> dict[str, Any] | None:
        """The import report that a pack keeps, ``None`` where it has none."""
        return self._pack(pack_id).report()

    def resolve(self, text: str) -> ArticleRef:
        """The article that ``text`` names: its id, or PACK/ID. Raises ``NotFoundError``.

        An id that two packs have means the one a person installed before the bundled one.
        """
        pack_id, slash, article_id = text.strip().rpartition("/")
        for pack in self._current():
            if (not slash or pack.info.id == pack_id) and article_id in pack:
                return ArticleRef(pack.info.id, article_id)
        raise NotFoundError(tr("The library has no article {id}.", id=repr(text[:100])))

    def install(self, path: Path, progress: Progress = silent) -> PackInfo:
        """Check the pack at ``path`` wholly, then make it part of the library by one rename.

        A pack of the same id is replaced and keeps its place. Raises ``PackError`` for a pack that
        is not sound, ``LibraryBusyError`` while another copy of the program changes the library,
        ``LibraryError`` when the folder cannot be written; the library is then what it was.
        """
        from gardreader.packs.installing import install_pack

        try:
            return install_pack(self._paths.packs, path, progress)
        finally:
            self.reload()

    def remove(self, pack_id: str) -> None:
        """Take a pack out. Raises ``NotFoundError``, ``LibraryError`` or ``LibraryBusyError``."""
        from gardreader.packs.installing import remove_pack

        try:
            remove_pack(self._paths.packs, pack_id)
        finally:
            self.reload()

    def catalogue_is_current(self) -> bool:
        """Whether :meth:`catalogue` can be had at once, without building it."""
        with self._lock:
            if self._catalogue is None:
                with suppress(LibraryError):
                    opened = Catalogue.open(self._paths.catalogue)
                    if opened.fingerprint == self.fingerprint():
                        self._catalogue = opened
                    else:
                        opened.close()
            return self._catalogue is not None

    def catalogue(self, progress: Progress = silent) -> Catalogue:
        """The list of all articles, built first (seconds for thousands of them) where it is not current.

        The library can be read meanwhile. Where the cache cannot be written the list is made in a
        temporary folder, for this run. Raises ``LibraryError`` when it can be made nowhere.
        """
        with self._building:
            while True:
                with self._lock:
                    if self.catalogue_is_current() and self._catalogue is not None:
                        return self._catalogue
                    fingerprint = self.fingerprint()
                self._build(fingerprint, progress)

    def _build(self, fingerprint: str, progress: Progress) -> None:
        from gardreader.packs.catalogue_building import build_catalogue

        try:
            opened = build_catalogue(
                self._paths.catalogue, fingerprint, self.articles(), self.count(), progress
            )
        except ClosedPackError:
            return  # the packs changed while they were read: the caller begins again
        with self._lock:
            self._retire_catalogue()
            if fingerprint == self.fingerprint():
                self._catalogue = opened
            else:
                self._retired.append(opened)

    def _current(self) -> tuple[Pack, ...]:
        with self._lock:
            return self._packs

    def _pack(self, pack_id: str) -> Pack:
        for pack in self._current():
            if pack.info.id == pack_id:
                return pack
        raise NotFoundError(tr("The library has no pack {id}.", id=repr(pack_id[:100])))

    def _note(self, problem: str) -> None:
        with self._lock:
            if problem not in self._problems:
                self._problems += (problem,)

    def _retire_catalogue(self) -> None:
        # Someone may still read the old list: it stays open until the library is closed.
        if self._catalogue is not None:
            self._retired.append(self._catalogue)
            self._catalogue = None


def _pack_files(folder: Path) -> tuple[list[tuple[Path, int, int, int]], str]:
    """The files of installed packs in order, with what tells a changed one; and what is wrong."""
    files = []
    try:
        for path in folder.iterdir():
            if path.suffix == SUFFIX and not path.name.startswith("."):
                with suppress(FileNotFoundError):
                    found = path.stat()
                    files.append((path, found.st_size, found.st_mtime_ns, found.st_ino))
    except FileNotFoundError:
        pass
    except OSError as error:
        return [], tr(
            "The library's folder {folder} cannot be read: {why}.", folder=folder, why=explain(error)
        )
    return sorted(files), ""


def _sound(bundled: Path, content: Path, paths: Paths, progress: Progress) -> Path | None:
    """The bundled pack, made anew when its file is damaged: it is derived, so never a loss."""
    try:
        Pack.open(bundled).close()
    except PackError:
        with suppress(OSError):
            bundled.unlink()
        return bundled_pack(content, paths.bundled_packs, progress)
    return bundled
