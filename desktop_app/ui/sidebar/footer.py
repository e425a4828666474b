"""The strip of buttons at the foot of a tab, under its hairline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.sidebar.painting import MARGIN
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.hairline import Hairline
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent


class Footer(QWidget):
    """Buttons side by side; where the sidebar is narrow first without icons, then in lines."""

    def __init__(
        self, buttons: Sequence[QWidget], parent: QWidget | None = None, *, spacing: int = 8
    ) -> None:
        super().__init__(parent)
        row = QWidget()
        flow = FlowLayout(row, spacing=spacing)
        flow.setContentsMargins(MARGIN, 10, MARGIN, 10)
        for button in buttons:
            flow.addWidget(button)
        self._buttons, self._spacing = tuple(buttons), spacing
        self._full = 0  # the width that all of them want with their icons
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addWidget(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the icons out where they would cost a line."""
        super().resizeEvent(event)
        if not self._full:
            widths = [button.sizeHint().width() for button in self._buttons]
            self._full = sum(widths) + self._spacing * (len(widths) - 1) + 2 * MARGIN
        for button in self._buttons:
            if isinstance(button, TextButton):
                button.show_icon(shown=self._full <= self.width())
