"""The editor pane: headline, dek, chips and body in one column, and what can be asked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop_app.ui.editor import formatting
from desktop_app.ui.editor.body import BodyEdit, ImageFiles
from desktop_app.ui.editor.header import HeaderPanel
from desktop_app.ui.editor.long_fields import LongFields
from desktop_app.ui.editor.long_lines import split_at_once
from desktop_app.ui.editor.marks import spans_of
from desktop_app.ui.editor.start_offer import StartOffer
from desktop_app.ui.editor.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QKeyEvent

    from desktop_app.domain.finding import Finding, TextEdit
    from desktop_app.domain.records import Records
    from desktop_app.ui.editor.change import Change
    from desktop_app.ui.editor.chips import DetailsWish
    from desktop_app.ui.editor.column_edit import WheelZoomed
    from desktop_app.ui.editor.typing_help import TypingHelp
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.open_article import OpenArticle
    from desktop_app.ui.text.spans import Span
    from desktop_app.ui.theme import Theme

ZOOM_STEPS = (70, 80, 90, 100, 110, 125, 150, 175, 200)


class CaretMoved(NamedTuple):
    """The caret stands on this 0-based line of the body, at this code point."""

    line: int
    position: int


class EditorScrolled(NamedTuple):
    """A 0-based line of the body is at the top of the view, by the writer's own hand."""

    line: int


class ZoomChanged(NamedTuple):
    """The text is shown at this many per cent."""

    percent: int


class EditorPane(QWidget):
    """Where the article is written.

    Signals: `caret_moved(CaretMoved)`; `scrolled(EditorScrolled)`; `zoom_changed(ZoomChanged)`;
    `request_details(DetailsWish)` when a chip was pressed; `request_image_files(ImageFiles)`
    when image files were dropped or pasted; `request_new()`, `request_import()` and
    `request_restore()` from what is offered where there is nothing to write in.
    """

    caret_moved = Signal(object)
    scrolled = Signal(object)
    zoom_changed = Signal(object)
    request_details = Signal(object)
    request_image_files = Signal(object)
    request_new = Signal()
    request_import = Signal()
    request_restore = Signal()

    def __init__(
        self,
        article: OpenArticle,
        theme: Theme,
        icons: Icons,
        make_help: Callable[[BodyEdit], TypingHelp],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._article = article
        self._records: Records | None = None
        self._zoom = 100
        self._following = False  # scrolled by a program: not to be told on
        self.setObjectName("editor_pane")
        self.setAccessibleName(self.tr("Editor"))
        self.body = BodyEdit(article, theme, make_help, self)
        self.header = HeaderPanel(article, theme, icons)
        self.strip = Strip(
            icons,
            self.tr(
                "A line is too long to be edited. It is kept and exported whole;"
                " here you see its beginning until it is split."
            ),
            self.tr("Split the line"),
            parent=self,
        )
        self.long_fields = LongFields(article, self.header, icons)
        self.trash_strip = Strip(
            icons, self.tr("This article is in the trash."), self.tr("Restore"), parent=self
        )
        self.start = StartOffer(icons)
        self.start.hide()
        self.body.set_header(self.header)
        self.escapes: list[Callable[[], bool]] = []  # what Escape leaves, the last one first
        self.setFocusProxy(self.body)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.trash_strip)
        layout.addWidget(self.long_fields.strip)
        layout.addWidget(self.strip)
        layout.addWidget(self.body, 1)
        layout.addWidget(self.start, 1)
        # Work of more than a few milliseconds, and who gets what comes of it.
        self.run_aside: Callable[[Callable[[], Any], Callable[[Any], None]], object] = _run_here
        self._connect()
        self._set_open(open_now=article.is_open())

    def _connect(self) -> None:
        article, body, header = self._article, self.body, self.header
        article.opened.connect(self._on_opened)
        article.closed.connect(self._on_closed)
        article.details_changed.connect(self._take_cast)
        article.body.loaded.connect(self._check_lines)
        body.caret_moved.connect(self._tell_caret)
        body.view_moved.connect(self._tell_scroll)
        body.zoomed.connect(self._step_zoom)
        body.left_at_top.connect(header.enter_from_below)
        body.image_files_arrived.connect(self._hand_on_files)
        header.resized.connect(body.arrange)
        header.entered.connect(body.show_header)
        header.left_below.connect(self._enter_body)
        header.chips.pressed.connect(self._hand_on_wish)
        self.strip.pressed.connect(self.split_long_lines)
        self.trash_strip.pressed.connect(self.request_restore)
        self.start.request_new.connect(self.request_new)
        self.start.request_import.connect(self.request_import)
        body.bar.jump.connect(self.go_to)

    # ---------------------------------------------------------------------------- what is shown

    def show_records(self, records: Records) -> None:
        """Name chips, and complete names, from these records."""
        self._records = records
        self.header.show_records(records)
        self._take_cast()

    def show_mentions(self, spans: Iterable[Span], revision: int | None = None) -> None:
        """Wash the names of the cast; `revision` is that of the text in which they were read."""
        now = self._brought_up(tuple(spans), revision)
        if now is not None:
            self.body.marks.set_mentions(now)
            self.body.viewport().update()

    def show_findings(self, findings: Iterable[Finding], revision: int | None = None) -> None:
        """Underline findings in the colour of their severity; `revision` as for the names."""
        marked = spans_of(findings)
        now = self._brought_up(tuple(span for span, _ in marked), revision)
        if now is not None:
            severities = (severity for _, severity in marked)
            self.body.marks.set_findings(zip(now, severities, strict=True))
            self.body.bar.look_again()
            self.body.viewport().update()

    def await_article(self) -> None:
        """Take the keys from the first paint on: what is typed goes into the article that opens."""
        self.setFocus()
        self.body.held_keys.wait_for(self._article.opened)

    def offer_start(self) -> None:
        """Offer what can be done where no article is open and there is none to be opened."""
        self.body.held_keys.drop()
        self.body.hide()
        self.start.show()
        self.setFocusProxy(self.start.new)

    def put_strip(self, strip: Strip) -> None:
        """Put one more strip on top, and show it."""
        self._column.insertWidget(0, strip)
        strip.show()

    def show_trashed(self, trashed: bool) -> None:
        """Say that the open article is in the trash, or say nothing."""
        self.trash_strip.setVisible(trashed)

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar above the text, below what is said there."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(layout.indexOf(self.body), bar)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape, where nothing inside wanted it, leave what was entered last."""
        if event.key() == Qt.Key.Key_Escape and any(leave() for leave in reversed(self.escapes)):
            event.accept()
            return
        super().keyPressEvent(event)

    def caret_line(self) -> int:
        """The 0-based line of the body that the caret stands on."""
        return self.body.textCursor().blockNumber()

    def focus_headline(self) -> None:
        """Let the keys go to the headline, all of it selected: for a new article."""
        self.body.verticalScrollBar().setValue(0)
        self.header.headline.setFocus(Qt.FocusReason.OtherFocusReason)
        self.header.headline.selectAll()

    def selected_text(self) -> str:
        """The selected part of the body."""
        start, end = sorted(self.body.place())
        return self._article.body.text[start:end]

    def go_to(self, start: int, end: int | None = None) -> None:
        """Select code points of the body, show them, and take the keys."""
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)
        last = start if end is None else end
        self._article.body.when_there(lambda: self.body.show_range(start, last), last)

    def go_to_line(self, line: int) -> None:
        """Put the caret at the beginning of a 0-based line of the body."""

        def go() -> None:
            block = self.body.document().findBlockByNumber(line)
            if block.isValid():
                self.go_to(self._article.body.positions.code_point(block.position()))

        self._article.body.when_there(go)

    def scroll_to_line(self, line: int) -> None:
        """Bring a 0-based line of the body to the top, without telling of it in turn."""
        self._following = True
        self.body.show_line(line)
        self._following = False

    # ---------------------------------------------------------------------------------- insert

    def insert_text(self, text: str) -> None:
        """Put text at the caret of the body, over what is selected."""
        if self._free():
            self.body.setFocus(Qt.FocusReason.OtherFocusReason)
            self.body.insert_words(text, self.tr("Insert"))

    def insert_block(self, text: str, position: int | None = None) -> None:
        """Put a block into a paragraph of its own, at the caret or a code point of the body."""
        if self._free():
            place = self.body.place()[1] if position is None else position
            self.body.insert_block(text, place, self.tr("Insert"))

    # ------------------------------------------------------------------------------ formatting

    def toggle_bold(self) -> None:
        """Make the selection or the word at the caret bold, or not bold any more."""
        self._toggle_mark(formatting.BOLD, self.tr("Bold"))

    def toggle_italic(self) -> None:
        """Make the selection or the word at the caret italic, or not italic any more."""
        self._toggle_mark(formatting.ITALIC, self.tr("Italic"))

    def toggle_strike(self) -> None:
        """Strike the selection or the word at the caret out, or not any more."""
        self._toggle_mark(formatting.STRIKE, self.tr("Strike out"))

    def toggle_link(self) -> None:
        """Make the selection a link, to the address on the clipboard where there is one."""
        if self.body.highlighter.in_code(self.body.textCursor().block()):
            return  # in code a bracket is a bracket
        copied = QGuiApplication.clipboard().text().strip()
        url = copied if formatting.is_url(copied) else ""
        self._change(
            lambda text, start, end: formatting.toggle_link(text, start, end, url), self.tr("Link")
        )

    def toggle_quote(self) -> None:
        """Make the paragraphs a sourced quote, or plain ones again."""
        self._change(formatting.toggle_quote, self.tr("Quote"))

    def toggle_bullets(self) -> None:
        """Make the lines a list, or plain ones again."""
        self._change(formatting.toggle_bullets, self.tr("List"))

    def toggle_numbers(self) -> None:
        """Make the lines a numbered list, or plain ones again."""
        self._change(formatting.toggle_numbers, self.tr("Numbered list"))

    def toggle_heading(self, level: int = 2) -> None:
        """Make the lines headings of that level, or plain ones again."""
        self._change(
            lambda text, start, end: formatting.toggle_heading(text, start, end, level),
            self.tr("Heading"),
        )

    def start_name(self) -> None:
        """Type an `@`, so that the cast is offered; behind a word, with a blank before it."""
        if not self._free():
            return
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)
        start = min(self.body.place())
        before = self._article.body.text[max(start - 1, 0) : start]
        if before.isalnum() or before in {".", ",", ";", ":", "!", "?", ")"}:
            self.body.insert(" ", self.tr("Typing"))
        self.body.textCursor().insertText("@")
        self.body.ensureCursorVisible()

    def _toggle_mark(self, mark: str, label: str) -> None:
        if self._free():
            self.body.setFocus(Qt.FocusReason.OtherFocusReason)
            self.body.help.toggling.toggle(mark, label)

    def _change(self, make: Callable[[str, int, int], Change], label: str) -> None:
        """Let a pure function change the body around the selection."""
        if not self._free():
            return
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)
        change = make(self._article.body.text, *sorted(self.body.place()))
        self._article.apply(change.edits, label, caret=(change.anchor, change.caret))

    # ------------------------------------------------------------------------------------ zoom

    def _hold_place(self) -> Callable[[], None]:
        """Note what is seen, and say how to show it again: the caret where it was, or the top."""
        body, bar = self.body, self.body.verticalScrollBar()
        before, top = body.caret_rect().center().y(), body.top_line()
        seen = 0 <= before <= body.viewport().height()
        at_top = bar.value() == 0

        def show() -> None:
            body.update_range()
            if at_top:
                bar.setValue(0)
            elif seen:
                bar.setValue(bar.value() + round(body.caret_rect().center().y() - before))
            else:
                self.scroll_to_line(top)

        return show

    @property
    def zoom(self) -> int:
        """How large the text is shown, in per cent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Show the text larger or smaller."""
        percent = min(max(percent, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
        if percent == self._zoom:
            return
        self._zoom = percent
        keep = self._hold_place()
        self.header.set_zoom(percent)
        self.body.set_zoom(percent)
        keep()
        self.zoom_changed.emit(ZoomChanged(percent))

    def zoom_in(self) -> None:
        """Show the text one step larger."""
        self.set_zoom(next((step for step in ZOOM_STEPS if step > self._zoom), ZOOM_STEPS[-1]))

    def zoom_out(self) -> None:
        """Show the text one step smaller."""
        smaller = [step for step in ZOOM_STEPS if step < self._zoom]
        self.set_zoom(smaller[-1] if smaller else ZOOM_STEPS[0])

    # ------------------------------------------------------------------------------ long lines

    def split_long_lines(self) -> None:
        """Break what is too long to be edited at the ends of its sentences, as one step."""
        text, revision = self._article.body.text, self._article.revision
        self.strip.button.setEnabled(False)

        def take(edit: TextEdit | None) -> None:
            self.strip.button.setEnabled(True)
            if edit is not None and revision == self._article.revision:
                self._article.apply((edit,), self.tr("Split the line"), caret=0)

        self.run_aside(lambda: split_at_once(text), take)

    def _check_lines(self) -> None:
        held = self._article.body.held_back
        self.strip.setVisible(held and self._article.is_open())
        self.strip.button.setVisible(not self._article.is_locked())
        self.body.setReadOnly(held or self._article.is_locked() or not self._article.is_open())

    # --------------------------------------------------------------------------------- private

    def _free(self) -> bool:
        return self._article.is_open() and not self.body.isReadOnly()

    def _on_closed(self) -> None:
        self._set_open(open_now=False)

    def _on_opened(self, _opened: object) -> None:
        if not self.start.isHidden():
            had_keys = self.start.isAncestorOf(QApplication.focusWidget() or self)
            self.setFocusProxy(self.body)
            self.body.show()
            if had_keys:
                # Else they would go to whatever comes next in the window.
                self.body.setFocus(Qt.FocusReason.OtherFocusReason)
            self.start.hide()
        self._take_cast()
        self._set_open(open_now=True)
        self._check_lines()

    def _set_open(self, *, open_now: bool) -> None:
        self.header.setVisible(open_now)
        self.body.setReadOnly(not open_now)
        self.trash_strip.hide()
        if not open_now:
            self.strip.hide()
        self.body.arrange()

    def _take_cast(self, _signal: object = None) -> None:
        if self._records is None or not self._article.is_open():
            return
        known = self._records.productions
        slugs = self._article.details.productions
        own = tuple(known[slug] for slug in slugs if slug in known)
        self.body.help.names.set_productions(own, known.values())

    def _brought_up(self, spans: tuple[Span, ...], revision: int | None) -> tuple[Span, ...] | None:
        return spans if revision is None else self._article.rebase(spans, revision)

    def _tell_caret(self) -> None:
        cursor = self.body.textCursor()
        position = self._article.body.positions.code_point(cursor.position())
        self.caret_moved.emit(CaretMoved(cursor.blockNumber(), position))

    def _tell_scroll(self) -> None:
        if not self._following:
            self.scrolled.emit(EditorScrolled(self.body.top_line()))

    def _step_zoom(self, wheel: WheelZoomed) -> None:
        for _ in range(abs(wheel.steps)):
            (self.zoom_in if wheel.steps > 0 else self.zoom_out)()

    def _enter_body(self) -> None:
        self.body.setFocus(Qt.FocusReason.OtherFocusReason)
        self.body.put_caret(0, 0)

    def _hand_on_wish(self, wish: DetailsWish) -> None:
        self.request_details.emit(wish)

    def _hand_on_files(self, files: ImageFiles) -> None:
        self.request_image_files.emit(files)


def _run_here(work: Callable[[], Any], done: Callable[[Any], None]) -> None:
    done(work())
