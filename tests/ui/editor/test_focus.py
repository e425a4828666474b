"""Focus mode and typewriter scrolling, on the real pane."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.ui.editor.focus import FocusMode
from desktop_app.ui.editor.typewriter import HEIGHT, Typewriter

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.ui.editor.pane import EditorPane
    from desktop_app.ui.open_article import OpenArticle
    from desktop_app.ui.theme import Theme

TEXT = "One is here. Two is there.\n\nThree is a paragraph."


@pytest.fixture
def focus(pane: EditorPane, qtbot: QtBot) -> FocusMode:
    mode = FocusMode(pane)
    mode._fade.setDuration(0)
    return mode


def darkest(pane: EditorPane, words: str) -> int:
    """The lightness of the darkest pixel in the line of these words, over their width."""
    text = pane._article.body.text
    start = text.index(words)
    first, last = pane.body.caret_rect(start), pane.body.caret_rect(start + len(words))
    image = pane.body.viewport().grab().toImage()
    return min(
        image.pixelColor(x, y).lightness()
        for x in range(round(first.left()) + 3, round(last.left()) - 2)
        for y in range(round(first.top()), round(first.bottom()))
    )


def in_front(pane: EditorPane) -> set[str]:
    return {words for words in ("One is", "Two is", "Three is") if darkest(pane, words) < 90}


def test_the_rest_steps_back_and_follows_the_caret(
    focus: FocusMode, pane: EditorPane, write: Callable[..., None]
) -> None:
    write(TEXT.replace("is here", "is| here"))
    assert in_front(pane) == {"One is", "Two is", "Three is"}
    focus.set_on(True)
    assert in_front(pane) == {"One is"}
    pane.body.put_caret(20, 20)
    assert in_front(pane) == {"Two is"}
    QTest.keyClick(pane.body, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert in_front(pane) == {"Three is"}
    focus.set_on(False)
    assert in_front(pane) == {"One is", "Two is", "Three is"}


def test_a_paragraph_stays_in_front_and_so_does_a_selection(
    focus: FocusMode, pane: EditorPane, write: Callable[..., None]
) -> None:
    write(TEXT.replace("is here", "is| here"))
    focus.set_stretch("paragraph")
    focus.set_on(True)
    assert in_front(pane) == {"One is", "Two is"}
    focus.set_stretch("sentence")
    pane.body.put_caret(len(TEXT), 20)
    assert in_front(pane) == {"Two is", "Three is"}


def test_escape_leaves_it(focus: FocusMode, pane: EditorPane, write: Callable[..., None]) -> None:
    write("|" + TEXT)
    focus.set_on(True)
    QTest.keyClick(pane.body, Qt.Key.Key_Escape)
    assert not focus.is_on()


def test_the_header_steps_back_until_it_is_written_in(
    focus: FocusMode, pane: EditorPane, write: Callable[..., None]
) -> None:
    write("|" + TEXT, headline="A headline")
    focus.set_on(True)
    QApplication.processEvents()
    assert focus._veil.isVisible()
    pane.header.headline.setFocus()
    assert not focus._veil.isVisible()
    pane.body.setFocus()
    assert focus._veil.isVisible()


class Paints(QObject):
    """Counts pixels that the viewport is asked to paint, and layouts of the text."""

    def __init__(self) -> None:
        super().__init__()
        self.tallest = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.tallest = max(self.tallest, event.rect().height())  # type: ignore[attr-defined]
        return False


def test_typing_in_a_sentence_paints_no_more_than_its_lines(
    focus: FocusMode, pane: EditorPane, write: Callable[..., None], open_article: OpenArticle
) -> None:
    body = "\n\n".join(["Some words. " * 20] * 80 + ["The last. It grows"])
    write(body + "|")
    focus.set_on(True)
    QTest.qWait(400)  # let what is seen be coloured
    paints = Paints()
    pane.body.viewport().installEventFilter(paints)
    steps = open_article.history.count()
    for letter in "ing on":
        QTest.keyClicks(pane.body, letter)
        QApplication.processEvents()
    assert 0 < paints.tallest < 120
    assert focus.span()[1] == len(open_article.body.text)
    # No looks were set: what was typed is all that can be undone.
    open_article.undo()
    open_article.undo()
    assert open_article.body.text == body
    assert open_article.history.count() == steps + 2


# ------------------------------------------------------------------------------ the typewriter


def middle(pane: EditorPane) -> float:
    return pane.body.caret_rect().center().y() / pane.body.viewport().height()


def test_the_line_is_held_while_typing_to_the_very_end(
    pane: EditorPane, write: Callable[..., None]
) -> None:
    typewriter = Typewriter(pane.body)
    write("\n\n".join(["Some words in a line."] * 60) + "|")
    typewriter.set_on(True)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Return, Qt.Key.Key_A):
        QTest.keyClick(pane.body, key)
        QApplication.processEvents()
        assert middle(pane) == pytest.approx(HEIGHT, abs=0.01)
    for key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Down):
        QTest.keyClick(pane.body, key)
        QApplication.processEvents()
        assert middle(pane) == pytest.approx(HEIGHT, abs=0.01)


def test_mouse_and_wheel_move_nothing(pane: EditorPane, write: Callable[..., None]) -> None:
    typewriter = Typewriter(pane.body)
    write("\n\n".join(["Some words in a line."] * 30) + "|\n\n" + "More.\n\n" * 30)
    typewriter.set_on(True)
    QTest.keyClick(pane.body, Qt.Key.Key_A)
    QApplication.processEvents()
    before = pane.body.verticalScrollBar().value()
    view = pane.body.viewport()
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(120, 120))
    QApplication.processEvents()
    assert pane.body.verticalScrollBar().value() == before
    assert middle(pane) < 0.3
    at = QPointF(50, 50)
    wheel = QWheelEvent(
        at,
        QPointF(view.mapToGlobal(at)),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, wheel)
    QApplication.processEvents()
    assert pane.body.verticalScrollBar().value() > before


def test_the_room_below_goes_when_it_is_switched_off(
    pane: EditorPane, write: Callable[..., None]
) -> None:
    typewriter = Typewriter(pane.body)
    write("\n\n".join(["Some words in a line."] * 60) + "|")
    pane.body.update_range()
    before = pane.body.verticalScrollBar().maximum()
    typewriter.set_on(True)
    assert pane.body.verticalScrollBar().maximum() > before
    typewriter.set_on(False)
    assert pane.body.verticalScrollBar().maximum() == before


def test_a_theme_change_changes_the_veil(
    focus: FocusMode, pane: EditorPane, theme: Theme, write: Callable[..., None]
) -> None:
    write("|" + TEXT)
    focus.set_on(True)
    theme.set_mode("dark")
    image = pane.body.viewport().grab().toImage()
    assert image.pixelColor(2, image.height() - 2).lightness() < 60
