"""The picture of a record: whole, with the point that crops keep in sight, and the crops."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from desktop_app.domain.cropping import SHAPES, crop_box
from desktop_app.ui.sidebar import painting
from desktop_app.ui.sidebar.image_model import THUMBNAIL_WIDTH

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QPixmap

    from desktop_app.domain.records import Image
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.sidebar.thumbnails import ThumbnailSource
    from desktop_app.ui.theme import Theme

_WIDTH, _HEIGHT, _CROPS = 240, 150, 66
_STEP = 0.05
_ARROWS = {
    Qt.Key.Key_Left: (-_STEP, 0.0),
    Qt.Key.Key_Right: (_STEP, 0.0),
    Qt.Key.Key_Up: (0.0, -_STEP),
    Qt.Key.Key_Down: (0.0, _STEP),
}


class FocalPreview(QWidget):
    """Shows a picture; a click or the arrow keys set its focal point. Signals: `moved()`."""

    moved = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, thumbnails: ThumbnailSource, image: Image
    ) -> None:
        super().__init__()
        self._theme, self._icons = theme, icons
        self._thumbnails, self._image = thumbnails, image
        self._focal = (image.focal_x, image.focal_y)
        self.setAccessibleName(image.slug)
        thumbnails.ready.connect(self.update)
        self._gone = self.tr("The file of this picture is missing. Add the picture again.")
        self._wanted = self.tr("Wanted. Drop a picture here, or add its file.")
        has_crops = not image.wanted()
        self.setFixedSize(_WIDTH, _HEIGHT + (_CROPS if has_crops else 0))
        if has_crops:
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self.setToolTip(self.tr("Click what crops should keep in sight, or use the arrows"))
            self.setCursor(Qt.CursorShape.CrossCursor)
        self._say()

    def focal(self) -> tuple[float, float]:
        """The point, as shares of width and height."""
        return self._focal

    def set_focal(self, x: float, y: float) -> None:
        """Put the point there, within the picture."""
        focal = (round(min(max(x, 0.0), 1.0), 3), round(min(max(y, 0.0), 1.0), 3))
        if focal != self._focal:
            self._focal = focal
            self._say()
            self.update()
            self.moved.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Set the point where the picture was clicked."""
        target = self._target()
        at = event.position()
        if target is None or not target.contains(at):
            return
        self.set_focal(
            (at.x() - target.left()) / target.width(), (at.y() - target.top()) / target.height()
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the point."""
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is None or self._image.wanted():
            super().keyPressEvent(event)
            return
        self.set_focal(self._focal[0] + step[0], self._focal[1] + step[1])

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw picture, point and crops, or why there is no picture."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(0, 0, _WIDTH, _HEIGHT)
        path = QPainterPath()
        path.addRoundedRect(box, painting.RADIUS, painting.RADIUS)
        painter.save()
        painter.setClipPath(path)
        painter.fillRect(box, self._theme.colour("canvas"))
        pixmap, target = self._pixmap(), self._target()
        if pixmap is not None and target is not None:
            painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))
        else:
            self._paint_why(painter, box)
        painter.restore()
        if pixmap is not None and target is not None:
            self._paint_point(painter, target)
            self._paint_crops(painter, pixmap)
        if self.hasFocus():
            painting.draw_ring(painter, self._theme, box.adjusted(1, 1, -1, -1), painting.RADIUS)
        painter.end()

    def _pixmap(self) -> QPixmap | None:
        if self._image.wanted():
            return None
        return self._thumbnails.pixmap(self._image, THUMBNAIL_WIDTH)

    def _target(self) -> QRectF | None:
        """Where the whole picture lies."""
        pixmap = self._pixmap()
        if pixmap is None:
            return None
        size = QSizeF(pixmap.size()).scaled(
            QSizeF(_WIDTH, _HEIGHT), Qt.AspectRatioMode.KeepAspectRatio
        )
        return QRectF(QPointF((_WIDTH - size.width()) / 2, (_HEIGHT - size.height()) / 2), size)

    def _paint_why(self, painter: QPainter, box: QRectF) -> None:
        wanted = self._image.wanted()
        gone = not wanted and self._thumbnails.broken(self._image)
        name = "image-plus" if wanted else "image-off" if gone else "image"
        mark = self._icons.pixmap(name, "ink_soft", 24, self.devicePixelRatioF())
        top = 36 if gone or wanted else round(box.center().y()) - 12
        painter.drawPixmap(round(box.center().x()) - 12, top, mark)
        if gone or wanted:
            painter.setFont(self._theme.ui_font(13))
            painter.setPen(self._theme.colour("ink_soft"))
            words = box.adjusted(16, top + 32, -16, -8)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(words, flags, self._wanted if wanted else self._gone)

    def _paint_point(self, painter: QPainter, target: QRectF) -> None:
        x = target.left() + self._focal[0] * target.width()
        y = target.top() + self._focal[1] * target.height()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((self._theme.colour("ink"), 4.0), (Qt.GlobalColor.white, 2.0)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(QPointF(x, y), 8, 8)

    def _paint_crops(self, painter: QPainter, pixmap: QPixmap) -> None:
        left, high = 0.0, 40.0
        painter.setFont(self._theme.ui_font(11))
        for shape in SHAPES:
            wide = high * shape.across / shape.down
            x, y, right, bottom = crop_box(pixmap.width(), pixmap.height(), shape, self._focal)
            box = QRectF(left, _HEIGHT + 8, wide, high)
            painter.drawPixmap(box, pixmap, QRectF(x, y, right - x, bottom - y))
            painter.setPen(self._theme.colour("ink_soft"))
            words = QRectF(left, box.bottom() + 2, wide, 15)
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft, shape.key)
            left += wide + 12

    def _say(self) -> None:
        across, down = (f"{share:.0%}" for share in self._focal)
        self.setAccessibleDescription(
            self.tr("Focal point {0} across, {1} down").format(across, down)
        )
