"""The cards over the page: a reference beside its citation, a link's address before it is opened."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from gardreader.articles.model import Article
from gardreader.articles.references import links as reference_links
from gardreader.desktop.reader.article_view import ArticleView
from gardreader.desktop.reader.link_card import LinkCard
from gardreader.desktop.reader.links import Link, LinkKind, judge
from gardreader.desktop.reader.prepared import PageLink
from gardreader.desktop.reader.provenance import cited_in, link_age
from gardreader.desktop.reader.reference_card import ReferenceCard
from gardreader.i18n import tr
from gardreader.rendering.themes import Theme


class Cards(QObject):
    """Shows the cards for the links of ``view``, over ``pane``."""

    link_followed = Signal(str)
    """An address on the reference card was clicked."""

    message = Signal(str)
    """Where the link under the mouse leads, or what was done with one."""

    def __init__(self, view: ArticleView, pane: QWidget):
        super().__init__(pane)
        self._view = view
        self._pane = pane
        self.reference = ReferenceCard(pane)
        self.reference.link_followed.connect(self.link_followed)
        view.link_shown.connect(self._on_link_shown)

    def show_link_card(self, link: Link, article: Article | None, theme: Theme) -> None:
        """Show where a web or mail link of ``article`` leads; nothing is opened but from there."""
        today = dt.datetime.now(tz=dt.UTC).astimezone().date()
        card = LinkCard(link, link_age(article, today) if article else "", theme, self._pane)
        card.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        card.message.connect(self.message)
        card.open()

    @Slot(object, object)
    def _on_link_shown(self, link: PageLink | None, area: QRectF | None) -> None:
        page = self._view.page
        reference = page.reference_of(link.address) if page and link else None
        if reference is not None and not self._pane.isActiveWindow():
            return  # a dialog has come over the page, and what is beneath it is not pointed at
        if page is None or link is None or area is None or reference is None:
            self.reference.hide_soon()
            self.message.emit(_where(link))
            return
        source = page.article.references[reference.number - 1]
        corner = self._view.viewport().mapTo(self._pane, QPoint(0, 0))
        beside = area.toAlignedRect().translated(corner)
        self.reference.show_reference(reference, reference_links(source), cited_in(page, reference), beside)
        self._view.announce(reference.text)


def _where(link: PageLink | None) -> str:
    """Where a link that is no citation leads, in a sentence; ``""`` for one within the library."""
    if link is None:
        return ""
    judged = judge(link.address)
    if judged.kind in (LinkKind.WEB, LinkKind.MAIL):
        return tr("Leads out of the library to {address}", address=judged.address)
    return judged.reason
