"""Text and page side by side: caret, scroll and clicks go from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from desktop_app.ui.desk.parts import DeskCore
    from desktop_app.ui.editor.pane import CaretMoved, EditorScrolled
    from desktop_app.ui.preview.pane import LineClicked, PreviewScrolled
    from desktop_app.ui.preview.toolbar import SyncChosen, WidthChosen


class SideBySide(QObject):
    """Keeps the page where the text is, and the text where the page is."""

    def __init__(self, desk: DeskCore) -> None:
        super().__init__()
        self._desk = desk
        editor, preview = desk.parts.editor, desk.parts.preview
        editor.caret_moved.connect(self._on_caret)
        editor.scrolled.connect(self._on_editor_scrolled)
        preview.line_clicked.connect(self._on_page_clicked)
        preview.scrolled.connect(self._on_page_scrolled)
        preview.width_chosen.connect(self._on_width)
        preview.sync_chosen.connect(self._on_sync)

    def _on_caret(self, moved: CaretMoved) -> None:
        self._desk.parts.preview.mark_line(moved.line)

    def _on_editor_scrolled(self, scrolled: EditorScrolled) -> None:
        self._desk.parts.preview.scroll_to_line(scrolled.line)

    def _on_page_clicked(self, clicked: LineClicked) -> None:
        if clicked.image:
            self._desk.show_tab("images")
            self._desk.request_image(clicked.image)
        self._desk.parts.editor.go_to_line(clicked.line)

    def _on_page_scrolled(self, scrolled: PreviewScrolled) -> None:
        self._desk.parts.editor.scroll_to_line(round(scrolled.line))

    def _on_width(self, chosen: WidthChosen) -> None:
        self._desk.change_settings(preview_width=chosen.width)

    def _on_sync(self, chosen: SyncChosen) -> None:
        self._desk.change_settings(preview_follows=chosen.on)
