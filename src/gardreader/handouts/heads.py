"""What a handout has beyond its article, as HTML: who hands it out, for whom, and the notes."""

from __future__ import annotations

from gardreader.handouts.clinic import Clinic
from gardreader.handouts.options import MOST_NOTES_LINES, MOST_TYPED, HandoutOptions
from gardreader.i18n import tr
from gardreader.rendering.blocks import joined, table
from gardreader.rendering.markdown_html import escape

LOGO = '<img src="logo:clinic">'
"""Where the logo is to be painted."""

USUAL_LINES = 6
"""Empty lines for notes where their number is not said."""

_BLANK = "_" * 24


def clinic_html(clinic: Clinic | None) -> str:
    """The block at the head of the first sheet: logo, name, address, telephone; ``""`` for no clinic."""
    if clinic is None or clinic == Clinic():
        return ""
    lines = [f'<p class="clinic">{escape(clinic.name)}</p>'] if clinic.name else []
    place = joined(escape(line) for line in clinic.address)
    number = escape(tr("Telephone: {number}", number=clinic.phone)) if clinic.phone else ""
    lines += [f'<p class="clinic-line">{line}</p>' for line in (place, number) if line]
    text = "".join(lines) or "&nbsp;"
    if clinic.logo is None:
        cells = f'<td width="100%">{text}</td>'
    else:
        cells = f'<td class="clinic-logo" width="24%">{LOGO}</td><td width="76%">{text}</td>'
    return f'<table class="clinic" width="100%" cellspacing="0"><tr>{cells}</tr></table>'


def patient_html(options: HandoutOptions) -> str:
    """The line that says for whom the handout is: typed, or to be filled in by hand."""
    if options.patient.strip():
        name = " ".join(options.patient.split())[: MOST_TYPED // 10]
        return f'<p class="patient">{escape(tr("For: {name}", name=name))}</p>'
    if options.patient_line:
        line = f"{tr('For: {name}', name=_BLANK)}   {tr('Date: {date}', date=_BLANK[:12])}"
        return f'<p class="patient">{escape(line)}</p>'
    return ""


def notes_html(options: HandoutOptions) -> str:
    """The notes that were typed, line by line, and the empty lines below them."""
    typed = [line.strip() for line in options.notes[:MOST_TYPED].splitlines() if line.strip()]
    count = options.notes_lines if typed or options.notes_lines else USUAL_LINES
    rows = ['<tr><td class="ruled" width="100%">&nbsp;</td></tr>'] * min(max(count, 0), MOST_NOTES_LINES)
    return "".join(f"<p>{escape(line)}</p>" for line in typed) + table("ruled", rows, paper=True)
