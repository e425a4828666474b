"""The preview pane: takes readings, keeps the page, and paces what the view has to paint."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Literal, NamedTuple

import shiboken6
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QImage, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QRhiWidget, QVBoxLayout, QWidget

from desktop_app.ui.dropped_files import dropped_files
from desktop_app.ui.preview.diff_bar import DiffBar, StepWanted
from desktop_app.ui.preview.diff_page import comparison_page, place_of_change
from desktop_app.ui.preview.line_map import LineMap
from desktop_app.ui.preview.page_model import Page, with_reading
from desktop_app.ui.preview.page_theme import PageTheme
from desktop_app.ui.preview.pause_strip import PauseStrip
from desktop_app.ui.preview.plain_strip import PlainStrip
from desktop_app.ui.preview.scroll_owner import ScrollOwner
from desktop_app.ui.preview.toolbar import PreviewToolbar, SyncChosen, WidthChosen
from desktop_app.ui.preview.view import Place, PreviewUnavailableError, ViewParts
from desktop_app.ui.widgets.hairline import Hairline

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from desktop_app.resources import Resources
    from desktop_app.settings import PageLight
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.preview.toolbar import StyleButton
    from desktop_app.ui.preview.view import (
        LinkRequested,
        Pace,
        PageView,
        PlaceClicked,
        PlaceScrolled,
        Reason,
        Width,
    )
    from desktop_app.ui.theme import Theme
    from desktop_app.ui.widgets.icon_button import IconButton
    from desktop_app.worker.errors import PauseReason
    from desktop_app.worker.protocol import Change, Comparison, Reading

PATCH_SECONDS = 0.083  # twelve patches a second, and none waits longer than this


class LineClicked(NamedTuple):
    """A block of the page was clicked: `line` of the body is behind it (0-based).

    `image` is the slug of the library picture that was clicked, or "".
    """

    line: int
    image: str = ""


class PreviewScrolled(NamedTuple):
    """The reader scrolled the page by hand: this line, in fractions, is at its upper edge."""

    line: float


class FilesDropped(NamedTuple):
    """Picture files were dropped on the page; `image` is the slug of the picture there, or ""."""

    paths: tuple[Path, ...]
    image: str


class PreviewState(NamedTuple):
    """What shows the page now; `why` is a reason in one word where it is plain text."""

    kind: Literal["web", "text"]
    why: Reason | Literal[""] = ""


class PreviewPane(QWidget):
    """Shows the page that the text makes, beside the text.

    Signals: `needs_fresh()` when only a reading with all blocks will do;
    `line_clicked(LineClicked)`;
    `files_dropped(FilesDropped)`;
    `scrolled(PreviewScrolled)`; `request_link(LinkRequested)` to open outside;
    `request_page()` to leave a comparison; `request_again()` to read in spite of a pause;
    `backend_changed(PreviewState)`;
    `zoom_turned(int)` with the steps of a wheel turned with Ctrl over the page;
    `width_chosen(WidthChosen)` and `sync_chosen(SyncChosen)` when the user changes how it is shown.
    """

    needs_fresh = Signal()
    line_clicked = Signal(object)
    files_dropped = Signal(object)
    scrolled = Signal(object)
    request_link = Signal(object)
    request_page = Signal()
    request_again = Signal()
    backend_changed = Signal(object)
    width_chosen = Signal(object)
    sync_chosen = Signal(object)
    zoom_turned = Signal(int)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        resources: Resources,
        image_path: Callable[[str], Path | None],
        make_web_view: Callable[[ViewParts], PageView] | None,
        make_text_view: Callable[[ViewParts], PageView] | None = None,
        *,
        gpu: bool = False,
    ) -> None:
        """Lay out everything but the view itself, which `start` makes.

        `make_web_view` raises PreviewUnavailableError, ImportError or OSError where Chromium
        cannot be had, and `make_text_view` makes what then takes its place. Both are given so that
        their modules are loaded when they are needed. `gpu` is what `configure_environment`
        answered.
        """
        super().__init__()
        self._site_style: Path | None = None
        self._theme, self._look = theme, PageTheme(theme, resources)
        self._parts = ViewParts(self._look, resources, image_path, lambda: self._site_style)
        self._make_web_view = make_web_view
        self._make_text_view = make_text_view
        self._view: PageView | None = None
        self._page = Page()
        self._comparison: Comparison | None = None
        self._compared_with = ""
        self._change = -1
        self._lines = LineMap(())
        self._marked_line = -1
        self._editor_line = 0.0
        self._width: Width = "full"
        self._zoom = 100
        self._synced = True
        self._owner = ScrollOwner()
        self._reader_pause: PauseReason | None = None
        self._page_pace: Pace = ""
        self._patched_at = float("-inf")
        self._pace = QTimer(self, singleShot=True)
        self._pace.setTimerType(Qt.TimerType.PreciseTimer)
        self._pace.timeout.connect(self._patch)

        self._toolbar = PreviewToolbar(theme, icons)
        self._toolbar.width_chosen.connect(self._on_width)
        self._toolbar.sync_chosen.connect(self._on_sync)
        self._bar = DiffBar(theme, icons)
        self._bar.stepped.connect(self._on_step)
        self._bar.request_page.connect(self.request_page)
        self._bar.hide()
        self._back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        self._back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._back.setEnabled(False)
        self._back.activated.connect(self.request_page)
        self._strip = PlainStrip(theme, icons)
        self._strip.hide()
        self._pause = PauseStrip(theme, icons)
        self._pause.request_again.connect(self._try_again)
        self._pause.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._toolbar)
        self._layout.addWidget(self._bar)
        self._layout.addWidget(Hairline())
        self._layout.addWidget(self._strip)
        self._layout.addWidget(self._pause)
        self._ground = QWidget()
        self._layout.addWidget(self._ground, 1)
        if gpu:
            # Without it the window's native surface would be made anew, with a flash, when the
            # first accelerated child arrives.
            self._surface = QRhiWidget(self)
            self._surface.setFixedSize(1, 1)
        self.setMinimumWidth(240)
        self.setAcceptDrops(True)
        theme.changed.connect(self._restyle)
        self._restyle()

    def start(self) -> None:
        """Make the view: after the first paint, since Chromium takes its time."""
        if self._view is not None:
            return
        try:
            if self._make_web_view is None:
                raise PreviewUnavailableError("missing")
            self._take(self._make_web_view(self._parts), PreviewState("web"))
        except PreviewUnavailableError as error:
            self._fall_back(error.reason)
        except (ImportError, OSError):
            self._fall_back("missing")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take picture files: a wanted picture's place is filled by a drop."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files, and on which picture."""
        files = dropped_files(event.mimeData())
        if not files or self._view is None:
            return
        event.acceptProposedAction()
        at = self._view.widget().mapFrom(self, event.position().toPoint())
        self._view.picture_at(at, lambda slug: self.files_dropped.emit(FilesDropped(files, slug)))

    def pending(self) -> bool:
        """Whether a patch waits for its turn."""
        return self._pace.isActive()

    def shut_down(self) -> None:
        """Delete the view at once: Chromium has to be gone before the application is."""
        self._pace.stop()
        if self._view is not None:
            view, self._view = self._view, None
            shiboken6.delete(view.widget())

    def state(self) -> PreviewState | None:
        """What shows the page, or None before `start`."""
        return self._state if self._view is not None else None

    def picture(self) -> QImage:
        """What the page looks like on the screen now."""
        return self._view.widget().grab().toImage() if self._view is not None else QImage()

    def show_reading(self, reading: Reading) -> None:
        """Take in what the reader says of the article as it stands."""
        page = with_reading(self._page, reading)
        if page is None:
            self.needs_fresh.emit()
            return
        before, self._page = self._page, page
        if self._comparison is not None or _shows_the_same(before, page):
            return
        self._owner.editor_used()
        self._lines = LineMap(page.ranges)
        self._patch_soon()

    @property
    def pause_strip(self) -> PauseStrip:
        """What says that the page is not of the newest text."""
        return self._pause

    def show_pause(self, reason: PauseReason) -> None:
        """Keep the last page and say why it stays as it is."""
        self._reader_pause = reason
        self._say_pause()

    def end_pause(self) -> None:
        """The page follows the text again."""
        self._reader_pause = None
        self._say_pause()

    def _on_pace(self, pace: Pace) -> None:
        self._page_pace = pace
        self._say_pause()

    def _say_pause(self) -> None:
        reason = self._reader_pause or self._page_pace
        if reason:
            self._pause.explain(reason)
        self._pause.setVisible(bool(reason))

    def _try_again(self) -> None:
        if self._reader_pause is None and self._view is not None:
            self._view.try_again()
        else:
            self.request_again.emit()

    def _patch_soon(self) -> None:
        wait = self._patched_at + PATCH_SECONDS - time.monotonic()
        if wait <= 0:
            self._patch()
        elif not self._pace.isActive():
            self._pace.start(int(wait * 1000) + 1)

    def clear(self) -> None:
        """Show an empty page: no article is open."""
        self._leave_comparison()
        self._page = Page()
        self._lines = LineMap(())
        self._marked_line = -1
        self._patch()

    # ---------------------------------------------------------------- a comparison in its place

    @property
    def comparison(self) -> Comparison | None:
        """What is compared, while that is shown in the page's place."""
        return self._comparison

    @property
    def bar(self) -> DiffBar:
        """The row above a comparison."""
        return self._bar

    def show_comparison(self, comparison: Comparison, name: str, *, another: bool = True) -> None:
        """Show what has changed since the version of that name, in the page's place.

        `another` begins at the first change; the same one again stays where it is.
        """
        another = another or self._comparison is None
        self._comparison, self._compared_with = comparison, name
        count = len(comparison.changes)
        self._change = -1 if another else min(self._change, count - 1)
        self._toolbar.hide()
        self._bar.show()
        self._back.setEnabled(True)
        if self._view is not None:
            self._view.mark(-1)
        self._show_changes()
        if another and self._view is not None:
            self._owner.editor_used()
            self._view.scroll_to(place_of_change(comparison, 0) if count else Place(0))

    def end_comparison(self) -> None:
        """Show the page again, where the editor is."""
        if self._comparison is None:
            return
        self._leave_comparison()
        self._lines = LineMap(self._page.ranges)
        self._patch()
        self._owner.editor_used()
        self._scroll(self._editor_line)

    def step_change(self, step: int) -> None:
        """Go to the next change (1) or the one before (-1), around the ends."""
        comparison = self._comparison
        if comparison is None or not comparison.changes:
            return
        count = len(comparison.changes)
        at = self._change if self._change >= 0 else (-1 if step > 0 else 0)
        self._change = (at + step) % count
        self._show_changes()
        if self._view is not None:
            self._owner.editor_used()
            self._view.scroll_to(place_of_change(comparison, self._change))

    def current_change(self) -> Change | None:
        """The change that is pointed at, or the first; None where there is none."""
        changes = self._comparison.changes if self._comparison is not None else ()
        return changes[max(self._change, 0)] if changes else None

    def _show_changes(self) -> None:
        assert self._comparison is not None
        count = len(self._comparison.changes)
        self._bar.show_state(self._compared_with, count, self._change)
        self._lines = LineMap([block.lines for block in self._comparison.blocks])
        self._patch()

    def _leave_comparison(self) -> None:
        self._comparison = None
        self._change = -1
        self._back.setEnabled(False)
        self._bar.hide()
        self._toolbar.show()

    def _shown_page(self) -> Page:
        if self._comparison is None:
            return self._page
        return comparison_page(self._comparison, self._change)

    def _on_step(self, wanted: StepWanted) -> None:
        self.step_change(wanted.step)

    # ------------------------------------------------------------------------------ scrolling

    def scroll_to_line(self, line: float) -> None:
        """Follow the editor: bring the line that is at its upper edge to the page's."""
        self._editor_line = line
        if self._synced and self._owner.page_may_follow(time.monotonic()):
            self._scroll(line)

    def mark_line(self, line: int) -> None:
        """Mark the block that the caret is in; a line below 0 takes the mark away."""
        self._marked_line = line
        if self._view is not None and self._comparison is None:
            self._view.mark(self._lines.place_of(line).index if line >= 0 else -1)

    def step_buttons(self) -> dict[str, IconButton]:
        """The buttons that do what commands do, by the command."""
        return {"go.previous-change": self._bar.previous, "go.next-change": self._bar.next}

    @property
    def style_button(self) -> StyleButton:
        """The button that names the style the page is shown in."""
        return self._toolbar.style_button

    def set_width(self, width: Width) -> None:
        """Show the page as wide as on a phone (375), on a tablet (768), or in full."""
        self._width = width
        self._owner.editor_used()
        self._toolbar.set_width(width)
        if self._view is not None:
            self._view.set_width(width)

    def set_light(self, light: PageLight) -> None:
        """Show the page as light or dark as the window, or always the same."""
        self._look.fix(light)
        self._restyle()

    def set_site_style(self, file: Path | None) -> None:
        """Show the page in the style sheet of that file, or in Marquee's own."""
        self._site_style = file
        if self._view is not None:
            self._owner.editor_used()
            self._view.reload_style()

    @property
    def zoom(self) -> int:
        """How large the page is shown, in per cent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Show the page larger or smaller."""
        self._zoom = percent
        self._owner.editor_used()
        if self._view is not None:
            self._view.set_zoom(percent)

    def set_synced(self, on: bool) -> None:
        """Let page and editor scroll together, or each on its own."""
        self._synced = on
        self._toolbar.set_sync(on)

    def _take(self, view: PageView, state: PreviewState) -> None:
        """Put a view in place and bring it up to date."""
        if self._view is not None:
            self._view.widget().deleteLater()
        else:
            self._ground.deleteLater()
        self._view, self._state = view, state
        view.place_clicked.connect(self._on_clicked)
        view.place_scrolled.connect(self._on_scrolled)
        view.touched.connect(self._owner.page_touched)
        view.request_link.connect(self._on_link)
        view.gave_up.connect(self._on_gave_up)
        view.zoom_turned.connect(self.zoom_turned)
        view.pace_changed.connect(self._on_pace)
        self._on_pace("")
        view.set_width(self._width)
        view.set_zoom(self._zoom)
        self._layout.addWidget(view.widget(), 1)
        self._patch()
        self.mark_line(self._marked_line)
        self.backend_changed.emit(state)

    def _fall_back(self, reason: Reason) -> None:
        self._strip.explain(reason)
        self._strip.show()
        if self._make_text_view is not None:
            self._take(self._make_text_view(self._parts), PreviewState("text", reason))

    def _patch(self) -> None:
        self._pace.stop()
        self._patched_at = time.monotonic()
        if self._view is not None:
            self._view.show_page(self._shown_page())
            if self._marked_line >= 0:
                self.mark_line(self._marked_line)

    def _scroll(self, line: float) -> None:
        if self._view is not None:
            self._view.scroll_to(self._lines.place_of(line))

    def _restyle(self) -> None:
        # The page may have a light of its own; the bars above it are the window's.
        theme = self._theme
        for part, colours in ((self, self._look), (self._toolbar, theme), (self._bar, theme)):
            palette = part.palette()
            palette.setColor(QPalette.ColorRole.Window, colours.colour("canvas"))
            part.setPalette(palette)
            part.setAutoFillBackground(True)
        if self._view is not None:
            self._view.restyle()

    def _on_clicked(self, clicked: PlaceClicked) -> None:
        line = int(self._lines.line_of(clicked.place))
        self.line_clicked.emit(LineClicked(self._within(clicked.place.index, line), clicked.image))

    def _within(self, index: int, line: int) -> int:
        """The line, or the nearest that is the block's own: not the blank ones below it."""
        ranges = self._shown_page().ranges
        if not 0 <= index < len(ranges):
            return line
        start, end = ranges[index]
        return min(max(line, start), max(end - 1, start))

    def _on_scrolled(self, scrolled: PlaceScrolled) -> None:
        if self._synced and self._owner.page_may_lead(time.monotonic()):
            self.scrolled.emit(PreviewScrolled(self._lines.line_of(scrolled.place)))

    def _on_link(self, link: LinkRequested) -> None:
        self.request_link.emit(link)

    def _on_gave_up(self) -> None:
        self._fall_back("crashed")

    def _on_width(self, chosen: WidthChosen) -> None:
        self.set_width(chosen.width)
        self.width_chosen.emit(chosen)

    def _on_sync(self, chosen: SyncChosen) -> None:
        self._synced = chosen.on
        self.sync_chosen.emit(chosen)


def _shows_the_same(old: Page, new: Page) -> bool:
    shown = old.blocks is new.blocks or old.blocks == new.blocks
    return shown and (old.head, old.tail, old.ranges) == (new.head, new.tail, new.ranges)
