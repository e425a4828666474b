"""What is painted after a key: the lines that it has changed, and nothing of them is left stale."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.finding import Severity

NONE = Qt.KeyboardModifier.NoModifier
SENTENCE = "The reels *of* the film were found [in](https://example.com) Buenos **Aires** and kept"
WORDS = SENTENCE.split()


def paragraph(words=90):
    return " ".join(WORDS[n % len(WORDS)] for n in range(words))


@pytest.fixture
def body(pane, open_article, article_of, qtbot):
    open_article.open(article_of(f"Before.\n\n{paragraph()}\n\nBehind it *all*.\n"))
    pane.resize(560, 620)
    qtbot.waitExposed(pane)
    body = pane.body
    body.setFocus()
    QApplication.setCursorFlashTime(0)
    qtbot.waitUntil(lambda: not body.highlighter._rest.isActive())
    yield body
    QApplication.setCursorFlashTime(1000)


def on_screen(body):
    """What has been painted so far, as the screen has it."""
    QApplication.processEvents()
    QApplication.processEvents()
    place = body.viewport().mapTo(body.window(), body.viewport().rect().topLeft())
    shown = body.screen().grabWindow(body.window().winId()).toImage()
    return shown.copy(QRect(place, body.viewport().size())).convertToFormat(
        shown.format().Format_RGB32
    )


def anew(body):
    """What would be painted if all of it were."""
    body.viewport().repaint()
    return on_screen(body)


class Painted:
    """How tall what is painted is."""

    def __init__(self, body):
        self.heights: list[int] = []
        paint = body.paintEvent

        def note(event):
            self.heights.append(event.rect().height())
            paint(event)

        body.paintEvent = note


def test_a_letter_paints_its_line_and_no_more(body, qtbot):
    start = body.tracked.text.index("Buenos")
    body.put_caret(start, start)
    painted = Painted(body)
    QTest.keyClicks(body, "a")
    QApplication.processEvents()
    painted.heights.clear()
    QTest.keyClicks(body, "b")
    QApplication.processEvents()
    whole = body.document().documentLayout().blockBoundingRect(body.textCursor().block()).height()
    line = body.textCursor().block().layout().lineAt(0).height()
    assert max(painted.heights) <= line * 3 < whole


def test_what_is_seen_is_what_would_be_painted_anew(body, qtbot):
    """Two hundred keys and more at random, in the middle of a long paragraph and at its ends."""
    dice = random.Random(31)
    keys = "abc  ii,.*_`[]()~>mmWW"
    start = body.tracked.text.index("The reels")
    for step in range(130):
        if step % 13 == 0:
            place = start + dice.choice((0, 40, 200, dice.randrange(0, 380)))
            body.put_caret(place, place)
            body.marks.set_mentions([(start + 30, start + 90)])
            body.marks.set_misspelt([(start + 120, start + 128)])
            body.marks.set_findings([((start + 200, start + 260), Severity.WARNING)])
            body.show_marks()
        kind = dice.random()
        if kind < 0.75:
            QTest.keyClicks(body, dice.choice(keys))
        elif kind < 0.9:
            QTest.keyClick(body, Qt.Key.Key_Backspace)
        elif kind < 0.95:
            QTest.keyClick(body, Qt.Key.Key_Delete)
        elif kind < 0.97:
            QTest.keyClick(body, Qt.Key.Key_Return)
        else:
            body.article.undo()
        seen = on_screen(body)
        if seen != anew(body):
            pytest.fail(f"something is left of what was there before, at key {step}")
        QTest.keyClicks(body, "x")  # behind what was painted whole
        seen = on_screen(body)
        assert seen == anew(body), f"at the letter behind key {step}"


def test_looks_that_change_far_from_the_caret_are_painted(body, open_article, article_of):
    words = (
        "*Once it opened and then went on and on for a good while about the reels that were found "
    )
    open_article.open(article_of(f"Before.\n\n{words * 3}end*\n"))
    QApplication.processEvents()
    end = body.tracked.text.index("end") + 3
    body.put_caret(end, end)
    for key in ("a", "b", Qt.Key.Key_Delete, "c"):
        if isinstance(key, str):
            QTest.keyClicks(body, key)
        else:
            QTest.keyClick(body, key)
        assert on_screen(body) == anew(body), key


def test_the_caret_is_there_as_soon_as_the_keys_are(body, pane, qtbot):
    headline = pane.header.headline
    headline.tracked.replace(0, 0, "Found again, and again, ")
    QApplication.processEvents()
    headline.setFocus()
    qtbot.waitUntil(headline.hasFocus)
    place = headline.caret_rect().center().toPoint()
    accent = body.theme.colour("accent").rgb()
    assert on_screen(headline).pixel(place) == accent
    body.setFocus()
    assert on_screen(headline).pixel(place) != accent


def test_a_paragraph_that_turns_round_is_painted_whole(body, open_article, article_of, qtbot):
    open_article.open(article_of("Before.\n\n" + "1927 – " * 60 + "\n"))
    QApplication.processEvents()
    for letters in ("1", "2", "\N{HEBREW LETTER ALEF}", "\N{HEBREW LETTER BET}"):
        body.put_caret(10, 10)
        QApplication.processEvents()
        QApplication.sendEvent(body, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, letters))
        assert on_screen(body) == anew(body), letters


@pytest.mark.parametrize("composed", ["ni", "漢字"])
def test_what_an_input_method_composes_is_painted_whole(body, composed):
    start = body.tracked.text.index("Buenos")
    body.put_caret(start, start)
    QTest.keyClicks(body, "ab")
    QApplication.sendEvent(body, QInputMethodEvent(composed, []))
    assert on_screen(body) == anew(body)
    done = QInputMethodEvent("", [])
    done.setCommitString(composed)
    QApplication.sendEvent(body, done)
    assert on_screen(body) == anew(body)
    QTest.keyClicks(body, "c")
    assert on_screen(body) == anew(body)


def test_what_is_composed_over_several_lines_is_painted_whole(body, open_article, article_of):
    """Where the paragraph is shorter than what is composed in it, Qt tells of few letters."""
    open_article.open(article_of("Before.\n\nb"))
    QApplication.processEvents()
    body.put_caret(9, 9)
    QTest.keyClicks(body, "a")
    composed = "ni hao " * 13
    lines = set()
    for last in ("ni", "ma", "wo"):
        QApplication.sendEvent(body, QInputMethodEvent(composed + last, []))
        lines.add(body.textCursor().block().layout().lineCount())
        assert on_screen(body) == anew(body), last
    assert len(lines) == 1
    assert lines.pop() > 1
    done = QInputMethodEvent("", [])
    done.setCommitString(composed)
    QApplication.sendEvent(body, done)
    assert on_screen(body) == anew(body)
