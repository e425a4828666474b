"""The strip of buttons at the foot of a tab, under its hairline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.sidebar.painting import MARGIN
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.hairline import Hairline

if TYPE_CHECKING:
    from collections.abc import Sequence


class Footer(QWidget):
    """Buttons side by side, under each other where the sidebar is narrow."""

    def __init__(
        self, buttons: Sequence[QWidget], parent: QWidget | None = None, *, spacing: int = 8
    ) -> None:
        super().__init__(parent)
        row = QWidget()
        flow = FlowLayout(row, spacing=spacing)
        flow.setContentsMargins(MARGIN, 10, MARGIN, 10)
        for button in buttons:
            flow.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addWidget(row)
