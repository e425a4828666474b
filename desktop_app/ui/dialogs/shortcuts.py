"""Every command with its keys, and how to give it others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.ui.commands import MENUS, REGISTRY
from desktop_app.ui.dialogs.shortcut_row import KeysPressed, RowTalk, ShortcutRow
from desktop_app.ui.keymap import native_text
from desktop_app.ui.widgets.label import make_label, set_tone
from desktop_app.ui.widgets.search_field import SearchField
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from desktop_app.ui.commands import Commands
    from desktop_app.ui.dialogs.shortcut_row import KeysRefused, RowChosen
    from desktop_app.ui.icons import Icons


_AT_ONCE = 12  # rows: no more are seen at first in the smallest window, and no turn takes long


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
        self._talk = RowTalk(self)
        self._talk.keys_pressed.connect(self._on_keys)
        self._talk.keys_refused.connect(self._on_refused)
        self._talk.chosen.connect(self._on_chosen)
        self._talk.request_reset.connect(self._on_reset)
        self._groups: list[tuple[QLabel, QVBoxLayout, list[ShortcutRow]]] = []
        self._wanted: list[str] = []  # the words that are looked for
        self._to_make = [
            (menu, spec.id)
            for menu in MENUS
            for spec in REGISTRY
            if spec.menu.partition(":")[0] == menu
        ]
        self._last_menu = ""
        self._groups_box = QVBoxLayout()
        self._groups_box.setSpacing(self.body.spacing())
        self.body.addLayout(self._groups_box)
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
        # A hundred rows are too much for one turn; those that are seen first come first.
        self._making = QTimer(self, interval=0)
        self._making.timeout.connect(self._make_some)
        self._making.start()
        self._make_some()
        self._show()

    def is_whole(self) -> bool:
        """Whether all rows are there: they are made a few at a time."""
        return not self._to_make

    def _make_some(self) -> None:
        chunk, self._to_make = self._to_make[:_AT_ONCE], self._to_make[_AT_ONCE:]
        for menu, id_ in chunk:
            if menu != self._last_menu:
                self._last_menu = menu
                self._add_group(menu)
            self._add_row(id_)
        if not self._to_make:
            self._making.stop()
            self._none.setHidden(any(not row.isHidden() for row in self.rows.values()))

    def _add_group(self, menu: str) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        # First, so that nothing is shown while it has no parent: it would be a window of its own.
        self._groups_box.addLayout(column)
        title = make_label(
            self._icons.theme, self._commands.menu_title(menu), size=11.5, weight=600, tone="soft"
        )
        column.addWidget(title)
        title.setVisible(not self._wanted)
        self._groups.append((title, column, []))

    def _add_row(self, id_: str) -> None:
        title, column, rows = self._groups[-1]
        row = self.rows[id_] = ShortcutRow(self._icons, id_, self._name(id_), self._talk)
        self._show_keys(row)
        column.addWidget(row)
        rows.append(row)
        row.setVisible(self._is_wanted(row))
        if self._wanted:
            title.setHidden(title.isHidden() and row.isHidden())

    def _name(self, id_: str) -> str:
        return self._commands.action(id_).text().rstrip("…")

    def _show(self) -> None:
        for row in self.rows.values():
            self._show_keys(row)
        self.all.setEnabled(self._commands.keymap.is_any_changed())

    def _show_keys(self, row: ShortcutRow) -> None:
        keymap = self._commands.keymap
        row.show_keys(keymap.keys(row.id), changed=keymap.is_changed(row.id))

    def _filter(self, wanted: str) -> None:
        self._wanted = wanted.casefold().split()
        found = False
        self._forget()
        for title, _column, rows in self._groups:
            some = False
            for row in rows:
                shown = self._is_wanted(row)
                row.setVisible(shown)
                some = some or shown
            title.setVisible(some)
            found = found or some
        self._none.setVisible(not found and self.is_whole())

    def _is_wanted(self, row: ShortcutRow) -> bool:
        text = f"{row.text()} {row.keys()}".casefold()
        return all(word in text for word in self._wanted)

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
        if keymap.begins_others(pressed.keys):
            words = self.tr("{0} begins the keys of other commands; press other keys.")
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
                text = words.format(native_text(keys), self._name(owner))
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
