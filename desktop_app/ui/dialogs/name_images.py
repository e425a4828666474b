"""The sheet that asks for name, alt text and credit of pictures, once, before they are used."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.dialogs.picture_row import PictureRow
from desktop_app.ui.sidebar.fields.choice import ChoiceField
from desktop_app.ui.sidebar.fields.line import LineField
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPixmap

    from desktop_app.domain.records import Image
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme


_FEW = 4


@dataclass(frozen=True)
class ToName:
    """A picture to be named; `known` where the library has it already."""

    image: Image
    pixmap: QPixmap | None = None
    known: bool = False


@dataclass(frozen=True)
class ImagesNamed:
    """The records in the order that was chosen, and whether they shall be one gallery."""

    images: tuple[Image, ...]
    gallery: bool
    credit: str


class NameImagesSheet(Sheet):
    """Rows of pictures over one credit line. Enter accepts.

    With `placing` several pictures are asked whether they shall be a gallery; `building` is the
    gallery builder, where that is settled. Signals: `request_use(ImagesNamed)`.
    """

    request_use = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        pictures: Sequence[ToName],
        credit: str,
        *,
        placing: bool = False,
        building: bool = False,
        parent: QWidget,
    ) -> None:
        several = len(pictures) > 1
        title = self._title_for(len(pictures), building=building)
        super().__init__(theme, parent, title, width=640)
        self._building = building
        fresh = [one.image for one in pictures if not one.known] or [one.image for one in pictures]
        self._fresh = {image.id for image in fresh}
        own = {image.credit for image in fresh if image.credit}
        lacking = any(not image.credit for image in fresh)
        self._touched = False
        self.rows = [
            PictureRow(
                theme, icons, one.image, one.pixmap, named=one.known, movable=several or building
            )
            for one in pictures
        ]
        self.credit = LineField(theme, self.tr("Credit"), self.tr("Image via …"))
        several_own = len(own) > 1
        self.credit.set_value(own.pop() if len(own) == 1 else credit if lacking else "")
        if several_own:
            self.credit.line.setPlaceholderText(self.tr("Each keeps its own"))
        self.credit.line.textEdited.connect(self._on_credit)
        ways = [("single", self.tr("One after another")), ("gallery", self.tr("As a gallery"))]
        self.way = ChoiceField(theme, icons, self.tr("Put them into the text"), ways)
        self.way.setVisible(placing and several and not building)
        words = self.tr("Insert gallery") if building else self.tr("Add to the library")
        self.use = TextButton(icons, self.tr("Insert") if placing else words, kind="primary")
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._lay_out(icons)
        self._refresh()

    def named(self) -> ImagesNamed:
        """What the fields say, in the order of the rows."""
        credit = self.credit.value()
        images = tuple(
            replace(image, credit=credit) if credit and self._takes(image) else image
            for image in (row.image() for row in self.rows)
        )
        gallery = self._building or (not self.way.isHidden() and self.way.value() == "gallery")
        return ImagesNamed(images, gallery and len(images) > 1, credit)

    def move_row(self, row: PictureRow, places: int) -> None:
        """Put a row so many places further down."""
        at = self.rows.index(row)
        to = at + places
        if 0 <= to < len(self.rows):
            self.rows.insert(to, self.rows.pop(at))
            self._list.removeWidget(row)
            self._list.insertWidget(to, row)
            self._refresh()
            row.name.line.setFocus()

    def _title_for(self, count: int, *, building: bool) -> str:
        if building:
            return self.tr("Gallery")
        return self.tr("Add an image") if count == 1 else self.tr("Add {0} images").format(count)

    def _takes(self, image: Image) -> bool:
        """Whether the credit line is for it: what the library has already keeps its own."""
        return not image.credit or (self._touched and image.id in self._fresh)

    def _lay_out(self, icons: Icons) -> None:
        for row in self.rows:
            self._list.addWidget(row)
            row.request_move.connect(partial(self.move_row, row))
            row.request_remove.connect(partial(self._remove, row))
        # Of many, what holds for all of them comes first: below them it would be out of sight.
        once, parts = [self.credit, self.way], self.body
        if len(self.rows) > _FEW:
            once = []
            parts.addWidget(self.credit)
            parts.addWidget(self.way)
        parts.addLayout(self._list)
        if not once:
            QWidget.setTabOrder(self.credit.line, self.way.box)
            QWidget.setTabOrder(self.way.box, self.rows[0].name.line)
        for field in once:
            parts.addWidget(field)
        cancel = TextButton(icons, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.use.clicked.connect(self._on_use)
        self.add_button(cancel)
        self.add_button(self.use, default=True)

    def _remove(self, row: PictureRow) -> None:
        if len(self.rows) > 1:
            self.rows.remove(row)
            row.hide()
            row.deleteLater()
            self._refresh()
            self.rows[0].name.line.setFocus()

    def _on_credit(self, _text: str) -> None:
        self._touched = True
        self._refresh()

    def _refresh(self) -> None:
        for at, row in enumerate(self.rows):
            row.set_ends(first=at == 0, last=at == len(self.rows) - 1)
            row.away.setEnabled(len(self.rows) > 1)
        lacking = any(not image.credit for image in self.named().images)
        words = self.tr("A picture without a credit stops the export.") if lacking else ""
        self.credit.set_hint(words, "bad")

    def _on_use(self) -> None:
        named = self.named()
        self.accept()
        self.request_use.emit(named)
