"""The box for snippets: a few letters find one, and below it stands what it would put in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout

from desktop_app.domain.snippets import expand
from desktop_app.ui.dialogs.choice_box import FIELD_HEIGHT, ChoiceBox
from desktop_app.ui.dialogs.fuzzy import candidate, rank
from desktop_app.ui.dialogs.palette_delegate import ROW_HEIGHT, Choice
from desktop_app.ui.widgets.hairline import Hairline

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QWidget

    from desktop_app.domain.snippets import Snippet
    from desktop_app.ui.icons import Icons

_ROWS, _PREVIEW = 7, 132


class SnippetBox(ChoiceBox):
    """Enter or a click hands a snippet on.

    Signals: `chosen(Snippet)`.
    """

    chosen = Signal(object)

    def __init__(
        self,
        icons: Icons,
        parent: QWidget,
        snippets: Sequence[Snippet],
        values: Mapping[str, str],
    ) -> None:
        super().__init__(icons, parent, hint=self.tr("Find a snippet…"), icon="code")
        self._snippets = snippets
        self._values = values
        self._found: list[Snippet] = []
        self.setAccessibleName(self.tr("Insert a snippet"))
        self.preview = QPlainTextEdit()
        self.preview.setReadOnly(True)
        self.preview.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.preview.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.preview.setFont(icons.theme.writing_font(13))
        self.preview.setAccessibleName(self.tr("What it puts in"))
        self.preview.setFixedHeight(_PREVIEW)
        self._lay_out()
        self.field.textChanged.connect(self._refresh)
        self.list.selectionModel().currentChanged.connect(self._show_preview)
        self._refresh()

    def open(self) -> None:
        """Show it, with the keys in the field."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def content_height(self) -> int:
        """The same for any number of rows."""
        return 4 + FIELD_HEIGHT + 1 + 5 + _ROWS * ROW_HEIGHT + 1 + _PREVIEW + 14

    def choose(self, index: QModelIndex) -> None:
        """Hand the snippet on."""
        snippet = self._snippet(index)
        if snippet is not None:
            # Closed first: the editor should have the keys again.
            self.accept()
            self.chosen.emit(snippet)

    def _lay_out(self) -> None:
        column = self.lay_out_list(below=6)
        column.addWidget(Hairline())
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 6, 12, 0)
        foot.addWidget(self.preview)
        column.addLayout(foot)

    def _refresh(self) -> None:
        query = self.field.text().strip()
        self._found = list(self._snippets)
        if query:
            named = [candidate(f"{one.name}  {one.note}", one) for one in self._snippets]
            self._found = rank(query, named, 60)
        self.show_choices([Choice(one.name, "text-quote", one.note) for one in self._found])

    def _snippet(self, index: QModelIndex) -> Snippet | None:
        row = index.row()
        return self._found[row] if 0 <= row < len(self._found) else None

    def _show_preview(self, index: QModelIndex) -> None:
        snippet = self._snippet(index)
        self.preview.setPlainText(expand(snippet, self._values).text if snippet else "")
