"""References as plain text: the printed forms, numbered."""

from __future__ import annotations

from collections.abc import Sequence

from gardreader.articles.references import Style, printed
from gardreader.exchange.items import Item
from gardreader.i18n import tr
from gardreader.progress import Progress, silent


def write_text(items: Sequence[Item], style: Style = Style.AMA, progress: Progress = silent) -> str:
    """The items as a numbered list, in that style; the person's words below each."""
    lines = []
    width = len(str(len(items))) + 2
    for number, item in enumerate(items, 1):
        progress(number - 1, len(items), tr("Writing references"))
        lines.append(f"{f'{number}.':<{width}}{printed(item.reference, style=style)}".rstrip())
        lines += [f"{'':<{width}}{line}".rstrip() for line in item.remark.split("\n") if line.strip()]
    return "\n".join(lines) + "\n" if lines else ""
