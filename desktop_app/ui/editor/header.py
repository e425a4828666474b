"""Headline, dek and chips above the body: edited in place, in the serif of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QPainter, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QWidget

from desktop_app.ui.editor.chips import ChipRow
from desktop_app.ui.editor.marks import MarkedEdit
from desktop_app.ui.open_article import one_line
from desktop_app.ui.text.looks import quiet_edit
from desktop_app.ui.widgets.hairline import Hairline

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPaintEvent, QWheelEvent

    from desktop_app.domain.records import Records
    from desktop_app.ui.editor.spelling import EditorSpelling
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.open_article import OpenArticle
    from desktop_app.ui.text.tracked import TrackedText
    from desktop_app.ui.theme import Theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FieldLook(NamedTuple):
    """How a field of the header is set: pixels at 100 %, weight, line height, tracking, colour."""

    size: float
    weight: int
    line: float
    tracking: float  # percent
    token: str


HEADLINE = FieldLook(25, 600, 1.24, 96.5, "ink")
DEK = FieldLook(16, 400, 1.38, 95, "ink_soft")


class FieldEdit(MarkedEdit):
    """One paragraph that grows with its words.

    Signals: `entered()` when it gets the keys; `left_below()` and `left_above()` when they lead
    out of it; `grew()` when its height is another.
    """

    entered = Signal()
    left_below = Signal()
    left_above = Signal()
    grew = Signal()

    def __init__(
        self, article: OpenArticle, text: TrackedText, theme: Theme, look: FieldLook
    ) -> None:
        super().__init__(article, text, theme)
        self._look = look
        self._height = 0
        self.spelling: EditorSpelling | None = None  # given once there is one
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.set_zoom(100)
        self._dress()
        theme.changed.connect(self._dress)
        self.document().documentLayout().documentSizeChanged.connect(self._note_size)
        text.changed.connect(self.marks.follow)
        text.loaded.connect(self.marks.clear)

    def set_zoom(self, percent: int) -> None:
        """Show the words larger or smaller."""
        look = self._look
        font = self.theme.page_font(round(look.size * percent / 100), look.weight)
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, look.tracking)
        self.setFont(font)
        self.document().setDefaultFont(font)
        line = QTextBlockFormat()
        line.setLineHeight(
            round(look.size * look.line * percent / 100),
            QTextBlockFormat.LineHeightTypes.FixedHeight.value,
        )
        with quiet_edit(self.document()) as cursor:
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.setBlockFormat(line)

    def needed_height(self, width: int) -> int:
        """How tall its words are at that width."""
        self.document().setTextWidth(width)
        self._height = round(self.document().size().height())
        return self._height

    def prepared(self, text: str) -> str:
        """One paragraph: line ends become blanks."""
        return one_line(text.strip("\n"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move on with Enter and Down, back with Up; the menu key offers other words."""
        if self.spelling is not None and self.spelling.handle_key(event):
            event.accept()
            return
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER or (
            plain
            and event.key() == Qt.Key.Key_Down
            and self._at_edge(QTextCursor.MoveOperation.Down)
        ):
            self.left_below.emit()
        elif plain and event.key() == Qt.Key.Key_Up and self._at_edge(QTextCursor.MoveOperation.Up):
            self.left_above.emit()
        else:
            super().keyPressEvent(event)
            if self.isReadOnly() and event.key() != Qt.Key.Key_Escape:
                event.accept()  # else the body would take it, in which the header stands

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Ask to be seen."""
        super().focusInEvent(event)
        self.entered.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what may be meant by a misspelt word, and what can be done here."""
        if self.spelling is None or not self.spelling.handle_menu(event):
            super().contextMenuEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the waves below misspelt words."""
        super().paintEvent(event)
        if self.marks.misspelt:
            painter = QPainter(self.viewport())
            size = float(self.fontInfo().pixelSize())
            self.marks.paint_waves(painter, self.document().firstBlock(), self.theme, size)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def _at_edge(self, move: QTextCursor.MoveOperation) -> bool:
        cursor = QTextCursor(self.textCursor())
        return not cursor.movePosition(move)

    def _note_size(self) -> None:
        if round(self.document().size().height()) != self._height:
            self.grew.emit()

    def _dress(self) -> None:
        hexes = self.theme.hex
        self.setStyleSheet(
            f"FieldEdit {{ background: transparent; color: {hexes(self._look.token)}; border: 0;"
            f" padding: 0; selection-background-color: {hexes('selection')};"
            f" selection-color: {hexes('ink')}; }}"
        )


class HeaderPanel(QWidget):
    """Headline, dek, chips and a hairline.

    Signals: `resized()` when it wants another height; `entered(int)` when the part at that
    height of it gets the keys; `left_below()` when they lead on to the body.
    """

    resized = Signal()
    entered = Signal(int)
    left_below = Signal()

    def __init__(self, article: OpenArticle, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.headline = FieldEdit(article, article.headline, theme, HEADLINE)
        self.headline.hint = self.tr("Headline")
        self.headline.setAccessibleName(self.tr("Headline"))
        self.dek = FieldEdit(article, article.dek, theme, DEK)
        self.dek.hint = self.tr("Dek: one sentence that makes them read on")
        self.dek.setAccessibleName(self.tr("Dek"))
        self.chips = ChipRow(article, icons)
        self._line = Hairline(parent=self)
        for part in (self.headline, self.dek, self.chips):
            part.setParent(self)
        for field in (self.headline, self.dek):
            field.entered.connect(self._tell_entered)
        self.headline.left_below.connect(self._to_dek)
        self.dek.left_above.connect(self._to_headline)
        self.dek.left_below.connect(self.left_below)
        self.headline.grew.connect(self.resized)
        self.dek.grew.connect(self.resized)
        self.chips.changed.connect(self.resized)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's own
        """Let Tab go from the headline down to the chips, and on to the body.

        Qt's own chain cannot do it: to it, the header is a part of the body that it stands in.
        """
        stops: list[QWidget] = [self.headline, self.dek, *self.chips.chips()]
        here = next((index for index, stop in enumerate(stops) if stop.hasFocus()), None)
        if here is None or (here == 0 and not forward):
            return super().focusNextPrevChild(forward)
        if here + 1 == len(stops) and forward:
            self.left_below.emit()
            return True
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[here + 1 if forward else here - 1].setFocus(reason)
        return True

    def show_records(self, records: Records) -> None:
        """Name productions and hubs on the chips as their records do."""
        self.chips.show_records(records)

    def set_zoom(self, percent: int) -> None:
        """Show headline and dek larger or smaller."""
        self.headline.set_zoom(percent)
        self.dek.set_zoom(percent)

    def arrange(self, width: int) -> int:
        """Set itself out at that width, and say how tall it is."""
        top = 0
        for field, gap in ((self.headline, 7), (self.dek, 11)):
            height = field.needed_height(width)
            field.setGeometry(0, top, width, height)
            top += height + gap
        height = self.chips.heightForWidth(width)
        self.chips.setGeometry(0, top, width, height)
        top += height + 14
        self._line.setGeometry(0, top, width, 1)
        return top + 1

    def widget(self) -> QWidget:
        """Itself, as a widget."""
        return self

    def enter_from_below(self) -> None:
        """Put the caret at the end of the dek: Up has left the body."""
        self.dek.setFocus(Qt.FocusReason.OtherFocusReason)
        end = len(self.dek.tracked.text)
        self.dek.put_caret(end, end)

    def _tell_entered(self) -> None:
        field = self.headline if self.headline.hasFocus() else self.dek
        self.entered.emit(field.y())

    def _to_dek(self) -> None:
        self.dek.setFocus(Qt.FocusReason.OtherFocusReason)
        self.dek.put_caret(0, 0)

    def _to_headline(self) -> None:
        self.headline.setFocus(Qt.FocusReason.OtherFocusReason)
        end = len(self.headline.tracked.text)
        self.headline.put_caret(end, end)
