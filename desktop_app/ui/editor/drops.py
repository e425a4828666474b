"""What is dropped on the body, and where it goes."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData, QPoint

    from desktop_app.ui.editor.column_edit import ColumnEdit

# Bytes as they were copied, in the order of preference; Qt is asked for none of its own.
_PICTURE_TYPES = ("image/png", "image/jpeg", "image/webp", "image/gif", "image/avif")

_IMAGE = re.compile(r"""<img\b[^>]*?\bsrc\s*=\s*["'](https?://[^"'<>\s]+)["']""", re.IGNORECASE)

_AFTER_WORDS = frozenset(".,;:!?)”’")


class DropPlace(NamedTuple):
    """A code point of the body; `between` two paragraphs, at height `y` of the viewport."""

    position: int
    between: bool = False
    y: int = 0


def picture_data(source: QMimeData) -> tuple[bytes, ...]:
    """The picture that was copied as such, where no words came along; at most one."""
    if source.hasText() and source.text().strip():
        return ()
    for name in _PICTURE_TYPES:
        if source.hasFormat(name):
            return (bytes(source.data(name).data()),)
    image = source.imageData() if source.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return ()
    # The system has decoded it already; from here on it is a file of our own writing.
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # it takes no bytes
    return (bytes(buffer.data().data()),)


def picture_address(source: QMimeData) -> str:
    """Where the picture that was copied comes from, as the HTML beside it says; else ""."""
    found = _IMAGE.findall(source.html()[:20_000]) if source.hasHtml() else []
    return unescape(found[0]) if len(found) == 1 else ""


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
