"""A sheet that asks for one line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from desktop_app.ui.icons import Icons


class AskSheet(Sheet):
    """A title, a field, Cancel and one button that says what happens.

    Signals: `answered(str)` with the trimmed text, once it is not empty.
    """

    answered = Signal(str)

    def __init__(
        self,
        icons: Icons,
        parent: QWidget,
        title: str,
        subtitle: str = "",
        *,
        button: str,
        text: str = "",
        placeholder: str = "",
    ) -> None:
        super().__init__(icons.theme, parent, title, subtitle, width=420)
        self._field = QLineEdit(text)
        self._field.setFont(icons.theme.ui_font(13))
        self._field.setPlaceholderText(placeholder)
        self._field.setAccessibleName(title)
        self._field.selectAll()
        self.body.addWidget(self._field)
        cancel = TextButton(icons, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self._ok = TextButton(icons, button, kind="primary")
        self._ok.clicked.connect(self._answer)
        self.add_button(cancel)
        self.add_button(self._ok, default=True)
        self._field.textChanged.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self._ok.setEnabled(bool(self._field.text().strip()))

    def _answer(self) -> None:
        text = self._field.text().strip()
        if text:
            self.accept()
            self.answered.emit(text)
