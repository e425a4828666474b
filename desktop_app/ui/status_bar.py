"""The line at the foot of the window: how long, how safe, how much is left to settle."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from PySide6.QtCore import QLocale, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme

HEIGHT = 27
MESSAGE_MS = 8000
_ICON = 14
_GAP = 5
_EVEN_DIGITS = QFont.Tag("tnum")


class SaveState(NamedTuple):
    """How safe the text is: `state` in a word, `text` a sentence where something is wrong."""

    state: Literal["saved", "saving", "failed"] | str
    text: str = ""


class StatusItem(QAbstractButton):
    """A few words with an icon before them; a button where something is behind them."""

    def __init__(self, icons: Icons, *, pressable: bool = False) -> None:
        super().__init__()
        self._icons = icons
        self._words = ""
        self._name = ""
        self._token = "ink_soft"
        self._pressable = pressable
        font = icons.theme.ui_font(12)
        font.setFeature(_EVEN_DIGITS, 1)  # a count that grows moves nothing beside it
        self.setFont(font)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        policy = Qt.FocusPolicy.TabFocus if pressable else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(policy)
        if pressable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        icons.theme.changed.connect(self.update)
        self.hide()

    def show_text(self, text: str, icon: str = "", token: str = "ink_soft", tip: str = "") -> None:
        """Show these words; nothing at all where there are none."""
        if (text, icon, token, tip) == (self.text(), self._name, self._token, self.toolTip()):
            return  # it is told at every key, and would be painted and laid out again
        # Not Qt's own text, for which the whole bar would be laid out each time.
        self._words = text
        self._name, self._token = icon, token
        self.setToolTip(tip)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        if self.sizeHint() != self.size():
            self.updateGeometry()
        self.update()

    def text(self) -> str:
        """The words."""
        return self._words

    def sizeHint(self) -> QSize:
        """Icon and words side by side."""
        words = self.fontMetrics().horizontalAdvance(self.text())
        icon = _ICON + _GAP if self._name else 0
        return QSize(words + icon + 8, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press it as Space does."""
        if self._pressable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw icon and words."""
        theme = self._icons.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._pressable and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, 3, 0, -3), 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 3, -1, -3), 4, 4)
        left = 4
        if self._name:
            ratio = self.devicePixelRatioF()
            pixmap = self._icons.pixmap(self._name, self._token, _ICON, ratio)
            painter.drawPixmap(left, (self.height() - _ICON) // 2, pixmap)
            left += _ICON + _GAP
        painter.setPen(theme.colour(self._token))
        room = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(
            room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )


class StatusBar(QWidget):
    """Words and reading time at the left, a brief message after them, the state at the right.

    Signals: `request_checks()` when the findings were pressed; `request_zoom_reset()` when the
    zoom was.
    """

    request_checks = Signal()
    request_zoom_reset = Signal()

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        tip: Callable[[str, str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tip = tip  # a text with the keys of a command
        self._undo_slot: Callable[[], object] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.words = StatusItem(icons, pressable=True)
        self.minutes = StatusItem(icons)
        self.message = ElidedLabel(theme, size=12)
        self.undo = TextButton(icons, self.tr("Undo"), kind="link")
        self.saved = StatusItem(icons)
        self.language = StatusItem(icons, pressable=True)
        self.findings = StatusItem(icons, pressable=True)
        self.zoom = StatusItem(icons, pressable=True)
        self.undo.hide()
        self.undo.clicked.connect(self._on_undo)
        self.findings.clicked.connect(self._ask_for_checks)
        self.zoom.clicked.connect(self._ask_for_zoom_reset)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear_message)
        self._lay_out()

    def add_item(self, item: QWidget) -> None:
        """Put one more item behind the counts."""
        self._extra.addWidget(item)

    def show_counts(self, words: int, minutes: int) -> None:
        """Show how long the article is and how long it takes to read."""
        number = QLocale(QLocale.Language.English).toString(words)
        one = self.tr("1 word")
        self.words.show_text(one if words == 1 else self.tr("{0} words").format(number))
        self.minutes.show_text(self.tr("{0} min read").format(minutes))

    def clear_counts(self) -> None:
        """Show no counts while no article is open."""
        for item in (self.words, self.minutes, self.findings, self.saved):
            item.show_text("")

    def show_save(self, state: SaveState) -> None:
        """Show whether the text is on disk."""
        if state.state == "saved":
            self.saved.show_text(self.tr("Saved"), "check", "good", state.text)
        elif state.state == "saving":
            self.saved.show_text(self.tr("Saving…"), "", "ink_soft", state.text)
        else:
            self.saved.show_text(self.tr("Not saved"), "circle-alert", "bad", state.text)

    def show_findings(self, errors: int, warnings: int) -> None:
        """Show how many places want a look before the article goes out."""
        count = errors + warnings
        if not count:
            self.findings.show_text(self.tr("Nothing to settle"), "check", "ink_soft")
            return
        tip = self._tip(self.tr("Show the checks"), "tab.checks")
        if errors:
            tip = self.tr("{0} of them stop an export").format(errors) + "\n" + tip
        text = self.tr("{0} to settle").format(count)
        self.findings.show_text(text, "triangle-alert", "warn", tip)

    def show_zoom(self, percent: int) -> None:
        """Show how large the text is set, where it is not in its normal size."""
        tip = self._tip(self.tr("Back to the normal size"), "zoom.reset")
        self.zoom.show_text(f"{percent}%", tip=tip)

    def show_message(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show a sentence for a while, with a way back where one is given."""
        self.message.set_text(text)
        self._undo_slot = undo
        self.undo.setVisible(undo is not None)
        self._timer.start(MESSAGE_MS)

    def clear_message(self) -> None:
        """Take the message away."""
        self._timer.stop()
        self.message.set_text("")
        self._undo_slot = None
        self.undo.hide()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(8)
        row.addWidget(self.words)
        row.addWidget(self.minutes)
        self._extra = QHBoxLayout()  # what is added later
        row.addLayout(self._extra)
        row.addSpacing(8)
        row.addWidget(self.message)
        row.addWidget(self.undo)
        row.addStretch(1)
        for item in (self.saved, self.language, self.findings, self.zoom):
            row.addWidget(item)

    def _on_undo(self) -> None:
        slot = self._undo_slot
        self.clear_message()
        if slot is not None:
            slot()

    def _ask_for_checks(self) -> None:
        self.request_checks.emit()

    def _ask_for_zoom_reset(self) -> None:
        self.request_zoom_reset.emit()
