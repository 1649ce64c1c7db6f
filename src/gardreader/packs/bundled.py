"""The pack of the articles that come with the program; derived from ``content/``."""

from __future__ import annotations

import atexit
import hashlib
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path

from gardreader.articles.draft import PackDraft
from gardreader.articles.model import Article, Source
from gardreader.errors import LibraryError, PackError
from gardreader.files import explain
from gardreader.i18n import tr
from gardreader.packs.layout import FORMAT_VERSION, SUFFIX
from gardreader.progress import Progress, silent

BUNDLED_ID = "gardreader-bundled"


def bundled_pack(content: Path, folder: Path, progress: Progress = silent) -> Path | None:
    """The pack of the articles in ``content``, made in ``folder`` unless it is there already.

    ``None`` where there is no article. Where ``folder`` cannot be written the pack is made in a
    temporary folder, for this run. Raises ``ArticleError`` for a file that is no article and
    ``LibraryError`` when nothing can be read or written.
    """
    try:
        files = sorted(content.glob("*.md"))
        if not files:
            return None
        name = f"{_digest(files)}{SUFFIX}"
        target = folder / name
        if target.is_file():
            return target
    except OSError as error:
        sentence = tr("The bundled articles cannot be read: {why}.", why=explain(error))
        raise LibraryError(sentence) from error
    articles = _read(files, progress)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write(articles, target)
    except (OSError, PackError):
        return _write_for_this_run(articles, name)
    for old in folder.iterdir():
        if old != target:
            with suppress(OSError):
                old.unlink()
    return target


def _digest(files: list[Path]) -> str:
    """What the pack depends on: this program's format, and every file's name and content."""
    digest = hashlib.sha256(f"{FORMAT_VERSION}\n".encode())
    for path in files:
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


def _write(articles: list[Article], target: Path) -> None:
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
    write_pack(draft, articles, target)


def _write_for_this_run(articles: list[Article], name: str) -> Path:
    try:
        folder = Path(tempfile.mkdtemp(prefix="gardreader-"))
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        _write(articles, folder / name)
    except OSError as error:
        sentence = tr("The bundled articles cannot be prepared: {why}.", why=explain(error))
        raise LibraryError(sentence) from error
    return folder / name
