"""What the checks have found, as rows to walk and to settle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.domain.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from PySide6.QtCore import QObject

    from desktop_app.domain.finding import Finding

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()

SEVERITY_ICONS = {
    Severity.ERROR: ("circle-alert", "bad"),
    Severity.WARNING: ("triangle-alert", "warn"),
    Severity.INFO: ("info", "ink_soft"),
}
_ORDER = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def to_settle(findings: Sequence[Finding]) -> int:
    """How many findings ask for something: errors and warnings."""
    return sum(1 for finding in findings if finding.severity is not Severity.INFO)


def gravest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Errors, warnings, information; each in the order of the text."""
    return sorted(findings, key=lambda found: (_ORDER[found.severity], found.start))


class FindingModel(QAbstractListModel):
    """Errors first, then warnings, then information; each in the order of the text."""

    FindingRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()

    def show(self, findings: Sequence[Finding]) -> bool:
        """Show these findings; says whether the rows are others than before."""
        rows = tuple(gravest_first(findings))
        if rows == self._findings:
            return False
        same = [self._key(found) for found in rows] == [self._key(f) for f in self._findings]
        if same:  # they have only moved with the text
            self._findings = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return False
        self.beginResetModel()
        self._findings = rows
        self.endResetModel()
        return True

    def findings(self) -> tuple[Finding, ...]:
        """The rows as they are shown."""
        return self._findings

    def finding_at(self, index: AnyIndex) -> Finding | None:
        """The finding behind an index."""
        return self._findings[index.row()] if index.isValid() else None

    def place(self, finding: Finding) -> str:
        """Where it is and why it matters: "Line 9 · first mention of the character"."""
        line = self.tr("Line {0}").format(finding.line) if finding.line > 0 else ""
        return " · ".join(part for part in (line, finding.why) if part)

    def spoken(self, finding: Finding, *, keys: bool = True) -> str:
        """All its words, for a screen reader; `keys` are those of the list."""
        names = {
            Severity.ERROR: self.tr("Error"),
            Severity.WARNING: self.tr("Warning"),
            Severity.INFO: self.tr("Information"),
        }
        fix = self.tr("F to {0}").format(finding.fix.label) if finding.fix and keys else ""
        parts = (names[finding.severity], finding.message, self.place(finding), fix)
        return ". ".join(part for part in parts if part)

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        """As Qt asks."""
        return 0 if parent.isValid() else len(self._findings)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """The finding, its message, and all its words for a screen reader."""
        finding = self.finding_at(index)
        if finding is None:
            return None
        if role == self.FindingRole:
            return finding
        if role == Qt.ItemDataRole.DisplayRole:
            return finding.message
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(finding)
        return None

    @staticmethod
    def _key(finding: Finding) -> tuple[str, Severity, str, str, str]:
        label = finding.fix.label if finding.fix else ""
        return (finding.code, finding.severity, finding.message, finding.why, label)
