"""Distraction-free writing: the text alone on the screen, and everything back afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel

from desktop_app.ui.widgets.hairline import Hairline
from desktop_app.ui.widgets.icon_button import IconButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.desk.parts import DeskParts

_SHOWN = 2500  # milliseconds after the mouse was moved
_EDGE = 14
_PANES = ("library", "preview", "sidebar")


class QuietDesk(QObject):
    """Hides all but the editor, fills the screen, and puts everything back as it was.

    Signals: `changed()` when it was entered or left.
    """

    changed = Signal()

    def __init__(self, parts: DeskParts) -> None:
        super().__init__()
        self._parts = parts
        self._on = False
        self._panes: dict[str, bool] = {}
        self._sizes = QByteArray()
        self._state = Qt.WindowState.WindowNoState
        self._hidden: list[QWidget] = []
        self._way_out: IconButton | None = None
        self._status: QLabel | None = None
        self._mouse = QPoint()
        self._fade = QTimer(self, singleShot=True)
        self._fade.timeout.connect(self._hide_status)
        parts.editor.escapes.append(self.leave)

    def is_on(self) -> bool:
        """Whether the text stands alone."""
        return self._on

    def set_on(self, on: bool) -> None:
        """Enter or leave."""
        if on:
            self.enter()
        else:
            self.leave()

    def enter(self) -> None:
        """Leave nothing but the text."""
        if self._on:
            return
        self._on = True
        window = self._parts.window
        self._panes = {name: window.panes.is_shown(name) for name in _PANES}
        self._sizes = window.panes.saveState()
        self._state = window.windowState()
        lines = [
            line for line in window.findChildren(Hairline) if line.parent() is window.panes.parent()
        ]
        parts = [window.top_bar, window.status, *lines]
        self._hidden = [part for part in parts if not part.isHidden()]
        for name in _PANES:
            window.panes.show_pane(name, False)
        for part in self._hidden:
            part.hide()
        window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)
        self._show_way_out()
        self._parts.editor.body.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def leave(self) -> bool:
        """Bring everything back as it was; False where nothing was hidden."""
        if not self._on:
            return False
        self._on = False
        self._fade.stop()
        editor = self._parts.editor
        viewport = editor.body.viewport()
        for watched in (self._parts.window, editor, viewport):
            watched.removeEventFilter(self)
        viewport.setMouseTracking(False)
        for extra in (self._way_out, self._status):
            if extra is not None:
                extra.hide()
        window = self._parts.window
        window.setWindowState(self._state)
        for part in self._hidden:
            part.show()
        for name, shown in self._panes.items():
            window.panes.show_pane(name, shown)
        window.panes.restoreState(self._sizes)
        window.panes.setHandleWidth(1)
        editor.body.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()
        return True

    def _show_way_out(self) -> None:
        editor, icons = self._parts.editor, self._parts.icons
        if self._way_out is None or self._status is None:
            text = self.tr("Back to the whole window (Esc or F11)")
            self._way_out = IconButton(icons, "minimize-2", text, parent=editor)
            self._parts.commands.follow_keys("view.quiet", text, self._way_out.setToolTip)
            self._way_out.set_token("ink_faint")
            self._way_out.clicked.connect(self.leave)
            self._status = QLabel(editor)
            self._status.setTextFormat(Qt.TextFormat.PlainText)
            self._status.setFont(icons.theme.ui_font(12))
            self._status.setProperty("tone", "soft")
            self._status.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._status.hide()
        self._way_out.show()
        self._place()
        viewport = editor.body.viewport()
        for watched in (self._parts.window, editor, viewport):
            watched.installEventFilter(self)
        viewport.setMouseTracking(True)

    def _place(self) -> None:
        editor = self._parts.editor
        if self._way_out is not None and self._status is not None:
            # Clear of the scroll bar, whose marks can be clicked.
            right = editor.width() - _EDGE - self._way_out.width()
            self._way_out.move(right, _EDGE)
            self._way_out.raise_()
            self._status.adjustSize()
            left = (editor.width() - self._status.width()) // 2
            self._status.move(left, editor.height() - self._status.height() - _EDGE)

    def _show_status(self) -> None:
        status = self._parts.window.status
        items = (status.words, status.minutes, status.saved)
        words = "   ".join(item.text() for item in items if item.text())
        if self._status is not None and words:
            self._status.setText(words)
            self._status.show()
            self._place()
            self._fade.start(_SHOWN)

    def _hide_status(self) -> None:
        if self._status is not None:
            self._status.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the status when the mouse moves; leave before the window keeps its looks."""
        kind = event.type()
        if watched is self._parts.window:
            if kind == QEvent.Type.Close:
                self.leave()
        elif kind == QEvent.Type.Resize:
            self._place()
        elif kind == QEvent.Type.MouseMove and watched is not self._parts.editor:
            self._show_status()
        return super().eventFilter(watched, event)
