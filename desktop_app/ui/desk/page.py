"""Between the reader and its page, and from the page to the world outside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from desktop_app.ui.desk.parts import DeskParts
    from desktop_app.ui.preview.view import LinkRequested

OUTSIDE = frozenset({"http", "https", "mailto"})


def connect_reader(parts: DeskParts) -> None:
    """Let the reader and the preview tell each other what does not go as it should."""
    parts.reading.failed.connect(parts.crash.report)
    parts.reading.paused.connect(parts.preview.show_pause)
    parts.reading.resumed.connect(parts.preview.end_pause)
    parts.preview.request_again.connect(parts.reading.try_again)
    parts.preview.needs_fresh.connect(parts.reading.start_afresh)


def open_outside(link: LinkRequested) -> None:
    """Hand a link to the system’s browser or mail program, and nothing else to anybody."""
    if link.url.scheme().lower() in OUTSIDE:
        QDesktopServices.openUrl(link.url)
