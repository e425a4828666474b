"""The pairs that a text names, to look at, to mend and to tick before they are added."""

from __future__ import annotations

from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.domain.castquote import quote_pair
from desktop_app.domain.foundcast import CastIndex, Part
from desktop_app.ui.dialogs.tick_table import TICK

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from desktop_app.domain.castquote import Run
    from desktop_app.domain.extraction import FoundPair
    from desktop_app.domain.records import Credit

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()

PERSON, CHARACTER, QUOTE, SURE, SWAP = range(TICK + 1, TICK + 6)
BELIEVED = 0.5  # from here on a pair is ticked
SURE_FROM = 0.7  # from here on its bar is green


@dataclass(frozen=True)
class FoundRow:
    """A pair as it is meant by now; `choice` is None until the writer ticks or unticks it."""

    actor: str
    character: str
    quote: tuple[Run, ...]
    sentence: str
    confidence: float
    choice: bool | None = None

    def part(self) -> Part:
        """The pair as it would be added."""
        return Part(self.actor, self.character)


def found_rows(pairs: Sequence[FoundPair]) -> tuple[FoundRow, ...]:
    """The pairs as rows, each with its sentence shortened."""
    return tuple(
        FoundRow(
            pair.actor,
            pair.character or "",
            quote_pair(pair.text, pair.actor, pair.character or ""),
            pair.text,
            pair.confidence,
        )
        for pair in pairs
    )


class FoundCastModel(QAbstractTableModel):
    """Columns: tick, person, character, where it says so, how sure, swap."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FoundRow, ...] = ()
        self._cast = CastIndex()
        self._known: tuple[bool, ...] = ()

    def show(self, rows: Sequence[FoundRow]) -> None:
        """Show these pairs."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._known = self._look_up()
        self.endResetModel()

    def set_cast(self, cast: Sequence[Credit]) -> None:
        """Say whom the chosen production has already."""
        self._cast = CastIndex(cast)
        self._known = self._look_up()
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, SWAP))

    def parts(self) -> tuple[Part, ...]:
        """What is ticked, in the order of the text."""
        return tuple(row.part() for n, row in enumerate(self._rows) if self.is_ticked(n))

    def known_count(self) -> int:
        """How many pairs the chosen production has already."""
        return sum(self._known)

    def is_known(self, row: int) -> bool:
        """Whether the chosen production has this pair already."""
        return self._known[row]

    def is_ticked(self, row: int) -> bool:
        """Whether a pair is to be added."""
        found = self._rows[row]
        if self._known[row] or not found.actor:
            return False
        if found.choice is not None:
            return found.choice
        return found.confidence >= BELIEVED and bool(found.character)

    def toggle(self, row: int) -> None:
        """Tick a pair or untick it; one that the production has cannot be ticked."""
        if not self._known[row] and self._rows[row].actor:
            self._set(row, replace(self._rows[row], choice=not self.is_ticked(row)))

    def swap(self, row: int) -> None:
        """Exchange person and character."""
        found = self._rows[row]
        self._set(row, replace(found, actor=found.character, character=found.actor))

    def row_at(self, index: AnyIndex) -> FoundRow | None:
        """The row behind an index."""
        return self._rows[index.row()] if index.isValid() else None

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """As Qt asks."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """As Qt asks."""
        return 0 if parent.isValid() else 6

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Rows can be stood on, ticked, and their names edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == TICK:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        if index.column() in (PERSON, CHARACTER):
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags | Qt.ItemFlag.ItemNeverHasChildren

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401
        """The names of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (
                "",
                self.tr("Person"),
                self.tr("Character"),
                self.tr("Where it says so"),
                self.tr("How sure"),
                "",
            )[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Names, ticks, and what a screen reader says."""
        found = self.row_at(index)
        if found is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(found, index.row(), column)
        if role == Qt.ItemDataRole.EditRole:
            return {PERSON: found.actor, CHARACTER: found.character}.get(column)
        if role == Qt.ItemDataRole.CheckStateRole and column == TICK:
            ticked = self.is_ticked(index.row())
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(found, index.row(), column)
        if role == Qt.ItemDataRole.AccessibleTextRole and column == SWAP:
            return self.tr("Swap person and character")
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take a tick, or another name; a person's name cannot be emptied."""
        found = self.row_at(index)
        if found is None:
            return False
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == TICK:
            if (Qt.CheckState(value) == Qt.CheckState.Checked) != self.is_ticked(row):
                self.toggle(row)
            return True
        if role != Qt.ItemDataRole.EditRole or column not in (PERSON, CHARACTER):
            return False
        name = " ".join(str(value or "").split())
        if column == PERSON:
            if not name:
                return False
            self._set(row, replace(found, actor=name))
        else:
            self._set(row, replace(found, character=name))
        return True

    def _text(self, found: FoundRow, row: int, column: int) -> str | None:
        if column == PERSON:
            return found.actor or self.tr("no person named")
        if column == CHARACTER:
            return found.character or self.tr("no character named")
        if column == QUOTE:
            return "".join(run.text for run in found.quote)
        if column == SURE:
            if self._known[row]:
                return self.tr("in the cast")
            return self.tr("{0}%").format(round(found.confidence * 100))
        return None

    def _tooltip(self, found: FoundRow, row: int, column: int) -> str | None:
        if column == SWAP:
            return self.tr("Swap person and character (S)")
        if column == QUOTE:
            # As rich text, so that a long sentence is broken into lines.
            return f"<qt>{escape(found.sentence)}</qt>"
        if column in (PERSON, CHARACTER):
            return f"<qt>{escape(str(self._text(found, row, column)))}</qt>"
        return self._text(found, row, column)

    def _look_up(self) -> tuple[bool, ...]:
        return tuple(self._has(row) for row in self._rows)

    def _has(self, row: FoundRow) -> bool:
        return bool(row.actor) and self._cast.has(row.part())

    def _set(self, row: int, changed: FoundRow) -> None:
        rows, known = list(self._rows), list(self._known)
        rows[row], known[row] = changed, self._has(changed)
        self._rows, self._known = tuple(rows), tuple(known)
        self.dataChanged.emit(self.index(row, 0), self.index(row, SWAP))
