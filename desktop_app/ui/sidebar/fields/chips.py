"""Several short things in one box: each a chip, with a place to type the next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QListView, QWidget

from desktop_app.domain.text import fold
from desktop_app.ui.sidebar.fields.base import DetailField
from desktop_app.ui.widgets.chip import Chip
from desktop_app.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme

_HEIGHT = 22
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True)
class NewChip:
    """Words typed that name no known thing, where one may be made of them."""

    text: str


class _ChipLine(QLineEdit):
    """A line without a frame, as wide as its words; it invites only where nothing else does.

    Signals: `entered()` on Enter or a comma after some words; `left_behind()` when Left or
    Backspace are pressed before the first letter.
    """

    entered = Signal()
    left_behind = Signal()

    def __init__(self, theme: Theme, invitation: str) -> None:
        super().__init__()
        self._invitation = invitation
        self.setFont(theme.ui_font(13))
        self.setStyleSheet(
            "QLineEdit { border: 0; background: transparent; padding: 0;"
            f" min-height: {_HEIGHT}px; max-height: {_HEIGHT}px; }}"
        )
        self.invite(wanted=True)
        self.textChanged.connect(self.updateGeometry)

    def invite(self, *, wanted: bool) -> None:
        """Say what can be typed here, or keep quiet."""
        self.setPlaceholderText(self._invitation if wanted else "")
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys that mean something to the chips. A completer sends keys here, past any filter."""
        key = event.key()
        comma = key == Qt.Key.Key_Comma and not event.modifiers()
        at_start = self.cursorPosition() == 0 and not self.hasSelectedText()
        if comma or (key in _ENTER and self.text().strip()):
            self.entered.emit()
        elif at_start and key in (Qt.Key.Key_Left, Qt.Key.Key_Backspace):
            self.left_behind.emit()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """As wide as what stands in it."""
        words = self.text() or self.placeholderText()
        return QSize(max(28, self.fontMetrics().horizontalAdvance(words) + 12), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Room for the caret."""
        return QSize(28, _HEIGHT)


class ChipsField(DetailField):
    """A list of keys, each shown by its label.

    With `free` any words can be added; else only the options, and with `can_make` other words
    are wished for. Signals: `edited()` at once; `request_new(NewChip)`.
    """

    request_new = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        label: str,
        placeholder: str,
        *,
        free: bool = True,
        can_make: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, label, parent)
        self._icons = icons
        self._free, self._can_make = free, can_make
        self._values: tuple[str, ...] = ()
        self._options: dict[str, str] = {}
        self._chips: list[Chip] = []
        self.box = QFrame()
        self.box.setProperty("card", "true")
        self.box.setCursor(Qt.CursorShape.IBeamCursor)
        self.box.installEventFilter(self)
        self.line = _ChipLine(theme, placeholder)
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._on_typed)
        self.line.entered.connect(self._on_entered)
        self.line.left_behind.connect(self._on_left_behind)
        self._flow = FlowLayout(self.box, spacing=5)
        self._flow.setContentsMargins(8, 3, 8, 3)
        self._flow.addWidget(self.line)
        self._names = QStringListModel(self)
        self._popup = QListView()
        self._completer = QCompleter(self._names, self)
        self._prepare_completer()
        self.set_control(self.box, self.line)

    def value(self) -> tuple[str, ...]:
        """The keys in their order."""
        return self._values

    def set_value(self, values: Sequence[str]) -> None:
        """Show these keys; what is being typed stays."""
        if tuple(values) == self._values and len(self._chips) == len(values):
            return
        self._values = tuple(values)
        self._rebuild()

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these pairs of key and label to whoever types."""
        offered = dict(options)
        if offered == self._options:
            return
        self._options = offered
        self._names.setStringList(list(offered.values()))
        self._rebuild()

    def add(self, key: str) -> None:
        """Add a thing, once."""
        if key and key not in self._values:
            self._values = (*self._values, key)
            self._rebuild()
            self.edited.emit()

    def remove(self, key: str) -> None:
        """Take a thing away."""
        if key in self._values:
            self._values = tuple(value for value in self._values if value != key)
            self._rebuild()
            self.edited.emit()

    def flush(self) -> None:
        """Take what was typed and not yet added, where it is plain what it means."""
        if self.line.text().strip():
            self._take(self.line.text(), wish=False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys at the start of the line reach for the chips; a click in the box for the line."""
        kind = event.type()
        if watched is self.box and kind == QEvent.Type.MouseButtonPress:
            self.line.setFocus(Qt.FocusReason.MouseFocusReason)
        elif isinstance(event, QKeyEvent) and isinstance(watched, Chip):
            return kind == QEvent.Type.KeyPress and self._on_chip_key(watched, event)
        elif watched is self.line and kind == QEvent.Type.FocusIn:
            self.line.invite(wanted=True)
        elif watched is self.line and kind == QEvent.Type.FocusOut and not self._is_completing():
            self.line.invite(wanted=not self._values)
            self.flush()
        return super().eventFilter(watched, event)

    def _prepare_completer(self) -> None:
        completer = self._completer
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(8)
        completer.setPopup(self._popup)
        completer.activated.connect(self._on_completed)
        # Not the line's own completer: that one's list would be as narrow as the line.
        completer.setWidget(self.line)
        self._dress()
        self.theme.changed.connect(self._dress)

    def _is_completing(self) -> bool:
        return self._popup.isVisible()

    def _dress(self) -> None:
        theme = self.theme
        self._popup.setFont(theme.ui_font(13))
        self._popup.setStyleSheet(
            f"QListView {{ background: {theme.hex('surface')}; color: {theme.hex('ink')};"
            f" border: 1px solid {theme.hex('line')}; padding: 0 4px; }}"
            f"QListView::item {{ min-height: 26px; padding: 0 6px; border-radius: 4px; }}"
            f"QListView::item:selected {{ background: {theme.hex('accent_soft')}; }}"
        )

    def _on_typed(self, text: str) -> None:
        self.set_hint("")
        self._completer.setCompletionPrefix(text.strip())
        if not text.strip() or not self._completer.completionCount():
            self._popup.hide()
            return
        # The list is as wide as the box, and hangs from its lower edge.
        corner = self.line.mapFrom(self.box, QPoint(0, 0))
        self._completer.complete(QRect(corner, self.box.size()))

    def _on_entered(self) -> None:
        chosen = self._popup.currentIndex()
        if self._is_completing() and chosen.isValid():
            self._on_completed(str(chosen.data()))
        elif self.line.text().strip():
            self._take(self.line.text(), wish=True)
        self._popup.hide()

    def _on_left_behind(self) -> None:
        if self._chips:
            self._chips[-1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_completed(self, label: str) -> None:
        key = next((key for key, known in self._options.items() if known == label), "")
        self.line.clear()
        self.add(key)

    def _take(self, text: str, *, wish: bool) -> None:
        text = " ".join(text.replace(",", " ").split())
        wanted = fold(text)
        key = next((k for k, label in self._options.items() if fold(label) == wanted), "")
        if not key and text in self._options:
            key = text
        if not key and self._free:
            key = text
        if key:
            self.line.clear()
            self.set_hint("")
            self.add(key)
        elif self._can_make and wish:
            self.line.clear()
            self.set_hint("")
            self.request_new.emit(NewChip(text))
        else:
            self.set_hint(self.tr("There is no “{0}” in the library.").format(text), "bad")

    def _on_chip_key(self, chip: Chip, event: QKeyEvent) -> bool:
        place = self._chips.index(chip)
        if event.key() == Qt.Key.Key_Left:
            self._focus(max(0, place - 1))
        elif event.key() == Qt.Key.Key_Right:
            self._focus(place + 1 if place + 1 < len(self._chips) else -1)
        else:
            return False
        return True

    def _on_removed(self) -> None:
        chip = self.sender()
        if not isinstance(chip, Chip):
            return
        place = self._chips.index(chip)
        had_focus = chip.hasFocus()
        self.remove(self._values[place])
        if had_focus:
            self._focus(min(place, len(self._chips) - 1))

    def _focus(self, place: int) -> None:
        target: QWidget = self._chips[place] if place >= 0 else self.line
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _rebuild(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self.line)
        self._chips = []
        for key in self._values:
            chip = Chip(self._icons, self._options.get(key, key), removable=True)
            # Tab passes the field in one step; the arrows walk its chips.
            chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            chip.setToolTip(self.tr("Backspace removes it"))
            chip.installEventFilter(self)
            chip.removed.connect(self._on_removed)
            self._flow.addWidget(chip)
            # The layout would show it later only, and what is not shown takes no focus.
            chip.show()
            self._chips.append(chip)
        self._flow.addWidget(self.line)
        self.line.invite(wanted=not self._values or self.line.hasFocus())
        self.updateGeometry()
