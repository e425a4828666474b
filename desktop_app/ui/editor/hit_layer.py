"""What was found, washed behind the words; the part that is searched, and the hit of the caret."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPen

from desktop_app.ui.editor.geometry import pieces_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPainter, QTextBlock

    from desktop_app.ui.editor.column_edit import ColumnEdit
    from desktop_app.ui.editor.geometry import Piece
    from desktop_app.ui.text.spans import Span


class HitLayer:
    """Paints ranges of the body, given in order; a new search costs nothing but the paint."""

    def __init__(self, edit: ColumnEdit) -> None:
        self._edit = edit
        self.spans: list[Span] = []
        self.scope: Span | None = None
        self.current = -1

    def paint_behind(self, painter: QPainter, block: QTextBlock) -> None:
        """Draw the wash behind what was found in a block."""
        if self.scope is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._edit.theme.colour("scope"))
            for piece in self._pieces([self.scope], block):
                painter.drawRect(self._box(piece, 0.62))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._edit.theme.colour("hit"))
        for piece in self._pieces(self.spans, block):
            painter.drawRoundedRect(self._box(piece), 2, 2)

    def shows(self) -> bool:
        """Whether anything is marked."""
        return bool(self.spans) or self.scope is not None

    def paint_over(self, painter: QPainter, blocks: list[QTextBlock], _region: QRectF) -> None:
        """Draw an edge around the one that the caret is at."""
        if not 0 <= self.current < len(self.spans):
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._edit.theme.colour("accent"), 1.3))
        for block in blocks:
            for piece in self._pieces([self.spans[self.current]], block):
                painter.drawRoundedRect(self._box(piece).adjusted(-1, -1, 1, 1), 3, 3)

    def _box(self, piece: Piece, below: float = 0.3) -> QRectF:
        size = self._edit.size_px
        top = piece.baseline - size * (0.7 + below)
        width = max(piece.right - piece.left, 2)
        return QRectF(piece.left, top, width, size * (0.7 + 2 * below))

    def _pieces(self, spans: list[Span], block: QTextBlock) -> Iterator[Piece]:
        positions = self._edit.tracked.positions
        first = positions.code_point(block.position())
        last = positions.code_point(block.position() + block.length() - 1)
        index = bisect_left(spans, first, key=lambda span: span[1])
        while index < len(spans) and spans[index][0] <= last:
            start, end = max(spans[index][0], first), min(spans[index][1], last)
            if start < end:
                low, high = positions.utf16(start), positions.utf16(end)
                yield from pieces_of(block, low - block.position(), high - block.position())
            index += 1
