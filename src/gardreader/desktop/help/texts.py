"""What the help says, as HTML; made of translated sentences and of the table of actions."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from gardreader import __version__
from gardreader.desktop.actions import MENUS, ROWS, keys_text, plain_text
from gardreader.i18n import tr

_QUERIES = (
    ("marfan", "names as you type; a typo or another order of the words does no harm"),
    ("OMIM:219700", "a code, with or without its prefix: OMIM, ORPHA, GARD, UMLS …"),
    ("how is Wilson disease treated", "a question in your own words opens at its answer"),
    ('"bone pain"', "words that stand together"),
    ("anemia -sickle", "articles with the one word and without the other"),
    ("treatment: hemophilia A", "one kind of section: cause, symptoms, diagnosis, treatment, inheritance …"),
    ("category: blood anemia", "within a category; pack: does the same for a pack"),
    ("signs: fever, bone pain, jaundice", "diseases with these signs on record; this is no diagnosis"),
)
_MOUSE = (
    ("Ctrl + wheel", "Larger or smaller text"),
    ("Esc", "Close a card, the find bar, the list of names; clear a field"),
    ("Tab", "Next link or field"),
)
_LIBRARIES = (
    ("Qt and PySide6", "LGPL-3.0"),
    ("Whoosh-Reloaded", "BSD-2-Clause"),
    ("RapidFuzz", "MIT"),
    ("NumPy", "BSD-3-Clause"),
    ("lxml", "BSD-3-Clause"),
    ("nh3", "MIT"),
    ("Python-Markdown", "BSD-3-Clause"),
    ("PyYAML", "MIT"),
    ("filelock", "MIT"),
    ("platformdirs", "MIT"),
    ("tqdm", "MPL-2.0 and MIT"),
    ("Segno", "BSD-3-Clause"),
    ("rispy", "MIT"),
    ("bibtexparser", "MIT"),
    ("readability", "Apache-2.0"),
)
_FONTS = (
    ("Source Sans 3", "SIL Open Font License 1.1"),
    ("DejaVu Sans", "Bitstream Vera and public domain"),
)


def help_html() -> str:
    """How to use the program."""
    parts = [
        _h1(tr("How to use gardreader")),
        _h2(tr("Find")),
        _p(
            tr(
                "Press Ctrl+K and type. Names of diseases appear at once; arrow keys choose one and Enter "
                "opens it. Enter without a choice searches all text: the answer opens at its section, with "
                "your words marked."
            )
        ),
        _table(_QUERIES),
        _p(
            tr(
                "At the left the library stands by category or A–Z. The field above it narrows the list. "
                "“no text” marks diseases for which the source has only names, codes or signs."
            )
        ),
        _h2(tr("Read")),
        _p(
            tr(
                "A number such as [1] is a reference: point at it, or reach it with Tab, to read it. A "
                "click or Enter goes to the list, Enter comes back to the line, and F8 goes on to every "
                "other place that cites it. A link to the web never opens by itself: you see first where "
                "it leads and how old the address is, and can copy it, keep it for later or scan it with "
                "a telephone."
            )
        ),
        _p(
            tr(
                "At the top, click a code to copy it, or the arrow behind it for its page in the registry. "
                "Past three, other names are folded. The heads of the table of signs sort it."
            )
        ),
        _p(
            tr(
                "Where several sources tell of a disease it stands in the list once, and a row above the "
                "page names them: click another one, or press Alt+PgDown and Alt+PgUp. Their texts are "
                "never mixed."
            )
        ),
        _p(
            tr(
                "A word with dots beneath it is explained: rest the mouse on it, or press F4 to go from word "
                "to word. Ctrl+Shift+W lists all words; Ctrl+E takes the dots away. Ctrl+7 shows the news "
                "that came with the library."
            )
        ),
        _h2(tr("Mark and find again")),
        _p(
            tr(
                "Select words, with the mouse or with Shift and the arrow keys: Ctrl+H highlights them, "
                "Ctrl+M writes a note on them. Tab reaches them, Enter opens their card. The star "
                "(Ctrl+Shift+D) keeps an article among the favourites. Ctrl+3, Ctrl+5 and Ctrl+6 open "
                "favourites, notes and what was read by day at the right; Ctrl+Z brings back what was "
                "removed there. All of it stays on this computer: Ctrl+Shift+E takes it along in one "
                "file. A private session (Ctrl+Shift+X) keeps nothing."
            )
        ),
        _h2(tr("Several at once")),
        _p(
            tr(
                "Ctrl+T opens a tab; Ctrl+Return, Ctrl+click and the middle button open a link, an "
                "article of the list or an answer in one behind. Ctrl+Tab goes from tab to tab, Ctrl+W "
                "closes, Ctrl+Shift+T brings back. Ctrl+Shift+C sets a second article beside this one: F7"
                " goes to the other side, and each follows the other to the section of the same kind. "
                "Ctrl+Shift+K copies a link that opens this very place."
            )
        ),
        _h2(tr("Keep for later")),
        _p(
            tr(
                "Ctrl+S keeps the article on the page, “Save for later” on a card a reference or a link. "
                "Ctrl+4 shows the reading list: Space ticks an entry, Enter opens it, Del takes it off; "
                "below stands your note. It is saved for reference managers, printed with QR codes, and "
                "read back. Ctrl+Shift+R saves the references of the article."
            )
        ),
        _h2(tr("Print")),
        _p(
            tr(
                "Ctrl+P shows the true pages. Tick the parts, and put them into order by dragging or by "
                "Alt with the arrow keys; the figure beside a part is the school grade at which it is "
                "easy to read. Large and extra large print, A5, booklets to fold, two columns, black ink."
                " Set your clinic up once; a patient’s name and notes are printed and never stored. Add "
                "more articles for one job with a cover sheet, and keep them as a set. “Fit to one sheet”"
                " finds the largest text that fits. Ctrl+Shift+S saves a PDF as chosen last."
            )
        ),
        _h2(tr("Add articles")),
        _p(
            tr(
                "Ctrl+O shows the open data sets: what each holds, its licence, size and age, and where to "
                "get it (copy the address, or scan its code). This program downloads nothing: bring the file "
                "on a stick, which is noticed when it is plugged in, choose it, or drop it onto the window. "
                "Saved GARD pages, folders of Markdown and packs (.gardpack) are added the same way. All is "
                "read first; you see what can be added and what was left out, and nothing changes before "
                "you agree."
            )
        ),
        _h2(tr("What it is not")),
        _p(
            tr(
                "The articles inform; they do not diagnose, and do not take the place of advice from a "
                "health professional. Each tells its source and its age."
            )
        ),
    ]
    return "".join(parts)


def shortcuts_html() -> str:
    """Every key, by menu."""
    parts = [_h1(tr("Shortcuts"))]
    for menu in MENUS:
        rows = [(plain_text(tr(row.text)), keys_text(row.keys)) for row in ROWS if row.menu == menu]
        parts += [_h2(plain_text(tr(menu))), _cells((keys, text) for text, keys in rows)]
    parts += [_h2(tr("Everywhere")), _table(_MOUSE)]
    return "".join(parts)


def about_html() -> str:
    """What the program is, and whose work is in it."""
    return "".join(
        [
            _h1("gardreader " + __version__),
            _p(tr("An offline reader of articles on rare diseases: search, references, handouts.")),
            _p(
                tr(
                    "The articles are their sources’ and say so. No source endorses this program. "
                    "For information only: it does not take the place of advice from a health professional."
                )
            ),
            _p(tr("The program is under the MIT licence.")),
            _h2(tr("Typefaces that come with it")),
            _cells(_FONTS),
            _h2(tr("Libraries it stands on")),
            _cells(_LIBRARIES),
        ]
    )


def _h1(text: str) -> str:
    return f"<h1>{escape(text)}</h1>"


def _h2(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _table(rows: tuple[tuple[str, str], ...]) -> str:
    return _cells((first, tr(second)) for first, second in rows)


def _cells(rows: Iterable[tuple[str, str]]) -> str:
    lines = (f"<tr><td><b>{escape(first)}</b></td><td>{escape(second)}</td></tr>" for first, second in rows)
    return f"<table>{''.join(lines)}</table>"
