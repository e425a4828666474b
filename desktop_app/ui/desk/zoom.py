"""How large text and page are shown: by keys, wheel and status bar, each kept in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop_app.ui.editor.pane import ZOOM_STEPS

if TYPE_CHECKING:
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.editor.pane import ZoomChanged


class ZoomDesk(QObject):
    """Zooms the pane that has the keys, or that the wheel turns over."""

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk
        self._editor, self._preview = desk.parts.editor, desk.parts.preview
        status, commands = desk.parts.window.status, desk.parts.commands
        self._editor.set_zoom(desk.settings.editor_zoom)
        self._preview.set_zoom(_allowed(desk.settings.preview_zoom))
        self._editor.zoom_changed.connect(self._on_editor)
        self._preview.zoom_turned.connect(self._step_page)
        status.show_zoom(self._editor.zoom)
        status.request_zoom_reset.connect(self._reset_editor)
        commands.bind("zoom.in", lambda: self._step(1))
        commands.bind("zoom.out", lambda: self._step(-1))
        commands.bind("zoom.reset", self._reset)

    def _on_page(self) -> bool:
        """Whether the page has the keys."""
        focused = QApplication.focusWidget()
        return focused is not None and self._preview.isAncestorOf(focused)

    def _step(self, step: int) -> None:
        if self._on_page():
            self._step_page(step)
        elif step > 0:
            self._editor.zoom_in()
        else:
            self._editor.zoom_out()

    def _step_page(self, steps: int) -> None:
        percent = self._preview.zoom
        for _ in range(abs(steps)):
            later = [one for one in ZOOM_STEPS if (one > percent if steps > 0 else one < percent)]
            if later:
                percent = later[0] if steps > 0 else later[-1]
        self._set_page(percent)

    def _set_page(self, percent: int) -> None:
        self._preview.set_zoom(percent)
        self._desk.change_settings(preview_zoom=percent)
        message = self.tr("The page is shown at {0}%.").format(percent)
        self._desk.parts.window.status.show_message(message)

    def _reset(self) -> None:
        if self._on_page():
            self._set_page(100)
        else:
            self._reset_editor()

    def _reset_editor(self) -> None:
        self._editor.set_zoom(100)

    def _on_editor(self, changed: ZoomChanged) -> None:
        self._desk.parts.window.status.show_zoom(changed.percent)
        self._desk.change_settings(editor_zoom=changed.percent)


def _allowed(percent: int) -> int:
    return min(max(percent, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
