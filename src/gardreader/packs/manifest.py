"""Who a pack is: its manifest as a frozen value, written to JSON and read back strictly."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from gardreader.articles.draft import PackDraft
from gardreader.articles.model import Article, Source
from gardreader.articles.plain import source_from_plain, source_to_plain
from gardreader.errors import PackError
from gardreader.i18n import tr
from gardreader.packs import canonical
from gardreader.packs.layout import FORMAT, FORMAT_VERSION, MOST_ARTICLES

_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_TEXTS = ("id", "title", "edition", "language", "licence", "description")


@dataclass(frozen=True, slots=True)
class PackCounts:
    """How much a pack holds; ``stubs`` are articles for which the source gave no text."""

    articles: int = 0
    stubs: int = 0
    sections: int = 0
    references: int = 0
    symptoms: int = 0
    synonyms: int = 0
    organizations: int = 0

    def plus(self, article: Article) -> PackCounts:
        """The counts with one more article."""
        return PackCounts(
            articles=self.articles + 1,
            stubs=self.stubs + article.is_stub,
            sections=self.sections + len(article.sections),
            references=self.references + len(article.references),
            symptoms=self.symptoms + len(article.symptoms),
            synonyms=self.synonyms + len(article.synonyms),
            organizations=self.organizations + len(article.organizations),
        )

    def to_plain(self) -> dict[str, int]:
        """The counts by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


@dataclass(frozen=True, slots=True)
class PackInfo:
    """What a pack says of itself."""

    id: str
    title: str
    edition: str
    source: Source
    licence: str
    description: str
    language: str
    counts: PackCounts
    format_version: int = FORMAT_VERSION

    @property
    def article_count(self) -> int:
        """The number of articles, those without text included."""
        return self.counts.articles

    @classmethod
    def of(cls, draft: PackDraft, counts: PackCounts) -> PackInfo:
        """The draft with what was counted."""
        texts = {name: getattr(draft, name) for name in _TEXTS}
        return cls(source=draft.source, counts=counts, **texts)

    def to_plain(self) -> dict[str, Any]:
        """The identity as values that JSON can hold, for ``packs --json`` too."""
        return {
            "format-version": self.format_version,
            **{name: getattr(self, name) for name in _TEXTS},
            "source": source_to_plain(self.source),
            "counts": self.counts.to_plain(),
        }


@dataclass(frozen=True, slots=True)
class Manifest:
    """The identity, the hashes that bind the rest to it, and the number of blocks."""

    info: PackInfo
    blocks: int
    table_sha256: str
    report_sha256: str = ""

    def to_bytes(self) -> bytes:
        """The manifest as it stands in the pack; a person may read it."""
        plain = {
            "format": FORMAT,
            **self.info.to_plain(),
            "blocks": self.blocks,
            "articles-sha256": self.table_sha256,
        }
        if self.report_sha256:
            plain["report-sha256"] = self.report_sha256
        return (json.dumps(plain, ensure_ascii=False, indent=2) + "\n").encode("utf-8")

    @classmethod
    def from_bytes(cls, data: bytes, name: str) -> Manifest:
        """The inverse of :meth:`to_bytes`. Raises ``ValueError``, or ``PackError`` for another format."""
        plain = canonical.decode(data)
        if not isinstance(plain, dict) or plain.get("format") != FORMAT:
            raise PackError(tr("{name} is no gardreader pack.", name=name))
        version = _number(plain, "format-version")
        if version != FORMAT_VERSION:
            sentence = tr("{name} has pack format {version}; this program reads format {known}.",
                          name=name, version=version, known=FORMAT_VERSION)  # fmt: skip
            raise PackError(sentence)
        texts = {key: _text(plain, key) for key in _TEXTS}
        draft = PackDraft(source=source_from_plain(plain.get("source")), **texts)
        counts = plain.get("counts")
        if not isinstance(counts, dict) or set(counts) != {field.name for field in fields(PackCounts)}:
            raise ValueError("the manifest's counts are not what they should be")
        info = PackInfo.of(draft, PackCounts(**{key: _number(counts, key) for key in counts}))
        if not 0 < info.article_count <= MOST_ARTICLES:
            raise ValueError("the manifest's number of articles is out of bounds")
        report = _sha256(plain, "report-sha256") if "report-sha256" in plain else ""
        manifest = cls(info, _number(plain, "blocks"), _sha256(plain, "articles-sha256"), report)
        if manifest.to_bytes() != data:
            raise ValueError("the manifest is not spelt as this program spells it")
        return manifest


def _text(plain: Mapping[str, Any], key: str) -> str:
    value = plain.get(key)
    if not isinstance(value, str) or len(value) > 4000:
        raise ValueError(f"the manifest's {key!r} is no short text")
    return value


def _number(plain: Mapping[str, Any], key: str) -> int:
    value = plain.get(key)
    if type(value) is not int or not 0 <= value <= 10**12:
        raise ValueError(f"the manifest's {key!r} is no number")
    return value


def _sha256(plain: Mapping[str, Any], key: str) -> str:
    value = plain.get(key)
    if not isinstance(value, str) or not _SHA256.fullmatch(value):
        raise ValueError(f"the manifest's {key!r} is no hash")
    return value
