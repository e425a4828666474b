"""Every command with its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.ui.commands import REGISTRY, shortcut_text
from desktop_app.ui.widgets.label import make_label
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from desktop_app.ui.commands import Commands
    from desktop_app.ui.icons import Icons

_COLUMNS = (("article", "library", "edit", "insert"), ("view", "go", "help"))


class ShortcutsSheet(Sheet):
    """The commands that have a shortcut, by menu, in two columns."""

    def __init__(self, icons: Icons, commands: Commands, parent: QWidget) -> None:
        super().__init__(icons.theme, parent, "", "", width=720)
        self.set_title(
            self.tr("Keyboard shortcuts"), self.tr("Everything else is under Ctrl+K, by its name.")
        )
        self._icons = icons
        self._commands = commands
        row = QHBoxLayout()
        row.setSpacing(36)
        for menus in _COLUMNS:
            column = QVBoxLayout()
            column.setSpacing(18)
            for menu in menus:
                column.addLayout(self._group(menu))
            column.addStretch(1)
            row.addLayout(column, 1)
        self.body.addLayout(row)
        close = TextButton(icons, self.tr("Close"))
        close.clicked.connect(self.accept)
        self.add_button(close, default=True)

    def _group(self, menu: str) -> QGridLayout:
        theme = self._icons.theme
        grid = QGridLayout()
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(0, 1)
        title = self._commands.menu_title(menu)
        grid.addWidget(make_label(theme, title, size=11.5, weight=600, tone="soft"), 0, 0)
        for spec in REGISTRY:
            if not spec.shortcut or spec.menu.partition(":")[0] != menu:
                continue
            at = grid.rowCount()
            text = self._commands.action(spec.id).text().rstrip("…")
            grid.addWidget(make_label(theme, text), at, 0)
            keys = make_label(theme, shortcut_text(spec), size=12, tone="soft")
            grid.addWidget(keys, at, 1, Qt.AlignmentFlag.AlignRight)
        return grid
