from __future__ import annotations

import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.preview.line_map import LineMap
from desktop_app.ui.preview.pane import LineClicked, PreviewPane, PreviewScrolled, PreviewState
from desktop_app.ui.preview.plain_strip import PlainStrip
from desktop_app.ui.preview.text_view import TextView
from desktop_app.ui.preview.toolbar import SyncSwitch
from desktop_app.ui.preview.view import (
    LinkRequested,
    Place,
    PlaceClicked,
    PlaceScrolled,
    PreviewUnavailableError,
)
from desktop_app.ui.widgets.icon_button import IconButton
from desktop_app.worker.protocol import Splice
from tests.ui.preview import sample_pages as sample

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.preview.page_model import Page
    from desktop_app.ui.preview.view import ViewParts, Width

PARAGRAPHS = ("<p>1</p>", "<p>2</p>", "<p>3</p>")


class Notebook(QWidget):
    """A view that writes down what it is asked for, and when."""

    place_clicked = Signal(object)
    place_scrolled = Signal(object)
    touched = Signal()
    request_link = Signal(object)
    gave_up = Signal()
    zoom_turned = Signal(int)
    pace_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.tries = 0
        self.pages: list[tuple[float, Page]] = []
        self.marks: list[int] = []
        self.places: list[Place] = []
        self.widths: list[Width] = []
        self.restyled = 0

    def widget(self) -> QWidget:
        return self

    def show_page(self, page: Page) -> None:
        self.pages.append((time.monotonic(), page))

    def try_again(self) -> None:
        self.tries += 1

    def mark(self, index: int) -> None:
        self.marks.append(index)

    def scroll_to(self, place: Place) -> None:
        self.places.append(place)

    def set_zoom(self, percent: int) -> None:
        self.zoom = percent

    def set_width(self, width: Width) -> None:
        self.widths.append(width)

    def restyle(self) -> None:
        self.restyled += 1


@pytest.fixture
def notebook(qapp) -> Notebook:
    return Notebook()


@pytest.fixture
def make_pane(qtbot, theme, icons, resources, image_path) -> Callable[..., PreviewPane]:
    def make(make_web_view: Callable[[ViewParts], object] | None) -> PreviewPane:
        pane = PreviewPane(theme, icons, resources, image_path, make_web_view, TextView)  # type: ignore[arg-type]
        qtbot.addWidget(pane)
        return pane

    return make


@pytest.fixture
def pane(make_pane, notebook) -> PreviewPane:
    made: PreviewPane = make_pane(lambda _parts: notebook)
    made.start()
    return made


def heard(signal) -> list[object]:
    said: list[object] = []
    signal.connect(said.append)
    return said


def test_what_came_before_the_view_is_shown_once_it_is_there(make_pane, notebook) -> None:
    pane = make_pane(lambda _parts: notebook)
    states = heard(pane.backend_changed)
    pane.show_reading(sample.whole(PARAGRAPHS, "head"))
    pane.mark_line(2)
    pane.set_width("phone")
    assert pane.state() is None
    pane.start()
    pane.start()
    assert [len(page.blocks) for _, page in notebook.pages] == [3]
    assert notebook.marks[-1] == 1
    assert notebook.widths == ["phone"]
    assert states == [PreviewState("web")]


def test_readings_in_a_burst_become_few_patches_and_none_is_late(qtbot, pane, notebook) -> None:
    pane.show_reading(sample.whole(("<p>0</p>",)))
    notebook.pages.clear()
    started = time.monotonic()
    number = 0
    sent: dict[int, float] = {}
    while time.monotonic() - started < 0.8:
        number += 1
        block = sample.blocks_of((f"<p>{number}</p>",))
        sent[number] = time.monotonic()
        pane.show_reading(sample.reading(number, Splice(0, 1, block), 1))
        qtbot.wait(8)
    qtbot.wait(120)
    assert number > 30
    assert len(notebook.pages) <= 12
    shown = [(when, page.number) for when, page in notebook.pages]
    assert shown[-1][1] == number
    # Where the machine kept this process waiting, timers were late by as much.
    beats = list(sent.values())
    stalled = max(later - earlier for earlier, later in pairwise(beats)) - 0.008
    for reading, asked in sent.items():
        when = next(when for when, newest in shown if newest >= reading)
        assert when - asked < 0.13 + stalled  # 100 ms, and a timer's grain


def test_a_splice_that_does_not_fit_asks_for_a_fresh_reading(qtbot, pane, notebook) -> None:
    pane.show_reading(sample.whole(PARAGRAPHS))
    with qtbot.waitSignal(pane.needs_fresh, timeout=500):
        pane.show_reading(sample.reading(1, Splice(5, 1, ()), 2))
    qtbot.waitUntil(lambda: len(notebook.pages[-1][1].blocks) == 3)
    pane.show_reading(sample.whole(PARAGRAPHS[:1], number=2))
    qtbot.waitUntil(lambda: len(notebook.pages[-1][1].blocks) == 1)


def test_cleared_it_is_empty_at_once(pane, notebook) -> None:
    pane.show_reading(sample.whole(PARAGRAPHS, "head"))
    pane.clear()
    assert notebook.pages[-1][1].blocks == ()
    assert notebook.pages[-1][1].head == ""


def test_a_click_gives_the_line_behind_it(pane, notebook) -> None:
    pane.show_reading(sample.whole(PARAGRAPHS))
    clicks = heard(pane.line_clicked)
    notebook.place_clicked.emit(PlaceClicked(Place(1, 0.9), "skyline"))
    assert clicks == [LineClicked(2, "skyline")]  # not the blank line below the block


def test_the_page_leads_only_under_a_hand(pane, notebook) -> None:
    pane.show_reading(sample.whole(PARAGRAPHS))
    scrolls = heard(pane.scrolled)
    notebook.place_scrolled.emit(PlaceScrolled(Place(1)))
    assert scrolls == []
    notebook.touched.emit()
    notebook.place_scrolled.emit(PlaceScrolled(Place(1, 0.5)))
    assert scrolls == [PreviewScrolled(LineMap(sample.ranges_of(3)).line_of(Place(1, 0.5)))]
    pane.scroll_to_line(3.0)  # the editor's answer
    assert notebook.places == []


def test_an_edit_never_lets_the_page_move_the_editor(pane, notebook) -> None:
    pane.show_reading(sample.whole(PARAGRAPHS))
    notebook.touched.emit()
    scrolls = heard(pane.scrolled)
    block = sample.blocks_of(("<p>edit</p>",))
    pane.show_reading(sample.reading(1, Splice(0, 1, block), 3))
    notebook.place_scrolled.emit(PlaceScrolled(Place(1)))
    assert scrolls == []


def test_the_page_follows_the_editor_unless_switched_off(qtbot, pane, notebook) -> None:
    pane.show_reading(sample.whole(PARAGRAPHS))
    pane.scroll_to_line(2)
    assert notebook.places == [Place(1)]
    chosen = heard(pane.sync_chosen)
    pane.findChild(SyncSwitch).click()
    assert [choice.on for choice in chosen] == [False]  # type: ignore[attr-defined]
    pane.scroll_to_line(4)
    assert notebook.places == [Place(1)]
    pane.set_synced(True)
    pane.scroll_to_line(4)
    assert notebook.places == [Place(1), Place(2)]


def test_the_width_buttons_work_and_have_names(pane, notebook) -> None:
    chosen = heard(pane.width_chosen)
    buttons = pane.findChildren(IconButton)
    assert all(button.toolTip() and button.accessibleName() for button in buttons)
    for button in buttons:
        button.click()
    assert notebook.widths == ["full", "phone", "tablet", "full"]
    assert [choice.width for choice in chosen] == ["phone", "tablet", "full"]  # type: ignore[attr-defined]


def test_links_are_passed_on(pane, notebook) -> None:
    links = heard(pane.request_link)
    link = LinkRequested(QUrl("https://example.org"))
    notebook.request_link.emit(link)
    assert links == [link]


def test_a_change_of_theme_reaches_the_page(pane, notebook, theme) -> None:
    theme.set_mode("dark")
    assert notebook.restyled == 1
    assert pane.palette().window().color() == theme.colour("canvas")


def test_the_bars_keep_the_windows_light_beside_another_of_the_page(pane, theme) -> None:
    theme.set_mode("dark")
    pane.set_light("light")
    picture = pane.grab().toImage()
    assert picture.pixelColor(3, 3) == theme.colour("canvas")
    assert pane.palette().window().color() != theme.colour("canvas")


def raising(error: Exception) -> Callable[[object], object]:
    def make(_parts: object) -> object:
        raise error

    return make


@pytest.mark.parametrize(
    ("make_web_view", "why", "words"),
    [
        (None, "missing", "not installed"),
        (raising(ImportError("libnss3.so")), "missing", "not installed"),
        (raising(PreviewUnavailableError("root")), "root", "root"),
        (raising(PreviewUnavailableError("sandbox")), "sandbox", "lock itself in"),
        (raising(PreviewUnavailableError("safe")), "safe", "default settings"),
    ],
)
def test_without_chromium_the_plain_view_takes_over_and_says_why(
    make_pane, make_web_view, why, words
) -> None:
    pane = make_pane(make_web_view)
    pane.show_reading(sample.whole(sample.NEWS, sample.NEWS_HEAD))
    pane.start()
    assert pane.state() == PreviewState("text", why)
    strip = pane.findChild(PlainStrip)
    assert strip.isVisibleTo(pane)
    assert "lain preview" in strip.text()
    assert words in strip.text()
    assert "Almost all of" in pane.findChild(TextView).browser().toPlainText()


def test_when_the_web_view_gives_up_the_plain_one_goes_on(qtbot, pane, notebook) -> None:
    pane.show_reading(sample.whole(sample.NEWS, sample.NEWS_HEAD))
    assert not pane.findChild(PlainStrip).isVisibleTo(pane)
    with qtbot.waitSignal(pane.backend_changed) as blocker:
        notebook.gave_up.emit()
    assert blocker.args == [PreviewState("text", "crashed")]
    assert "Almost all of" in pane.findChild(TextView).browser().toPlainText()
    assert "three times" in pane.findChild(PlainStrip).text()


def test_it_goes_quietly(pane) -> None:
    pane.show_reading(sample.whole(PARAGRAPHS))
    pane.shut_down()
    pane.show_reading(sample.whole(PARAGRAPHS[:2], number=1))
    pane.scroll_to_line(1)
    pane.shut_down()
    assert pane.state() is None


def test_the_strip_tells_of_a_page_that_is_late_or_given_up(pane, notebook, qtbot) -> None:
    asked = heard_of_nothing(pane.request_again)
    strip = pane.pause_strip
    notebook.pace_changed.emit("slow")
    assert not strip.isHidden()
    assert "still being laid out" in strip.text()
    assert strip.button.isHidden()
    notebook.pace_changed.emit("paused")
    assert strip.text().startswith("Preview paused")
    assert strip.accessibleName() == strip.text()
    qtbot.mouseClick(strip.button, Qt.MouseButton.LeftButton)
    assert (notebook.tries, len(asked)) == (1, 0)
    pane.show_pause("output")
    assert "20 MB" in strip.text()
    qtbot.mouseClick(strip.button, Qt.MouseButton.LeftButton)
    assert (notebook.tries, len(asked)) == (1, 1)
    pane.end_pause()
    assert "half a minute" in strip.text()
    notebook.pace_changed.emit("")
    assert strip.isHidden()


def heard_of_nothing(signal) -> list[bool]:
    said: list[bool] = []
    signal.connect(lambda: said.append(True))
    return said
