"""The pack of the articles that come with the program; derived from ``content/``."""

from __future__ import annotations

import hashlib
import os
import time
import zlib
from contextlib import suppress
from pathlib import Path

from gardreader import __version__
from gardreader.articles.draft import PackDraft
from gardreader.articles.model import Article, Source
from gardreader.errors import LibraryError, PackError
from gardreader.files import explain, refuse_pipe
from gardreader.i18n import tr
from gardreader.packs.layout import FORMAT_VERSION, SUFFIX
from gardreader.progress import Progress, silent

BUNDLED_ID = "gardreader-bundled"
_LEFT_BEHIND_SECONDS = 3600.0


def bundled_pack(content: Path, folder: Path, progress: Progress = silent) -> Path | None:
    """The pack of the articles in ``content``, made in ``folder`` unless it is there, whole, already.

    Its name holds a hash of what it is made from, and its own checksum. ``None`` where there is no
    article. Where ``folder`` cannot be written the pack is made in a temporary folder, for this run.
    Raises ``ArticleError`` for a file that is no article, ``PackError`` for articles that make no
    pack, and ``LibraryError`` when nothing can be read or written.
    """
    try:
        files = sorted(content.glob("*.md"))
        if not files:
            return None
        made_from = _digest(files)
    except OSError as error:
        sentence = tr("The bundled articles cannot be read: {why}.", why=explain(error))
        raise LibraryError(sentence) from error
    for present in sorted(folder.glob(f"{made_from}-*{SUFFIX}")):
        with suppress(OSError):
            refuse_pipe(present)
            if present.name == _name(made_from, present):
                return present
    articles = _read(files, progress)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = _write(articles, folder, made_from)
    except (OSError, PackError):
        return _write_for_this_run(articles, made_from)
    _clear(folder, target)
    return target


def _digest(files: list[Path]) -> str:
    """What the pack depends on: this program, and every file's name and content."""
    digest = hashlib.sha256(f"{FORMAT_VERSION} {__version__}\n".encode())
    for path in files:
        refuse_pipe(path)
        data = path.read_bytes()
        digest.update(f"{path.name}\n{len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()[:32]


def _read(files: list[Path], progress: Progress) -> list[Article]:
    from gardreader.articles.markdown_file import read_article

    articles = []
    for done, path in enumerate(files):
        progress(done, len(files), tr("Reading the bundled articles"))
        articles.append(read_article(path))
    return articles


def _name(made_from: str, pack: Path) -> str:
    return f"{made_from}-{zlib.crc32(pack.read_bytes()):08x}{SUFFIX}"


def _clear(folder: Path, target: Path) -> None:
    """Remove the packs of other times; another copy may be writing its own right now."""
    for old in folder.iterdir():
        with suppress(OSError):
            unfinished = old.name.startswith(".")
            if unfinished and time.time() - old.stat().st_mtime < _LEFT_BEHIND_SECONDS:
                continue
            if old != target:
                old.unlink()


def _write(articles: list[Article], folder: Path, made_from: str) -> Path:
    from gardreader.packs.writer import write_pack

    edition = max((article.updated for article in articles if article.updated), default=None)
    draft = PackDraft(
        id=BUNDLED_ID,
        title=tr("Bundled articles"),
        edition=edition.iso if edition else "",
        source=Source("The gardreader developers, from the sources named in each article"),
        licence="MIT",
        description=tr("A small collection in plain language that comes with the reader"),
    )
    making = folder / f".{made_from}.{os.getpid()}{SUFFIX}"
    try:
        write_pack(draft, articles, making)
        return making.replace(folder / _name(made_from, making))
    finally:
        making.unlink(missing_ok=True)


def _write_for_this_run(articles: list[Article], made_from: str) -> Path:
    import atexit
    import shutil
    import tempfile

    try:
        folder = Path(tempfile.mkdtemp(prefix="gardreader-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        return _write(articles, folder, made_from)
    except OSError as error:
        sentence = tr("The bundled articles cannot be prepared: {why}.", why=explain(error))
        raise LibraryError(sentence) from error
