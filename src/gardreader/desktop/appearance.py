"""The look of the window: palette, style sheet, letters and icons, all from a theme's tokens."""

from __future__ import annotations

from functools import cache
from string import Template

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QIcon, QPalette
from PySide6.QtWidgets import QApplication

from gardreader.desktop.icons import make_icon
from gardreader.paths import resources
from gardreader.rendering.fonts import FAMILIES
from gardreader.rendering.themes import Theme, load_theme
from gardreader.settings import ThemeChoice

_SMALLEST_POINTS = 10.5  # the bundled face is small for its points: below this it tires the eye
_UNITS = (2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 14, 15, 16, 30, 60)
_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "window_text",
    QPalette.ColorRole.Base: "panel",
    QPalette.ColorRole.AlternateBase: "surface",
    QPalette.ColorRole.Text: "panel_text",
    QPalette.ColorRole.PlaceholderText: "panel_muted",
    QPalette.ColorRole.Button: "button",
    QPalette.ColorRole.ButtonText: "button_text",
    QPalette.ColorRole.BrightText: "error",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "selection_text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "link",
    QPalette.ColorRole.LinkVisited: "link",
    QPalette.ColorRole.ToolTipBase: "tooltip",
    QPalette.ColorRole.ToolTipText: "tooltip_text",
    QPalette.ColorRole.Light: "panel",
    QPalette.ColorRole.Midlight: "surface",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "control",
    QPalette.ColorRole.Shadow: "border",
}
_DISABLED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


class Appearance(QObject):
    """Gives the application its look, follows the system where that is wanted, and tells of changes."""

    about_to_change = Signal()
    """The application is about to take another look: long lists need not lay themselves out meanwhile."""

    changed = Signal(object)
    """The new :class:`Theme`, after the application has taken it."""

    def __init__(
        self,
        application: QApplication,
        choice: ThemeChoice = ThemeChoice.SYSTEM,
        text_size: int = 100,
        parent: QObject | None = None,
    ):
        super().__init__(parent)
        self._application = application
        self._choice = choice
        self._text_size = text_size
        self._icons: dict[tuple[str, str, str, int], QIcon] = {}
        self._points = max(_SMALLEST_POINTS, application.font().pointSizeF())
        application.setStyle("Fusion")
        self._theme = self._wanted()
        self._apply()
        application.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def theme(self) -> Theme:
        """The theme in use."""
        return self._theme

    @property
    def choice(self) -> ThemeChoice:
        """What the person chose."""
        return self._choice

    @property
    def text_size(self) -> int:
        """The size of the window's text, in percent."""
        return self._text_size

    def choose(self, choice: ThemeChoice) -> None:
        """Take another theme."""
        self._choice = choice
        self._refresh()

    def set_text_size(self, percent: int) -> None:
        """Draw the window's text in that size."""
        if percent != self._text_size:
            self._text_size = percent
            self._change()

    def icon(self, name: str) -> QIcon:
        """A line icon in the theme's colours, as large as the window's text asks for."""
        asked = (name, self._theme.button_text, self._theme.disabled_text, self.icon_size)
        if asked not in self._icons:
            self._icons[asked] = make_icon(*asked)  # half a millisecond, and some change with every article
        return self._icons[asked]

    @property
    def icon_size(self) -> int:
        """How large the icons of buttons are, in pixels."""
        return round(20 * self._text_size / 100)

    def _wanted(self) -> Theme:
        if self._choice is ThemeChoice.SYSTEM:
            dark = self._application.styleHints().colorScheme() == Qt.ColorScheme.Dark
            return load_theme("dark" if dark else "light")
        return load_theme(self._choice.value)

    @Slot(Qt.ColorScheme)
    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        if self._choice is ThemeChoice.SYSTEM:
            self._refresh()

    def _refresh(self) -> None:
        theme = self._wanted()
        if theme != self._theme:
            self._theme = theme
            self._change()

    def _change(self) -> None:
        self.about_to_change.emit()
        self._apply()
        self.changed.emit(self._theme)

    def _apply(self) -> None:
        font = window_font(self._points * self._text_size / 100)
        self._application.setFont(font)
        self._application.setPalette(palette(self._theme))
        sheet = window_style_sheet(self._theme, font)
        # The old sheet goes first. While there is one, Qt tells each widget of another once for itself
        # and once more for everything it lies in, which takes three times as long.
        self._application.setStyleSheet("")
        self._application.setStyleSheet(sheet)


def window_font(points: float) -> QFont:
    """The typeface of the window in that size."""
    font = QFont(list(FAMILIES))
    font.setPointSizeF(points)
    return font


def palette(theme: Theme) -> QPalette:
    """The colours of ``theme`` as Qt's widgets take them."""
    colours = theme.colours()
    made = QPalette()
    for role, name in _ROLES.items():
        made.setColor(role, QColor(colours[name]))
    for role in _DISABLED:
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.disabled_text))
    return made


def window_style_sheet(theme: Theme, font: QFont) -> str:
    """The style sheet of the window for text in ``font``."""
    pixels = QFontInfo(font).pixelSize() or QFontMetrics(font).height()
    values: dict[str, object] = dict(theme.colours())
    values |= {f"u{number}": max(1, round(number * pixels / 14)) for number in _UNITS}
    dot = max(4, round(6 * pixels / 14))  # what is to be round is twice its radius wide, to the pixel
    values |= {"dot": 2 * dot - 4, "dot_radius": dot}
    values |= {
        "title": round(pixels * 2.0),
        "heading_size": round(pixels * 1.2),
        "lead": round(pixels * 1.15),
    }
    values |= {
        "hover": mix(theme.window_text, theme.window, 0.08),
        "pressed": mix(theme.window_text, theme.window, 0.15),
        "well": mix(theme.panel_text, theme.panel, 0.09),
        "scroll": mix(theme.control, theme.page, 0.55),
        "on_focus": "#191c20" if theme.dark else "#ffffff",
    }
    values |= dict(zip(("raised", "raised_text"), _raised(theme), strict=True))
    return _template().substitute(values)


def _raised(theme: Theme) -> tuple[str, str]:
    """The colours of what lies on top of a well: the part of a switch that is down."""
    if theme.panel == theme.page:  # high contrast has no shades
        return theme.selection, theme.selection_text
    return (mix(theme.panel_text, theme.panel, 0.2) if theme.dark else theme.page), theme.panel_text


def mix(first: str, second: str, share: float) -> str:
    """The colour that holds ``share`` (0 to 1) of ``first`` and the rest of ``second``.

    >>> mix("#ffffff", "#000000", 0.5)
    '#808080'
    """
    pairs = ((int(first[i : i + 2], 16), int(second[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a * share + b * (1 - share)):02x}" for a, b in pairs)


@cache
def _template() -> Template:
    return Template((resources() / "css" / "window.css").read_text(encoding="utf-8"))
