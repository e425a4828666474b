"""A line of text, and some lines of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy

from desktop_app.domain.text import clean
from desktop_app.ui.sidebar.fields.base import DetailField

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QShowEvent
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.theme import Theme


_MARGIN = 3  # the document's own
_PADDING = 3


class LineField(DetailField):
    """One line. Signals: `edited()` after a pause, Enter, or when the focus leaves."""

    def __init__(
        self, theme: Theme, label: str, placeholder: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, label, parent)
        self.line = QLineEdit()
        self.line.setFont(theme.ui_font(13))
        self.line.setPlaceholderText(placeholder)
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self.flush)
        self.set_control(self.line)

    def value(self) -> str:
        """The text without blanks around it."""
        return self.line.text().strip()

    def set_value(self, value: str) -> None:
        """Show a value; what is being typed, or already says the same, stays as it is."""
        if self.committer.pending() or self.value() == value.strip():
            return
        caret = self.line.cursorPosition()
        self.line.setText(value)
        if self.line.hasFocus():
            self.line.setCursorPosition(caret)
        else:
            self.line.setCursorPosition(0)

    def _on_edited(self, _text: str) -> None:
        self.committer.touch()


class GrowingText(QPlainTextEdit):
    """Plain text that is as high as its lines, between two bounds; Tab leaves it.

    Signals: `left()` when the focus goes, `submitted()` on Ctrl+Enter.
    """

    left = Signal()
    submitted = Signal()

    def __init__(self, theme: Theme, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setFont(theme.ui_font(13))
        self.setTabChangesFocus(True)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(_MARGIN)
        # The same inset as a line's, which has Qt's own two pixels besides its padding.
        self.setStyleSheet(f"QPlainTextEdit {{ padding: {_PADDING}px 7px; }}")
        # Told after every new layout, by words as by width.
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        """As high as the lines that it shows."""
        return QSize(120, self._height())

    def minimumSizeHint(self) -> QSize:
        """No less than that."""
        return QSize(60, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps otherwise."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """What was set out of sight is laid out only now."""
        super().showEvent(event)
        self._fit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the focus goes."""
        super().focusOutEvent(event)
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter settles; plain Enter is a new line."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.submitted.emit()
            return
        super().keyPressEvent(event)

    def _height(self) -> int:
        lines = max(self._least, min(self._most, round(self.document().size().height())))
        return lines * self.fontMetrics().lineSpacing() + 2 * (1 + _PADDING + _MARGIN)

    def _fit(self) -> None:
        full = round(self.document().size().height()) > self._most
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAsNeeded if full else policy.ScrollBarAlwaysOff
        )
        if self.height() != self._height():
            self.setFixedHeight(self._height())


class TextField(DetailField):
    """Some lines of text. With `one_paragraph`, line ends are blanks in the value.

    Signals: `edited()` after a pause, Ctrl+Enter, or when the focus leaves; `typed()` at once.
    """

    typed = Signal()

    def __init__(
        self,
        theme: Theme,
        label: str,
        *,
        placeholder: str = "",
        least: int = 2,
        most: int = 6,
        one_paragraph: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, label, parent)
        self._one_paragraph = one_paragraph
        self._showing = False
        self.box = GrowingText(theme, least, most)
        self.box.setPlaceholderText(placeholder)
        self.box.textChanged.connect(self._on_changed)
        self.box.left.connect(self.flush)
        self.box.submitted.connect(self.flush)
        self.set_control(self.box)

    def value(self) -> str:
        """The text without blanks around it."""
        text = clean(self.box.document().toRawText())
        return " ".join(text.split()) if self._one_paragraph else text.strip()

    def lines(self) -> tuple[str, ...]:
        """The lines that say something."""
        return tuple(line.strip() for line in self.value().splitlines() if line.strip())

    def set_value(self, value: str) -> None:
        """Show a value; what is being typed, or already says the same, stays as it is."""
        if self.committer.pending() or self.value() == value.strip():
            return
        self._showing = True
        caret = self.box.textCursor().position()
        self.box.setPlainText(value)
        if self.box.hasFocus():
            cursor = self.box.textCursor()
            cursor.setPosition(min(caret, self.box.document().characterCount() - 1))
            self.box.setTextCursor(cursor)
        self._showing = False
        self.typed.emit()

    def _on_changed(self) -> None:
        if not self._showing:
            self.committer.touch()
            self.typed.emit()
