"""Our own SVG files as icons in the colours of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from desktop_app.resources import Resources
    from desktop_app.ui.theme import Theme

# Lucide draws two units of twenty-four; at our sizes a little less is calmer.
_STROKE = "1.6"
_RATIOS = (1.0, 2.0)


class Icons:
    """Renders icons by name and colour token, each once for every size and theme."""

    def __init__(self, theme: Theme, resources: Resources) -> None:
        self.theme = theme
        self._resources = resources
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float, bool], QPixmap] = {}

    def icon(self, name: str, token: str = "ink_soft", size: int = 18) -> QIcon:
        """An icon for menus and buttons; ask again after `theme.changed`."""
        icon = QIcon()
        for ratio in _RATIOS:
            icon.addPixmap(self.pixmap(name, token, size, ratio))
            icon.addPixmap(self.pixmap(name, "ink_faint", size, ratio), QIcon.Mode.Disabled)
        return icon

    def pixmap(
        self, name: str, token: str, size: int, ratio: float = 1.0, *, filled: bool = False
    ) -> QPixmap:
        """The icon at `size` logical pixels for a screen of that device pixel ratio."""
        key = (name, self.theme.hex(token), size, ratio, filled)
        if key not in self._pixmaps:
            self._pixmaps[key] = self._render(name, token, size, ratio, filled=filled)
        return self._pixmaps[key]

    def _render(self, name: str, token: str, size: int, ratio: float, *, filled: bool) -> QPixmap:
        colour = self.theme.colour(token)
        source = self._source(name).replace("currentColor", colour.name())
        source = source.replace('stroke-width="2"', f'stroke-width="{_STROKE}"')
        if filled:
            source = source.replace('fill="none"', f'fill="{colour.name()}"', 1)
        pixels = round(size * ratio)
        pixmap = QPixmap(QSize(pixels, pixels))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setOpacity(colour.alphaF())
        QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, pixels, pixels))
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _source(self, name: str) -> str:
        if name not in self._sources:
            self._sources[name] = self._resources.text("icons", f"{name}.svg")
        return self._sources[name]
