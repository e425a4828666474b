"""The find bar, driven by keys and mouse: what it marks, where it goes, what it replaces."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest

from desktop_app.late import find_hits, find_replacements
from desktop_app.ui.editor.find_bar import FindBar
from desktop_app.ui.editor.finder import Finder
from desktop_app.ui.icons import Icons
from desktop_app.ui.jobs import Lane

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop_app.resources import Resources
    from desktop_app.ui.editor.pane import EditorPane
    from desktop_app.ui.open_article import LargeEditComing, OpenArticle
    from desktop_app.ui.theme import Theme

LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
ALT = Qt.KeyboardModifier.AltModifier
TEXT = "A fox.\n\nThe Fox and the FOX.\n\nNo foxes here."


def raise_bug(error: BaseException) -> None:
    raise error


@pytest.fixture
def lane(qapp: object) -> Iterator[Lane]:
    lane = Lane("finding", raise_bug)
    yield lane
    lane.close(finish=False)


@pytest.fixture
def bar(pane: EditorPane, lane: Lane, theme: Theme, resources: Resources) -> FindBar:
    finder = Finder(pane.body, lane, find_hits, find_replacements)
    bar = FindBar(pane, finder, Icons(theme, resources))
    pane.add_bar(bar)
    return bar


@pytest.fixture
def settled(bar: FindBar, qtbot: QtBot) -> Callable[[], None]:
    """Waits until nothing is being looked for any more."""

    def wait() -> None:
        finder = bar._finder
        qtbot.waitUntil(
            lambda: finder._ticket is None and not finder._rest.isActive() and not finder._replacing
        )

    return wait


def type_in(bar: FindBar, words: str, settled: Callable[[], None]) -> None:
    bar.field.clear()
    QTest.keyClicks(bar.field, words)
    settled()


def test_words_are_found_as_they_are_typed(
    bar: FindBar, write: Callable[..., None], seen: Callable[[], str], settled: Callable[[], None]
) -> None:
    write("|" + TEXT)
    bar.open()
    assert bar.field.hasFocus()
    type_in(bar, "fox", settled)
    assert bar.field.note() == "1 of 4"
    assert seen().startswith("A |fox|.")
    assert bar._finder.layer.spans == [(2, 5), (12, 15), (24, 27), (33, 36)]


def test_enter_and_shift_enter_walk_round_the_text(
    bar: FindBar, write: Callable[..., None], settled: Callable[[], None]
) -> None:
    write("|" + TEXT)
    bar.open()
    type_in(bar, "fox", settled)
    counts = []
    for _ in range(4):
        QTest.keyClick(bar.field, Qt.Key.Key_Return)
        counts.append(bar.field.note())
    assert counts == ["2 of 4", "3 of 4", "4 of 4", "1 of 4"]
    QTest.keyClick(bar.field, Qt.Key.Key_Return, SHIFT)
    assert bar.field.note() == "4 of 4"
    assert bar.field.hasFocus()


def test_enter_before_the_hits_are_there_goes_on_from_them(
    bar: FindBar, write: Callable[..., None], settled: Callable[[], None]
) -> None:
    write("|" + TEXT)
    bar.open()
    QTest.keyClicks(bar.field, "fox")
    QTest.keyClick(bar.field, Qt.Key.Key_Return)
    settled()
    assert bar.field.note() == "2 of 4"


def test_escape_closes_and_leaves_the_caret_at_the_hit(
    bar: FindBar,
    pane: EditorPane,
    write: Callable[..., None],
    seen: Callable[[], str],
    settled: Callable[[], None],
) -> None:
    write("|" + TEXT)
    bar.open()
    type_in(bar, "FOX and", settled)
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert pane.body.hasFocus()
    assert "The |Fox and| the" in seen()
    assert bar._finder.layer.spans == []


def test_escape_in_the_text_closes_the_bar_too(
    bar: FindBar, pane: EditorPane, write: Callable[..., None]
) -> None:
    write("|" + TEXT)
    bar.open()
    pane.body.setFocus()
    QTest.keyClick(pane.body, Qt.Key.Key_Escape)
    assert bar.isHidden()


def test_the_selection_fills_the_field(
    bar: FindBar, write: Callable[..., None], seen: Callable[[], str], settled: Callable[[], None]
) -> None:
    write("A fox.\n\nThe |Fox| and the FOX.")
    bar.open()
    settled()
    assert bar.field.text() == "Fox"
    assert bar.field.selectedText() == "Fox"
    assert bar.field.note() == "2 of 3"
    assert "|Fox|" in seen()


def test_several_lines_selected_are_where_to_look(
    bar: FindBar, write: Callable[..., None], settled: Callable[[], None]
) -> None:
    write("A fox.\n\n|The Fox and the FOX.\n\nNo| foxes here.")
    bar.open()
    type_in(bar, "fox", settled)
    assert bar.selection.isChecked()
    assert bar._finder.layer.spans == [(12, 15), (24, 27)]
    QTest.mouseClick(bar.selection, LEFT)
    settled()
    assert len(bar._finder.layer.spans) == 4


def test_in_the_selection_wants_a_selection(bar: FindBar, write: Callable[..., None]) -> None:
    write("|" + TEXT)
    bar.open()
    QTest.mouseClick(bar.selection, LEFT)
    assert not bar.selection.isChecked()
    assert "Select a part" in bar._says.text()


@pytest.mark.parametrize(
    ("key", "words", "count"),
    [
        (Qt.Key.Key_C, "Fox", 1),
        (Qt.Key.Key_W, "fox", 3),
        (Qt.Key.Key_R, "f.x[.]", 2),
    ],
)
def test_options_by_mouse_and_by_alt(
    bar: FindBar,
    write: Callable[..., None],
    settled: Callable[[], None],
    key: Qt.Key,
    words: str,
    count: int,
) -> None:
    write("|" + TEXT)
    bar.open()
    type_in(bar, words, settled)
    before = len(bar._finder.layer.spans)
    QTest.keyClick(bar.field, key, ALT)
    settled()
    assert len(bar._finder.layer.spans) == count != before
    QTest.mouseClick(bar._keys[key], LEFT)
    settled()
    assert len(bar._finder.layer.spans) == before
    assert bar.field.text() == words


def test_a_wrong_pattern_says_so_in_one_line(
    bar: FindBar, write: Callable[..., None], settled: Callable[[], None]
) -> None:
    write("|" + TEXT)
    bar.open()
    bar.pattern.click()
    type_in(bar, "(fox", settled)
    assert not bar._says.isHidden()
    assert "missing )" in bar._says.text()
    assert not bar.next.isEnabled()
    QTest.keyClicks(bar.field, ")")
    settled()
    assert bar._says.isHidden()
    assert bar.field.note() == "1 of 4"


def test_a_pattern_without_end_leaves_the_window_alive(
    bar: FindBar, write: Callable[..., None], qtbot: QtBot
) -> None:
    write("|" + "1,2,3,4,5,6,7,8,9," * 200)
    bar.open()
    bar.pattern.click()
    bar.field.setText("(.*?,){25}P")
    beats: list[int] = []

    def beat() -> None:
        beats.append(1)

    clock = QTimer(bar, interval=10)
    clock.timeout.connect(beat)
    clock.start()
    qtbot.waitUntil(lambda: bool(bar._says.text()), timeout=15_000)
    assert "takes too long" in bar._says.text()
    # The event loop went round all the while.
    assert len(beats) > 20


def test_the_search_runs_off_the_gui_thread(
    pane: EditorPane, lane: Lane, write: Callable[..., None], qtbot: QtBot
) -> None:
    names: list[str] = []

    def search(text: str, query: object) -> object:
        names.append(threading.current_thread().name)
        return find_hits(text, query)  # type: ignore[arg-type]

    finder = Finder(pane.body, lane, search, find_replacements)  # type: ignore[arg-type]
    write("|" + TEXT)
    finder.start()
    from desktop_app.domain.hits import Query

    finder.look_for(Query("fox"))
    qtbot.waitUntil(lambda: len(finder.layer.spans) == 4)
    assert names == ["finding_0"]


def test_replace_goes_from_hit_to_hit(
    bar: FindBar,
    write: Callable[..., None],
    open_article: OpenArticle,
    settled: Callable[[], None],
) -> None:
    write("|" + TEXT)
    bar.open(replacing=True)
    type_in(bar, "fox", settled)
    bar.replacement.setText("hound")
    QTest.mouseClick(bar.keep_case, LEFT)
    QTest.mouseClick(bar.one, LEFT)
    settled()
    bar.replacement.setFocus()
    QTest.keyClick(bar.replacement, Qt.Key.Key_Return)
    settled()
    assert open_article.body.text == "A hound.\n\nThe Hound and the FOX.\n\nNo foxes here."
    assert bar.field.note() == "1 of 2"
    assert bar.replacement.hasFocus()
    open_article.undo()
    open_article.undo()
    assert open_article.body.text == TEXT


@pytest.mark.parametrize("times", [1, 60])
def test_replace_all_is_one_step_behind_a_version(
    bar: FindBar,
    write: Callable[..., None],
    seen: Callable[[], str],
    open_article: OpenArticle,
    settled: Callable[[], None],
    times: int,
) -> None:
    body = (TEXT + "\n\n") * times
    write(body[:30] + "|" + body[30:])
    before = seen()
    kept: list[tuple[str, str]] = []

    def keep(coming: LargeEditComing) -> None:
        kept.append((coming.reason, open_article.body.text))

    open_article.large_edit_coming.connect(keep)
    bar.open(replacing=True)
    bar.field.setText("the ")
    bar.replacement.setText("")
    settled()
    steps = open_article.history.count()
    bar._pane.body.put_caret(30, 30)
    QTest.mouseClick(bar.all, LEFT)
    settled()
    assert open_article.body.text == body.replace("The ", "").replace("the ", "")
    assert open_article.history.count() == steps + 1
    assert kept == [("before-bulk", body)]
    assert bar.replacement.note() == f"{2 * times} replaced"
    # The caret is still in the same words.
    caret = bar._pane.body.place()[1]
    assert open_article.body.text[:caret].endswith("FOX.\n\n"[:-1]) or caret == 30 - 8
    open_article.undo()
    assert seen() == before


def test_hits_follow_typing_and_are_looked_for_again(
    bar: FindBar, pane: EditorPane, write: Callable[..., None], settled: Callable[[], None]
) -> None:
    write("|" + TEXT)
    bar.open()
    type_in(bar, "fox", settled)
    pane.body.setFocus()
    pane.body.put_caret(0, 0)
    QTest.keyClicks(pane.body, "Fox! ")
    assert bar._finder.layer.spans[0] == (7, 10)
    settled()
    assert bar._finder.layer.spans[:2] == [(0, 3), (7, 10)]
    assert bar.field.note() == "5"


def test_hits_are_marked_in_text_and_scroll_bar_and_a_click_goes_there(
    bar: FindBar,
    pane: EditorPane,
    theme: Theme,
    write: Callable[..., None],
    settled: Callable[[], None],
    qtbot: QtBot,
) -> None:
    body = "\n\n".join(["Plain words in a row."] * 60 + ["A fox."] + ["More of them."] * 60)
    write("|" + body)
    bar.open()
    type_in(bar, "fox", settled)
    marks = pane.body.bar
    qtbot.waitUntil(lambda: any(token == "hit" for _y, token, _place in marks.ticks()))
    y, _token, place = next(tick for tick in marks.ticks() if tick[1] == "hit")
    assert place == body.index("fox")
    assert 0.4 < y / marks.height() < 0.6
    image = marks.grab().toImage()
    assert image.pixelColor(5, y).name() == theme.colour("hit").name()
    # The text shows the hit in its wash, selected or not.
    pane.body.put_caret(place - 2, place - 2)
    box = pane.body.caret_rect(place)
    text = pane.body.viewport().grab().toImage()
    row = {text.pixelColor(round(box.x()) + x, round(box.y()) + 2).name() for x in range(20)}
    assert theme.colour("hit").name() in row
    pane.body.put_caret(0, 0)
    pane.body.verticalScrollBar().setValue(0)
    QTest.mouseClick(marks, LEFT, pos=QPoint(5, y))
    assert pane.body.place() == (place, place)
    assert pane.body.viewport().rect().contains(pane.body.caret_rect().center().toPoint())


@pytest.mark.parametrize("width", [300, 440, 700])
def test_nothing_is_cut_off_in_a_narrow_pane(
    bar: FindBar, pane: EditorPane, write: Callable[..., None], qtbot: QtBot, width: int
) -> None:
    pane.resize(width, 700)
    write("|" + TEXT)
    bar.open(replacing=True)
    QTest.qWait(20)
    parts: list[QWidget] = [bar.field, bar.replacement, bar.one, bar.all, *bar._keys.values()]
    parts += [bar.next, bar.previous, bar.close_button, bar.expand]
    for part in parts:
        place = part.mapTo(bar, QPoint(0, 0))
        assert part.isVisible()
        assert place.x() >= 0
        assert place.x() + part.width() <= bar.width()
    assert bar.field.width() >= 90
    assert all(part.accessibleName() for part in parts)
