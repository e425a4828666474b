"""The card at the foot of the cast: those whom the text has not named, as a sentence to insert."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from desktop_app.ui.sidebar.small_card import SmallCard
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme
    from desktop_app.worker.protocol import AlsoStarsLine


class AlsoCard(SmallCard):
    """Hidden where everyone is named and no sentence stands in the text. Signals: `wanted()`."""

    wanted = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, self.tr("Also stars"), below=10, parent=parent)
        self.button = TextButton(icons, self.tr("Insert"), kind="link")
        self.button.clicked.connect(self.wanted)
        self.add_button(self.button)
        self._keys = ""

    def show_keys(self, keys: str) -> None:
        """Name the keys that do the same, as they stand behind a tooltip's words."""
        self._keys = keys
        self._show_tip()

    def _show_tip(self) -> None:
        self.button.setToolTip(f"{self.button.accessibleName()}{self._keys}")

    def show_line(self, also: AlsoStarsLine | None) -> None:
        """Show the sentence, and whether it would be new or only brought up to date."""
        sentence = also.sentence if also is not None else ""
        _, _, names = sentence.partition(" also stars ")
        self.names.setText(names.removesuffix("."))
        there = also is not None and also.edit is not None
        self.button.setText(self.tr("Refresh") if there else self.tr("Insert"))
        self.button.setAccessibleName(
            self.tr("Refresh “also stars”") if there else self.tr("Insert “also stars”")
        )
        self._show_tip()
        self.setVisible(bool(sentence))
