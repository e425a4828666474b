"""The people of an article's productions, and whether the text has introduced them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from desktop_app.domain.records import ProductionType
from desktop_app.ui.sidebar.facts_strip import shown_facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject

    from desktop_app.domain.records import Credit, Production
    from desktop_app.worker.protocol import MentionState

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()

INTRODUCED, NAMED, NOT_NAMED = "introduced", "named", "not-named"


@dataclass(frozen=True)
class CastRow:
    """A line of the list: a production's heading, or one of its parts."""

    production: Production
    credit: Credit | None = None


def insertion(credit: Credit, state: str, *, bare: bool = False) -> str:
    """What is put into the text: "Freder (Gustav Fröhlich)" the first time, then "Freder"."""
    if not credit.character:
        return credit.person.name
    if bare or state == INTRODUCED:
        return credit.character
    return f"{credit.character} ({credit.person.name})"


class CastModel(QAbstractListModel):
    """Headings and parts in one list, so that the keyboard walks all of them."""

    RowRole = Qt.ItemDataRole.UserRole + 1
    StateRole = Qt.ItemDataRole.UserRole + 2

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CastRow, ...] = ()
        self._states: dict[str, str] = {}

    def show(self, productions: Sequence[Production]) -> bool:
        """Show these productions; says whether anything had to change."""
        rows: list[CastRow] = []
        for production in productions:
            rows.append(CastRow(production))
            rows.extend(CastRow(production, credit) for credit in production.cast())
        if tuple(rows) == self._rows:
            return False
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()
        return True

    def set_mentions(self, mentions: Sequence[MentionState]) -> None:
        """Take in what the text says of them; only rows that differ are drawn again."""
        states = {mention.credit_id: mention.state for mention in mentions}
        old, self._states = self._states, states
        for number, row in enumerate(self._rows):
            if row.credit is None:
                continue
            key = str(row.credit.id)
            if old.get(key, NOT_NAMED) != states.get(key, NOT_NAMED):
                index = self.index(number)
                self.dataChanged.emit(index, index, [self.StateRole])

    def row_at(self, index: AnyIndex) -> CastRow | None:
        """The row behind an index."""
        return self._rows[index.row()] if index.isValid() else None

    def state_of(self, credit: Credit) -> str:
        """Whether the text has introduced somebody."""
        return self._states.get(str(credit.id), NOT_NAMED)

    def headings(self) -> tuple[int, ...]:
        """The numbers of the rows that are headings."""
        return tuple(n for n, row in enumerate(self._rows) if row.credit is None)

    def state_text(self, state: str) -> str:
        """A state in a word or two."""
        return {INTRODUCED: self.tr("Introduced"), NAMED: self.tr("Named")}.get(
            state, self.tr("Not named")
        )

    def subtitle(self, production: Production) -> str:
        """A production in a line: "UFA · film · 8 cast"."""
        return self._line(production, production.distributor or production.network)

    def heading(self, production: Production) -> str:
        """The same over its cast: without what stands among the facts below, to be put in."""
        facts = [fact.key for fact in shown_facts(production)]
        outlet = production.distributor or production.network
        return self._line(production, "" if "outlet" in facts else outlet)

    def _line(self, production: Production, outlet: str) -> str:
        kinds = {
            ProductionType.FILM: self.tr("film"),
            ProductionType.SERIES: self.tr("series"),
            ProductionType.SEASON: self.tr("season"),
            ProductionType.EPISODE: self.tr("episode"),
        }
        count = self.tr("{0} cast").format(len(production.cast()))
        parts = (outlet, kinds[production.type], count)
        line = " · ".join(part for part in parts if part)
        return line[:1].upper() + line[1:]

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """As Qt asks."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings are passed over by the keyboard; their menu button stands on its own."""
        row = self.row_at(index)
        if row is None or row.credit is None:
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemNeverHasChildren
        )

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The row itself, its state, and its words for a screen reader."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == self.RowRole:
            return row
        if row.credit is None:
            return row.production.label() if role == Qt.ItemDataRole.DisplayRole else None
        state = self.state_of(row.credit)
        if role == self.StateRole:
            return state
        if role == Qt.ItemDataRole.DisplayRole:
            return row.credit.person.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            parts = (row.credit.person.name, row.credit.character, self.state_text(state))
            return ", ".join(part for part in parts if part)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._hint(row.credit, state)
        return None

    def mimeTypes(self) -> list[str]:
        """Plain text, which every place to drop it takes."""
        return ["text/plain"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """What a drag carries: the words that a click would have inserted."""
        data = QMimeData()
        row = self.row_at(indexes[0]) if indexes else None
        if row and row.credit:
            text = insertion(row.credit, self.state_of(row.credit))
            data.setData("text/plain", QByteArray(text.encode()))
        return data

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802 - Qt's name
        """A drag leaves the list as it is."""
        return Qt.DropAction.CopyAction

    def _hint(self, credit: Credit, state: str) -> str:
        text = insertion(credit, state)
        if text == insertion(credit, state, bare=True):
            return self.tr("Insert “{0}”").format(text)
        bare = insertion(credit, state, bare=True)
        return self.tr("Insert “{0}”; with Shift “{1}”").format(text, bare)
