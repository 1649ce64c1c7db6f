"""Tabs in the settings."""

from __future__ import annotations

import pytest

from gardreader.articles.model import ArticleRef
from gardreader.desktop.desk.keeping import kept_tab, wanted_of
from gardreader.desktop.desk.wanted import Wanted
from gardreader.desktop.reader.history import Place
from gardreader.settings import KeptTab

ONE = Wanted(ArticleRef("gard", "one"), place=Place(12, 0.5), title="One")
OTHER = Wanted(ArticleRef("gard", "other"), title="Other")


@pytest.mark.parametrize("wanted", [(ONE,), (ONE, OTHER)])
def test_what_is_kept_comes_back(wanted: tuple[Wanted, ...]) -> None:
    assert wanted_of(kept_tab(wanted)) == wanted


@pytest.mark.parametrize("tab", [KeptTab("no-pack"), KeptTab("../x"), KeptTab("gard/one", beside="?")])
def test_what_names_no_article_is_nothing(tab: KeptTab) -> None:
    assert wanted_of(tab) == ()
