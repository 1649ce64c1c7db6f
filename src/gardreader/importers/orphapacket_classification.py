"""Orphanet's classification: under which of its main groups a disorder stands.

A disorder belongs to groups, these to wider ones, up to one root. The groups nearest to the disorder are
2,300 and mostly of a handful: they stand with the related diseases. What a reader looks under are the some
thirty groups below the root (rare neurologic disease, rare skin disease …).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

Parents = tuple[tuple[str, str], ...]
"""The code and the name of each thing that a disorder belongs to."""

_FEWEST_PACKETS = 1_000


class Classification:
    """What belongs to what, of all packets of a source: the parents by code."""

    def __init__(self, parents: Mapping[str, Parents]):
        self._parents = parents
        self._names = {code: name for known in parents.values() for code, name in known}
        self._groups: frozenset[str] = frozenset()
        heads = Counter(above for code in parents for above in self._above(code) if above not in parents)
        root = min(heads, key=lambda code: (-heads[code], code), default="")
        # Of a handful of packets the root is not there, and what most belong to is anything.
        if len(parents) >= _FEWEST_PACKETS and heads[root] > len(parents) / 2:
            self._groups = frozenset(
                code for code, above in parents.items() if any(parent == root for parent, _ in above)
            )

    def __contains__(self, code: object) -> bool:
        """Whether there is a packet of that code."""
        return code in self._parents

    def categories(self, code: str) -> tuple[str, ...]:
        """The names of the main groups that the disorder stands under, sorted.

        Where the source is too small to tell of any, the names of what it belongs to.
        """
        if not self._groups:
            return tuple(dict.fromkeys(name for _, name in self._parents.get(code, ())))
        above = {code, *self._above(code)} & self._groups
        return tuple(sorted(self._names.get(group, group) for group in above))

    def _above(self, code: str) -> set[str]:
        """All that the disorder belongs to, near and far; a ring in the source ends where it was entered."""
        found: set[str] = set()
        left = [code]
        while left:
            for parent, _ in self._parents.get(left.pop(), ()):
                if parent and parent not in found:
                    found.add(parent)
                    left.append(parent)
        return found
