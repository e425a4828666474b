"""The kept states of the article: compared with now, brought back whole or in parts."""

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
from desktop_app.ui.sidebar.requests import RestoreRequest, SnapshotRequest, VersionChosen
from desktop_app.ui.widgets.icon_button import IconButton
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QShowEvent

    from desktop_app.domain.revision import RevisionRow
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme


class HistoryTab(QWidget):
    """A list of revisions under *Now*.

    Signals: `version_chosen(VersionChosen)` when another row is the current one;
    `request_restore(RestoreRequest)`, `request_part(RestoreRequest)` to copy a part of it,
    `request_snapshot(SnapshotRequest)`.
    """

    version_chosen = Signal(object)
    request_restore = Signal(object)
    request_part = Signal(object)
    request_snapshot = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: int | None = None  # the sequence that was chosen last; None is now
        self._asked_from: QWidget | None = None
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
        self.part = TextButton(icons, self.tr("Copy a part"), "copy")
        self.part.clicked.connect(self._copy_part)
        self.keep = IconButton(icons, "save", self.tr("Keep this version (Ctrl+S)"))
        self.keep.clicked.connect(self.ask_name)
        self.heading.add_button(self.keep)
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
        column.addWidget(Footer([self.restore, self.part]))
        self._refresh()

    def show_revisions(self, revisions: Sequence[RevisionRow], words: int) -> None:
        """Show these revisions, and how many words there are now."""
        chosen = self._told
        if self.model.show(revisions, words) and chosen is not None:
            # A list that is read anew has no current row: stay on the one that is compared.
            self.list.setCurrentIndex(self.model.index(self.model.row_of(chosen)))
        self._refresh()

    def show_changes(self, sequence: int, count: int) -> None:
        """Say how many changes there have been since that version."""
        self.model.set_changes(sequence, count)

    def choose_now(self) -> None:
        """Stand on Now again."""
        self.list.setCurrentIndex(self.model.index(0))

    def ask_name(self) -> None:
        """Keep the article as it stands, once its name is given; asked again, keep it at once."""
        if self._name_row.isVisible():
            self._keep()
            return
        self._asked_from = self.window().focusWidget()
        self.name.clear()
        self._name_row.show()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_words(self, words: int) -> None:
        """Say how many words there are now."""
        self.model.set_words(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape leaves the name without keeping anything."""
        key = event.key() if isinstance(event, QKeyEvent) else None
        pressed = event.type() == QEvent.Type.KeyPress and key == Qt.Key.Key_Escape
        if watched is self.name and pressed:
            self._close_name()
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
        revision = self.model.revision_at(self.list.currentIndex())
        chosen = revision is not None
        self.restore.setEnabled(chosen)
        self.part.setEnabled(chosen)
        why = self.tr("Choose a version first")
        self.restore.setToolTip(
            self.tr("Bring this version back; undo takes it away again") if chosen else why
        )
        self.part.setToolTip(self.tr("Take something from this version") if chosen else why)
        self._tell(revision)

    def _tell(self, revision: RevisionRow | None) -> None:
        sequence = revision.sequence if revision is not None else None
        if sequence != self._told:
            self._told = sequence
            self.model.clear_changes()
            self.version_chosen.emit(VersionChosen(sequence, self.model.title(revision)))

    def _on_used(self, used: RowUsed) -> None:
        if used.at is None:  # Enter; a click only chooses
            self._restore()

    def _restore(self) -> None:
        revision = self.model.revision_at(self.list.currentIndex())
        if revision is not None:
            self.request_restore.emit(RestoreRequest(revision.sequence))

    def _copy_part(self) -> None:
        revision = self.model.revision_at(self.list.currentIndex())
        if revision is not None:
            self.request_part.emit(RestoreRequest(revision.sequence))

    def _close_name(self) -> None:
        """Give the keyboard back to where it was."""
        self._name_row.hide()
        back, self._asked_from = self._asked_from, None
        (back or self.keep).setFocus()

    def _keep(self) -> None:
        self._close_name()
        self.request_snapshot.emit(SnapshotRequest(self.name.text().strip()))
