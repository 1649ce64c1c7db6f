"""The person's taste: theme, sizes of the texts of article and window, references, words, links."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from gardreader.articles.references import Style
from gardreader.desktop.fitting import Scrolled, within_screen
from gardreader.i18n import tr
from gardreader.settings import (
    LARGEST_TEXT,
    LARGEST_ZOOM,
    SMALLEST_TEXT,
    SMALLEST_ZOOM,
    Settings,
    ThemeChoice,
)

_THEMES = (
    (ThemeChoice.SYSTEM, "As the system"),
    (ThemeChoice.LIGHT, "Light"),
    (ThemeChoice.DARK, "Dark"),
    (ThemeChoice.HIGH_CONTRAST, "High contrast"),
)


class PreferencesDialog(QDialog):
    """Every change is seen at once; nothing waits for a button."""

    theme_chosen = Signal(object)
    """A :class:`ThemeChoice`."""

    zoom_chosen = Signal(int)
    text_size_chosen = Signal(int)
    style_chosen = Signal(str)
    """The name of a :class:`Style` of references."""

    links_chosen = Signal(bool)
    """Whether addresses may be handed to a browser."""

    words_toggled = Signal()
    """Words are to be explained, or not any more."""

    history_chosen = Signal(bool)
    """Whether what is read is kept, day by day."""

    def __init__(self, settings: Settings, parent: QWidget | None = None):
        super().__init__(parent)
        self.setWindowTitle(tr("Preferences"))
        self._themes = QButtonGroup(self)
        form = QWidget(self)
        column = QVBoxLayout(form)
        column.setContentsMargins(24, 20, 24, 8)
        column.setSpacing(8)
        column.addWidget(_heading(tr("Theme")))
        row = QHBoxLayout()
        row.setSpacing(18)
        for place, (choice, text) in enumerate(_THEMES):
            radio = QRadioButton(tr(text), self)
            radio.setChecked(choice is settings.theme)
            self._themes.addButton(radio, place)
            row.addWidget(radio)
        row.addStretch(1)
        column.addLayout(row)
        column.addSpacing(10)
        self.zoom = Percent(tr("Text of articles"), SMALLEST_ZOOM, LARGEST_ZOOM, settings.zoom, self)
        self.text_size = Percent(
            tr("Text of the window"), SMALLEST_TEXT, LARGEST_TEXT, settings.text_size, self
        )
        for control in (self.zoom, self.text_size):
            column.addWidget(_heading(control.name))
            column.addWidget(control)
            column.addSpacing(10)
        self._styles = QButtonGroup(self)
        column.addWidget(_heading(tr("References")))
        column.addLayout(self._style_row(settings))
        column.addSpacing(10)
        column.addWidget(_heading(tr("Words")))
        self.words = QCheckBox(tr("Mark words that the glossary explains"), self)
        self.words.setChecked(settings.explain_words)
        column.addWidget(self.words)
        column.addSpacing(10)
        column.addWidget(_heading(tr("Links to the web")))
        self.links = QCheckBox(tr("Offer to open addresses in a browser"), self)
        self.links.setChecked(settings.links_open)
        column.addWidget(self.links)
        column.addSpacing(10)
        column.addWidget(_heading(tr("History")))
        self.history = QCheckBox(tr("List what I read, day by day"), self)
        self.history.setChecked(settings.keep_history)
        column.addWidget(self.history)
        column.addStretch(1)
        buttons = QDialogButtonBox(self)
        close = buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 18)
        whole.addWidget(Scrolled(form, self), 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.addWidget(buttons)
        whole.addLayout(foot)
        self._themes.idToggled.connect(self._on_theme)
        self.zoom.changed.connect(self.zoom_chosen)
        self.text_size.changed.connect(self.text_size_chosen)
        self._styles.idToggled.connect(self._on_style)
        self.links.toggled.connect(self.links_chosen)
        self.words.clicked.connect(self.words_toggled)
        self.history.toggled.connect(self.history_chosen)

    def showEvent(self, event: QShowEvent) -> None:
        """As large as all of it, where the screen is."""
        self.resize(within_screen(self, self.sizeHint()))
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The text has another size: so has the dialog."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            self.resize(within_screen(self, self.sizeHint().expandedTo(self.size())))

    def _style_row(self, settings: Settings) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(18)
        for place, style in enumerate(Style):
            radio = QRadioButton(style.label, self)
            radio.setChecked(style == settings.citation_style)
            self._styles.addButton(radio, place)
            row.addWidget(radio)
        row.addStretch(1)
        return row

    @property
    def theme(self) -> ThemeChoice:
        """The theme that is chosen."""
        return _THEMES[self._themes.checkedId()][0]

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Choose a theme as a person would."""
        self._themes.button([c for c, _ in _THEMES].index(choice)).setChecked(True)

    def choose_style(self, style: Style) -> None:
        """Choose a style of references as a person would."""
        self._styles.button(list(Style).index(style)).setChecked(True)

    @Slot(int, bool)
    def _on_style(self, place: int, chosen: bool) -> None:
        if chosen:
            self.style_chosen.emit(list(Style)[place].value)

    @Slot(int, bool)
    def _on_theme(self, place: int, chosen: bool) -> None:
        if chosen:
            self.theme_chosen.emit(_THEMES[place][0])


class Percent(QWidget):
    """A slider in steps of ten percent, with its figure and a button back to 100 %."""

    changed = Signal(int)

    def __init__(self, name: str, lowest: int, highest: int, value: int, parent: QWidget | None = None):
        super().__init__(parent)
        self.name = name
        self.slider = QSlider(Qt.Orientation.Horizontal, self)
        self.slider.setRange(lowest // 10, highest // 10)
        self.slider.setPageStep(2)
        self.slider.setMinimumWidth(260)
        self.slider.setAccessibleName(tr("{name}, in percent", name=name))
        self._figure = QLabel(self)
        self._figure.setMinimumWidth(self.fontMetrics().horizontalAdvance("300 %  "))
        self._figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        reset = QPushButton(tr("Normal"), self)
        reset.setFlat(True)
        reset.setAccessibleName(tr("{name}: back to normal", name=name))
        reset.clicked.connect(self._on_reset)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.slider, 1)
        row.addWidget(self._figure)
        row.addWidget(reset)
        self.slider.setValue(round(value / 10))
        self._figure.setText(f"{value} %")
        self.slider.valueChanged.connect(self._on_value)

    @property
    def value(self) -> int:
        """The figure, in percent."""
        return self.slider.value() * 10

    @Slot(int)
    def _on_value(self, tens: int) -> None:
        self._figure.setText(f"{tens * 10} %")
        self.changed.emit(tens * 10)

    @Slot()
    def _on_reset(self) -> None:
        self.slider.setValue(10)


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "heading")
    return label
