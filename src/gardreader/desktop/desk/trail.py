"""What lies behind a tab beyond the places that its pane remembers: welcome page and searches."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum

from gardreader.articles.model import ArticleRef


class View(IntEnum):
    """What stands in the middle of the window."""

    WELCOME = 0
    ARTICLE = 1
    RESULTS = 2
    NEWS = 3


@dataclass(slots=True)
class Trail:
    """The way of one tab.

    ``view`` is what it shows, ``searched`` the search whose results it shows or showed last,
    ``returned`` whether Back has led to those. ``searches`` holds, by the number of places behind
    the one that is read, its article and the search from which that was opened; the article tells
    whether the place is still the same one. ``from_welcome`` says that the first article was opened
    from the welcome page. ``before_news`` is what the news were called from, ``news_returned``
    whether Back has led to them, and ``news`` holds the articles that were opened from them, as
    ``searches`` does.
    """

    view: View = View.WELCOME
    searched: str = ""
    returned: bool = False
    searches: dict[int, tuple[ArticleRef, str]] = field(default_factory=dict)
    from_welcome: bool = False
    before_news: View = View.WELCOME
    news_returned: bool = False
    news: dict[int, ArticleRef] = field(default_factory=dict)
