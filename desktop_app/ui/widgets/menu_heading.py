"""A sentence at the head of a menu's entries, as long as it is: nothing to be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget, QWidgetAction

from desktop_app.ui.widgets.label import make_label

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QPaintEvent

    from desktop_app.ui.theme import Theme

_WIDEST = 300  # pixels of words; longer ones wrap


class MenuHeading(QWidgetAction):
    """An icon and a sentence, and what is to be known about it in smaller letters below.

    It is off, so that the keys pass over it; a screen reader reads it as the menu's own name.
    """

    def __init__(
        self, theme: Theme, icon: QPixmap, sentence: str, below: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.setText(sentence)
        self.setEnabled(False)
        sentence_label = make_label(theme, sentence, weight=600, wrap=True)
        below_label = make_label(theme, below, size=12, tone="soft", wrap=True)
        labels = [label for label in (sentence_label, below_label) if label.text()]
        width = min(max(map(_natural_width, labels)), _WIDEST)
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(12, 5, 14, 6)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        grid.addWidget(_Mark(icon), 0, 0, Qt.AlignmentFlag.AlignTop)
        for row, label in enumerate(labels):
            # A menu asks for no height by width.
            label.setFixedSize(width, label.heightForWidth(width))
            grid.addWidget(label, row, 1, Qt.AlignmentFlag.AlignLeft)
        self.setDefaultWidget(box)


class _Mark(QWidget):
    """An icon in its own colours: a label that is off would show it grey."""

    def __init__(self, icon: QPixmap) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(icon.deviceIndependentSize().toSize())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        QPainter(self).drawPixmap(0, 0, self._icon)


def _natural_width(label: QLabel) -> int:
    return QFontMetrics(label.font()).horizontalAdvance(label.text()) + 2
