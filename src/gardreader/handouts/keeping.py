"""Page breaks where Qt would tear apart what belongs together.

Qt breaks pages between any two lines: a heading may stand alone at the foot of a page, a line at
the head of one, and a row of a table may be cut. It knows no "keep with next", but a block or a
table can be told to begin a page. The pass below walks down the document and tells so where needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QTextBlock,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextList,
    QTextTable,
)

KEEP_WITH_NEXT = 1
"""The blocks' user state that means so; the style sheet sets it (``-qt-user-state``)."""

_BREAK = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
_SLACK = 1.0


_LONGEST_MOVED = 6
"""Lines of a paragraph that is sent on whole rather than leave its last line alone on a page."""

_SHORT_ITEM = 2
"""Lines of a list's item that is kept with its neighbour where the list begins or ends."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A block or a table in the flow of the document."""

    content: QTextBlock | QTextTable
    area: QRectF
    keeps: bool

    def page(self, y: float, height: float) -> int:
        return int((y + _SLACK) // height)

    def first_page(self, height: float) -> int:
        return self.page(self.area.top(), height)

    def is_torn(self, height: float) -> bool:
        """Whether it stands on two pages in a way that it need not.

        A line may be cut too: now and then Qt lets the first of a block run over the end of a page.
        """
        if self.first_page(height) == int((self.area.bottom() - _SLACK) // height):
            return False
        if isinstance(self.content, QTextTable):
            return self.area.height() <= height
        pages = self._pages_of_lines(height, upper=True)
        if pages != self._pages_of_lines(height, upper=False):
            return True
        if len(pages) < 2 or pages[0] == pages[-1]:
            return False
        return pages[0] != pages[1] or (pages[-1] != pages[-2] and len(pages) <= _LONGEST_MOVED)

    def _pages_of_lines(self, height: float, *, upper: bool) -> list[int]:
        """On which page the ``upper`` or lower edge of each line is."""
        assert not isinstance(self.content, QTextTable)
        layout = self.content.layout()
        top = layout.position().y()
        lines = [layout.lineAt(n) for n in range(layout.lineCount())]
        if upper:
            return [self.page(top + line.y(), height) for line in lines]
        return [self.page(top + line.y() + line.height() - 2 * _SLACK, height) for line in lines]


def keep_together(document: QTextDocument, height: float) -> int:
    """Break pages before what would be torn apart; ``height`` is that of a page.

    The document must be laid out in pages of that height. Gives the number of breaks made.
    """
    # Without this the layout is still lazy, and editing it loses text.
    document.pageCount()
    breaks = 0
    start = 0
    while True:
        items = flow_items(document)
        found = next((n for n in range(start, len(items)) if _leader(items, n, height) is not None), None)
        if found is None:
            return breaks
        leader = _leader(items, found, height)
        assert leader is not None
        _break_before(items[leader].content)
        document.pageCount()
        breaks += 1
        start = found + 1


def flow_items(document: QTextDocument) -> list[_Item]:
    """The blocks and tables of the document, from the top, and what keeps with the next.

    On paper each row of a table is a table of its own: the first keeps with the second and the last
    but one with the last, so that no row stands alone.
    """
    items = list(_items(document))
    rows = [isinstance(item.content, QTextTable) for item in items]
    for n in range(len(items) - 1):
        begins, ends = n == 0 or not rows[n - 1], n + 2 == len(rows) or not rows[n + 2]
        if rows[n] and rows[n + 1] and (begins or ends):
            items[n] = replace(items[n], keeps=True)
    return items


def _leader(items: list[_Item], index: int, height: float) -> int | None:
    """Where the page must break so that item ``index`` keeps with what leads to it, else ``None``."""
    item = items[index]
    leader = index
    while leader > 0 and items[leader - 1].keeps:
        leader -= 1
    if item.keeps:
        return None
    begins = item.first_page(height)
    torn = item.is_torn(height)
    stranded = leader < index and items[leader].first_page(height) != begins
    if not torn and not stranded:
        return None
    top = items[leader].area.top()
    at_top = top - items[leader].first_page(height) * height < _SLACK
    if at_top or (torn and leader < index and item.area.bottom() - top > height):
        # Nothing is gained: it begins a page already, or the whole is longer than one.
        return index if torn and leader < index else None
    return leader


def _break_before(content: QTextBlock | QTextTable) -> None:
    if isinstance(content, QTextTable):
        table_format = content.format()
        table_format.setPageBreakPolicy(_BREAK)
        content.setFormat(table_format)
        return
    cursor = QTextCursor(content)
    block_format = content.blockFormat()
    block_format.setPageBreakPolicy(_BREAK)
    cursor.setBlockFormat(block_format)


def _items(document: QTextDocument) -> Iterator[_Item]:
    """The blocks and tables of the document's flow, from the top; empty blocks are left out."""
    layout = document.documentLayout()
    flow = document.rootFrame().begin()
    while not flow.atEnd():
        frame: QTextFrame | None = flow.currentFrame()
        if isinstance(frame, QTextTable):
            yield _Item(frame, layout.frameBoundingRect(frame), keeps=False)
        elif frame is None:
            block = flow.currentBlock()
            if block.text():
                yield _Item(block, _lines_area(block, layout), keeps=_keeps(block))
        flow += 1


def _lines_area(block: QTextBlock, document: QAbstractTextDocumentLayout) -> QRectF:
    """Where the lines of ``block`` stand: what Qt calls its area may begin on the page before."""
    lines = block.layout()
    if not lines.lineCount():
        return document.blockBoundingRect(block)
    first, last = lines.lineAt(0), lines.lineAt(lines.lineCount() - 1)
    area = QRectF(lines.position().x(), lines.position().y() + first.y(), first.width(), 0)
    area.setBottom(lines.position().y() + last.y() + last.height())
    return area


def _keeps(block: QTextBlock) -> bool:
    """Whether the block after this one must begin on the same page."""
    if block.userState() == KEEP_WITH_NEXT:
        return True
    items: QTextList | None = block.textList()
    if items is None:
        # What announces a list.
        return block.text().rstrip().endswith(":") and block.next().textList() is not None
    place, count = items.itemNumber(block), items.count()
    if count < 3 or block.layout().lineCount() > _SHORT_ITEM:
        return False
    return place in (0, count - 2)
