"""The sheet for what is known about a picture: its name, words, credit, rights, focal point."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.crediting import credit_line
from desktop_app.domain.cropping import HERO_WIDTH
from desktop_app.domain.records import HouseStyle
from desktop_app.ui.dialogs.focal_preview import FocalPreview
from desktop_app.ui.dropped_files import dropped_files
from desktop_app.ui.sidebar.fields.line import LineField, TextField
from desktop_app.ui.sidebar.requests import FileForWanted
from desktop_app.ui.widgets.check_box import CheckBox
from desktop_app.ui.widgets.label import make_label
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from uuid import UUID

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent

    from desktop_app.domain.records import Image
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.sidebar.thumbnails import ThumbnailSource
    from desktop_app.ui.theme import Theme


@dataclass(frozen=True)
class ImageSaved:
    """A picture's record as the writer wants it."""

    image: Image


class ImageRecordSheet(Sheet):
    """The picture at the left, its words at the right.

    Signals: `request_save(ImageSaved)`, `request_file(FileForWanted)`, `request_article(UUID)`; the
    sheet closes then.
    """

    request_save = Signal(object)
    request_file = Signal(object)
    request_article = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        thumbnails: ThumbnailSource,
        image: Image,
        *,
        pattern: str = HouseStyle().credit_pattern,
        uses: Sequence[tuple[UUID, str]] = (),
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent, image.slug, self._facts(image), width=760)
        self._image, self._pattern = image, pattern
        self._icons, self._uses = icons, uses
        self.setAcceptDrops(True)
        self.slug = LineField(theme, self.tr("Name"))
        self.alt = TextField(
            theme,
            self.tr("Alt text"),
            placeholder=self.tr("What the picture shows, for those who do not see it"),
        )
        self.decorative = CheckBox(icons, self.tr("Decorative: it says nothing by itself"))
        self.caption = TextField(theme, self.tr("Caption"), least=1)
        self.credit = LineField(theme, self.tr("Credit"), self.tr("Image via …"))
        self.origin = LineField(theme, self.tr("Source"), self.tr("UFA"))
        self.photographer = LineField(theme, self.tr("Photographer"))
        self.source = LineField(theme, self.tr("Source address"), "https://…")
        self.licence = LineField(theme, self.tr("Licence"))
        self.rights = TextField(theme, self.tr("Rights"), least=1, most=4)
        self.expires = LineField(theme, self.tr("May be shown until"), "2026-12-31")
        self.preview = FocalPreview(theme, icons, thumbnails, image)
        self.add_file = TextButton(icons, self.tr("Add file…"), "image-plus")
        if not image.wanted() and not thumbnails.broken(image):
            self.add_file.setText(self.tr("Replace file…"))
            self.add_file.setToolTip(self.tr("A better copy of the picture, under the same name"))
        self.save = TextButton(icons, self.tr("Save"), kind="primary")
        self._lay_out(icons)
        self._fill(image)
        self._connect()
        self._refresh()

    def focus_field(self, name: str) -> None:
        """Start in a field: "alt" or "credit", where a check asks for it."""
        target = self.credit.line if name == "credit" else self.alt.box
        target.setFocus()

    def image(self) -> Image:
        """The record as the fields have it."""
        focal_x, focal_y = self.preview.focal()
        expires = self._date()
        return replace(
            self._image,
            slug=self.slug.value() or self._image.slug,
            source=self.origin.value(),
            photographer=self.photographer.value(),
            expires=expires
            if expires is not None or not self.expires.value()
            else self._image.expires,
            focal_x=focal_x,
            focal_y=focal_y,
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
        if not image.width or not image.height:
            return ""
        size = f"{image.width} × {image.height}"
        if image.width >= HERO_WIDTH:
            return size
        return self.tr("{0} · narrower than the {1} pixels that a lead image needs").format(
            size, HERO_WIDTH
        )

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the words: the picture, which comes first, is seldom what is changed."""
        super().showEvent(event)
        self.alt.box.setFocus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file for the record."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take it."""
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self._ask_for_file(files[0])

    def _lay_out(self, icons: Icons) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.preview)
        left.addWidget(self.add_file, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self._where_used())
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(12)
        for field in (self.slug, self.alt, self.decorative, self.caption):
            right.addWidget(field)
        right.addLayout(_beside(self.origin, self.photographer))
        right.addWidget(self.credit)
        right.addLayout(_beside(self.source, self.licence))
        right.addLayout(_beside(self.rights, self.expires))
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(left)
        columns.addLayout(right, 1)
        self.body.addLayout(columns)
        cancel = TextButton(icons, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)
        self.add_button(self.save, default=True)

    def _where_used(self) -> QWidget:
        """The articles that show the picture; a click opens one."""
        box = QWidget()
        box.setFixedWidth(self.preview.width())
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        words = self.tr("Used in") if self._uses else self.tr("No article uses it yet.")
        column.addWidget(make_label(self.theme, words, size=12, tone="soft"))
        for article_id, headline in self._uses:
            link = TextButton(self._icons, _short(headline), kind="link")
            link.setToolTip(headline)
            link.clicked.connect(lambda _=False, chosen=article_id: self._go(chosen))
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _go(self, article_id: UUID) -> None:
        self.reject()
        self.request_article.emit(article_id)

    def _ask_for_file(self, path: Path | None = None) -> None:
        wanted = FileForWanted(self.image(), path)
        self.accept()
        self.request_file.emit(wanted)

    def _fill(self, image: Image) -> None:
        self.slug.set_value(image.slug)
        self.origin.set_value(image.source)
        self.photographer.set_value(image.photographer)
        self.expires.set_value(image.expires.isoformat() if image.expires else "")
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
        self.slug.line.textChanged.connect(self._refresh)
        self.expires.line.textChanged.connect(self._refresh)
        self._made = self._credit_line()
        self.origin.line.textEdited.connect(self._follow_source)
        self.photographer.line.textEdited.connect(self._follow_source)
        self.add_file.clicked.connect(lambda: self._ask_for_file())
        self.save.clicked.connect(self._on_save)

    def _credit_line(self) -> str:
        return credit_line(self._pattern, self.origin.value(), self.photographer.value())

    def _follow_source(self, _text: str) -> None:
        """The credit follows its source, until somebody writes another one."""
        before, self._made = self._made, self._credit_line()
        if self.credit.value() in ("", before):
            self.credit.set_value(self._made)

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
        renamed = self.slug.value() not in ("", self._image.slug)
        follow = self.tr("Every article that shows it will say so.") if renamed else ""
        self.slug.set_hint(follow)
        day = self._date()
        wrong = bool(self.expires.value()) and day is None
        words = self.tr("A date like 2026-12-31.") if wrong else ""
        if day is not None and day < date.today():
            words = self.tr("That day has passed.")
        self.expires.set_hint(words, "bad")
        self.save.setEnabled(not wrong)

    def _source_fits(self) -> bool:
        source = self.source.value()
        return not source or source.startswith(("http://", "https://"))

    def _address_hint(self) -> str:
        return self.tr("An address begins with http:// or https://.")

    def _date(self) -> date | None:
        try:
            return date.fromisoformat(self.expires.value())
        except ValueError:
            return None

    def _on_save(self) -> None:
        saved = ImageSaved(self.image())
        self.accept()
        self.request_save.emit(saved)


def _beside(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(left, 1, Qt.AlignmentFlag.AlignTop)
    row.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)
    return row


def _short(text: str) -> str:
    return text if len(text) <= 34 else f"{text[:33].rstrip()}…"
