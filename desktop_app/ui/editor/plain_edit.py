"""A QTextEdit that holds plain text and nothing else, exactly as it was typed."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPalette,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QFrame, QMenu, QTextEdit, QWidget

from desktop_app.domain.text import clean
from desktop_app.ui.editor.geometry import x_of
from desktop_app.ui.widgets.viewport import own_viewport

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import (
        QAction,
        QContextMenuEvent,
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QTextBlock,
    )

    from desktop_app.ui.open_article import OpenArticle
    from desktop_app.ui.text.steps import Caret
    from desktop_app.ui.text.tracked import TrackedText
    from desktop_app.ui.theme import Theme

_CARET_WIDTH = 2
_LARGE_PASTE = 1000  # characters: more than this, and a version is kept first
_TYPES_WITH_ALT = sys.platform == "darwin"  # there Alt alone types signs
_MOVES = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)


class PlainEdit(QTextEdit):
    """One field of the open article: its undo is the article's, its caret in the accent.

    Signals: `caret_moved()` when anchor or caret are elsewhere; `entered()` when the keys come
    here.
    """

    caret_moved = Signal()
    entered = Signal()

    def __init__(
        self, article: OpenArticle, text: TrackedText, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        own_viewport(self)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Base)
        self.article = article
        self.tracked = text
        self.theme = theme
        self._caret_on = False
        self._painted = QRect()  # where the caret was painted last
        self._seen_revision = -1  # of the document, when the caret's place was last asked for
        self._drop_at: int | None = None
        self.hint = ""  # shown while there is no text
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAcceptRichText(False)
        # Qt inverts what is under its caret and knows no colour for it: we draw our own.
        self.setCursorWidth(0)
        self.setDocument(text.document)
        self._stays_on = False  # for one more turn: a key came
        hints = QGuiApplication.styleHints()
        self._flash = hints.cursorFlashTime()  # milliseconds
        hints.cursorFlashTimeChanged.connect(self._set_flash)
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._turn_caret)
        self.cursorPositionChanged.connect(self._note_caret)
        self.selectionChanged.connect(self._note_caret)
        article.caret_wanted.connect(self._take_caret)
        # Qt does not notice that a document goes before its editor, and would crash.
        text.destroyed.connect(self._let_go)

    def _let_go(self) -> None:
        self.setDocument(QTextDocument(self))

    # --------------------------------------------------------------------------- the caret

    def place(self) -> tuple[int, int]:
        """Anchor and caret in code points."""
        return self.tracked.selection(self.textCursor())

    def put_caret(self, anchor: int, position: int) -> None:
        """Set anchor and caret, in code points, and show them."""
        cursor = self.tracked.cursor(anchor, position)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def caret_rect(self, position: int | None = None) -> QRectF:
        """Where the caret stands in the viewport, or would stand at a UTF-16 position."""
        place = self.textCursor().position() if position is None else position
        block = self.document().findBlock(place)
        line_box = self.line_box(block, place - block.position())
        if line_box is None:
            cursor = QTextCursor(self.document())
            cursor.setPosition(place)
            return QRectF(self.cursorRect(cursor)).adjusted(0, 0, _CARET_WIDTH, 0)
        x, baseline = line_box
        size = float(self.fontInfo().pixelSize())
        return QRectF(round(x) - 1, baseline - size * 1.02, _CARET_WIDTH, size * 1.3)

    def line_box(self, block: QTextBlock, place: int) -> tuple[float, float] | None:
        """The x and the baseline, in the viewport, of a UTF-16 place within a block."""
        layout = block.layout()
        # Reading the place asks Qt to lay the block out where it has not yet.
        self.document().documentLayout().blockBoundingRect(block)
        line = layout.lineForTextPosition(min(place, max(block.length() - 1, 0)))
        if not line.isValid() or layout.preeditAreaText():
            return None
        x = x_of(line, place) + layout.position().x()
        baseline = layout.position().y() + line.y() + line.ascent()
        scroll = self.verticalScrollBar().value()
        return x - self.horizontalScrollBar().value(), baseline - scroll

    def _note_caret(self) -> None:
        anchor, position = self.place()
        self.article.note_caret(self.tracked.field, anchor, position)
        self._restart_blinking()
        self.caret_moved.emit()

    def _take_caret(self, caret: Caret) -> None:
        if caret.field != self.tracked.field:
            return
        if not self.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        anchor, place = caret.anchor, caret.position
        self.tracked.when_there(lambda: self.put_caret(anchor, place), max(anchor, place))

    def _set_flash(self, milliseconds: int) -> None:
        self._flash = milliseconds
        self._blink.stop()
        self._restart_blinking()

    def _restart_blinking(self) -> None:
        self._caret_on = self.hasFocus()
        if not self._caret_on or self._flash <= 0:
            self._blink.stop()
        elif self._blink.isActive():
            self._stays_on = True  # to start the timer anew at each key costs more
        else:
            self._blink.start(self._flash // 2)
        self._update_caret()

    def _turn_caret(self) -> None:
        if self._stays_on:
            self._stays_on = False
            return
        self._caret_on = not self._caret_on
        self._update_caret()

    def _update_caret(self) -> None:
        """Paint where the caret was, and where it is: all else stays."""
        self.viewport().update(self._painted)
        revision = self.document().revision()
        if revision != self._seen_revision:
            # Qt paints what was written in, and where the caret is in it is found out then.
            self._seen_revision = revision
            return
        self._painted = _around(self.caret_rect())
        self.viewport().update(self._painted)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret, and say where the writer is."""
        super().focusInEvent(event)
        self._note_caret()
        self._update_caret()  # now: nothing else may be painted here
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret; what is typed later is a step of its own."""
        super().focusOutEvent(event)
        self.article.end_run()
        self._restart_blinking()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text, and the caret over it."""
        super().paintEvent(event)
        self.paint_caret(QPainter(self.viewport()), event)

    def paint_caret(self, painter: QPainter, event: QPaintEvent) -> None:
        """Draw the caret, or what may be written where there is nothing."""
        if self.hint and not self.tracked.text and self.article.is_open():
            self._paint_hint(painter)
        show = self._caret_on and not self.isReadOnly()
        if show or self._drop_at is not None:
            box = self.caret_rect(self._drop_at)
            painted = _around(box)
            if painted != self._painted:
                self._painted = painted
                if not event.rect().contains(painted):
                    self.viewport().update(painted)
            painter.fillRect(box, self.theme.colour("accent"))

    def _paint_hint(self, painter: QPainter) -> None:
        place = self.line_box(self.document().firstBlock(), 0)
        if place is not None:
            painter.setFont(self.font())
            painter.setPen(self.theme.colour("ink_faint"))
            painter.drawText(QPointF(*place), self.shown_hint(place[0]))

    def shown_hint(self, left: float) -> str:
        """As much of the hint as there is room for from that x of the viewport on."""
        room = max(self.viewport().width() - round(left), 0)
        return self.fontMetrics().elidedText(self.hint, Qt.TextElideMode.ElideRight, room)

    # ------------------------------------------------------------------------------- input

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo through the article; all else as Qt does it."""
        if event.matches(QKeySequence.StandardKey.Undo):
            self.article.undo()
            return
        if event.matches(QKeySequence.StandardKey.Redo) or _is_ctrl_y(event):
            self.article.redo()
            return
        if event.key() in _MOVES:
            self.article.end_run()
        alone = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if alone and event.text().isprintable() and event.text() and not _TYPES_WITH_ALT:
            event.ignore()  # a key of a menu, or of nothing: Qt would type the letter
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """What is typed after a click is a step of its own."""
        self.article.end_run()
        super().mousePressEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected characters as they are; Qt's own would change no-break spaces."""
        data = QMimeData()
        start, end = sorted(self.place())
        data.setText(self.tracked.text[start:end])
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Whether there is text in it."""
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text over the selection, as one step."""
        text = text_of(source)
        if text and not self.isReadOnly():
            if len(text) > _LARGE_PASTE:
                self.article.expect_large_edit("before-paste")
            self.insert(text, self.tr("Paste"))

    def insert(self, text: str, label: str) -> None:
        """Put text over the selection, as one step."""
        text = self.prepared(text)
        start, end = sorted(self.place())
        with self.article.compound(label):
            self.tracked.replace(start, end, text)
        end = start + len(text)
        if self.tracked.held_back or self.tracked.arriving:
            self.tracked.when_there(lambda: self.put_caret(end, end), end)
        self.ensureCursorVisible()

    def prepared(self, text: str) -> str:
        """The text as this field can take it."""
        return clean(text)

    # -------------------------------------------------------------------------------- menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done here."""
        menu = self.make_menu()
        menu.exec(event.globalPos())
        menu.deleteLater()

    def make_menu(self) -> QMenu:
        """The context menu."""
        menu = QMenu(self)
        selected = self.textCursor().hasSelection()
        free = not self.isReadOnly()
        history = self.article.history
        keys = QKeySequence.StandardKey
        self._offer(menu, self.tr("Undo"), keys.Undo, self.article.undo, on=history.can_undo())
        self._offer(menu, self.tr("Redo"), keys.Redo, self.article.redo, on=history.can_redo())
        menu.addSeparator()
        self._offer(menu, self.tr("Cut"), keys.Cut, self.cut, on=selected and free)
        self._offer(menu, self.tr("Copy"), keys.Copy, self.copy, on=selected)
        self._offer(menu, self.tr("Paste"), keys.Paste, self.paste, on=free and self.canPaste())
        menu.addSeparator()
        self._offer(menu, self.tr("Select all"), keys.SelectAll, self.selectAll, on=True)
        return menu

    def _offer(
        self,
        menu: QMenu,
        text: str,
        key: QKeySequence.StandardKey,
        do: Callable[[], object],
        *,
        on: bool,
    ) -> QAction:
        action = menu.addAction(text)
        action.setShortcut(QKeySequence(key))
        action.setShortcutVisibleInContextMenu(True)
        action.setEnabled(on)
        action.triggered.connect(lambda _checked=False: do())
        return action


def _around(caret: QRectF) -> QRect:
    return caret.toAlignedRect().adjusted(-1, -1, 1, 1)


def text_of(source: QMimeData) -> str:
    """The plain text that was copied or dragged."""
    if source.hasText():
        return clean(source.text())
    return clean(QTextDocumentFragment.fromHtml(source.html()).toPlainText())


def _is_ctrl_y(event: QKeyEvent) -> bool:
    return event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
