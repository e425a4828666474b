"""Every command with its keys, and how to give it others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.commands import MENUS, REGISTRY
from desktop_app.ui.dialogs.shortcut_row import KeysPressed, ShortcutRow
from desktop_app.ui.keymap import native_text
from desktop_app.ui.widgets.label import make_label, set_tone
from desktop_app.ui.widgets.search_field import SearchField
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from desktop_app.ui.commands import Commands
    from desktop_app.ui.dialogs.shortcut_row import KeysRefused, RowChosen
    from desktop_app.ui.icons import Icons


class ShortcutsSheet(Sheet):
    """All commands by menu. A row that is pressed takes the keys that are pressed next."""

    def __init__(self, icons: Icons, commands: Commands, parent: QWidget) -> None:
        super().__init__(icons.theme, parent, "", "", width=600)
        self.set_title(
            self.tr("Keyboard shortcuts"),
            self.tr("Click a command and press its new keys. Backspace leaves it without."),
        )
        self._icons = icons
        self._commands = commands
        self.search = SearchField(icons, self.tr("Find a command or its keys"))
        self.search.textChanged.connect(self._filter)
        self.add_to_head(self.search)
        self.rows: dict[str, ShortcutRow] = {}
        self._groups: list[tuple[QLabel, QVBoxLayout, list[ShortcutRow]]] = []
        for menu in MENUS:
            self._add_group(menu)
        self.question = _Question(icons)
        self.question.hide()
        self.question.take.clicked.connect(self._take)
        self.question.leave.clicked.connect(self._leave)
        self._asked: KeysPressed | None = None
        self._none = make_label(icons.theme, self.tr("No command is called so."), tone="soft")
        self._none.hide()
        self.body.addWidget(self._none)
        self.body.addStretch(1)
        self.all = TextButton(icons, self.tr("Reset all"), "rotate-ccw", kind="quiet")
        self.all.clicked.connect(self._reset_all)
        self.add_button(self.all, left=True)
        close = TextButton(icons, self.tr("Close"))
        close.clicked.connect(self.accept)
        self.add_button(close, default=True)
        commands.keys_changed.connect(self._show)
        self._show()

    def _add_group(self, menu: str) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        title = make_label(
            self._icons.theme, self._commands.menu_title(menu), size=11.5, weight=600, tone="soft"
        )
        column.addWidget(title)
        rows = []
        for spec in REGISTRY:
            if spec.menu.partition(":")[0] != menu:
                continue
            name = self._commands.action(spec.id).text().rstrip("…")
            row = self.rows[spec.id] = ShortcutRow(self._icons, spec.id, name)
            row.keys_pressed.connect(self._on_keys)
            row.keys_refused.connect(self._on_refused)
            row.chosen.connect(self._on_chosen)
            row.request_reset.connect(self._on_reset)
            column.addWidget(row)
            rows.append(row)
        self._groups.append((title, column, rows))
        self.body.addLayout(column)

    def _show(self) -> None:
        keymap = self._commands.keymap
        for id_, row in self.rows.items():
            row.show_keys(keymap.keys(id_), changed=keymap.is_changed(id_))
        self.all.setEnabled(keymap.is_any_changed())

    def _filter(self, wanted: str) -> None:
        words = wanted.casefold().split()
        found = False
        self._forget()
        for title, _column, rows in self._groups:
            some = False
            for row in rows:
                text = f"{row.text()} {row.keys()}".casefold()
                shown = all(word in text for word in words)
                row.setVisible(shown)
                some = some or shown
            title.setVisible(some)
            found = found or some
        self._none.setVisible(not found)

    # ------------------------------------------------------------------------------- new keys

    def _on_chosen(self, chosen: RowChosen) -> None:
        if chosen.waiting:
            self._forget()

    def _on_keys(self, pressed: KeysPressed) -> None:
        keymap, row = self._commands.keymap, self.rows[pressed.id]
        if pressed.keys and keymap.is_taken_by_text(pressed.id, pressed.keys):
            words = self.tr("{0} already does something in every text; press other keys.")
            self._put_below(row, words.format(native_text(pressed.keys)))
            return
        row.stop()
        if pressed.keys in keymap.keys(pressed.id).split("; "):
            self._forget()
            return  # it has them
        self._give_or_ask(pressed)

    def _on_refused(self, refused: KeysRefused) -> None:
        words = self.tr("{0} alone writes or moves; press it with Ctrl or Alt, or a function key.")
        self._put_below(self.rows[refused.id], words.format(native_text(refused.keys)))

    def _on_reset(self, id_: str) -> None:
        self._give_or_ask(KeysPressed(id_, self._commands.keymap.own(id_)))

    def _give_or_ask(self, pressed: KeysPressed) -> None:
        keymap = self._commands.keymap
        for keys in pressed.keys.split("; "):
            owner = keymap.owner(keys, besides=pressed.id) if keys else ""
            if owner:
                self._asked = pressed
                words = self.tr("{0} belongs to “{1}”.")
                name = self.rows[owner].text()
                text = words.format(native_text(keys), name)
                self._put_below(self.rows[pressed.id], text, choice=True)
                return
        self._forget()
        self._commands.give_keys(pressed.id, pressed.keys)

    def _put_below(self, row: ShortcutRow, text: str, *, choice: bool = False) -> None:
        column = next(column for _title, column, rows in self._groups if row in rows)
        self.question.ask(text, choice=choice)
        column.insertWidget(column.indexOf(row) + 1, self.question)
        self.question.show()
        if choice:
            self.question.take.setFocus()

    def _take(self) -> None:
        asked = self._asked
        self._forget()
        if asked is not None:
            self._commands.give_keys(asked.id, asked.keys)
            self.rows[asked.id].setFocus()

    def _leave(self) -> None:
        asked = self._asked
        self._forget()
        if asked is not None:
            self.rows[asked.id].setFocus()

    def _forget(self) -> None:
        self._asked = None
        self.question.hide()

    def _reset_all(self) -> None:
        self._forget()
        self._commands.reset_keys()


class _Question(QWidget):
    """Says below a row why its keys were not taken at once, with a choice where there is one."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.words = make_label(icons.theme, size=12.5, wrap=True)
        self.take = TextButton(icons, self.tr("Use it here"), kind="link")
        self.leave = TextButton(icons, self.tr("Leave it there"), kind="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 6)
        row.addWidget(self.words, 1)
        row.addWidget(self.take)
        row.addWidget(self.leave)

    def ask(self, text: str, *, choice: bool) -> None:
        """Say this, and offer the choice or not."""
        self.words.setText(text)
        set_tone(self.words, "warn")
        self.take.setVisible(choice)
        self.leave.setVisible(choice)
