"""Gathers, article by article, what the tables beside the Whoosh index hold, and writes them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from gardreader.articles.model import Article, ArticleRef
from gardreader.packs.bundled import BUNDLED_ID
from gardreader.packs.joining import join
from gardreader.packs.joining_rows import Row, row_of
from gardreader.packs.source_names import collections, short_source
from gardreader.search.documents import Document
from gardreader.search.signatures import signatures
from gardreader.search.tables import Rows, save_array, save_lines
from gardreader.search.words import STOP_WORDS, stem, terms_of, words_of

BREAK = 0
"""The number that stands between two texts, and for a word that folds to nothing."""


class DocumentCollector:
    """By document: its article, its kind, the lengths of its fields, and its words in order.

    The words of every document are kept as numbers in one long row (``stream``): the heading, a
    break, the body, a break. After the documents come the names of each article in the same way.
    """

    def __init__(self) -> None:
        self._articles = array("i")
        self._kinds = array("B")
        self._lengths = array("I")
        self._numbers: dict[str, int] = {"": BREAK}
        self._stream = array("I")
        self._starts = array("I", [0])
        self._body_starts = array("I")
        self._names: list[list[str]] = []
        self._document_counts: list[int] = [0]

    def add(self, article: int, document: Document, lengths: list[int]) -> None:
        """Take one document of article number ``article``; ``lengths`` in the order of ``FIELDS``."""
        self._articles.append(article)
        self._kinds.append(document.kind)
        self._lengths.extend(min(length, 65535) for length in lengths)
        begun = len(self._stream)
        self._put(words_of(document.heading))
        self._body_starts.append(len(self._stream) - begun)
        self._put(words_of(document.body))
        self._count(begun)

    def add_names(self, names: list[str]) -> None:
        """Take the names of the next article."""
        self._names.append(names)

    def save(self, folder: Path, lead: Sequence[int]) -> None:
        """Write all tables; ``lead`` has by article the one that leads its disease."""
        for names in self._names:
            begun = len(self._stream)
            for name in names:
                self._put(words_of(name))
            self._count(begun)
        words = sorted(self._numbers)
        renumbered = np.empty(len(words), dtype=np.uint32)
        counts = np.empty(len(words), dtype=np.int32)
        for new, word in enumerate(words):
            old = self._numbers[word]
            renumbered[old] = new
            counts[new] = self._document_counts[old]
        size = np.uint16 if len(words) <= 65536 else np.uint32
        stream = renumbered[np.frombuffer(self._stream, dtype=np.uint32)].astype(size)
        save_array(folder, "stream-items", stream)
        save_array(folder, "stream-starts", np.frombuffer(self._starts, dtype=np.uint32).astype(np.int32))
        save_array(folder, "body-starts", np.frombuffer(self._body_starts, dtype=np.uint32).astype(np.uint16))
        save_array(folder, "document-article", np.frombuffer(self._articles, dtype=np.int32))
        save_array(folder, "document-kind", np.frombuffer(self._kinds, dtype=np.uint8))
        lengths = np.frombuffer(self._lengths, dtype=np.uint32).reshape(-1, 4).T
        save_array(folder, "lengths", lengths.astype(np.uint16))
        self._save_words(folder, words, counts, lead)

    def _put(self, words: list[str]) -> None:
        numbers = self._numbers
        for word in words:
            number = numbers.get(word)
            if number is None:
                number = numbers[word] = len(numbers)
                self._document_counts.append(0)
            self._stream.append(number)
        self._stream.append(BREAK)

    def _count(self, begun: int) -> None:
        self._starts.append(len(self._stream))
        for number in set(self._stream[begun:]):
            self._document_counts[number] += 1

    def _save_words(self, folder: Path, words: list[str], counts: np.ndarray, lead: Sequence[int]) -> None:
        save_lines(folder, "words", words)
        save_array(folder, "words-counts", counts)
        save_array(folder, "words-lengths", np.array([len(word) for word in words], dtype=np.uint16))
        save_array(folder, "words-signatures", signatures(words))
        stems = sorted({stem(word) for word in words if word and word not in STOP_WORDS})
        places = {text: place for place, text in enumerate(stems)}
        save_lines(folder, "stems", stems)
        # A stop word has no stem in the index: -1.
        found = (places.get(stem(w), -1) if w and w not in STOP_WORDS else -1 for w in words)
        save_array(folder, "words-stems", np.fromiter(found, dtype=np.int32, count=len(words)))
        # Whichever source knows a disease by a name, its lead has it: no name stands there twice.
        of_disease: list[dict[tuple[int, ...], None]] = [{} for _ in self._names]
        for number, names in enumerate(self._names):
            for name in names:
                of_disease[lead[number]][tuple(sorted({places[t] for t in terms_of(name)}))] = None
        rows: list[list[int]] = []
        name_starts = [0]
        for unique in of_disease:
            rows.extend(list(terms) for terms in unique)
            name_starts.append(len(rows))
        Rows.of(rows).save(folder, "cover")
        save_array(folder, "cover-names", np.array(name_starts, dtype=np.int32))


class ArticleCollector:
    """By article: its reference, title, number at the source, pack, categories and disease.

    ``article-lead`` is the number of the article that leads its disease (see
    :mod:`gardreader.packs.joining`), its own where it is the only one, ``article-place`` its place among
    those of the disease; ``article-bare`` says that it holds names only. ``sources`` has the short name
    of the article's source where its pack holds those of several.
    """

    def __init__(self) -> None:
        self._refs: list[str] = []
        self._titles: list[str] = []
        self._source_ids: list[str] = []
        self._packs: list[str] = []
        self._categories: list[tuple[str, ...]] = []
        self._rows: list[Row] = []

    def add(self, ref: ArticleRef, article: Article) -> int:
        """Take an article and give its number."""
        self._rows.append(row_of(ref, article))
        self._refs.append(str(ref))
        self._titles.append(article.title)
        self._source_ids.append(article.source.id)
        self._packs.append(ref.pack)
        self._categories.append(article.categories)
        return len(self._refs) - 1

    def save(self, folder: Path) -> tuple[list[int], list[int]]:
        """Write all tables, and give ``article-lead`` and ``article-place``."""
        save_lines(folder, "articles", self._refs)
        save_lines(folder, "titles", self._titles)
        save_lines(folder, "source-ids", self._source_ids)
        packs = sorted(set(self._packs))
        save_lines(folder, "packs", packs)
        numbers = [packs.index(pack) for pack in self._packs]
        save_array(folder, "article-pack", np.array(numbers, dtype=np.uint16))
        categories = sorted({name for names in self._categories for name in names})
        save_lines(folder, "categories", categories)
        places = {name: place for place, name in enumerate(categories)}
        pairs = sorted(
            {(places[name], number) for number, names in enumerate(self._categories) for name in names}
        )
        save_array(folder, "category-places", np.array([place for place, _ in pairs], dtype=np.uint16))
        save_array(folder, "category-articles", np.array([number for _, number in pairs], dtype=np.int32))
        sources = collections({(row.ref.pack, row.source) for row in self._rows})
        short = [short_source(sources[row.ref.pack, row.source]) for row in self._rows]
        save_lines(folder, "sources", short)
        return self._save_diseases(folder)

    def _save_diseases(self, folder: Path) -> tuple[list[int], list[int]]:
        numbers = {row.ref: number for number, row in enumerate(self._rows)}
        lead = list(range(len(self._rows)))
        places = [0] * len(self._rows)
        for group in join(self._rows, BUNDLED_ID).groups:
            for place, ref in enumerate(group.members):
                lead[numbers[ref]] = numbers[group.lead]
                places[numbers[ref]] = min(place, 255)
        save_array(folder, "article-lead", np.array(lead, dtype=np.int32))
        save_array(folder, "article-place", np.array(places, dtype=np.uint8))
        save_array(folder, "article-bare", np.array([row.bare for row in self._rows], dtype=np.bool_))
        return lead, places
