"""Changes of a document's looks that cost no more than they must."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtGui import QTextCursor

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QTextDocument


@contextmanager
def without_layout(document: QTextDocument) -> Iterator[None]:
    """Change all of a text at the cost of one layout, which Qt then does as it is needed."""
    before = document.isLayoutEnabled()
    document.setLayoutEnabled(False)
    try:
        yield
    finally:
        document.setLayoutEnabled(before)


@contextmanager
def signals_blocked(document: QTextDocument, *, on: bool = True) -> Iterator[None]:
    """Change a text without telling anybody but the layout; where not `on`, as ever."""
    before = document.blockSignals(on or document.signalsBlocked())
    try:
        yield
    finally:
        document.blockSignals(before)


@contextmanager
def quiet_edit(document: QTextDocument) -> Iterator[QTextCursor]:
    """Change looks in one go, and tell nobody but the layout.

    The highlighter would colour again all that was touched, and the text has not changed.
    """
    cursor = QTextCursor(document)
    before = document.blockSignals(True)
    cursor.beginEditBlock()
    try:
        yield cursor
    finally:
        cursor.endEditBlock()
        document.blockSignals(before)
