"""Several records edited together: only what is filled in is changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from desktop_app.ui.sidebar.fields.line import LineField
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.domain.records import Image
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme


class ManyImagesSheet(Sheet):
    """One field for each thing that pictures of one shoot have in common.

    A field begins with what all have; left as it is, each picture keeps its own. Signals:
    `request_save(list[Image])` with those that have changed.
    """

    request_save = Signal(object)

    def __init__(
        self, theme: Theme, icons: Icons, images: Sequence[Image], *, parent: QWidget
    ) -> None:
        title = self.tr("Edit {0} images").format(len(images))
        words = self.tr("What you fill in is set for all of them; the rest stays as it is.")
        super().__init__(theme, parent, title, words, width=520)
        self._images = tuple(images)
        self.fields = {
            "credit": LineField(theme, self.tr("Credit"), ""),
            "source": LineField(theme, self.tr("Source")),
            "photographer": LineField(theme, self.tr("Photographer")),
            "source_url": LineField(theme, self.tr("Source address")),
            "licence": LineField(theme, self.tr("Licence")),
            "rights": LineField(theme, self.tr("Rights")),
            "expires": LineField(theme, self.tr("May be shown until")),
        }
        self._common: dict[str, str] = {}  # what all of them say, and may be taken away
        for name, field in self.fields.items():
            values = {self._text(image, name) for image in images}
            self._common[name] = values.pop() if len(values) == 1 else ""
            if not values:
                field.set_value(self._common[name])
            else:
                field.line.setPlaceholderText(self.tr("Several; each keeps its own"))
            field.line.textChanged.connect(self._refresh)
            self.body.addWidget(field)
        cancel = TextButton(icons, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.save = TextButton(icons, self.tr("Save"), kind="primary")
        self.save.clicked.connect(self._on_save)
        self.add_button(cancel)
        self.add_button(self.save, default=True)

    def changed(self) -> list[Image]:
        """The records that the fields change."""
        values: dict[str, Any] = {
            name: field.value()
            for name, field in self.fields.items()
            if field.value() or self._common[name]
        }
        if "expires" in values:
            values["expires"] = self._day()
        new = [replace(image, **values) for image in self._images]
        return [image for image in new if image not in self._images]

    def _text(self, image: Image, name: str) -> str:
        value = getattr(image, name)
        return value.isoformat() if isinstance(value, date) else value or ""

    def _day(self) -> date | None:
        try:
            return date.fromisoformat(self.fields["expires"].value())
        except ValueError:
            return None

    def _refresh(self) -> None:
        field = self.fields["expires"]
        wrong = bool(field.value()) and self._day() is None
        field.set_hint(self.tr("A date like 2026-12-31.") if wrong else "", "bad")
        self.save.setEnabled(not wrong)

    def _on_save(self) -> None:
        changed = self.changed()
        self.accept()
        self.request_save.emit(changed)
