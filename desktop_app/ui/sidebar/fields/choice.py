"""One of a few things, in a box that looks like the other fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.ui.sidebar.fields.base import DetailField
from desktop_app.ui.widgets.combo_box import ComboBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme


class ChoiceField(DetailField):
    """A choice by key. Signals: `edited()` at once, by the writer's own hand only."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        label: str,
        choices: Sequence[tuple[str, str]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, label, parent)
        self.box = ComboBox(icons)
        self.set_choices(choices)
        self.box.activated.connect(self._on_activated)
        self.set_control(self.box)
        self._last = self.value()

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer these pairs of key and words."""
        self.box.clear()
        for key, words in choices:
            self.box.addItem(words, key)
        self._last = self.value()

    def value(self) -> str:
        """The key of what is chosen."""
        key = self.box.currentData()
        return key if isinstance(key, str) else ""

    def set_value(self, key: str) -> None:
        """Show a choice."""
        self.box.setCurrentIndex(max(0, self.box.findData(key)))
        self._last = self.value()

    def _on_activated(self, _index: int) -> None:
        if self.value() != self._last:
            self._last = self.value()
            self.edited.emit()
