"""The body: plain Markdown, typed, pasted, dropped and completed."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QTextCursor

from desktop_app.ui.dropped_files import dropped_files
from desktop_app.ui.editor.column_edit import ColumnEdit
from desktop_app.ui.editor.drops import (
    DropPlace,
    drop_place,
    is_block,
    picture_address,
    picture_data,
    spaced,
)
from desktop_app.ui.editor.held_keys import HeldKeys
from desktop_app.ui.editor.marks import TOKENS
from desktop_app.ui.editor.plain_edit import text_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import (
        QContextMenuEvent,
        QDragEnterEvent,
        QDragLeaveEvent,
        QDragMoveEvent,
        QDropEvent,
        QFocusEvent,
        QPaintEvent,
    )
    from PySide6.QtWidgets import QWidget

    from desktop_app.ui.editor.typing_help import TypingHelp
    from desktop_app.ui.open_article import OpenArticle
    from desktop_app.ui.text.tracked import TextDelta
    from desktop_app.ui.theme import Theme

_LONG_EDIT = 500  # code points: it may have brought much that is not coloured yet


class ImageFiles(NamedTuple):
    """Image files were dropped or pasted at this code point of the body, or picture data."""

    paths: tuple[Path, ...]
    position: int
    pictures: tuple[bytes, ...] = ()
    source_url: str = ""  # of the picture data, where whoever copied it says so


class BodyEdit(ColumnEdit):
    """Edits the body.

    Signals: `left_at_top()` when Up leaves the first line, or Shift+Tab the body;
    `image_files_arrived(ImageFiles)`.
    """

    left_at_top = Signal()
    image_files_arrived = Signal(object)

    def __init__(
        self,
        article: OpenArticle,
        theme: Theme,
        make_help: Callable[[BodyEdit], TypingHelp],
        parent: QWidget | None = None,
    ) -> None:
        """`make_help` is called when the first key comes, or somebody asks for a helper."""
        super().__init__(article, article.body, theme, parent)
        self.setObjectName("body_editor")
        self.setAccessibleName(self.tr("Text"))
        self.hint = self.tr("Write. @ names the cast.")
        self.held_keys = HeldKeys(self, article.body)
        self._make_help = make_help
        self._help: TypingHelp | None = None
        # Quieter than under the words: a misspelling stops nothing.
        self.bar.add_kind("spelling", "ink_faint", self.marks.misspellings)
        for severity, token in TOKENS.items():
            self.bar.add_kind(severity, token, partial(self.marks.findings, severity))
        self._touched: tuple[int, int] | None = None
        self._fenced = False  # whether there may be code in the text that was loaded
        self._drop: DropPlace | None = None
        # Asked first about what is dragged here; True where somebody else takes it.
        self.drops_before: Callable[[QDropEvent], bool] = _nobody
        article.body.changed.connect(self._follow)
        article.body.loaded.connect(self._on_loaded)
        article.body.part_came.connect(self._on_part)
        article.body.arrived.connect(self.update_range)
        article.body.folded.connect(lambda place: self.put_caret(place, place))
        article.opened.connect(self._on_opened)
        self.document().contentsChanged.connect(self._settle)

    @property
    def help(self) -> TypingHelp:
        """What helps while typing."""
        if self._help is None:
            self._help = self._make_help(self)
        return self._help

    # ---------------------------------------------------------------------------- the text

    def _on_loaded(self) -> None:
        if self._help is not None:
            self._help.names.stop()
        self.marks.clear()
        self._touched = None
        # The caret went along with the text that was put in, to its end: asked for its place
        # there, Qt would lay out all of it.
        self._hold_caret(0)
        self.wrapping.look_at(self.tracked.shown)
        self.spacing.apply_all()
        shown = self.tracked.shown
        self._fenced = "```" in shown or "~~~" in shown
        if self.tracked.arriving:
            self.highlighter.take_unheard(self.document().firstBlock(), code=self._fenced)
            self.held_keys.begin()

    def _on_part(self, start: int, end: int) -> None:
        self._hold_caret(start)
        self.spacing.apply(start, end)
        self.highlighter.take_unheard(self.document().findBlock(start), code=self._fenced)

    def _hold_caret(self, last: int) -> None:
        """Keep the caret from going along with what was put in behind that place."""
        cursor = self.textCursor()
        anchor, caret = cursor.anchor(), cursor.position()
        if max(anchor, caret) > last:
            cursor.setPosition(min(anchor, last))
            cursor.setPosition(min(caret, last), QTextCursor.MoveMode.KeepAnchor)
            blocked = self.blockSignals(True)
            self.setTextCursor(cursor)
            self.blockSignals(blocked)

    def _on_opened(self, _opened: object) -> None:
        self.put_caret(0, 0)
        self._note_caret()
        self.verticalScrollBar().setValue(0)
        self.arrange()
        self.update_range()
        self.colour_soon()

    def _follow(self, delta: TextDelta) -> None:
        self.marks.follow(delta)
        first, last = delta.start, delta.start + len(delta.inserted)
        if self._touched is not None:
            first, last = min(first, self._touched[0]), max(last, self._touched[1])
        self._touched = (first, last)

    def _settle(self) -> None:
        """Put lines right once Qt has finished with an edit; before that it may not be touched."""
        if self._touched is None:
            return
        first, last = self._touched
        self._touched = None
        to_units = self.tracked.positions.utf16
        self.spacing.follow(to_units(first), to_units(last))
        if last - first > _LONG_EDIT:
            self.colour_soon()

    # ------------------------------------------------------------------------------- input

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The helpers first, then Qt."""
        if self.help.handle_key(event):
            event.accept()
            return
        up = event.key() == Qt.Key.Key_Up and not event.modifiers()
        if event.key() == Qt.Key.Key_Backtab or (up and self._on_first_line()):
            self.left_at_top.emit()
            return
        super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Let the helpers see a sign that an input method puts in, as a dead key does."""
        sign = event.commitString()
        alone = len(sign) == 1 and not event.preeditString() and not event.replacementLength()
        if alone and not sign.isalnum() and not self.isReadOnly():
            super().inputMethodEvent(QInputMethodEvent())  # what was composed is over
            none = Qt.KeyboardModifier.NoModifier
            if self.help.handle_key(QKeyEvent(QEvent.Type.KeyPress, 0, none, sign)):
                event.accept()
                return
        super().inputMethodEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let go of an unfinished `@`."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self._help is not None:
            self._help.names.stop()
            self._help.slash.stop()

    def _on_first_line(self) -> bool:
        cursor = QTextCursor(self.textCursor())
        return not cursor.hasSelection() and not cursor.movePosition(QTextCursor.MoveOperation.Up)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what may be meant by a misspelt word, and what can be done here."""
        if not self.help.spelling.handle_menu(event):
            super().contextMenuEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Text, and image files."""
        pictures = source.hasImage() or source.hasFormat("image/png") or bool(dropped_files(source))
        return pictures or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste text; hand image files on to whoever takes them in."""
        if self._hand_on_pictures(source, self.place()[1]):
            return
        before = self.help.pasting.look()
        super().insertFromMimeData(source)
        self.help.pasting.improve(source, before)

    def _hand_on_pictures(self, source: QMimeData, position: int) -> bool:
        """Whether there were pictures, which are now somebody else's to take in."""
        files = dropped_files(source)
        pictures = () if files else picture_data(source)
        if not files and not pictures:
            return False
        source_url = picture_address(source) if pictures else ""
        self.image_files_arrived.emit(ImageFiles(files, position, pictures, source_url))
        return True

    def insert_words(self, text: str, label: str) -> None:
        """Put words over what is selected, apart from the words that they come between."""
        start, end = sorted(self.place())
        body = self.tracked.text
        self.insert(spaced(text, body[:start], body[end:]), label)

    def insert_block(self, text: str, position: int, label: str) -> None:
        """Put a block into a paragraph of its own, with an empty line before and behind it."""
        body = self.tracked.text
        block = text.strip("\n")
        before, after = body[:position], body[position:]
        head = "" if not before.strip("\n") else "\n" * max(0, 2 - _count_end(before))
        tail = "" if not after.strip("\n") else "\n" * max(0, 2 - _count_start(after))
        if not after:
            tail = "\n"
        with self.article.compound(label):
            self.tracked.replace(position, position, head + block + tail)
        end = position + len(head) + len(block)
        self.setFocus()
        self.put_caret(end, end)

    # ------------------------------------------------------------------------------- drops

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line where a block would go, over all else."""
        super().paintEvent(event)
        if self._drop is not None and self._drop.between:
            left, width = self.column()
            line = QRectF(left, self._drop.y - 1, width, 2)
            QPainter(self.viewport()).fillRect(line, self.theme.colour("accent"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take text and image files."""
        if self.drops_before(event):
            return
        if self.canInsertFromMimeData(event.mimeData()) and not self.isReadOnly():
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where it would go."""
        if self.drops_before(event):
            return
        if self.isReadOnly() or not self.canInsertFromMimeData(event.mimeData()):
            event.ignore()
            return
        self._show_drop(self._drop_place(event))
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Show nothing any more."""
        self._show_drop(None)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Put it where the line was."""
        if self.drops_before(event):
            return
        place = self._drop_place(event)
        self._show_drop(None)
        if self.isReadOnly():
            return
        source = event.mimeData()
        event.acceptProposedAction()
        if self._hand_on_pictures(source, place.position):
            return
        text = text_of(source)
        if event.source() in (self, self.viewport()):
            self._move_selection(place.position, text)
            # The text has been moved by us: the source must not take it away again.
            event.setDropAction(Qt.DropAction.CopyAction)
        elif is_block(text):
            self.insert_block(text, place.position, self.tr("Insert"))
        else:
            self.put_caret(place.position, place.position)
            self.insert_words(text, self.tr("Insert"))
        self.setFocus()

    def _drop_place(self, event: QDropEvent) -> DropPlace:
        inside = event.source() in (self, self.viewport())
        as_block = not inside and is_block(text_of(event.mimeData()))
        return drop_place(self, event.position().toPoint(), as_block=as_block)

    def _show_drop(self, place: DropPlace | None) -> None:
        self._drop = place
        self._drop_at = None
        if place is not None and not place.between:
            self._drop_at = self.tracked.positions.utf16(place.position)
        self.viewport().update()

    def _move_selection(self, position: int, text: str) -> None:
        start, end = sorted(self.place())
        if start <= position <= end:
            return
        with self.article.compound(self.tr("Move")):
            self.tracked.replace(start, end, "")
            position -= end - start if position > end else 0
            self.tracked.replace(position, position, text)
        self.put_caret(position, position + len(text))


def _nobody(_event: QDropEvent) -> bool:
    return False


def _count_end(text: str) -> int:
    return len(text) - len(text.rstrip("\n"))


def _count_start(text: str) -> int:
    return len(text) - len(text.lstrip("\n"))
