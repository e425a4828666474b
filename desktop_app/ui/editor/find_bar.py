"""The bar above the text that finds and replaces."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from desktop_app.domain.hits import Query
from desktop_app.ui.editor.find_field import FieldWithNote
from desktop_app.ui.editor.finder import Replacement
from desktop_app.ui.widgets.icon_button import IconButton
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QResizeEvent

    from desktop_app.ui.editor.finder import Finder, FindState
    from desktop_app.ui.editor.pane import EditorPane
    from desktop_app.ui.icons import Icons

_WIDE = 430  # pixels, from which the options stand beside the field
_LONGEST = 200  # characters of a selection that are taken into the field
_BUTTON, _ICON = 26, 16


class FindBar(QWidget):
    """Finds as words are typed; Enter and Shift+Enter walk, Escape closes.

    Signals: `closed()`.
    """

    closed = Signal()

    def __init__(self, pane: EditorPane, finder: Finder, icons: Icons) -> None:
        super().__init__(pane)
        self._pane = pane
        self._finder = finder
        self._theme = icons.theme
        self.setObjectName("find_bar")
        self.setAccessibleName(self.tr("Find and replace"))
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.field = FieldWithNote(icons, self.tr("Find in this text"))
        self.replacement = FieldWithNote(icons, self.tr("Replace with"))
        self._make_buttons(icons)
        self._says = QLabel()
        self._says.setTextFormat(Qt.TextFormat.PlainText)
        self._says.setWordWrap(True)
        self._says.setFont(self._theme.ui_font(12))
        self._says.setProperty("tone", "bad")
        self._says.setAccessibleName(self.tr("What is wrong with the pattern"))
        self._says.hide()
        self._wide: bool | None = None
        self._lay_out()
        self._connect()
        self._dress()
        self.hide()

    def buttons(self) -> dict[str, IconButton]:
        """The buttons that do what commands do, by the command."""
        return {
            "edit.replace": self.expand,
            "edit.find-previous": self.previous,
            "edit.find-next": self.next,
        }

    def _make_buttons(self, icons: Icons) -> None:
        def toggle(name: str, text: str) -> IconButton:
            return IconButton(
                icons, name, text, size=_BUTTON, icon_size=_ICON, checkable=True, parent=self
            )

        def button(name: str, text: str) -> IconButton:
            return IconButton(icons, name, text, size=_BUTTON, icon_size=_ICON, parent=self)

        self.expand = button("chevron-right", self.tr("Show or hide replacing (Ctrl+H)"))
        self.previous = button("arrow-up", self.tr("Previous hit (Shift+Enter, Shift+F3)"))
        self.next = button("arrow-down", self.tr("Next hit (Enter, F3)"))
        self.close_button = button("x", self.tr("Close (Esc)"))
        self.case = toggle("case-sensitive", self.tr("Match case (Alt+C)"))
        self.word = toggle("whole-word", self.tr("Whole words only (Alt+W)"))
        self.pattern = toggle("regex", self.tr("Regular expression (Alt+R)"))
        self.selection = toggle("text-select", self.tr("In the selection only (Alt+L)"))
        self.keep_case = toggle("case-upper", self.tr("Keep capitals as they were (Alt+P)"))
        self.one = TextButton(icons, self.tr("Replace"), parent=self)
        self.one.setToolTip(self.tr("Replace this hit and go to the next (Enter)"))
        self.all = TextButton(icons, self.tr("All"), parent=self)
        self.all.setToolTip(self.tr("Replace all hits as one step (Ctrl+Alt+Enter)"))
        self.all.setAccessibleName(self.tr("Replace all"))
        for one in (self.one, self.all):
            one.setFont(self._theme.ui_font(12.5, 500))
        self._keys = {
            Qt.Key.Key_C: self.case,
            Qt.Key.Key_W: self.word,
            Qt.Key.Key_R: self.pattern,
            Qt.Key.Key_L: self.selection,
            Qt.Key.Key_P: self.keep_case,
        }

    def _lay_out(self) -> None:
        self._options = QWidget(self)
        row = QHBoxLayout(self._options)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for option in (self.case, self.word, self.pattern, self.selection):
            row.addWidget(option)
        self._walk = QWidget(self)
        row = QHBoxLayout(self._walk)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(1)
        for one in (self.previous, self.next, self.close_button):
            row.addWidget(one)
        self._doing = QWidget(self)
        row = QHBoxLayout(self._doing)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for widget in (self.keep_case, self.one, self.all):
            row.addWidget(widget)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 6, 8, 6)
        self._grid.setHorizontalSpacing(4)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._show_replacing(shown=False)
        self._place()

    def _place(self) -> None:
        """Set the parts out; where there is little room, the options get a line of their own."""
        wide = self.width() >= _WIDE
        if wide == self._wide:
            return
        self._wide = wide
        grid = self._grid
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        for part in (self._options, self._walk, self._doing, self.replacement, self._says):
            grid.removeWidget(part)
        grid.addWidget(self.expand, 0, 0)
        grid.addWidget(self.field, 0, 1)
        if wide:
            grid.addWidget(self._options, 0, 2)
            grid.addWidget(self._walk, 0, 3)
            grid.addWidget(self.replacement, 2, 1)
            grid.addWidget(self._doing, 2, 2, 1, 2, left)
        else:
            grid.addWidget(self._walk, 0, 2)
            grid.addWidget(self._options, 1, 1, 1, 2, left)
            grid.addWidget(self.replacement, 2, 1, 1, 2)
            grid.addWidget(self._doing, 3, 1, 1, 2, right)
        grid.addWidget(self._says, 4, 1, 1, 3)

    def _connect(self) -> None:
        self._finder.changed.connect(self.show_state)
        self.field.textChanged.connect(self._on_words)
        for option in (self.case, self.word, self.pattern):
            option.toggled.connect(self._on_option)
        self.selection.toggled.connect(self._on_selection)
        self.next.clicked.connect(self.find_next)
        self.previous.clicked.connect(self.find_previous)
        self.close_button.clicked.connect(self.leave)
        self.expand.clicked.connect(self._on_expand)
        self.one.clicked.connect(self._replace_one)
        self.all.clicked.connect(self._replace_all)
        for field in (self.field, self.replacement):
            field.installEventFilter(self)
        self._pane.escapes.append(self.leave)
        self._theme.changed.connect(self._dress)

    # --------------------------------------------------------------------------- what is asked

    def open(self, *, replacing: bool = False) -> None:
        """Show the bar with the selection in its field, and take the keys."""
        words = self._pane.selected_text()
        scope = None
        if words and "\n" not in words and len(words) <= _LONGEST:
            self.field.setText(_escaped(words) if self.pattern.isChecked() else words)
        elif words:
            start, end = sorted(self._pane.body.place())
            scope = (start, end)
        self._appear()
        if replacing:
            self._show_replacing(shown=True)
        if scope is not None and not self.selection.isChecked():
            self._set_scope(scope)
        self._finder.look_for(self._query(), go=bool(self.field.text()) and not words)
        field = self.replacement if replacing and self.field.text() else self.field
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    def leave(self) -> bool:
        """Close the bar; the caret stays at the hit. False where it is closed already."""
        if self.isHidden():
            return False
        self.hide()
        self._set_scope(None)
        self._finder.stop()
        self._pane.body.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()
        return True

    def find_next(self) -> None:
        """Go to the next hit; where the bar is closed, it comes back without the keys."""
        self._walk_on(1)

    def find_previous(self) -> None:
        """Go to the hit before."""
        self._walk_on(-1)

    def _walk_on(self, step: int) -> None:
        if not self.field.text():
            self.open()
            return
        if self.isHidden():
            self._appear()
            self._finder.look_for(self._query())
        self._finder.step(step)

    def _appear(self) -> None:
        if self.isHidden():
            self._finder.start()
            self.show()

    def _query(self) -> Query:
        return Query(
            self.field.text(),
            regex=self.pattern.isChecked(),
            whole_word=self.word.isChecked(),
            match_case=self.case.isChecked(),
            scope=self._finder.query.scope,
        )

    def _on_words(self) -> None:
        if not self.isHidden():
            self._finder.look_for(self._query(), go=True)

    def _on_option(self) -> None:
        self._finder.look_for(self._query())

    def _on_selection(self, on: bool) -> None:
        start, end = sorted(self._pane.body.place())
        if on and start == end:
            self._set_scope(None)
            self._say(self.tr("Select a part of the text first."))
            return
        self._set_scope((start, end) if on else None)
        self._finder.look_for(self._query())

    def _set_scope(self, scope: tuple[int, int] | None) -> None:
        self.selection.blockSignals(True)
        self.selection.setChecked(scope is not None)
        self.selection.blockSignals(False)
        self.selection.update()
        self._finder.look_for(replace(self._query(), scope=scope))

    def _on_expand(self) -> None:
        self._show_replacing(shown=self.replacement.isHidden())
        (self.field if self.replacement.isHidden() else self.replacement).setFocus()

    def _show_replacing(self, *, shown: bool) -> None:
        self.replacement.setVisible(shown)
        self._doing.setVisible(shown)
        self.expand.set_icon_name("chevron-down" if shown else "chevron-right")

    def _replace_one(self) -> None:
        self._finder.replace_one(self._replacement())

    def _replace_all(self) -> None:
        self._finder.replace_all(self._replacement())

    def _replacement(self) -> Replacement:
        return Replacement(self.replacement.text(), self.keep_case.isChecked())

    # ---------------------------------------------------------------------------- what is said

    def show_state(self, state: FindState) -> None:
        """Say how many there are and which one it is, or what is wrong."""
        self._say(state.problem)
        words = bool(self.field.text())
        self.field.set_tone("bad" if words and not state.count else "")
        self.field.set_note(self._count(state) if words and not state.problem else "")
        self.field.setAccessibleDescription(self.field.note())
        free = not self._pane.body.isReadOnly()
        for button in (self.next, self.previous, self.one, self.all):
            button.setEnabled(state.count > 0 and (free or button in (self.next, self.previous)))
        if state.replaced >= 0:
            self.replacement.set_note(self.tr("{0} replaced").format(_number(state.replaced)))
        elif self.replacement.note() and state.current >= 0:
            self.replacement.set_note("")

    def _count(self, state: FindState) -> str:
        if not state.count:
            return self.tr("None")
        many = _number(state.count) + ("" if state.complete else "+")
        if state.current < 0:
            return many
        return self.tr("{0} of {1}").format(_number(state.current + 1), many)

    def _say(self, text: str) -> None:
        self._says.setText(text)
        self._says.setVisible(bool(text))

    # ---------------------------------------------------------------------------------- events

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk and replace by Enter, and press the options by Alt and their letter."""
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride and self._is_option(event):
                event.accept()  # else Alt and a letter would open a menu
                return True
            if event.type() == QEvent.Type.KeyPress and self._on_key(watched, event):
                return True
        return super().eventFilter(watched, event)

    def _is_option(self, event: QKeyEvent) -> bool:
        return event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in self._keys

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        if self._is_option(event):
            self._keys[Qt.Key(event.key())].click()
            return True
        if event.key() == Qt.Key.Key_Escape:
            return self.leave()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        if modifiers == both and not self.replacement.isHidden():
            self._replace_all()
        elif watched is self.replacement:
            self._replace_one()
        elif modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.find_previous()
        else:
            self.find_next()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Escape from a button of the bar too."""
        if event.key() == Qt.Key.Key_Escape and self.leave():
            event.accept()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the parts out for the new width."""
        super().resizeEvent(event)
        self._place()

    def _dress(self) -> None:
        hexes = self._theme.hex
        self.setStyleSheet(
            f"QWidget#find_bar {{ background: {hexes('paper')};"
            f" border-bottom: 1px solid {hexes('line')}; }}"
        )


def _number(count: int) -> str:
    return QLocale(QLocale.Language.English).toString(count)


def _escaped(words: str) -> str:
    """The pattern that finds just these words."""
    return "".join(f"\\{char}" if char in r"\^$.|?*+()[]{}" else char for char in words)
