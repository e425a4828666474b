"""The light that the page is shown in: the window's, or always the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.ui.palette import colour_of, read_palette

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont

    from desktop_app.resources import Resources
    from desktop_app.settings import PageLight
    from desktop_app.ui.palette import Palette
    from desktop_app.ui.theme import Theme


class PageTheme:
    """Colours and fonts for the page, in the window's light until another is fixed."""

    def __init__(self, theme: Theme, resources: Resources) -> None:
        self._theme = theme
        self._resources = resources
        self._light: PageLight = "window"
        self._palette: Palette | None = None  # None is the window's

    def fix(self, light: PageLight) -> None:
        """Show the page light or dark whatever the window is, or as the window again."""
        self._light = light
        self._palette = None if light == "window" else read_palette(self._resources, light)

    def is_dark(self) -> bool:
        """Whether the page is dark now."""
        return self._theme.is_dark() if self._light == "window" else self._light == "dark"

    def hex(self, token: str) -> str:
        """A colour as CSS writes it."""
        palette = self._palette
        return self._theme.hex(token) if palette is None else palette.colours[token]

    def colour(self, token: str) -> QColor:
        """The colour of that token."""
        return colour_of(self.hex(token))

    def page_font(self, size: float = 17, weight: int = 400) -> QFont:
        """The serif of the page at `size` pixels."""
        return self._theme.page_font(size, weight)
