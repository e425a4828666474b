"""The sheet for what is known about a picture: alt text, caption, credit, source, rights."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.sidebar import painting
from desktop_app.ui.sidebar.fields.line import LineField, TextField
from desktop_app.ui.sidebar.image_model import THUMBNAIL_WIDTH
from desktop_app.ui.widgets.check_box import CheckBox
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from desktop_app.domain.records import Image
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.sidebar.thumbnails import ThumbnailSource
    from desktop_app.ui.theme import Theme


@dataclass(frozen=True)
class ImageSaved:
    """A picture's record as the writer wants it."""

    image: Image


class _Preview(QWidget):
    """The picture, whole, on a quiet ground."""

    def __init__(
        self, theme: Theme, icons: Icons, thumbnails: ThumbnailSource, image: Image
    ) -> None:
        super().__init__()
        self._theme, self._icons = theme, icons
        self._thumbnails, self._image = thumbnails, image
        self.setFixedSize(240, 150)
        self.setAccessibleName(image.slug)
        thumbnails.ready.connect(self.update)
        self._words = self.tr("The file of this picture is missing. Add the picture again.")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(box, painting.RADIUS, painting.RADIUS)
        painter.setClipPath(path)
        painter.fillRect(box, self._theme.colour("canvas"))
        image = self._image
        pixmap = None if image.wanted() else self._thumbnails.pixmap(image, THUMBNAIL_WIDTH)
        if pixmap is not None:
            size = pixmap.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
            target = QRectF(0, 0, size.width(), size.height())
            target.moveCenter(box.center())
            painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))
        else:
            gone = not image.wanted() and self._thumbnails.broken(image)
            name = "image-off" if gone or image.wanted() else "image"
            mark = self._icons.pixmap(name, "ink_soft", 24, self.devicePixelRatioF())
            top = 36 if gone else round(box.center().y()) - 12
            painter.drawPixmap(round(box.center().x()) - 12, top, mark)
            if gone:
                painter.setFont(self._theme.ui_font(13))
                painter.setPen(self._theme.colour("ink_soft"))
                words = box.adjusted(16, top + 32, -16, -8)
                flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
                painter.drawText(words, flags, self._words)
        painter.end()


class ImageRecordSheet(Sheet):
    """The picture at the left, its words at the right.

    Signals: `request_save(ImageSaved)`; the sheet closes then.
    """

    request_save = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        thumbnails: ThumbnailSource,
        image: Image,
        *,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent, image.slug, self._facts(image), width=720)
        self._image = image
        self.alt = TextField(
            theme,
            self.tr("Alt text"),
            placeholder=self.tr("What the picture shows, for those who do not see it"),
        )
        self.decorative = CheckBox(icons, self.tr("Decorative: it says nothing by itself"))
        self.caption = TextField(theme, self.tr("Caption"), least=1)
        self.credit = LineField(theme, self.tr("Credit"), self.tr("Image via …"))
        self.source = LineField(theme, self.tr("Source address"), "https://…")
        self.licence = LineField(theme, self.tr("Licence"))
        self.rights = TextField(theme, self.tr("Rights"), least=1, most=4)
        self.save = TextButton(icons, self.tr("Save"), kind="primary")
        self._lay_out(icons, _Preview(theme, icons, thumbnails, image))
        self._fill(image)
        self._connect()
        self._refresh()

    def focus_field(self, name: str) -> None:
        """Start in a field: "alt" or "credit", where a check asks for it."""
        target = self.credit.line if name == "credit" else self.alt.box
        target.setFocus()

    def image(self) -> Image:
        """The record as the fields have it."""
        return replace(
            self._image,
            alt=self.alt.value(),
            decorative=self.decorative.isChecked(),
            caption=self.caption.value(),
            credit=self.credit.value(),
            source_url=self.source.value(),
            licence=self.licence.value(),
            rights=self.rights.value(),
        )

    def _facts(self, image: Image) -> str:
        if image.wanted():
            return self.tr("Wanted: the record waits for its file")
        return f"{image.width} × {image.height}" if image.width and image.height else ""

    def _lay_out(self, icons: Icons, preview: QWidget) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(preview)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.alt)
        right.addWidget(self.decorative)
        for field in (self.caption, self.credit, self.source, self.licence, self.rights):
            right.addWidget(field)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(left)
        columns.addLayout(right, 1)
        self.body.addLayout(columns)
        cancel = TextButton(icons, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)
        self.add_button(self.save, default=True)

    def _fill(self, image: Image) -> None:
        self.alt.set_value(image.alt)
        self.decorative.setChecked(image.decorative)
        self.caption.set_value(image.caption)
        self.credit.set_value(image.credit)
        self.source.set_value(image.source_url)
        self.licence.set_value(image.licence)
        self.rights.set_value(image.rights)

    def _connect(self) -> None:
        self.decorative.toggled.connect(self._refresh)
        self.alt.typed.connect(self._refresh)
        self.credit.line.textChanged.connect(self._refresh)
        self.source.line.textChanged.connect(self._refresh)
        self.save.clicked.connect(self._on_save)

    def _refresh(self) -> None:
        decorative = self.decorative.isChecked()
        self.alt.box.setEnabled(not decorative)
        missing = not decorative and not self.alt.value()
        hint = self.tr("Screen readers have nothing to say without it.") if missing else ""
        self.alt.set_hint(hint, "warn")
        no_credit = not self.credit.value()
        text = self.tr("A picture without a credit stops the export.") if no_credit else ""
        self.credit.set_hint(text, "bad")
        self.source.set_hint("" if self._source_fits() else self._address_hint(), "warn")

    def _source_fits(self) -> bool:
        source = self.source.value()
        return not source or source.startswith(("http://", "https://"))

    def _address_hint(self) -> str:
        return self.tr("An address begins with http:// or https://.")

    def _on_save(self) -> None:
        saved = ImageSaved(self.image())
        self.accept()
        self.request_save.emit(saved)
