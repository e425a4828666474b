"""A window beside another that has the library: everything can be read and exported, no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop_app.ui.commands import REGISTRY
from desktop_app.ui.editor.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.desk.parts import DeskParts

_GROUPS = ("edit", "format", "insert", "status")
_WRITING = frozenset(
    {
        "article.rename",
        "article.duplicate",
        "article.snapshot",
        "article.trash",
        "article.restore",
        "article.import",
        "library.restore",
        "library.purge",
    }
)


class BesideDesk(QObject):
    """Switches off what would write, and says why."""

    def __init__(self, parts: DeskParts, try_again: Callable[[], None]) -> None:
        super().__init__()
        self._parts = parts
        self._why = self.tr("This window only reads: another Marquee has the library")
        strip = Strip(
            parts.icons,
            self.tr(
                "Another Marquee has this library open and does not answer."
                " Here you can read and export; nothing can be changed."
            ),
            self.tr("Try again"),
        )
        strip.pressed.connect(try_again)
        parts.editor.put_strip(strip)
        self.strip = strip
        parts.article.lock()
        parts.article.opened.connect(self._settle)
        parts.sidebar.tab_opened.connect(self._settle)
        self._settle()

    def _settle(self, _what: object = None) -> None:
        parts = self._parts
        for spec in REGISTRY:
            group = spec.id.partition(".")[0]
            if group in _GROUPS or spec.id in _WRITING or spec.id.startswith("article.new"):
                parts.commands.set_enabled(spec.id, False, self._why)
        header = parts.editor.header
        for field in (parts.editor.body, header.headline, header.dek):
            field.setReadOnly(True)
        if parts.sidebar.current_tab() == "details":
            parts.sidebar.details.setEnabled(False)
