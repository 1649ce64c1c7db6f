"""A handout as a file for a browser, as plain text, and as the draft of a message."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import SMTP
from enum import StrEnum
from pathlib import Path

from gardreader.errors import HandoutError
from gardreader.files import explain, write_bytes
from gardreader.handouts.compose import Handout, compose_all
from gardreader.handouts.cover import compose_cover
from gardreader.handouts.heads import LOGO
from gardreader.handouts.logo import LogoKind, check_logo
from gardreader.handouts.options import HandoutOptions, Ink, RefsAs
from gardreader.handouts.sets import Printable, as_work
from gardreader.i18n import tr
from gardreader.progress import Progress, silent
from gardreader.rendering.markdown_html import escape
from gardreader.rendering.plain_tables import wrap
from gardreader.rendering.plain_text import page_text
from gardreader.rendering.web_page import web_file

WIDTH = 72
"""Columns of plain text and of messages."""

_PLACES = re.compile(r'(?<= id=")(?=[^"])|(?<= href="#)(?=[^"])')
_LINK = re.compile(r'<a href="(https?:[^"]*)">(.*?)</a>', re.DOTALL)
_MARKS = re.compile(r"<[^>]*>|\u200b")
_CLINIC = re.compile(r'<table class="clinic".*?</table>', re.DOTALL)
_PARAGRAPH = re.compile(r"<p class=\"clinic(?:-line)?\">(.*?)</p>", re.DOTALL)
_REFERENCES = '<table class="references"'


class Form(StrEnum):
    """The kinds of files that a handout can be saved as, by the end of their names."""

    PDF = "pdf"
    HTML = "html"
    TEXT = "txt"
    MAIL = "eml"

    @classmethod
    def of(cls, path: Path) -> Form:
        """The form that the name asks for. Raises ``HandoutError`` for a name that asks for none."""
        end = path.suffix.lower().removeprefix(".")
        try:
            return cls("html" if end == "htm" else end)
        except ValueError:
            known = ", ".join(f".{form}" for form in cls)
            raise HandoutError(
                tr(
                    "{name} does not say what to save: its name should end in one of {known}.",
                    name=path.name or str(path),
                    known=known,
                )
            ) from None


@dataclass(frozen=True, slots=True)
class MailDraft:
    """A message to be sent by whoever wrote it: no sender, no receiver."""

    subject: str
    body: str


def save_handout(
    printed: Printable, target: Path, options: HandoutOptions | None = None, progress: Progress = silent
) -> int:
    """Save the handout in the form that ``target``'s name asks for, and give the pages of a PDF (else 0).

    The file is replaced as a whole or not at all. Raises ``HandoutError``, and what ``progress`` raises.
    """
    options = options or HandoutOptions()
    form = Form.of(target)
    if form is Form.PDF:
        from gardreader.handouts.pdf import write_pdf

        return write_pdf(printed, target, options, progress)
    write = _WRITERS[form]
    progress(0, 1, target.name)
    data = write(printed, options)
    try:
        write_bytes(target, data)
    except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
        reason = explain(error) if isinstance(error, OSError) else str(error)
        raise HandoutError(tr("{path} could not be saved: {reason}.", path=target, reason=reason)) from error
    progress(1, 1, target.name)
    return 0


def html_bytes(printed: Printable, options: HandoutOptions) -> bytes:
    """The handout as an HTML file that loads nothing, and prints on the paper and in the size chosen.

    Raises ``HandoutError``.
    """
    handouts = _handouts(printed, options)
    several = len(handouts) > 1
    pages = [
        _with_feet(_for_web(handout, f"c{n}-" if several and n else ""), handout)
        for n, handout in enumerate(handouts)
    ]
    first = handouts[0]
    return web_file(first.title, first.language, pages, _print_style(options)).encode("utf-8")


def plain_bytes(printed: Printable, options: HandoutOptions) -> bytes:
    """The same as :func:`handout_text`, in UTF-8."""
    return handout_text(printed, options).encode("utf-8")


def handout_text(printed: Printable, options: HandoutOptions) -> str:
    """The handout in plain text, at most :data:`WIDTH` columns wide; codes are written as references in full.

    Raises ``HandoutError``.
    """
    refs = RefsAs.FULL if options.refs is RefsAs.QR else options.refs
    written = []
    for handout in _handouts(printed, replace(options, refs=refs, notes_lines=0)):
        html = _CLINIC.sub(_clinic_lines, handout.page.html)
        text = page_text(replace(handout.page, html=html), WIDTH)
        feet = "\n".join(line for foot in _feet(handout) for line in wrap(foot, WIDTH))
        written.append(f"{text.rstrip()}\n\n{'-' * 20}\n{feet}\n")
    return f"\n\n{'=' * WIDTH}\n\n".join(written)


def mail_draft(printed: Printable, options: HandoutOptions) -> MailDraft:
    """The subject and the text of a message that brings the handout. Raises ``HandoutError``.

    No more of the patient than was typed for the page itself, and nothing in the subject.
    """
    return MailDraft(_line(as_work(printed).title), handout_text(printed, options))


def mail_bytes(printed: Printable, options: HandoutOptions) -> bytes:
    """The draft as a file ``.eml``, which mail programs open as a message not yet sent."""
    draft = mail_draft(printed, options)
    message = EmailMessage(policy=SMTP)
    message["Subject"] = draft.subject
    message["X-Unsent"] = "1"
    message.set_content(draft.body, charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


_WRITERS: dict[Form, Callable[[Printable, HandoutOptions], bytes]] = {
    Form.HTML: html_bytes,
    Form.TEXT: plain_bytes,
    Form.MAIL: mail_bytes,
}


def _handouts(printed: Printable, options: HandoutOptions) -> Sequence[Handout]:
    """The cover, where there is one, and the articles, for a screen: no sheets, so no numbers of pages."""
    work = as_work(printed)
    handouts = compose_all(work, options, paper=False)
    if not work.cover:
        return handouts
    anchors = [f"c{n}-top" for n in range(1, len(handouts) + 1)]
    return (compose_cover(work, options, [None] * len(handouts), anchors), *handouts)


def _clinic_lines(match: re.Match[str]) -> str:
    """The clinic line by line: side by side with its logo it is only on a page."""
    return "".join(f'<p class="line">{line}</p>' for line in _PARAGRAPH.findall(match[0]))


def _for_web(handout: Handout, prefix: str) -> str:
    html = handout.page.html
    if prefix:
        html = _PLACES.sub(prefix, html)
    if handout.logo is not None and LOGO in html:
        html = html.replace(LOGO, f'<img src="{_data_address(handout.logo)}" alt="">')
    before, mark, after = html.partition(_REFERENCES)
    return _LINK.sub(_printed_link, before) + mark + after


def _printed_link(match: re.Match[str]) -> str:
    """A link that hides its address gets it printed behind it."""
    shown = _MARKS.sub("", match[2])
    if match[1].rstrip("/") in shown:
        return match[0]
    return f'<a class="printed" href="{match[1]}">{match[2]}</a>'


def _data_address(logo: Path) -> str:
    """The logo within the file. Raises ``HandoutError`` where it cannot be read, or is none."""
    kind = {LogoKind.PNG: "png", LogoKind.JPEG: "jpeg", LogoKind.SVG: "svg+xml"}[check_logo(logo).kind]
    try:
        data = logo.read_bytes()
    except OSError as error:
        raise HandoutError(
            tr("The logo {path} cannot be read: {reason}.", path=logo, reason=explain(error))
        ) from error
    return f"data:image/{kind};base64,{base64.b64encode(data).decode('ascii')}"


def _with_feet(html: str, handout: Handout) -> str:
    feet = "<br>".join(map(escape, _feet(handout)))
    return html.removesuffix("</body>") + f'<hr><p class="line">{feet}</p></body>'


def _feet(handout: Handout) -> list[str]:
    """What stands at the edges of every sheet of paper, line by line."""
    lines = (handout.source, handout.dates, handout.edition, handout.printed, handout.disclaimer)
    return [line for line in lines if line]


def _print_style(options: HandoutOptions) -> str:
    paper = options.page_paper.value
    columns = "  main { columns: 2; column-gap: 8mm; }\n" if options.in_columns == 2 else ""
    black = "  img, svg { filter: grayscale(1); }\n" if options.ink is Ink.BLACK else ""
    return (
        f"@page {{ size: {paper.lower() if paper == 'Letter' else paper}; }}\n"
        f"@media print {{\n  html {{ font-size: {options.size.points:g}pt; }}\n{columns}{black}}}\n"
    )


def _line(text: str) -> str:
    return " ".join(text.split())
