"""The policy on links, as the window uses it: what it is stands in :mod:`gardreader.articles.links`."""

from __future__ import annotations

from gardreader.articles.links import (
    LONGEST_ADDRESS,
    WEB_SCHEMES,
    Link,
    LinkKind,
    is_open,
    judge,
    split_at_host,
)

__all__ = ["LONGEST_ADDRESS", "WEB_SCHEMES", "Link", "LinkKind", "is_open", "judge", "split_at_host"]
