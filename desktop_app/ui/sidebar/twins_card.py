"""The card in the cast's tab that points out two people who may be one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.ui.sidebar.small_card import SmallCard
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from PySide6.QtWidgets import QWidget

    from desktop_app.domain.twins import Twins
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme


class TwinsCard(SmallCard):
    """Hidden where there are none, or the writer has said that they are two.

    Signals: `merge_wanted(Twins)`.
    """

    merge_wanted = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("One person?"), below=0, parent=parent)
        self._twins: tuple[Twins, ...] = ()
        self._two: set[frozenset[UUID]] = set()  # said to be two people, until the window closes
        self.merge = TextButton(icons, self.tr("Merge"), kind="link")
        self.keep = TextButton(icons, self.tr("Two people"), kind="link")
        self.merge.clicked.connect(self._merge)
        self.keep.clicked.connect(self._keep)
        self.add_button(self.keep)
        self.add_button(self.merge)

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
