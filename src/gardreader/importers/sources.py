"""The open data sets that can be had and read: facts about each, for whoever fills a library.

The facts lie in ``resources/sources.yaml``. Nothing here reaches a network: a data set is brought as a
file by whoever fetched it, which is why each tells its address.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import Any

from gardreader.articles.dates import PartialDate, parse_iso
from gardreader.articles.strict_yaml import load_texts
from gardreader.errors import ArticleError, NotFoundError, SourceError
from gardreader.files import explain
from gardreader.i18n import tr
from gardreader.paths import resources

_TEXTS = ("id", "name", "holds", "licence", "url", "where", "file")
_LISTS = ("importers", "known", "choose", "packs")
_OTHERS = ("size", "published", "folder")
_NEEDED = ("id", "name", "holds", "licence", "importers", "file", "packs")
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class DataSet:
    """An open data set.

    ``holds``, ``licence`` and ``where`` are sentences; ``url`` is ``""`` for what has no address.
    ``size`` is that of the file in bytes, 0 where that is nothing that can be said; ``published`` the
    edition that ``size`` and ``holds`` speak of. ``importers`` are the names of the importers that read
    it. ``file_hint`` says what the file is called. ``known`` are patterns of names by which the file is
    found on a stick, ``choose`` those that a file dialog shows, ``packs`` those of the ids of packs made of
    it. ``is_folder`` says that it is a folder and not a file.

    >>> medquad = find_data_set("MedQuAD")
    >>> medquad.id, medquad.is_named("MedQuAD-master.zip"), medquad.is_pack("gard")
    ('medquad', True, False)
    """

    id: str
    name: str
    holds: str
    licence: str
    size: int
    url: str
    published: PartialDate | None
    importers: tuple[str, ...]
    file_hint: str
    where: str = ""
    known: tuple[str, ...] = ()
    choose: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    is_folder: bool = False

    def is_named(self, name: str) -> bool:
        """Whether a file called ``name`` is likely to be this data set; what it holds was not looked at."""
        return _fits(name, self.known)

    def is_pack(self, pack_id: str) -> bool:
        """Whether a pack of that id was made of it."""
        return _fits(pack_id, self.packs)

    @property
    def importer_name(self) -> str:
        """The importers that read it, in words."""
        return ", ".join(self.importers)

    @property
    def size_words(self) -> str:
        """The size for a person: ``20.4 MB``; ``""`` where there is none to tell."""
        return size_words(self.size) if self.size else ""

    def to_plain(self) -> dict[str, Any]:
        """All facts as values that JSON can hold."""
        return {
            "id": self.id,
            "name": self.name,
            "holds": self.holds,
            "licence": self.licence,
            "size": self.size,
            "url": self.url,
            "where": self.where,
            "published": self.published.iso if self.published else "",
            "importer": self.importer_name,
            "file": self.file_hint,
        }


@lru_cache(maxsize=1)
def data_sets() -> tuple[DataSet, ...]:
    """All of them, in the order in which they are shown. Raises ``SourceError`` where the list is damaged."""
    return read_data_sets(resources() / "sources.yaml")


def find_data_set(name: str) -> DataSet:
    """The data set of that id or name. Raises ``NotFoundError`` with the ids there are."""
    wanted = name.strip().lower()
    for data_set in data_sets():
        if wanted in (data_set.id, data_set.name.lower()):
            return data_set
    known = ", ".join(data_set.id for data_set in data_sets())
    raise NotFoundError(tr("There is no data set “{name}”; known are: {known}.", name=name, known=known))


def named(name: str, among: Iterable[DataSet]) -> DataSet | None:
    """The first data set that a file called ``name`` is likely to be."""
    return next((data_set for data_set in among if data_set.is_named(name)), None)


def read_data_sets(path: Path) -> tuple[DataSet, ...]:
    """The data sets in the file at ``path``. Raises ``SourceError``."""
    try:
        entries = load_texts(path.read_text(encoding="utf-8"), path.name)
    except OSError as error:
        raise SourceError(tr("{path} cannot be read: {why}.", path=path, why=explain(error))) from error
    except UnicodeDecodeError:
        raise SourceError(tr("{path} is no UTF-8 text.", path=path)) from None
    except ArticleError as error:
        raise SourceError(str(error)) from None
    if not isinstance(entries, list):
        raise SourceError(tr("{path} holds no list of data sets.", path=path))
    found = tuple(_data_set(entry, place, path) for place, entry in enumerate(entries, 1))
    if len({data_set.id for data_set in found}) < len(found):
        raise SourceError(tr("{path}: two data sets have one id.", path=path))
    return found


def size_words(count: int) -> str:
    """``count`` bytes for a person.

    >>> size_words(20_399_476), size_words(4_200), size_words(12)
    ('20.4 MB', '4 KB', '1 KB')
    """
    if count >= _MEGABYTE:
        return tr("{size:,.1f} MB", size=count / _MEGABYTE)
    return tr("{size:,.0f} KB", size=max(1, count / 1000))


def _fits(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatchcase(name.lower(), pattern.lower()) for pattern in patterns)


def _data_set(entry: object, place: int, path: Path) -> DataSet:
    def wrong(why: str) -> SourceError:
        return SourceError(tr("{path}: entry {place}: {why}.", path=path, place=place, why=why))

    if not isinstance(entry, dict):
        raise wrong(tr("it has no named values"))
    unknown = sorted(set(entry) - {*_TEXTS, *_LISTS, *_OTHERS})
    if unknown:
        raise wrong(tr("“{name}” is not known", name=unknown[0]))
    for name in (*_TEXTS, *_OTHERS):
        if not isinstance(entry.get(name, ""), str):
            raise wrong(tr("“{name}” should be a text", name=name))
    for name in _LISTS:
        value = entry.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, str) and item for item in value):
            raise wrong(tr("“{name}” should be a list of texts", name=name))
    lacking = [name for name in _NEEDED if not entry.get(name)]
    if lacking:
        raise wrong(tr("“{name}” is missing", name=lacking[0]))
    size, published = entry.get("size", "0"), entry.get("published", "")
    if not size.isdecimal():
        raise wrong(tr("“size” should be a number of bytes"))
    if published and parse_iso(published) is None:
        raise wrong(tr("“published” should be a date"))
    texts = {name: " ".join(entry.get(name, "").split()) for name in _TEXTS}
    lists = {name: tuple(entry.get(name, ())) for name in _LISTS}
    return DataSet(
        id=texts["id"],
        name=texts["name"],
        holds=texts["holds"],
        licence=texts["licence"],
        size=int(size),
        url=texts["url"],
        published=parse_iso(published) if published else None,
        file_hint=texts["file"],
        where=texts["where"],
        is_folder=entry.get("folder") == "yes",
        **lists,
    )
