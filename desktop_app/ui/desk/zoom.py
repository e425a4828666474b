"""How large the text is shown: by keys, wheel and status bar, kept in the settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.editor.pane import ZoomChanged


class ZoomDesk(QObject):
    """Zooms the editor and remembers it."""

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk
        parts = desk.parts
        editor, status = parts.editor, parts.window.status
        editor.set_zoom(desk.settings.editor_zoom)
        editor.zoom_changed.connect(self._on_zoom)
        status.show_zoom(editor.zoom)
        status.request_zoom_reset.connect(self._reset)
        parts.commands.bind("zoom.in", editor.zoom_in)
        parts.commands.bind("zoom.out", editor.zoom_out)
        parts.commands.bind("zoom.reset", self._reset)

    def _reset(self) -> None:
        self._desk.parts.editor.set_zoom(100)

    def _on_zoom(self, changed: ZoomChanged) -> None:
        self._desk.parts.window.status.show_zoom(changed.percent)
        self._desk.change_settings(editor_zoom=changed.percent)
