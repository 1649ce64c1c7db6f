"""The files that a handout can be saved as."""

from __future__ import annotations

import re
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from gardreader.handouts.options import HandoutOptions
from gardreader.handouts.sets import Work
from gardreader.i18n import ntr, tr
from gardreader.progress import Progress

_NOT_IN_NAMES = re.compile(r'[\x00-\x1f<>:"/\\|?*]+')
_LONGEST_NAME = 120


class Form(Enum):
    """A kind of file; its value is the ending of the file's name."""

    PDF = "pdf"
    WEB = "html"
    TEXT = "txt"
    MAIL = "eml"

    @property
    def action(self) -> str:
        """What a menu says of it."""
        return {
            Form.PDF: tr("&PDF…"),
            Form.WEB: tr("&Web page…"),
            Form.TEXT: tr("Plain &text…"),
            Form.MAIL: tr("&E-mail draft…"),
        }[self]

    @property
    def title(self) -> str:
        """What the window that asks for the file's name says."""
        return {
            Form.PDF: tr("Save as PDF"),
            Form.WEB: tr("Save as a web page"),
            Form.TEXT: tr("Save as plain text"),
            Form.MAIL: tr("Save as an e-mail draft"),
        }[self]

    @property
    def files(self) -> str:
        """What such files are called, with the pattern of their names."""
        return {
            Form.PDF: tr("PDF files (*.pdf)"),
            Form.WEB: tr("Web pages (*.html)"),
            Form.TEXT: tr("Text files (*.txt)"),
            Form.MAIL: tr("E-mail drafts (*.eml)"),
        }[self]


def save(work: Work, target: Path, options: HandoutOptions, progress: Progress) -> str:
    """Save the handout in ``target`` as its name asks for, all or nothing, and give the sentence for it.

    Raises ``HandoutError``; ``progress`` may cancel.
    """
    from gardreader.handouts.outputs import save_handout

    pages = save_handout(work, target, options, progress)
    if not pages:
        return tr("Saved as {name}.", name=target.name)
    return ntr("Saved as {name}: {count} page.", "Saved as {name}: {count} pages.", pages, name=target.name)


def named(target: Path, form: Form) -> Path:
    """``target`` with an ending that says what it holds.

    >>> named(Path("Leaflet 1.2"), Form.PDF).name, named(Path("a.TXT"), Form.PDF).name
    ('Leaflet 1.2.pdf', 'a.TXT')
    """
    if target.suffix.lower().removeprefix(".") in ("htm", *(form.value for form in Form)):
        return target
    return target.with_name(f"{target.name}.{form.value}")


def file_name(title: str, ending: str = Form.PDF.value) -> str:
    """A file name for a handout that every system takes.

    >>> file_name("11p15.4 deletion: A/B")
    '11p15.4 deletion A B.pdf'
    """
    name = " ".join(_NOT_IN_NAMES.sub(" ", title).split())[:_LONGEST_NAME].strip(" .")
    return f"{name or 'article'}.{ending}"


def documents() -> Path:
    """The folder in which a person's files are saved, unless they choose another."""
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(place) if place and Path(place).is_dir() else Path.home()
