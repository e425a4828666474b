"""How a line of the library's list is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.ui.library.entries import Entry, group_title
from desktop_app.ui.library.meta import DOTS, meta_line, now_utc
from desktop_app.ui.library.model import ENTRY_ROLE

if TYPE_CHECKING:
    from uuid import UUID

    from PySide6.QtGui import QColor, QFont

    from desktop_app.domain.search import Match
    from desktop_app.ui.icons import Icons

_Index = QModelIndex | QPersistentModelIndex

HEADER_HEIGHT = 30
_INSET = 8  # from the pane's edge to the wash of a row
_PAD = 8  # and from there to its words
_TOP = 7
_LINE = 17
_SNIPPET = 18
_META = 18
_DOT = 7
_CACHE_LIMIT = 4000


class EntryDelegate(QStyledItemDelegate):
    """Draws headings and articles; `current` is the article that is open."""

    def __init__(self, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        theme = icons.theme
        self._headline_font = theme.ui_font(13, 600)
        self._found_font = theme.ui_font(12, 600)
        self._snippet_font = theme.ui_font(12)
        self._meta_font = theme.ui_font(11.5)
        self._header_font = theme.ui_font(11.5, 600)
        self._metrics = QFontMetrics(self._headline_font)
        self._meta_metrics = QFontMetrics(self._meta_font)
        self._lines: dict[tuple[str, int], tuple[str, ...]] = {}
        self.current: UUID | None = None
        self.width = 240

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """One or two lines of headline, and the small line under it."""
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry) or entry.row is None:
            return QSize(self.width, HEADER_HEIGHT)
        lines = len(self.headline_lines(entry.row.headline, self._text_width(self.width)))
        snippet = _SNIPPET if entry.match is not None and entry.match.snippet else 0
        return QSize(self.width, 2 * _TOP + lines * _LINE + snippet + _META)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one line of the list."""
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.row is None:
            self._paint_header(painter, option, entry)
        else:
            self._paint_article(painter, option, entry)
        painter.restore()

    def headline_lines(self, headline: str, width: int) -> tuple[str, ...]:
        """A headline on at most two lines of `width` pixels, the second one cut."""
        text = headline.strip() or self.tr("Untitled")
        key = (text, width)
        if key not in self._lines:
            if len(self._lines) > _CACHE_LIMIT:
                self._lines.clear()
            self._lines[key] = two_lines(text, width, self._metrics)
        return self._lines[key]

    def _paint_header(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        theme = self._icons.theme
        rect = option.rect.adjusted(_INSET + _PAD, 4, -self._right(option), 0)
        painter.setFont(self._header_font)
        painter.setPen(theme.colour("ink_soft"))
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        title = group_title(entry.group)
        painter.drawText(rect, left, title)
        painter.drawText(rect, right, f"{entry.count:,}")
        if entry.folded or option.state & QStyle.StateFlag.State_MouseOver:
            name = "chevron-right" if entry.folded else "chevron-down"
            ratio = painter.device().devicePixelRatioF()
            x = rect.left() + painter.fontMetrics().horizontalAdvance(title) + 5
            y = rect.center().y() - 6
            painter.drawPixmap(x, y, self._icons.pixmap(name, "ink_soft", 13, ratio))

    def _paint_article(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        row = entry.row
        if row is None:
            return
        theme = self._icons.theme
        ground = QRectF(option.rect).adjusted(_INSET, 0, _PAD - self._right(option), 0)
        wash = self._wash(option, row.id)
        if wash:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(wash))
            painter.drawRoundedRect(ground, 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("focus"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground.adjusted(0.75, 0.75, -0.75, -0.75), 6, 6)
        text = option.rect.adjusted(_INSET + _PAD, _TOP, -self._right(option), 0)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(self._headline_font)
        painter.setPen(theme.colour("ink" if row.headline.strip() else "ink_soft"))
        y = text.top()
        for line in self.headline_lines(row.headline, self._text_width(self.width)):
            painter.drawText(QRect(text.left(), y, text.width() + 4, _LINE), left, line)
            y += _LINE
        if entry.match is not None and entry.match.snippet:
            self._paint_snippet(painter, QRect(text.left(), y, text.width(), _SNIPPET), entry.match)
            y += _SNIPPET
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour(DOTS[row.status]))
        painter.drawEllipse(QRectF(text.left(), y + (_META - _DOT) / 2, _DOT, _DOT))
        painter.setFont(self._meta_font)
        painter.setPen(theme.colour("ink_soft"))
        room = QRect(text.left() + 13, y, text.width() - 13, _META)
        meta = self._meta_metrics.elidedText(
            meta_line(row, now_utc()), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, left, meta)

    def _paint_snippet(self, painter: QPainter, room: QRect, match: Match) -> None:
        theme = self._icons.theme
        layout = QTextLayout(match.snippet, self._snippet_font)
        layout.setFormats(snippet_formats(match, self._found_font, theme.colour("ink")))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(room.width())
        layout.endLayout()
        painter.setPen(theme.colour("ink_soft"))
        # Only what fits, to the last whole word.
        line.draw(painter, QPointF(room.left(), room.top() + (room.height() - line.height()) / 2))

    def _wash(self, option: QStyleOptionViewItem, article: UUID) -> str:
        if article == self.current:
            return "accent_soft"
        if option.state & QStyle.StateFlag.State_Selected:
            return "press"
        return "hover" if option.state & QStyle.StateFlag.State_MouseOver else ""

    def _right(self, option: QStyleOptionViewItem) -> int:
        # A scroll bar takes its room from the margin, so that words never break anew for it.
        return max(_PAD, _INSET + _PAD - max(0, self.width - option.rect.width()))

    @staticmethod
    def _text_width(width: int) -> int:
        return max(40, width - 2 * (_INSET + _PAD))


def snippet_formats(match: Match, font: QFont, colour: QColor) -> list[QTextLayout.FormatRange]:
    """What sets the found words of a snippet apart, at Qt's positions."""
    form = QTextCharFormat()
    form.setFont(font)
    form.setForeground(colour)
    formats = []
    for start, end in match.found:
        one = QTextLayout.FormatRange()
        one.start = utf16_length(match.snippet[:start])
        one.length = utf16_length(match.snippet[start:end])
        one.format = form
        formats.append(one)
    return formats


def utf16_length(text: str) -> int:
    """How long Qt takes a text to be."""
    return len(text.encode("utf-16-le")) // 2


def two_lines(text: str, width: int, metrics: QFontMetrics) -> tuple[str, ...]:
    """Break a text between words into at most two lines; what is left over is cut."""
    if metrics.horizontalAdvance(text) <= width:
        return (text,)
    words = text.split()
    first = ""
    while words:
        longer = f"{first} {words[0]}".strip()
        if metrics.horizontalAdvance(longer) > width:
            break
        first = longer
        words.pop(0)
    mode = Qt.TextElideMode.ElideRight
    if not first:
        # One word wider than the pane.
        return (metrics.elidedText(text, mode, width),)
    return (first, metrics.elidedText(" ".join(words), mode, width))
