"""The kept states of the article, each to be brought back whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_app.ui.sidebar.footer import Footer
from desktop_app.ui.sidebar.heading import Heading
from desktop_app.ui.sidebar.history_delegate import HistoryDelegate
from desktop_app.ui.sidebar.history_model import HistoryModel
from desktop_app.ui.sidebar.list_view import PlainList, RowUsed
from desktop_app.ui.sidebar.painting import MARGIN
from desktop_app.ui.sidebar.requests import RestoreRequest, SnapshotRequest
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from desktop_app.domain.revision import RevisionRow
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme


class HistoryTab(QWidget):
    """A list of revisions under *Now*.

    Signals: `request_restore(RestoreRequest)`, `request_snapshot(SnapshotRequest)`.
    """

    request_restore = Signal(object)
    request_snapshot = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = HistoryModel(self)
        self.heading = Heading(theme, self.tr("History"), "")
        self.list = PlainList(theme)
        self.list.setItemDelegate(HistoryDelegate(theme, icons, self.model, self.list))
        self.list.setModel(self.model)
        self.list.setAccessibleName(self.tr("History"))
        self.list.used.connect(self._on_used)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.restore = TextButton(icons, self.tr("Restore this"), "rotate-ccw")
        self.restore.clicked.connect(self._restore)
        self.keep = TextButton(icons, self.tr("Keep a version"), "save")
        self.keep.setToolTip(self.tr("Keep the article as it stands (Ctrl+S)"))
        self.keep.clicked.connect(self._ask_name)
        self.name = QLineEdit()
        self.name.setFont(theme.ui_font(13))
        self.name.setPlaceholderText(self.tr("Name it, or leave it empty"))
        self.name.setAccessibleName(self.tr("Name of the version"))
        self.name.returnPressed.connect(self._keep)
        self.name.installEventFilter(self)
        self._name_row = QWidget()
        row = QVBoxLayout(self._name_row)
        row.setContentsMargins(MARGIN, 8, MARGIN, 10)
        row.addWidget(self.name)
        self._name_row.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addWidget(self._name_row)
        column.addWidget(Footer([self.restore, self.keep]))
        self._refresh()

    def show_revisions(self, revisions: Sequence[RevisionRow], words: int) -> None:
        """Show these revisions, and how many words there are now."""
        self.model.show(revisions, words)
        self._refresh()

    def set_words(self, words: int) -> None:
        """Say how many words there are now."""
        self.model.set_words(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves the name without keeping anything."""
        key = event.key() if isinstance(event, QKeyEvent) else None
        pressed = event.type() == QEvent.Type.KeyPress and key == Qt.Key.Key_Escape
        if watched is self.name and pressed:
            self._name_row.hide()
            self.keep.setFocus()
            return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """What was today may be yesterday now."""
        self.model.refresh_times()
        super().showEvent(event)

    def _refresh(self) -> None:
        kept = self.model.rowCount() > 1
        note = self.tr("Kept on this computer") if kept else self.tr("Nothing is kept yet")
        self.heading.set_text(self.tr("History"), note)
        self._on_current()

    def _on_current(self) -> None:
        chosen = self.model.revision_at(self.list.currentIndex()) is not None
        self.restore.setEnabled(chosen)
        why = self.tr("Choose a version first")
        self.restore.setToolTip(
            self.tr("Bring this version back; undo takes it away again") if chosen else why
        )

    def _on_used(self, used: RowUsed) -> None:
        if used.at is None:  # Enter; a click only chooses
            self._restore()

    def _restore(self) -> None:
        revision = self.model.revision_at(self.list.currentIndex())
        if revision is not None:
            self.request_restore.emit(RestoreRequest(revision.sequence))

    def _ask_name(self) -> None:
        self.name.clear()
        self._name_row.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _keep(self) -> None:
        self._name_row.hide()
        self.request_snapshot.emit(SnapshotRequest(self.name.text().strip()))
