"""Which article a link, a line of the list or an answer of the search leads to."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex

from gardreader.articles.link_names import gard_number
from gardreader.articles.model import ArticleRef
from gardreader.desktop.desk.wanted import Wanted
from gardreader.desktop.finder.results_rows import ROW, DiseaseRow, HitRow, NearestRow, target
from gardreader.desktop.finder.results_view import ResultsView
from gardreader.desktop.navigation.branches import Kind
from gardreader.desktop.navigation.panel import NavigationPanel
from gardreader.desktop.reader.links import LinkKind, judge
from gardreader.desktop.reader.reader_pane import ReaderPane
from gardreader.packs.catalogue import Catalogue


def of_link(pane: ReaderPane, address: str, catalogue: Catalogue | None = None) -> Wanted | None:
    """The article that a link of a page leads to: another one, or a place of the same.

    A page of GARD's leads to the article of its number, where ``catalogue`` has it.
    """
    link = judge(address)
    here = pane.view.page.ref if pane.view.page is not None else None
    if link.kind is LinkKind.ARTICLE and link.ref is not None:
        ref = link.ref if link.ref.pack or here is None else ArticleRef(here.pack, link.ref.article)
        return Wanted(ref, link.anchor)
    if link.kind is LinkKind.PLACE and here is not None:
        return Wanted(here, link.anchor)
    number = gard_number(address) if link.kind is LinkKind.WEB and catalogue is not None else ""
    if number and catalogue is not None and here is not None:
        found = catalogue.by_code("gard", number)
        best = next((ref for ref in found if ref.pack == here.pack), found[0] if found else here)
        return Wanted(best) if best != here else None
    return None


def of_line(panel: NavigationPanel, index: QModelIndex) -> Wanted | None:
    """The article, or the section, of a line of the list."""
    line = panel.model.line(index) if index.isValid() else None
    if line is None or line.ref is None:
        return None
    return Wanted(line.ref, line.value if line.kind is Kind.SECTION else "")


def of_answer(results: ResultsView, index: QModelIndex) -> Wanted | None:
    """The article, and the passage in it, of an answer of the search."""
    row = index.data(ROW) if index.isValid() else None
    if isinstance(row, (HitRow, DiseaseRow)):
        hit = target(row.hit)
        words = results.results.words if results.results is not None else ()
        return Wanted(hit.ref, hit.section_id, words, title=hit.title)
    if isinstance(row, NearestRow):
        return Wanted(row.name.ref, title=row.name.title)
    return None
