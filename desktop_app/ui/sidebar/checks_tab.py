"""What is to settle before the article goes out."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.settled import silenced
from desktop_app.ui.sidebar.finding_delegate import FindingDelegate
from desktop_app.ui.sidebar.finding_model import FindingModel, to_settle
from desktop_app.ui.sidebar.heading import Heading
from desktop_app.ui.sidebar.list_view import PlainList, RowUsed
from desktop_app.ui.sidebar.painting import MARGIN
from desktop_app.ui.sidebar.requests import (
    FixRequest,
    GoRequest,
    LookAgainRequest,
    Silence,
    SilenceRequest,
)
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QKeyEvent, QMouseEvent

    from desktop_app.domain.article import Details
    from desktop_app.domain.finding import Finding
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme

_BUTTON_INSET = 8  # from a button's edge to its words
_MOST_WORDS = 40  # letters of a silenced finding's words that its menu shows


class FindingList(PlainList):
    """The findings; F fixes the current one, the menu key or S shows what else can be done.

    Signals: `fix_asked(RowUsed)`, `menu_asked(RowUsed)`.
    """

    fix_asked = Signal(object)
    menu_asked = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, model: FindingModel) -> None:
        super().__init__(theme)
        self._delegate = FindingDelegate(theme, icons, model, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.resized.connect(self._lay_out)

    def use(self, index: QModelIndex, *, shift: bool = False, at: QPoint | None = None) -> None:
        """A click on the fix asks for it; anything else goes to the place."""
        row = self.visualRect(index)
        if at is not None and self._delegate.hits_fix(row, index, at):
            self.fix_asked.emit(RowUsed(index, shift, at))
            return
        super().use(index, shift=shift, at=at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F asks for the fix of the current row."""
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if event.key() == Qt.Key.Key_F and plain and self.currentIndex().isValid():
            self.fix_asked.emit(RowUsed(self.currentIndex()))
            return
        if event.key() == Qt.Key.Key_S and plain and self.currentIndex().isValid():
            self._ask_menu(self.currentIndex(), self.visualRect(self.currentIndex()).center())
            return
        super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row under the mouse, or of the current one for the key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            self._ask_menu(index, self.visualRect(index).center() if by_key else event.pos())

    def _ask_menu(self, index: QModelIndex, at: QPoint) -> None:
        self.menu_asked.emit(RowUsed(index, at=at))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand where a fix can be clicked."""
        at = event.position().toPoint()
        index = self.indexAt(at)
        on_fix = index.isValid() and self._delegate.hits_fix(self.visualRect(index), index, at)
        shape = Qt.CursorShape.PointingHandCursor if on_fix else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def _lay_out(self, width: int) -> None:
        self._delegate.set_width(width)
        self.scheduleDelayedItemsLayout()


class ChecksTab(QWidget):
    """The findings of the checks, the gravest first.

    Signals: `request_go(GoRequest)`, `request_fix(FixRequest)`, `request_silence(SilenceRequest)`,
    `request_look_again(LookAgainRequest)`.
    """

    request_go = Signal(object)
    request_fix = Signal(object)
    request_silence = Signal(object)
    request_look_again = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = FindingModel(self)
        self.heading = Heading(theme, "", "")
        self.list = FindingList(theme, icons, self.model)
        self.list.setAccessibleName(self.tr("Findings"))
        self.list.used.connect(self._on_used)
        self.list.fix_asked.connect(self._on_fix_asked)
        self.list.menu_asked.connect(self._on_menu_asked)
        self.empty = EmptyState(
            icons,
            self.tr("All is settled"),
            self.tr("Nothing stands in the way of this article. It is checked as you type."),
            icon="circle-check",
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.list)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self._stack, 1)
        self._silenced: frozenset[str] = frozenset()
        self._off: tuple[str, ...] = ()
        self.silenced = TextButton(icons, "", kind="quiet")
        self.silenced.setToolTip(self.tr("What is not looked at any more, to be looked at again"))
        self.silenced.clicked.connect(self._on_silenced)
        foot = QHBoxLayout()
        foot.setContentsMargins(MARGIN - _BUTTON_INSET, 4, MARGIN, 6)
        foot.addWidget(self.silenced)
        foot.addStretch(1)
        column.addLayout(foot)
        self.silenced.hide()
        self._refresh()

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what the checks have found, with the row that one stands on kept."""
        row = self.list.currentIndex().row()
        if self.model.show(findings) and row >= 0 and findings:
            self.list.setCurrentIndex(self.model.index(min(row, len(findings) - 1)))
        self._refresh()

    def show_silenced(self, details: Details, house: tuple[str, ...]) -> None:
        """Say how much is silenced: in the article, and by codes in the house."""
        self._silenced, self._off = silenced(details), house
        count = len(self._silenced) + len(house)
        text = self.tr("{0} silenced").format(count)
        self.silenced.setText(text)
        self.silenced.setAccessibleName(text)
        self.silenced.setVisible(count > 0)

    def current(self) -> Finding | None:
        """The finding that the list stands on."""
        return self.model.finding_at(self.list.currentIndex())

    def count(self) -> int:
        """How many findings ask for something."""
        return to_settle(self.model.findings())

    def walk(self, step: int) -> None:
        """Go to the next finding (1) or the one before (-1), round the end."""
        count = self.model.rowCount()
        if not count:
            return
        row = self.list.currentIndex().row()
        row = (row + step) % count if row >= 0 else (0 if step > 0 else count - 1)
        self.list.setCurrentIndex(self.model.index(row))
        self._go(self.model.findings()[row])

    def _refresh(self) -> None:
        count = self.count()
        title = self.tr("{0} to settle before it goes out").format(count)
        if not count:
            title = self.tr("Nothing to settle before it goes out")
        self.heading.set_text(title, self.tr("Checked as you type"))
        has_rows = self.model.rowCount() > 0
        self.heading.setVisible(has_rows)
        self._stack.setCurrentWidget(self.list if has_rows else self.empty)

    def _on_used(self, used: RowUsed) -> None:
        finding = self.model.finding_at(used.index)
        if finding is not None:
            self._go(finding)

    def _go(self, finding: Finding) -> None:
        self.request_go.emit(GoRequest(finding.start, finding.end))

    def select(self, finding: Finding) -> None:
        """Stand on a finding; on the one that has taken its place where it has been moved."""
        found = self.model.findings()
        same = [one for one in found if (one.code, one.message) == (finding.code, finding.message)]
        if same:
            nearest = min(same, key=lambda one: abs(one.start - finding.start))
            self.list.setCurrentIndex(self.model.index(found.index(nearest)))

    def menu_for(self, finding: Finding) -> QMenu:
        """What can be done with a finding: its fixes, and to silence it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.offer(finding, menu)
        return menu

    def offer(self, finding: Finding, menu: QMenu) -> None:
        """Add what can be done with a finding to a menu."""
        fixes = [fix for fix in (finding.fix, finding.other) if fix is not None]
        for fix in fixes:
            request = FixRequest(replace(finding, fix=fix))
            label = fix.label.replace("&", "&&")
            menu.addAction(label, partial(self.request_fix.emit, request))
        if fixes:
            menu.addSeparator()
        names = {
            Silence.HERE: self.tr("Not here"),
            Silence.ARTICLE: self.tr("Never in this article"),
            Silence.HOUSE: self.tr("Never in this library"),
        }
        for scope, name in names.items():
            wish = SilenceRequest(finding, scope)
            menu.addAction(name, partial(self.request_silence.emit, wish))

    def silenced_menu(self) -> QMenu:
        """What is silenced, in this article and in the library; to choose one looks at it again."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if self._silenced:
            menu.addAction(self.tr("Look again in this article at")).setEnabled(False)
        for name in sorted(self._silenced):
            request = LookAgainRequest(article=frozenset({name}))
            menu.addAction(_readable(name), partial(self.request_look_again.emit, request))
        if len(self._silenced) > 1:
            request = LookAgainRequest(article=self._silenced)
            menu.addAction(self.tr("All of these"), partial(self.request_look_again.emit, request))
        if self._off:
            menu.addSeparator()
            menu.addAction(self.tr("Look again in this library at")).setEnabled(False)
        for code in self._off:
            request = LookAgainRequest(house=frozenset({code}))
            menu.addAction(_readable(code), partial(self.request_look_again.emit, request))
        return menu

    def _on_silenced(self) -> None:
        self.silenced_menu().popup(self.silenced.mapToGlobal(QPoint(0, 0)))

    def _on_menu_asked(self, used: RowUsed) -> None:
        finding = self.model.finding_at(used.index)
        if finding is not None and used.at is not None:
            self.menu_for(finding).popup(self.list.viewport().mapToGlobal(used.at))

    def _on_fix_asked(self, used: RowUsed) -> None:
        finding = self.model.finding_at(used.index)
        if finding is not None and finding.fix is not None:
            self.request_fix.emit(FixRequest(finding))


def _readable(name: str) -> str:
    """What is silenced, for a menu: the check's code as words, and the words that it marked."""
    code, _, words = name.partition(": ")
    shown = code.replace("-", " ").capitalize()
    if len(words) > _MOST_WORDS:
        words = words[: _MOST_WORDS - 1].rstrip() + "…"
    return (f"{shown}: “{words}”" if words else shown).replace("&", "&&")
