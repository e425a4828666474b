"""The row above a comparison: what is compared, a way through the changes, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui.preview.toolbar import HEIGHT
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.icon_button import IconButton
from desktop_app.ui.widgets.label import make_label

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme


_ROOMY = 340


class StepWanted(NamedTuple):
    """The next change (1) or the one before (-1) was asked for."""

    step: int


class DiffBar(QWidget):
    """Signals: `stepped(StepWanted)`; `request_page()` to show the page again."""

    stepped = Signal(object)
    request_page = Signal()

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.setFixedHeight(HEIGHT)
        self._lead = make_label(theme, self.tr("Now against"), size=12.5, tone="soft")
        self.name = ElidedLabel(theme, size=12.5, weight=600)
        self.count = make_label(theme, size=12.5, tone="soft")
        self.previous = IconButton(
            icons, "chevron-up", self.tr("Previous change (Shift+F7)"), size=24, icon_size=16
        )
        self.next = IconButton(
            icons, "chevron-down", self.tr("Next change (F7)"), size=24, icon_size=16
        )
        self.back = IconButton(icons, "x", self.tr("Back to the page (Esc)"), size=24, icon_size=16)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 8, 0)
        row.setSpacing(5)
        row.addWidget(self._lead)
        row.addWidget(self.name)
        row.addWidget(self.count)
        row.addStretch(1)
        for button in (self.previous, self.next, self.back):
            row.addWidget(button)
        self.previous.clicked.connect(self._go_back)
        self.next.clicked.connect(self._go_on)
        self.back.clicked.connect(self.request_page)

    def show_state(self, name: str, count: int, current: int) -> None:
        """Say what is compared, and which of how many changes is in sight; -1 is none of them."""
        self.name.set_text(name)
        if current >= 0:
            words = self.tr("· {0} of {1}").format(current + 1, count)
        elif count > 1:
            words = self.tr("· {0} changes").format(f"{count:,}")
        else:
            words = self.tr("· 1 change") if count else self.tr("· nothing has changed")
        self.count.setText(words)
        self.count.setMinimumWidth(self.count.sizeHint().width())
        self.setAccessibleName(f"{self._lead.text()} {name} {words}")
        for button in (self.previous, self.next):
            button.setEnabled(count > 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the name and the count where there is no room for all the words."""
        super().resizeEvent(event)
        self._lead.setVisible(self.width() >= _ROOMY)

    def _go_back(self) -> None:
        self.stepped.emit(StepWanted(-1))

    def _go_on(self) -> None:
        self.stepped.emit(StepWanted(1))
