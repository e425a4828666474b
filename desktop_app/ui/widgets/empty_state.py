"""What a place says while there is nothing in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.label import make_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.ui.icons import Icons


class EmptyState(QWidget):
    """An icon, a title, a sentence and the buttons that lead on."""

    def __init__(
        self,
        icons: Icons,
        title: str,
        text: str = "",
        buttons: Sequence[QWidget] = (),
        *,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icons = icons
        self._icon_name = icon
        self._mark = QLabel(self)
        self._title = make_label(icons.theme, title, weight=600, wrap=True)
        self._text = make_label(icons.theme, text, size=13, tone="soft", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 24, 16, 20)
        column.setSpacing(6)
        column.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._title)
        column.addWidget(self._text)
        if buttons:
            holder = QWidget(self)
            row = FlowLayout(holder, spacing=8)
            for button in buttons:
                row.addWidget(button)
            line = QHBoxLayout()
            line.setContentsMargins(0, 10, 0, 0)
            line.addWidget(holder)
            column.addLayout(line)
        column.addStretch(1)
        self._mark.setVisible(bool(icon))
        self._text.setVisible(bool(text))
        self._tint()
        icons.theme.changed.connect(self._tint)

    def set_text(self, title: str, text: str = "") -> None:
        """Say something else."""
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))

    def _tint(self) -> None:
        if self._icon_name:
            ratio = self.devicePixelRatioF()
            self._mark.setPixmap(self._icons.pixmap(self._icon_name, "ink_faint", 24, ratio))
