"""The lead image as a card, to choose or to take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath

from desktop_app.domain.cropping import HERO_WIDTH, SHAPES, crop_box
from desktop_app.ui.sidebar import painting
from desktop_app.ui.sidebar.fields.base import DetailField
from desktop_app.ui.sidebar.fields.card import CardButton
from desktop_app.ui.sidebar.image_model import THUMBNAIL_WIDTH
from desktop_app.ui.sidebar.picker import Choice, Picker
from desktop_app.ui.widgets.icon_button import IconButton

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from desktop_app.domain.records import Image
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.sidebar.thumbnails import ThumbnailSource
    from desktop_app.ui.theme import Theme

_PICTURE = QSize(90, 52)


def _is_small(image: Image) -> bool:
    """Whether too little of it is left in the shape that pages show."""
    if not image.width or not image.height:
        return False
    left, _top, right, _bottom = crop_box(image.width, image.height, SHAPES[0], (0.5, 0.5))
    return right - left < HERO_WIDTH


class HeroCard(CardButton):
    """Thumbnail, slug and a line about it; or an invitation."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        thumbnails: ThumbnailSource,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._icons, self._thumbnails = icons, thumbnails
        self._slug = ""
        self._image: Image | None = None
        thumbnails.ready.connect(self._on_ready)

    def show_image(self, slug: str, image: Image | None) -> None:
        """Show a picture, none, or a slug that no record has."""
        self._slug, self._image = slug, image
        self.setToolTip(self.tr("Choose another picture") if slug else "")
        self.setAccessibleDescription(", ".join(self.words()))
        self.update()

    def words(self) -> tuple[str, str]:
        """The two lines of the card."""
        if not self._slug:
            return self.tr("Choose a picture"), self.tr("It stands above the text")
        if self._image is None:
            return self._slug, self.tr("There is no such picture")
        image = self._image
        size = f"{image.width} × {image.height}" if image.width and image.height else ""
        if _is_small(image):
            size = self.tr("{0}, small for a lead").format(size)
        credit = image.credit or self.tr("No credit")
        return image.slug, " · ".join(part for part in (size, credit) if part)

    def sizeHint(self) -> QSize:
        """As high as its picture and the air round it."""
        return QSize(200, _PICTURE.height() + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        painter, theme = self.framed(), self._theme
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_picture(painter, QRectF(6, 6, _PICTURE.width(), _PICTURE.height()))
        left = 6 + _PICTURE.width() + 10
        width = self.width() - left - (32 if self._slug else 10)
        upper, lower = self.words()
        painting.draw_line(
            painter, QRect(left, 8, width, 18), upper, theme.ui_font(13), theme.colour("ink")
        )
        good = self._image is not None and bool(self._image.credit)
        token = "ink_soft" if good or not self._slug else "bad"
        if good and self._image is not None and _is_small(self._image):
            token = "warn"
        painter.setFont(theme.ui_font(12))
        painter.setPen(theme.colour(token))
        painter.drawText(QRect(left, 26, width, 34), painting.WRAP, lower)
        painter.end()

    def _paint_picture(self, painter: QPainter, box: QRectF) -> None:
        path = QPainterPath()
        path.addRoundedRect(box, 4, 4)
        painter.save()
        painter.setClipPath(path)
        image = self._image
        pixmap = None
        if image is not None and not image.wanted():
            pixmap = self._thumbnails.pixmap(image, THUMBNAIL_WIDTH)
        ratio = self.devicePixelRatioF()
        if pixmap is not None:
            painting.draw_cover(painter, box, pixmap, ratio)
        else:
            painter.fillRect(box, self._theme.colour("canvas"))
            name = "image-off" if self._slug and image is None else "image"
            mark = self._icons.pixmap(name, "ink_soft", 18, ratio)
            painter.drawPixmap(round(box.center().x()) - 9, round(box.center().y()) - 9, mark)
        painter.restore()

    def _on_ready(self, slug: str) -> None:
        if slug == self._slug:
            self.update()


class HeroField(DetailField):
    """The slug of the lead image, or None. Signals: `edited()` at once."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        thumbnails: ThumbnailSource,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "", parent)
        self.set_label(self.tr("Lead image"))
        self._icons = icons
        self._slug: str | None = None
        self._images: Mapping[str, Image] = {}
        self.card = HeroCard(theme, icons, thumbnails)
        self.card.clicked.connect(self._choose)
        self.clear = IconButton(
            icons, "x", self.tr("No lead image"), size=24, icon_size=14, parent=self.card
        )
        self.clear.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear.clicked.connect(self._on_clear)
        self.set_control(self.card)
        self._refresh()

    def value(self) -> str | None:
        """The slug, or None."""
        return self._slug

    def set_value(self, slug: str | None, images: Mapping[str, Image]) -> None:
        """Show a picture of these."""
        self._slug, self._images = slug, images
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross in the card's corner."""
        super().resizeEvent(event)
        self._place()

    def _refresh(self) -> None:
        self.card.show_image(self._slug or "", self._images.get(self._slug or ""))
        self.clear.setVisible(self._slug is not None)
        self._place()

    def _place(self) -> None:
        self.clear.move(self.card.width() - 28, 4)

    def _choose(self) -> None:
        choices = [
            Choice(image.slug, image.slug, image.credit or self.tr("No credit"))
            for image in self._images.values()
        ]
        picker = Picker(self.theme, self._icons, self.tr("Find a picture"), choices, self)
        picker.picked.connect(self._on_picked)
        picker.open_under(self.card)

    def _on_picked(self, choice: Choice) -> None:
        self._settle(choice.key)

    def _on_clear(self) -> None:
        self.card.setFocus()
        self._settle(None)

    def _settle(self, slug: str | None) -> None:
        if slug != self._slug:
            self._slug = slug
            self._refresh()
            self.edited.emit()
