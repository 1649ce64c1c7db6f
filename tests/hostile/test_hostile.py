"""Every article of the corpus is shown harmlessly by the real pane, or refused with a sentence."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from gardreader.articles.links import LinkKind, judge
from gardreader.articles.markdown_file import read_article
from gardreader.articles.model import ArticleRef
from gardreader.building import build_from_markdown
from gardreader.errors import ArticleError, GardreaderError
from gardreader.packs.installing import install_pack
from gardreader.packs.library import Library
from gardreader.progress import silent
from gardreader.rendering.markdown_html import converted_html, fragment_html
from gardreader.rendering.themes import load_theme
from tests.cli.conftest import Run, gardreader, home
from tests.desktop.conftest import collect_on_this_thread
from tests.desktop.reader.conftest import MakePane, make_pane, open_article, settle
from tests.hostile.corpus import SAFE, Hostile, every
from tests.hostile.making import PACK, make_library, write_file
from tests.hostile.watching import Watch
from tests.packs.hostile import forged, line_of

__all__ = ["collect_on_this_thread", "gardreader", "home", "make_pane"]

SHOWN = [item for item in every() if not item.refused]
REFUSED = [item for item in every() if item.refused]
_MADE_BY_RENDERING = ("control:sort/", "control:names/")


def _name(item: Hostile) -> str:
    return item.name


@pytest.fixture(scope="module")
def watch(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Watch]:
    watch = Watch(tmp_path_factory.mktemp("lure"))
    yield watch
    watch.close()


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, watch: Watch) -> Iterator[Library]:
    library = make_library(tmp_path_factory.mktemp("hostile"), watch.lure)
    watch.touched()
    yield library
    library.close()


def test_the_list_for_people_is_the_corpus() -> None:
    told = (Path(__file__).parent / "README.md").read_text(encoding="utf-8")
    rows = [line.split("|")[1:4] for line in told.splitlines() if line.startswith("| `")]
    assert [[cell.strip() for cell in row] for row in rows] == [
        [f"`{item.name}`", item.tries, "refused" if item.refused else "shown"] for item in every()
    ]


def test_what_is_reached_is_noticed(tmp_path: Path) -> None:
    watch = Watch(tmp_path)
    assert watch.touched() == []
    watch.touch()
    assert watch.touched() == ["the file was opened", "the address was called"]
    watch.close()


@pytest.mark.parametrize("item", SHOWN, ids=_name)
def test_it_is_shown_and_does_no_harm(
    item: Hostile, library: Library, watch: Watch, make_pane: MakePane, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText("as it was")
    pane = make_pane(library)
    open_article(qtbot, pane, ArticleRef(PACK, item.name))
    page = pane.view.page
    assert page is not None
    assert SAFE in page.text
    for link in page.links:
        judged = judge(link.address)
        assert judged.kind is not LinkKind.REFUSED
        if judged.kind is LinkKind.CONTROL:
            assert link.address.startswith(_MADE_BY_RENDERING)
        if judged.kind is LinkKind.ARTICLE:
            assert page.article.related
    assert not {"term:", "gardreader:"} & {link.address.partition(":")[0] + ":" for link in page.links}
    QTest.keyClick(pane.view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    pane.set_zoom(200)
    settle(qtbot, pane)
    pane.set_theme(load_theme("dark"))
    settle(qtbot, pane)
    pane.marking.find("words that stay")
    pane.view.focusNextPrevChild(True)
    pane.resize(400, 500)
    pane.view.viewport().grab()
    assert SAFE in pane.view.toPlainText()
    assert watch.touched() == []
    assert QGuiApplication.clipboard().text() == "as it was"


@pytest.mark.parametrize("item", REFUSED, ids=_name)
def test_it_is_refused_with_a_sentence(item: Hostile, watch: Watch, tmp_path: Path, gardreader: Run) -> None:
    folder = tmp_path / "sources"
    folder.mkdir()
    file = write_file(item, watch.lure, folder)
    ran = gardreader("check", file)
    assert ran.code == 2
    assert item.says in ran.out
    assert "Traceback" not in ran.out + ran.err
    with pytest.raises(GardreaderError) as failure:
        build_from_markdown(folder, tmp_path / "made.gardpack")
    assert str(failure.value).strip()
    assert not (tmp_path / "made.gardpack").exists()


@pytest.mark.parametrize("item", REFUSED, ids=_name)
def test_no_pack_brings_it_past_the_door(item: Hostile, watch: Watch, tmp_path: Path) -> None:
    """A pack made by hand, all of its hashes right."""
    file = write_file(item, watch.lure, tmp_path)
    try:
        article = read_article(file)
    except ArticleError:
        return  # no article comes of it at all
    pack = forged(tmp_path / "forged.gardpack", [line_of(dataclasses.replace(article, id="a"))])
    packs = tmp_path / "packs"
    packs.mkdir()
    with pytest.raises(GardreaderError, match="is refused"):
        install_pack(packs, pack, silent)
    assert not list(packs.glob("*.gardpack"))


@pytest.mark.parametrize(
    "scheme", ["control", "Control", "term", "gardreader", "article", "&#99;ontrol", "c\tontrol"]
)
@pytest.mark.parametrize(
    "form", ["[a]({0}:copy/x)", "<{0}:copy/x>", '<a href="{0}:copy/x">a</a>', "[a]\n\n[a]: {0}:copy/x"]
)
def test_no_article_writes_a_link_of_the_program_s_own(scheme: str, form: str) -> None:
    text = form.format(scheme)
    for written in (fragment_html(text), converted_html(text)):
        assert "href" not in written
