"""Colours, fonts and the style sheet of the window: light or dark, fixed or as the system is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QStyleFactory

from desktop_app.ui.fonts import PAGE, UI, WRITING, Fonts
from desktop_app.ui.palette import Palette, colour_of, css_of, qt_palette, read_palette

if TYPE_CHECKING:
    from PySide6.QtGui import QStyleHints
    from PySide6.QtWidgets import QApplication

    from desktop_app.resources import Resources

Mode = Literal["system", "light", "dark"]

_PLACEHOLDER = re.compile(r"\{\{(\w+)\}\}")
_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


class Theme(QObject):
    """The looks of the window, from one palette file a theme.

    Signals: `changed()` after the colours are others; whoever paints by itself repaints then.
    """

    changed = Signal()

    def __init__(
        self,
        resources: Resources,
        mode: Mode = "system",
        parent: QObject | None = None,
        *,
        hints: QStyleHints | None = None,
    ) -> None:
        super().__init__(parent)
        self._resources = resources
        self._fonts = Fonts(resources)
        self._palettes: dict[str, Palette] = {}
        self._colours: dict[str, QColor] = {}
        self._app: QApplication | None = None
        self._mode: Mode = mode
        self._hints = hints or QGuiApplication.styleHints()
        self._shown = ""
        if mode != "system":
            self._hints.setColorScheme(_SCHEMES[mode])
        self._refresh()
        self._hints.colorSchemeChanged.connect(self._on_system_changed)

    @property
    def mode(self) -> Mode:
        """What was chosen: "system", "light" or "dark"."""
        return self._mode

    def set_mode(self, mode: Mode) -> None:
        """Fix the theme, or let it follow the system again."""
        if mode == self._mode:
            return
        self._mode = mode
        # The system draws title bars and file dialogs: they should be in the same light.
        self._hints.setColorScheme(_SCHEMES[mode])
        self._refresh()

    def is_dark(self) -> bool:
        """Whether the dark palette is shown now."""
        if self._mode == "system":
            return self._hints.colorScheme() == Qt.ColorScheme.Dark
        return self._mode == "dark"

    def apply(self, app: QApplication) -> None:
        """Dress the whole application, now and whenever the theme changes."""
        self.prepare(app)
        self.dress()

    def prepare(self, app: QApplication) -> None:
        """Set style, font and colours, which widgets want when they are made."""
        self._app = app
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(self.ui_font())
        app.setPalette(qt_palette(self._palette()))

    def colour(self, token: str) -> QColor:
        """The colour of that token; KeyError where the palette has none of the name."""
        if token not in self._colours:
            self._colours[token] = colour_of(self._palette().colours[token])
        return QColor(self._colours[token])

    def hex(self, token: str) -> str:
        """The same as CSS writes it: `#rrggbb` or `#rrggbbaa`."""
        return self._palette().colours[token]

    def tokens(self) -> tuple[str, ...]:
        """The names of all colours."""
        return tuple(self._palette().colours)

    def ui_font(self, size: float = 13, weight: int = 400) -> QFont:
        """Inter at `size` pixels, for the interface."""
        return self._fonts.font(UI, size, weight)

    def page_font(self, size: float = 17, weight: int = 400, *, italic: bool = False) -> QFont:
        """The serif of the page at `size` pixels, for headline and dek."""
        return self._fonts.font(PAGE, size, weight, italic=italic)

    def writing_font(self, size: float = 16, weight: int = 400, *, italic: bool = False) -> QFont:
        """The writing face at `size` pixels, for the body."""
        return self._fonts.font(WRITING, size, weight, italic=italic)

    def style_sheet(self) -> str:
        """The template `themes/app.qss` with this theme's colours in its placeholders."""
        colours = self._palette().colours
        template = self._resources.text("themes", "app.qss")
        return _PLACEHOLDER.sub(lambda match: css_of(colours[match[1]]), template)

    def _palette(self) -> Palette:
        name = "dark" if self.is_dark() else "light"
        if name not in self._palettes:
            self._palettes[name] = read_palette(self._resources, name)
        return self._palettes[name]

    def _on_system_changed(self, _scheme: Qt.ColorScheme) -> None:
        self._refresh()

    def _refresh(self) -> None:
        name = self._palette().name
        if name == self._shown:
            return
        first = not self._shown
        self._shown = name
        self._colours.clear()
        if first:
            return
        self.dress()
        self._tell()

    def dress(self) -> None:
        """Put palette and style sheet on."""
        if self._app is not None:
            self._app.setPalette(qt_palette(self._palette()))
            self._app.setStyleSheet(self.style_sheet())

    def _tell(self) -> None:
        self.changed.emit()
