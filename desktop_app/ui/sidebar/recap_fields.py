"""The fields that only a recap has: the recaps before and after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.article import Details
from desktop_app.domain.recaps import NEXT, PREVIOUS, neighbour, recaps, suggested, with_neighbour
from desktop_app.ui.sidebar.fields.article_link import ArticleLinkField
from desktop_app.ui.sidebar.picker import Choice

if TYPE_CHECKING:
    from desktop_app.domain.records import PublishedLink, Records
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme


class RecapFields(QWidget):
    """Previous and next, chosen from the library's recaps; one of the same series is offered.

    Signals: `edited(str)` with the name of the undo step.
    """

    edited = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._details = Details()
        find = self.tr("Choose a recap")
        self.previous = ArticleLinkField(theme, icons, self.tr("Previous recap"), find)
        self.next = ArticleLinkField(theme, icons, self.tr("Next recap"), find)
        self._fields = ((PREVIOUS, self.previous), (NEXT, self.next))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for _which, field in self._fields:
            column.addWidget(field)
        self.previous.edited.connect(lambda: self.edited.emit(self.tr("Change previous recap")))
        self.next.edited.connect(lambda: self.edited.emit(self.tr("Change next recap")))

    def show_details(self, details: Details, records: Records) -> None:
        """Show what the details have, and what the library offers."""
        self._details = details
        choices = [self._choice(link) for link in recaps(details, records)]
        known = {choice.key for choice in choices}
        for which, field in self._fields:
            slug = neighbour(details, which)
            now = records.article(slug)
            if now is not None and now.slug not in known:  # somebody chose what is no recap
                choices.append(self._choice(now))
            hint = suggested(details, records, which)
            field.set_value(now.slug if now else slug, choices, hint.slug if hint else "")

    def taken_into(self, details: Details) -> Details:
        """The details with what the fields have."""
        for which, field in self._fields:
            details = with_neighbour(details, which, field.value())
        return details

    def _choice(self, link: PublishedLink) -> Choice:
        day = f"{link.date.local():%Y-%m-%d}" if link.date else ""
        state = "" if link.published else self.tr("not published yet")
        note = " · ".join(part for part in (day, state) if part)
        return Choice(link.slug, link.headline or link.slug, note or link.slug)
