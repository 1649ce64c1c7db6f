"""What a meaning rests on, in a line: short, and honest about what it is not."""

from __future__ import annotations

import html

from gardreader.glossary.terms import TermSource
from gardreader.i18n import tr
from gardreader.rendering.themes import Theme


def explained_from(source: TermSource) -> str:
    """“Explained from …, …”, as plain text."""
    # The address says more than the number that the term has there.
    name = source.name if source.url or not source.id else f"{source.name} ({source.id})"
    date = source.retrieved.words if source.retrieved else tr("no date")
    told = tr("Explained in plain words from {source}, as of {date}.", source=name, date=date)
    return f"{told} {tr('This is no medical advice.')}"


def source_html(source: TermSource, theme: Theme) -> str:
    """The same with its address as a link, in the theme's colours."""
    text = html.escape(explained_from(source))
    if not source.url:
        return text
    line = "underline" if theme.underline else "none"
    style = f"color: {theme.link}; text-decoration: {line}"
    name = html.escape(source.name)
    return text.replace(name, f'<a style="{style}" href="{html.escape(source.url)}">{name}</a>', 1)
