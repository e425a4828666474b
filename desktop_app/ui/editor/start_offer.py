"""What the editor shows while there is no article to write in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from desktop_app.ui.icons import Icons

_WIDTH = 360


class StartOffer(QWidget):
    """Offers a new article, or to take in what is written already.

    Signals: `request_new()`; `request_import()`.
    """

    request_new = Signal()
    request_import = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = icons.theme
        self.new = TextButton(icons, self.tr("New article"), "square-pen", kind="primary")
        self.take_in = TextButton(icons, self.tr("Import files…"), "file-down")
        self.new.clicked.connect(self._ask_for_new)
        self.take_in.clicked.connect(self._ask_for_import)
        state = EmptyState(
            icons,
            self.tr("No article is open"),
            self.tr("Start one, or take in what you have written elsewhere."),
            [self.new, self.take_in],
            icon="square-pen",
        )
        # Neither alignment nor stretch beside it: both would cut off what wraps.
        state.setMaximumWidth(_WIDTH)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(state, 100)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 120, 0, 0)
        column.addLayout(row, 1)
        self.setAutoFillBackground(True)
        self._theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self._theme.colour("surface"))
        self.setPalette(palette)

    def _ask_for_new(self) -> None:
        self.request_new.emit()

    def _ask_for_import(self) -> None:
        self.request_import.emit()
