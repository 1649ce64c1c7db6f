"""Filters by section kind, category and pack, and how many hits each would leave."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gardreader.search.documents import KINDS, WHOLE_ARTICLE
from gardreader.search.documents_table import DocumentTable, Mask
from gardreader.search.hits import Count


@dataclass(frozen=True, slots=True)
class Filters:
    """The documents that each filter lets through; ``None`` for one that is not set."""

    kinds: Mask | None
    categories: Mask | None
    packs: Mask | None

    def all(self) -> Mask | None:
        """The documents that all of them let through, ``None`` where none is set."""
        return _both(_both(self.kinds, self.categories), self.packs)


@dataclass(frozen=True, slots=True)
class Counts:
    """For every value with hits how many it would leave, the most first."""

    kinds: tuple[Count, ...]
    categories: tuple[Count, ...]
    packs: tuple[Count, ...]


def make_filters(
    table: DocumentTable, kinds: tuple[str, ...], categories: tuple[str, ...], packs: tuple[str, ...]
) -> Filters:
    """The filters as masks; an unknown value lets nothing through."""
    by_kind = by_category = by_pack = None
    if kinds:
        numbers = [KINDS.index(kind) for kind in kinds if kind in KINDS]
        by_kind = np.isin(table.shown_kind, np.array(numbers, dtype=table.kind.dtype))
    if categories:
        rows = [table.categories.index(name) for name in categories if name in table.categories]
        articles = np.zeros(len(table.titles), dtype=np.bool_)
        articles[table.category_articles[np.isin(table.category_places, rows)]] = True
        by_category = articles[table.article]
    if packs:
        numbers = [table.packs.index(pack) for pack in packs if pack in table.packs]
        of_packs: Mask = np.isin(table.article_pack, np.array(numbers, dtype=table.article_pack.dtype))
        by_pack = of_packs[table.article]
    return Filters(by_kind, by_category, by_pack)


def count_filters(
    table: DocumentTable, matching: Mask, filters: Filters, *, by_disease: bool = False
) -> Counts:
    """What each value of each filter would leave of ``matching`` under the other filters as they are.

    ``by_disease`` counts diseases, of which several articles may tell, and not documents.
    """
    for_kinds = _both(_both(matching, filters.categories), filters.packs)
    for_categories = _both(_both(matching, filters.kinds), filters.packs)
    for_packs = _both(_both(matching, filters.kinds), filters.categories)
    assert for_kinds is not None
    assert for_categories is not None
    assert for_packs is not None
    kinds = np.bincount(table.shown_kind[for_kinds], minlength=WHOLE_ARTICLE + 1)
    if by_disease:
        having = np.zeros(len(table.titles), dtype=np.bool_)
        having[table.article[for_categories]] = True
        having = having[table.category_articles]
        diseases = table.lead[table.category_articles[having]]
        categories = _pairs(table.category_places[having], diseases, len(table.categories))
        articles = np.unique(table.article[for_packs])
        packs = _pairs(table.article_pack[articles], table.lead[articles], len(table.packs))
    else:
        hits = np.bincount(table.article[for_categories], minlength=len(table.titles))
        categories = np.bincount(
            table.category_places,
            weights=hits[table.category_articles],
            minlength=len(table.categories),
        )
        packs = np.bincount(table.article_pack[table.article[for_packs]], minlength=len(table.packs))
    return Counts(
        _counts(list(KINDS), kinds[: len(KINDS)]),
        _counts(table.categories, categories),
        _counts(table.packs, packs),
    )


def _pairs(values: np.ndarray, diseases: np.ndarray, count: int) -> np.ndarray:
    """Of ``count`` values how many different diseases each stands beside."""
    pairs = np.unique(np.stack((values.astype(np.int64), diseases.astype(np.int64))), axis=1)
    return np.bincount(pairs[0], minlength=count)


def _counts(values: list[str], counts: np.ndarray) -> tuple[Count, ...]:
    found = [Count(value, int(count)) for value, count in zip(values, counts, strict=True) if count]
    return tuple(sorted(found, key=lambda count: (-count.count, count.value)))


def _both(one: Mask | None, other: Mask | None) -> Mask | None:
    if one is None or other is None:
        return other if one is None else one
    both: Mask = np.logical_and(one, other)
    return both
