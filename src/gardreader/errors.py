"""The one exception tree of the program.

::

    GardreaderError            everything a person can be told in one sentence
    ├── ArticleError           an article's text cannot be read (file and line where known)
    ├── SourceError            a source to import is unreadable or of no known kind
    ├── PackError              a pack is damaged, hostile, or of another format
    ├── LibraryError           the installed library cannot be read or changed
    │   ├── NotFoundError      no article or pack of that name
    │   └── LibraryBusyError   another copy of the program is changing the library
    ├── SearchError            the index cannot be built, opened or asked
    ├── HandoutError           a page cannot be printed or saved
    │   └── EmptyHandoutError  nothing was chosen, or the article has nothing of it
    ├── ExchangeError          references cannot be exported or imported
    ├── LinkError              a link from elsewhere is not followed
    ├── OwnError               one's own pages cannot be read, kept, exported or imported
    └── SettingsError          a setting cannot be read or kept
    Cancelled                  the person pressed Cancel; not an error, so apart

Each message is one clear sentence, or a few: what happened, what was kept, what to do.
"""

from __future__ import annotations

from pathlib import Path


class GardreaderError(Exception):
    """Any failure that a person can be told about in plain words."""


class ArticleError(GardreaderError):
    """The text of an article cannot be read as one.

    ``path`` and ``line`` (from 1) say where, when known, and open the message; ``sentence`` is the
    message without them.
    """

    def __init__(self, message: str, *, path: Path | str | None = None, line: int | None = None):
        self.sentence = message
        self.path = path
        self.line = line
        place = "" if path is None else str(path)
        if line is not None:
            place = f"{place}:{line}" if place else f"line {line}"
        super().__init__(f"{place}: {message}" if place else message)


class SourceError(GardreaderError):
    """A source to import is unreadable, or of no kind that the program knows."""


class PackError(GardreaderError):
    """A pack is damaged, unsafe, or of a format this program does not read."""


class LibraryError(GardreaderError):
    """The installed library cannot be read or changed."""


class NotFoundError(LibraryError):
    """The library has no article or pack of that name."""


class LibraryBusyError(LibraryError):
    """Another copy of the program is changing the library right now."""


class SearchError(GardreaderError):
    """The search index cannot be built, opened or asked."""


class HandoutError(GardreaderError):
    """A page cannot be composed, printed or saved."""


class EmptyHandoutError(HandoutError):
    """Nothing was chosen to print, or the article has nothing of what was chosen."""


class LinkError(GardreaderError):
    """A link that came from elsewhere is not one that can be followed."""


class OwnError(GardreaderError):
    """One's own pages (favourites, history, notes) cannot be read, kept, exported or imported."""


class ExchangeError(GardreaderError):
    """References cannot be exported, or a file of them cannot be imported."""


class SettingsError(GardreaderError):
    """A setting cannot be read or kept."""


class Cancelled(Exception):
    """Raised by a progress callable to stop the work under way; nothing is left half done."""
