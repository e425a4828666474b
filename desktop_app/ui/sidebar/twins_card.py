"""The card in the cast's tab that points out two people who may be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.sidebar.painting import MARGIN
from desktop_app.ui.widgets.label import make_label
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from desktop_app.domain.twins import Twins
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme


class TwinsCard(QWidget):
    """Hidden where there are none, or the writer has said that they are two.

    Signals: `merge_wanted(Twins)`.
    """

    merge_wanted = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._twins: tuple[Twins, ...] = ()
        self._two: set[frozenset[UUID]] = set()  # said to be two people, until the window closes
        self.title = make_label(theme, self.tr("One person?"), size=12, weight=600)
        self.names = make_label(theme, size=12, tone="soft", wrap=True)
        self.merge = TextButton(icons, self.tr("Merge"), kind="link")
        self.keep = TextButton(icons, self.tr("Two people"), kind="link")
        self.merge.clicked.connect(self._merge)
        self.keep.clicked.connect(self._keep)
        card = QFrame()
        card.setProperty("card", "true")
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self.keep)
        head.addWidget(self.merge)
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 8, 12, 10)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self.names)
        around = QVBoxLayout(self)
        around.setContentsMargins(MARGIN, 8, MARGIN, 0)
        around.addWidget(card)
        self.hide()

    def show_twins(self, twins: Sequence[Twins]) -> None:
        """Show the first of these about whom nothing was said."""
        self._twins = tuple(pair for pair in twins if _key(pair) not in self._two)
        if self._twins:
            keep, drop = self._twins[0]
            self.names.setText(self.tr("{0} and {1}").format(keep.name, drop.name))
            tip = self.tr("Keep {0}; “{1}” becomes another name of theirs")
            self.merge.setToolTip(tip.format(keep.name, drop.name))
        self.setVisible(bool(self._twins))

    def _merge(self) -> None:
        self.merge_wanted.emit(self._twins[0])

    def _keep(self) -> None:
        self._two.add(_key(self._twins[0]))
        self.show_twins(self._twins)


def _key(pair: Twins) -> frozenset[UUID]:
    return frozenset((pair.keep.id, pair.drop.id))
