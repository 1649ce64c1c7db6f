"""What came of an import, for a person to read."""

from __future__ import annotations

from html import escape

from gardreader.exchange.reports import MOST_SENTENCES, Reading
from gardreader.i18n import ntr, tr
from gardreader.own.reading_list import Added

_LONGEST = 400
_MOST_FIELDS = 40


def report_html(reading: Reading, added: Added) -> str:
    """How many were kept, doubles, what could not be read, and fields for which there is no place."""
    lines = [
        ntr(
            "{count:,} reference is new in the list.",
            "{count:,} references are new in the list.",
            len(added.ids),
        )
    ]
    if added.doubles:
        lines.append(
            ntr("{count:,} was in the list already.", "{count:,} were in the list already.", added.doubles)
        )
    if added.refused:
        lines.append(
            ntr("{count:,} is too long to be kept.", "{count:,} are too long to be kept.", added.refused)
        )
    if reading.refused:
        lines.append(ntr("{count:,} could not be read.", "{count:,} could not be read.", reading.refused))
    html = "".join(f"<p>{escape(line)}</p>" for line in lines)
    if reading.problems:
        html += f"<h2>{escape(tr('What was met'))}</h2><ul>"
        html += "".join(f"<li>{escape(problem[:_LONGEST])}</li>" for problem in reading.problems)
        html += "</ul>"
        if len(reading.problems) >= MOST_SENTENCES:
            html += f"<p>{escape(tr('And more of the same.'))}</p>"
    if reading.left_out:
        html += f"<h2>{escape(tr('Left out, for a reference here has no place for it'))}</h2><table>"
        html += "".join(
            f"<tr><td>{escape(name[:_LONGEST])}</td><td>{count:,}</td></tr>"
            for name, count in reading.left_out.most_common(_MOST_FIELDS)
        )
        html += "</table>"
    return html
