"""The library's list as Qt's views see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.ui.library.entries import Entries, Entry, group_title
from desktop_app.ui.library.meta import now_utc, spoken_line

if TYPE_CHECKING:
    from uuid import UUID

ENTRY_ROLE = int(Qt.ItemDataRole.UserRole) + 1
CHUNK = 200

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class EntryModel(QAbstractListModel):
    """Entries in order.

    The view gets them in chunks as it is scrolled: ten thousand articles cost what ten do.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries = Entries()
        self._loaded = 0

    def show(self, new: Entries) -> bool:
        """Take other entries; True where lines came, went or moved, False where only words did."""
        if new.same_lines(self._entries):
            self._entries = new
            if self._loaded:
                self.dataChanged.emit(self.index(0), self.index(self._loaded - 1))
            return False
        loaded = max(CHUNK, self._loaded)
        self.beginResetModel()
        self._entries = new
        self._loaded = min(loaded, len(new))
        self.endResetModel()
        return True

    def entry(self, index: _Index) -> Entry | None:
        """The entry at an index, none where it is not valid."""
        if not index.isValid() or index.row() >= self._loaded:
            return None
        return self._entries[index.row()]

    def index_of(self, article: UUID) -> QModelIndex:
        """Where that article is, loading as far as it; an invalid index where it is not shown."""
        place = self._entries.place_of(article)
        if place < 0:
            return QModelIndex()
        if place >= self._loaded:
            self._load(place + CHUNK)
        return self.index(place)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """How many lines are loaded."""
        return 0 if parent.isValid() else self._loaded

    def canFetchMore(self, parent: _Index) -> bool:  # noqa: N802 - Qt's own name
        """Whether there are lines that are not loaded."""
        return not parent.isValid() and self._loaded < len(self._entries)

    def fetchMore(self, parent: _Index) -> None:  # noqa: N802 - Qt's own name
        """Load the next chunk."""
        if not parent.isValid():
            self._load(self._loaded + CHUNK)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """Headline or heading; the whole entry for the delegate."""
        entry = self.entry(index)
        if entry is None:
            return None
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return group_title(entry.group) if entry.row is None else entry.row.headline
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if entry.row is None:
                return f"{group_title(entry.group)}, {entry.count}"
            spoken = spoken_line(entry.row, now_utc())
            return f"{spoken}. {entry.match.snippet}" if entry.match else spoken
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Articles can be chosen, headings only be read."""
        entry = self.entry(index)
        if entry is None:
            return Qt.ItemFlag.NoItemFlags
        if entry.row is None:
            return Qt.ItemFlag.ItemNeverHasChildren
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def _load(self, upto: int) -> None:
        last = min(upto, len(self._entries)) - 1
        if last < self._loaded:
            return
        self.beginInsertRows(QModelIndex(), self._loaded, last)
        self._loaded = last + 1
        self.endInsertRows()
