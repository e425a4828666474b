"""What is dropped on the body, and where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData, QPoint

    from desktop_app.ui.editor.column_edit import ColumnEdit

_IMAGES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".tif", ".tiff", ".bmp"})

_AFTER_WORDS = frozenset(".,;:!?)”’")


@dataclass(frozen=True)
class DropPlace:
    """A code point of the body; `between` two paragraphs, at height `y` of the viewport."""

    position: int
    between: bool = False
    y: int = 0


def image_files(source: QMimeData) -> tuple[Path, ...]:
    """The image files that are dragged or were copied in a file manager."""
    if not source.hasUrls():
        return ()
    paths = (Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile())
    return tuple(path for path in paths if path.suffix.lower() in _IMAGES)


def spaced(text: str, before: str, after: str) -> str:
    """The text with a blank at either side where a word, or a sentence’s end, would touch it."""
    head = text[:1].isalnum() and (before[-1:].isalnum() or before[-1:] in _AFTER_WORDS)
    tail = after[:1].isalnum() and (text[-1:].isalnum() or text[-1:] in _AFTER_WORDS)
    return f"{' ' * head}{text}{' ' * tail}"


def is_block(text: str) -> bool:
    """Whether a text of the sidebar wants a paragraph of its own: a picture, a container."""
    text = text.strip()
    return text.startswith(("![", ":::"))


def drop_place(edit: ColumnEdit, point: QPoint, *, as_block: bool) -> DropPlace:
    """Where something dropped at a point of the viewport goes."""
    cursor = edit.cursorForPosition(point)
    position = edit.tracked.positions.code_point(cursor.position())
    if not as_block:
        return DropPlace(position)
    layout = edit.document().documentLayout()
    first = last = cursor.block()
    if first.text().strip():
        while first.previous().isValid() and first.previous().text().strip():
            first = first.previous()
        while last.next().isValid() and last.next().text().strip():
            last = last.next()
    scroll = edit.verticalScrollBar().value()
    top = layout.blockBoundingRect(first).top() - scroll
    bottom = layout.blockBoundingRect(last).bottom() - scroll
    to_code_point = edit.tracked.positions.code_point
    if point.y() < (top + bottom) / 2:
        return DropPlace(to_code_point(first.position()), between=True, y=round(top - 4))
    end = last.position() + last.length() - 1
    return DropPlace(to_code_point(end), between=True, y=round(bottom + 4))
