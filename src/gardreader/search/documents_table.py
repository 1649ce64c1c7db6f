"""By document: its article, disease, kind and words in order; by article: its reference, title, pack."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from gardreader.articles.model import ArticleRef, SectionKind
from gardreader.search.documents import KINDS, WHOLE_ARTICLE
from gardreader.search.tables import Ints, load_array, load_lines

Mask = NDArray[np.bool_]


class DocumentTable:
    """The tables that every query needs at once."""

    def __init__(self, folder: Path) -> None:
        self.article: Ints = load_array(folder, "document-article").astype(np.int32)
        self.kind: NDArray[np.generic] = load_array(folder, "document-kind")
        self.count = len(self.article)
        self._stream = load_array(folder, "stream-items")
        self._starts = load_array(folder, "stream-starts").astype(np.int64)
        self._body_starts = load_array(folder, "body-starts")
        self._refs = load_lines(folder, "articles")
        self.titles = load_lines(folder, "titles")
        self.source_ids = load_lines(folder, "source-ids")
        self.packs = list(load_lines(folder, "packs"))
        self.article_pack = load_array(folder, "article-pack")
        self.lead: Ints = load_array(folder, "article-lead").astype(np.int32)
        self.bare: Mask = load_array(folder, "article-bare").astype(np.bool_)
        self.place = load_array(folder, "article-place")
        self.sources = load_lines(folder, "sources")
        self.disease: Ints = self.lead[self.article]
        # Where names in other languages stand beside a page, the page is what is looked for.
        listed = ~self.bare | self.bare[self.lead]
        self.shown: Mask = listed[self.article]
        self.categories = list(load_lines(folder, "categories"))
        # One beside the other, each article of each category.
        self.category_places = load_array(folder, "category-places").astype(np.intp)
        self.category_articles = load_array(folder, "category-articles").astype(np.intp)
        self.shown_kind: NDArray[np.generic] = self.kind
        self._members = np.argsort(self.lead, kind="stable")
        self._member_starts = np.searchsorted(self.lead[self._members], np.arange(len(self.titles) + 1))
        # The documents of an article stand together.
        self._first = np.searchsorted(self.article, np.arange(len(self.titles) + 1))

    def count_signs(self, articles: Ints) -> None:
        """Let the articles as a whole of ``articles``, which have recorded signs, pass for sections on
        symptoms in the filters where there is no such section: ``shown_kind`` is then theirs."""
        symptoms = KINDS.index(SectionKind.SYMPTOMS)
        having = np.zeros(len(self.titles), dtype=np.bool_)
        having[articles] = True
        having[self.article[self.kind == symptoms]] = False
        self.shown_kind = self.kind.copy()
        self.shown_kind[(self.kind == WHOLE_ARTICLE) & having[self.article]] = symptoms

    def ref(self, article: int) -> ArticleRef:
        """The reference of article number ``article``."""
        return ArticleRef.parse(self._refs[article])

    def members_of(self, lead: int) -> list[int]:
        """The numbers of the articles of the disease that article number ``lead`` leads."""
        found: list[int] = self._members[self._member_starts[lead] : self._member_starts[lead + 1]].tolist()
        return found

    def documents_of(self, article: int) -> range:
        """The numbers of an article's documents; the last is the article as a whole."""
        return range(int(self._first[article]), int(self._first[article + 1]))

    def in_order(self) -> NDArray[np.float32]:
        """A score for every document by which they come in the order of the library."""
        return -np.arange(self.count, dtype=np.float32)

    def body_words(self, document: int) -> NDArray[np.generic]:
        """The numbers of the words of a document's body, in order (0 for a word that folds to nothing)."""
        begin = int(self._starts[document]) + int(self._body_starts[document])
        return self._stream[begin : int(self._starts[document + 1]) - 1]

    def with_phrase(self, numbers: tuple[int, ...]) -> Mask:
        """Which documents hold these words one after another; in a name of the disease counts too."""
        found = np.zeros(self.count, dtype=np.bool_)
        if not numbers or min(numbers) < 0 or len(self._stream) < len(numbers):
            return found
        span = len(self._stream) - len(numbers) + 1
        places = np.flatnonzero(self._stream[:span] == numbers[0])
        for step, number in enumerate(numbers[1:], start=1):
            places = places[self._stream[places + step] == number]
        rows = np.unique(np.searchsorted(self._starts, places, side="right") - 1)
        found[rows[rows < self.count]] = True
        named = rows[rows >= self.count] - self.count
        if len(named):
            diseases = np.zeros(len(self.titles), dtype=np.bool_)
            diseases[self.lead[named]] = True
            found |= diseases[self.disease]
        return found
