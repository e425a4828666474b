"""A person without a picture: two letters on a brown disc."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QPixmap

    from desktop_app.ui.theme import Theme


def initials_of(name: str) -> str:
    """The first letters of the first and the last word, in capitals."""
    words = [word for word in name.split() if word[:1].isalnum()]
    if not words:
        return ""
    letters = words[0][0] + (words[-1][0] if len(words) > 1 else "")
    return letters.upper()


def paint_avatar(painter: QPainter, rect: QRectF, initials: str, theme: Theme) -> None:
    """Draw the disc into `rect`; delegates use it as the widget does."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wash = QLinearGradient(rect.topLeft(), rect.bottomLeft() + QPointF(rect.width() * 0.3, 0))
    wash.setColorAt(0, theme.colour("avatar_top"))
    wash.setColorAt(1, theme.colour("avatar_bottom"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(wash)
    painter.drawEllipse(rect)
    painter.setFont(theme.ui_font(max(8, round(rect.height() * 0.36)), 600))
    painter.setPen(theme.colour("avatar_ink"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials)
    painter.restore()


class Avatar(QWidget):
    """The disc as a widget, `size` pixels wide."""

    def __init__(
        self, theme: Theme, initials: str, size: int = 30, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._initials = initials
        self._picture: QPixmap | None = None
        self.setFixedSize(QSize(size, size))
        theme.changed.connect(self.update)

    def set_initials(self, initials: str) -> None:
        """Show other letters."""
        self._initials = initials
        self._picture = None
        self.update()

    def set_picture(self, picture: QPixmap) -> None:
        """Show a picture, cut to the disc."""
        self._picture = picture
        self.update()

    def picture(self) -> QPixmap | None:
        """The picture that is shown, None where letters are."""
        return self._picture

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the disc."""
        painter, rect = QPainter(self), QRectF(self.rect())
        if self._picture is None:
            paint_avatar(painter, rect, self._initials, self._theme)
            return
        size = rect.size() * self.devicePixelRatioF()
        cover = self._picture.scaled(
            size.toSize(),
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        source = QRectF(QPointF(), size)
        source.moveCenter(QRectF(cover.rect()).center())
        disc = QPainterPath()
        disc.addEllipse(rect)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(disc)
        painter.drawPixmap(rect, cover, source)
