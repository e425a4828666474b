"""The kept states of an article, newest first, with what is on the desk now above them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.ui.sidebar.when import spoken_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from desktop_app.domain.revision import RevisionRow

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()

NOW_ICON = "circle-dot"
_ICONS = {
    "before-export": "send",
    "snapshot": "save",
    "kept": "save",
    "before-paste": "clipboard-paste",
    "before-bulk": "replace-all",
    "before-drift": "replace-all",
    "before-restore": "rotate-ccw",
    "restored": "rotate-ccw",
    "recovered": "archive-restore",
    "imported": "file-down",
}


class HistoryModel(QAbstractListModel):
    """Row 0 is now; the rows under it are revisions by falling sequence."""

    RevisionRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._revisions: tuple[RevisionRow, ...] = ()
        self._words = 0
        self._compared: tuple[int, int] | None = None  # a sequence, and its changes until now

    def show(self, revisions: Sequence[RevisionRow], words: int) -> bool:
        """Show these revisions under `words` as they are now; says whether the rows are others."""
        rows = tuple(sorted(revisions, key=lambda row: row.sequence, reverse=True))
        if rows == self._revisions:
            self.set_words(words)
            return False
        self.beginResetModel()
        self._revisions, self._words = rows, words
        self.endResetModel()
        return True

    def set_words(self, words: int) -> None:
        """Say how many words there are now."""
        if words != self._words:
            self._words = words
            self.dataChanged.emit(self.index(0), self.index(0))

    def set_changes(self, sequence: int, count: int) -> None:
        """Say how many changes there have been since that revision; since no other."""
        if self._compared != (sequence, count):
            self._compared = (sequence, count)
            self.refresh_times()

    def clear_changes(self) -> None:
        """Say of no revision how much has changed since."""
        if self._compared is not None:
            self._compared = None
            self.refresh_times()

    def row_of(self, sequence: int) -> int:
        """The row of a revision; 0, now, where it is not there."""
        rows = (row.sequence for row in self._revisions)
        return next((at for at, one in enumerate(rows, start=1) if one == sequence), 0)

    def refresh_times(self) -> None:
        """Draw the rows again: "Today" may have become "Yesterday"."""
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def revision_at(self, index: AnyIndex) -> RevisionRow | None:
        """The revision behind an index; None for the present state."""
        if not index.isValid() or index.row() == 0:
            return None
        return self._revisions[index.row() - 1]

    def title(self, revision: RevisionRow | None) -> str:
        """What a row is called: its own name in quotes, else what it was kept for."""
        if revision is None:
            return self.tr("Now")
        if revision.name:
            return self.tr("“{0}”").format(revision.name)
        return self._reasons().get(_key(revision.reason), self._plain(revision.reason))

    def subtitle(self, revision: RevisionRow | None) -> str:
        """When it was kept and how long it was."""
        if revision is None:
            return self._count(self._words)
        parts = [spoken_time(revision.created_at), self._count(revision.words)]
        if self._compared is not None and self._compared[0] == revision.sequence:
            parts.append(self._since(self._compared[1]))
        return " · ".join(parts)

    def icon_name(self, revision: RevisionRow | None) -> str:
        """The icon for what it was kept for."""
        return NOW_ICON if revision is None else _ICONS.get(_key(revision.reason), "clock")

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """As Qt asks."""
        return 0 if parent.isValid() else len(self._revisions) + 1

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The revision, its title, and its words for a screen reader."""
        if not index.isValid():
            return None
        revision = self.revision_at(index)
        if role == self.RevisionRole:
            return revision
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(revision)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.title(revision)}, {self.subtitle(revision)}"
        return None

    def _count(self, words: int) -> str:
        if words == 1:
            return self.tr("1 word")
        return self.tr("{0} words").format(f"{words:,}")

    def _since(self, changes: int) -> str:
        if changes == 1:
            return self.tr("1 change since")
        return self.tr("{0} changes since").format(f"{changes:,}") if changes else self.tr("as now")

    def _reasons(self) -> dict[str, str]:
        return {
            "before-export": self.tr("Before export"),
            "snapshot": self.tr("Kept by you"),
            "kept": self.tr("Kept by you"),
            "pause": self.tr("Pause in writing"),
            "before-paste": self.tr("Before a large paste"),
            "before-bulk": self.tr("Before replacing all"),
            "before-drift": self.tr("Before names were changed"),
            "before-restore": self.tr("Before restoring"),
            "restored": self.tr("Restored"),
            "recovered": self.tr("Recovered"),
            "imported": self.tr("Brought in"),
            "new": self.tr("Started"),
            "opened": self.tr("Opened"),
            "closed": self.tr("Closed"),
        }

    @staticmethod
    def _plain(reason: str) -> str:
        words = reason.replace("-", " ").strip()
        return words[:1].upper() + words[1:]


def _key(reason: str) -> str:
    return reason.strip().casefold().replace(" ", "-")
