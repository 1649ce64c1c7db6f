"""What stands above the answers: how many, what was corrected, that signs make no diagnosis."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from gardreader.i18n import ntr, tr
from gardreader.rendering.themes import Theme, load_theme
from gardreader.search.hits import Results

AS_TYPED = "as-typed"
"""The link that takes a correction back."""


class ResultsHead(QFrame):
    """A few lines of text; the correction can be taken back by a click or by Tab and Enter."""

    as_typed_wanted = Signal()
    """Search for what was typed, uncorrected."""

    def __init__(self, parent: QWidget | None = None):
        super().__init__(parent)
        self.setObjectName("results-head")
        self._theme = load_theme("light")
        self.title_label = self._label("results-title")
        self.title_label.setProperty("role", "heading")
        self.count_label = self._label("results-count")
        self.correction_label = self._label("results-correction")
        self.correction_label.setTextFormat(Qt.TextFormat.RichText)
        self.correction_label.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.correction_label.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.correction_label.linkActivated.connect(self._on_link)
        self.warning_label = self._label("results-warning")
        self.warning_label.setTextFormat(Qt.TextFormat.RichText)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 10)
        column.setSpacing(6)
        for label in (self.title_label, self.count_label, self.correction_label, self.warning_label):
            column.addWidget(label)
        self._results: Results | None = None
        self.set_theme(self._theme)
        self.tell("", "")

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        self._theme = theme
        self.setStyleSheet(
            f"#results-head {{ background: {theme.page}; border-bottom: 1px solid {theme.rule}; }}"
            f"#results-title {{ color: {theme.heading}; }}"
            f"#results-count {{ color: {theme.muted}; }}"
            f"#results-correction {{ color: {theme.text}; }}"
            f"#results-warning {{ color: {theme.warning_text}; background: {theme.warning_page};"
            f" border-left: 4px solid {theme.warning_rule}; padding: 8px 12px; }}"
        )
        if self._results is not None:
            self.show_results(self._results)

    def tell(self, title: str, text: str) -> None:
        """Show a headline and a sentence instead of a count."""
        self._results = None
        self.title_label.setText(title)
        self.count_label.setText(text)
        self.correction_label.hide()
        self.warning_label.hide()

    def show_results(self, results: Results) -> None:
        """Say what was found for what, and how fast."""
        self._results = results
        self.title_label.setText(tr("“{text}”", text=_short(results.query.text)))
        self.count_label.setText(count_text(results))
        self.correction_label.setVisible(bool(results.corrections))
        if results.corrections:
            self.correction_label.setText(self._correction(results))
        self.warning_label.setVisible(results.signs and bool(results.hits))
        if results.signs:
            first = tr("This is not a diagnosis.")
            told = tr(
                "These are diseases whose signs on record match the ones asked for. Common illnesses,"
                " which cause most signs, are not among them."
            )
            self.warning_label.setText(f"<b>{escape(first)}</b> {escape(told)}")

    def _correction(self, results: Results) -> str:
        used = ", ".join(f"<b>{escape(c.used)}</b>" for c in results.corrections)
        typed = ", ".join(f"“{escape(c.typed)}”" for c in results.corrections)
        told = escape(correction_text(results, "{used}", "{typed}"))
        told = told.replace("{used}", used).replace("{typed}", typed)
        line = "underline" if self._theme.underline else "none"
        link = f'<a href="{AS_TYPED}" style="color: {self._theme.link}; text-decoration: {line}">'
        return f"{told} {link}{escape(tr('Search as typed'))}</a>"

    @Slot(str)
    def _on_link(self, address: str) -> None:
        if address == AS_TYPED:
            self.as_typed_wanted.emit()


def count_text(results: Results) -> str:
    """How many passages and diseases were found, in how many milliseconds."""
    if not results.hits:
        if results.nearest:
            return tr("Nothing was found. These names are the nearest:")
        return tr("Nothing was found. Fewer or other words may help.")
    told = ntr("{count} passage", "{count} passages", results.total)
    if results.signs:
        told = ntr("{count} disease", "{count} diseases", results.total)
    return tr("{found} · {time} ms", found=told, time=max(1, round(results.milliseconds)))


def correction_text(results: Results, used: str, typed: str) -> str:
    """That ``used`` was searched for instead of what was ``typed``, whether or not it was found."""
    if not results.hits:
        return tr("Searched for {used} instead of {typed}.", used=used, typed=typed)
    return tr("Showing results for {used} instead of {typed}.", used=used, typed=typed)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 140 else text[:139] + "…"
