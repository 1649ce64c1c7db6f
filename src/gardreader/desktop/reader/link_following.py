"""What following a link of the page comes to: a jump, another article, a control, a card, or a refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from gardreader.articles.model import ArticleRef
from gardreader.desktop.reader.links import LinkKind, judge
from gardreader.i18n import tr

if TYPE_CHECKING:
    from gardreader.desktop.reader.reader_pane import ReaderPane


class LinkFollowing(QObject):
    """Follows links in ``pane`` as the policy (:mod:`.links`) has it."""

    message = Signal(str)
    """Why nothing was followed, or what was copied."""

    def __init__(self, pane: ReaderPane):
        super().__init__(pane)
        self._pane = pane

    @Slot(str)
    def follow(self, address: str) -> None:
        """Go where the link leads, or do what it is for."""
        link = judge(address)
        self._pane.card.hide_now()
        if link.kind is LinkKind.PLACE:
            self._jump(link.anchor)
        elif link.kind is LinkKind.ARTICLE and link.ref is not None:
            self._open_related(link.ref, link.anchor)
        elif link.kind is LinkKind.CONTROL:
            self._control(*link.control)
        elif link.kind is LinkKind.REFUSED:
            self.message.emit(link.reason)
        else:
            self._pane.show_link_card(link)

    def _jump(self, anchor: str) -> None:
        if self._pane.returning.follow(anchor):
            return
        page = self._pane.view.page
        if page is None or anchor not in page.places:
            self.message.emit(tr("This article has no such place."))
            return
        self._pane.jump(page.places[anchor])

    def _open_related(self, ref: ArticleRef, anchor: str) -> None:
        page = self._pane.view.page
        if not ref.pack and page is not None:
            ref = ArticleRef(page.ref.pack, ref.article)
        self._pane.open(ref, anchor)

    def _control(self, name: str, value: str) -> None:
        """Only rendering makes these links, and whatever they say, nothing but the look is changed."""
        if name == "copy":
            QGuiApplication.clipboard().setText(value)
            self.message.emit(tr("Copied: {text}", text=value))
        else:
            self._pane.set_look(self._pane.look.with_control(name, value))
