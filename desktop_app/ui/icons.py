"""Our own SVG files as icons in the colours of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

if TYPE_CHECKING:
    from desktop_app.resources import Resources
    from desktop_app.ui.theme import Theme

# Lucide draws two units of twenty-four; at our sizes a little less is calmer.
_STROKE = "1.6"


class _Engine(QIconEngine):
    """Draws one icon in the state that is asked for."""

    def __init__(self, icons: Icons, name: str, token: str, size: int, gap: int) -> None:
        super().__init__()
        self._icons = icons
        self._what = (name, token, size, gap)

    def clone(self) -> QIconEngine:
        return _Engine(self._icons, *self._what)

    def actualSize(self, _size: QSize, _mode: QIcon.Mode, _state: QIcon.State) -> QSize:
        _name, _token, size, gap = self._what
        return QSize(size + gap, size)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        ratio = painter.device().devicePixelRatioF()
        pixmap = self._drawn(mode, ratio)
        place = QRectF(QPointF(0, 0), pixmap.deviceIndependentSize())
        place.moveCenter(QRectF(rect).center())
        painter.drawPixmap(place.topLeft(), pixmap)

    def scaledPixmap(
        self, _size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float
    ) -> QPixmap:
        return self._drawn(mode, scale)

    def pixmap(self, _size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        return self._drawn(mode, 1.0)

    def _drawn(self, mode: QIcon.Mode, ratio: float) -> QPixmap:
        name, token, size, gap = self._what
        if mode == QIcon.Mode.Disabled:
            token = "ink_faint"
        drawn = self._icons.pixmap(name, token, size, ratio)
        if not gap:
            return drawn
        padded = QPixmap(round((size + gap) * ratio), round(size * ratio))
        padded.setDevicePixelRatio(ratio)
        padded.fill(Qt.GlobalColor.transparent)
        painter = QPainter(padded)
        painter.drawPixmap(0, 0, drawn)
        painter.end()
        return padded


class Icons:
    """Renders icons by name and colour token, each once for every size and theme."""

    def __init__(self, theme: Theme, resources: Resources) -> None:
        self.theme = theme
        self._resources = resources
        self._sources: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float, bool], QPixmap] = {}

    def icon(self, name: str, token: str = "ink_soft", size: int = 18, gap: int = 0) -> QIcon:
        """An icon for menus and buttons, with `gap` pixels of air behind it.

        It is drawn when it is first shown, for the screen that it is shown on. Ask again after
        `theme.changed`.
        """
        return QIcon(_Engine(self, name, token, size, gap))

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
