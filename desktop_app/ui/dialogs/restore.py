"""The library's backups, one of them to be put in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from desktop_app.ui.dialogs.format_cards import FormatCard
from desktop_app.ui.dialogs.format_choice import FormatChoice
from desktop_app.ui.sidebar.when import spoken_time
from desktop_app.ui.widgets.label import make_label
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.domain.backup import Backup
    from desktop_app.ui.icons import Icons

_WIDTH = 520


@dataclass(frozen=True)
class RestoreChosen:
    """The backup that is to become the library."""

    backup: Backup


class RestoreSheet(Sheet):
    """One card a backup, the newest good one chosen. Signals: `request_restore(RestoreChosen)`."""

    request_restore = Signal(object)

    def __init__(self, icons: Icons, backups: Sequence[Backup], *, parent: QWidget) -> None:
        super().__init__(
            icons.theme,
            parent,
            self.tr("Restore from backup"),
            self.tr(
                "The library as it is now is set aside, not deleted. Marquee then starts anew."
            ),
            width=_WIDTH,
        )
        self.cards: list[FormatCard] = []
        self._backups = tuple(backups)
        self._group = QButtonGroup(self)
        for backup in self._backups:
            self._add_card(backup)
        if not self.cards:
            none = self.tr("There is no backup yet. Each day’s first change makes one.")
            self.body.addWidget(make_label(icons.theme, none, wrap=True))
        cancel = TextButton(icons, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.restore = TextButton(icons, self.tr("Restore"), kind="primary")
        self.restore.clicked.connect(self._choose)
        self.add_button(cancel)
        self.add_button(self.restore, default=True)
        self._propose()

    def _add_card(self, backup: Backup) -> None:
        choice = FormatChoice(str(backup.path), spoken_time(backup.made_at), self._note(backup))
        card = FormatCard(self.theme, choice)
        card.setMaximumWidth(_WIDTH)
        card.setEnabled(backup.articles is not None)
        self._group.addButton(card)
        self.body.addWidget(card)
        self.cards.append(card)

    def _propose(self) -> None:
        usable = [
            (not backup.whole, number)
            for number, backup in enumerate(self._backups)
            if backup.articles is not None
        ]
        self.restore.setEnabled(bool(usable))
        if usable:
            self.cards[min(usable)[1]].setChecked(True)

    def _note(self, backup: Backup) -> str:
        if backup.articles is None:
            return self.tr("Damaged: it cannot be read")
        one, many = self.tr("1 article"), self.tr("{0} articles")
        size = QLocale(QLocale.Language.English).formattedDataSize(
            backup.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat
        )
        parts = [
            one if backup.articles == 1 else many.format(backup.articles),
            size,
            self._reason(backup.reason),
        ]
        if not backup.whole:
            parts.append(self.tr("some kept texts are damaged"))
        return " · ".join(parts)

    def _reason(self, reason: str) -> str:
        known = {
            "first-change": self.tr("at the day’s first change"),
            "by-hand": self.tr("made by hand"),
            "before-import": self.tr("before an import"),
            "before-bulk": self.tr("before many articles were changed"),
        }
        if reason.startswith("before-migration"):
            return self.tr("before an update")
        return known.get(reason, reason)

    def _choose(self) -> None:
        checked = self._group.checkedButton()
        for card, backup in zip(self.cards, self._backups, strict=True):
            if card is checked:
                self.accept()
                self._tell(backup)

    def _tell(self, backup: Backup) -> None:
        self.request_restore.emit(RestoreChosen(backup))
