"""Two texts of one article side by side, and which of them it shall have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.sentences import differing
from desktop_app.ui.text.positions import Positions
from desktop_app.ui.widgets.label import make_label
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from desktop_app.domain.article import Article
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme


class TwoTextsSheet(Sheet):
    """Shows the library's text and the writer's; closed without a choice, both are kept.

    Signals: `library_chosen()`; `mine_chosen()`.
    """

    library_chosen = Signal()
    mine_chosen = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, stored: Article, mine: Article, parent: QWidget
    ) -> None:
        title = stored.headline.strip() or self.tr("Untitled")
        super().__init__(theme, parent, self.tr("There are two texts of “{0}”.").format(title))
        self._width = 860
        self.set_title(
            self.tr("There are two texts of “{0}”.").format(title),
            self.tr("The library has a newer one than yours began from. Both are kept."),
        )
        self._theme = theme
        row = QHBoxLayout()
        row.setSpacing(16)
        texts = (_whole(stored), _whole(mine))
        self.stored = self._column(row, self.tr("In the library"), texts[0], texts[1])
        self.mine = self._column(row, self.tr("Yours"), texts[1], texts[0])
        self.body.addLayout(row)
        self.keep_both = TextButton(icons, self.tr("Keep both as articles"))
        self.take_stored = TextButton(icons, self.tr("Use the library’s"), kind="outline")
        self.take_mine = TextButton(icons, self.tr("Use yours"), kind="outline")
        self.keep_both.clicked.connect(self.reject)
        self.take_stored.clicked.connect(self._choose_stored)
        self.take_mine.clicked.connect(self._choose_mine)
        self.add_button(self.keep_both, default=True)
        self.add_button(self.take_stored)
        self.add_button(self.take_mine)

    def _column(self, row: QHBoxLayout, name: str, text: str, other: str) -> QPlainTextEdit:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(make_label(self._theme, name, size=12, weight=600, tone="soft"))
        field = QPlainTextEdit()
        field.setReadOnly(True)
        field.setUndoRedoEnabled(False)
        field.setFont(self._theme.writing_font(14))
        field.setPlainText(text)
        field.setMinimumHeight(340)
        field.setAccessibleName(name)
        column.addWidget(field)
        row.addLayout(column, 1)
        self._mark(field, text, other)
        return field

    def _mark(self, field: QPlainTextEdit, text: str, other: str) -> None:
        """Wash what only this text has, and show where it begins."""
        start, end = differing(text, other)
        positions = Positions(text)
        cursor = field.textCursor()
        cursor.setPosition(positions.utf16(start))
        field.setTextCursor(cursor)
        field.centerCursor()
        cursor.setPosition(positions.utf16(end), QTextCursor.MoveMode.KeepAnchor)
        wash = QTextEdit.ExtraSelection()
        wash.cursor = cursor
        wash.format.setBackground(self._theme.colour("accent_soft"))
        field.setExtraSelections([wash])

    def _choose_stored(self) -> None:
        self.accept()
        self.library_chosen.emit()

    def _choose_mine(self) -> None:
        self.accept()
        self.mine_chosen.emit()


def _whole(article: Article) -> str:
    above = [line for line in (article.headline, article.dek) if line]
    return "\n".join([*above, "", article.body]) if above else article.body
