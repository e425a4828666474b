"""A kept version as it was typed, to copy a part of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop_app.ui.text.positions import Positions
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from desktop_app.domain.article import Article
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme


@dataclass(frozen=True)
class PartCopied:
    """Text that is to be on the clipboard."""

    text: str


class CopyPartSheet(Sheet):
    """Headline, dek and body of a version; what is selected is copied, exactly as it was typed.

    Signals: `copied(PartCopied)`.
    """

    copied = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, article: Article, parent: QWidget) -> None:
        super().__init__(theme, parent, self.tr("Copy a part"), width=640)
        self.set_title(self.tr("Copy a part"), self.tr("Select what you want back."))
        above = [line for line in (article.headline, article.dek) if line]
        self._above = "\n".join([*above, ""]) + "\n" if above else ""
        self._text = self._above + article.body
        self._positions = Positions(self._text)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setUndoRedoEnabled(False)
        self.text.setFont(theme.writing_font(14))
        self.text.setPlainText(self._text)
        self.text.setMinimumHeight(380)
        self.text.setAccessibleName(self.tr("The version as it was typed"))
        # A read-only field shows no caret of its own accord; the keyboard needs one to select.
        self.text.setTextInteractionFlags(
            self.text.textInteractionFlags().TextSelectableByKeyboard
            | self.text.textInteractionFlags().TextSelectableByMouse
        )
        self.body.addWidget(self.text)
        self.copy = TextButton(icons, self.tr("Copy"), "copy", kind="primary")
        self.copy.clicked.connect(self._copy)
        cancel = TextButton(icons, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)
        self.add_button(self.copy, default=True)
        self.text.selectionChanged.connect(self._on_selection)
        self._on_selection()
        self.text.setFocus()

    def select_lines(self, first: int, stop: int) -> None:
        """Select these lines of the body, from 0 and end-exclusive, and show them."""
        lines = self._text[len(self._above) :].split("\n")
        starts = [len(self._above)]
        for line in lines:
            starts.append(starts[-1] + len(line) + 1)
        first, stop = min(first, len(lines)), min(stop, len(lines))
        end = starts[stop] - 1 if stop > first else starts[first]
        cursor = self.text.textCursor()
        last = len(self._text)
        cursor.setPosition(self._positions.utf16(min(end, last)))
        start = self._positions.utf16(min(starts[first], last))
        cursor.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
        self.text.setTextCursor(cursor)
        self.text.centerCursor()

    def selected(self) -> str:
        """What is selected, as it was typed: Qt's own answer changes line ends and blanks."""
        cursor = self.text.textCursor()
        start = self._positions.code_point(cursor.selectionStart())
        return self._text[start : self._positions.code_point(cursor.selectionEnd())]

    def _on_selection(self) -> None:
        some = self.text.textCursor().hasSelection()
        self.copy.setEnabled(some)
        self.copy.setToolTip("" if some else self.tr("Select something first"))

    def _copy(self) -> None:
        self.copied.emit(PartCopied(self.selected()))
        self.accept()
