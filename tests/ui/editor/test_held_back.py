"""A line past the limit: shown in part, kept whole, split in one step; Qt never gets it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from desktop_app.domain.article import Article
from desktop_app.domain.finding import Finding, Severity, TextEdit
from desktop_app.ui.text import held_back
from desktop_app.ui.text.held_back import LIMIT, SHOWN, Rendition, grows_long, has_long_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QTextDocument
    from pytestqt.qtbot import QtBot

    from desktop_app.ui.editor.pane import EditorPane
    from desktop_app.ui.open_article import OpenArticle

LINE = "A sentence — of some words, and a 😀. " * 30_000  # more than a megabyte
NOTE = "… ({0} more in this line)"
texts = st.text(alphabet="ab \né😀", max_size=60)


def longest(document: QTextDocument) -> int:
    """The longest line that Qt has been given, in its own units."""
    block, most = document.firstBlock(), 0
    while block.isValid():
        most = max(most, block.length() - 1)
        block = block.next()
    return most


@pytest.fixture
def laid_out(open_article: OpenArticle) -> list[int]:
    """The longest line at each moment at which Qt may lay out what has changed."""
    seen: list[int] = []
    document = open_article.body.document

    def note() -> None:
        if document.isLayoutEnabled():
            seen.append(longest(document))

    document.contentsChanged.connect(note)
    document.documentLayout().documentSizeChanged.connect(note)
    return seen


def open_with(pane: EditorPane, body: str) -> None:
    pane._article.open(Article(uuid4(), body=body))
    QTest.qWait(20)


def test_opening_gives_qt_the_beginning_only(pane: EditorPane, laid_out: list[int]) -> None:
    text = f"Short.\n\n{LINE}\n\nThe end.\n"
    open_with(pane, text)
    body = pane._article.body
    assert body.text == text
    assert pane._article.article().body == text
    assert pane.strip.isVisible()
    assert pane.body.isReadOnly()
    shown = body.document.toPlainText()
    assert shown.startswith(f"Short.\n\n{LINE[:SHOWN]}… (1.3 MB more in this line)\n\nThe end.")
    assert max(laid_out) < SHOWN + 200
    open_with(pane, "Another.")
    assert not body.held_back
    assert not pane.strip.isVisible()
    assert not pane.body.isReadOnly()


def test_the_split_is_one_step_and_undo_holds_the_line_back_again(
    pane: EditorPane, laid_out: list[int], qtbot: QtBot
) -> None:
    text = f"Short.\n{LINE}"
    open_with(pane, text)
    told = []
    pane._article.edited.connect(lambda edited: told.extend(edited.edits))
    qtbot.mouseClick(pane.strip.button, Qt.MouseButton.LeftButton)
    body = pane._article.body
    assert not body.held_back
    assert not pane.strip.isVisible()
    qtbot.waitUntil(lambda: not body.arriving)
    assert body.document.toPlainText() == body.text
    assert body.text.replace("\n", " ") == text.replace("\n", " ")
    (edit,) = told
    assert text[: edit.start] + edit.text + text[edit.start + edit.removed :] == body.text
    split = body.text
    pane._article.undo()
    assert body.text == text
    assert body.held_back
    assert pane.strip.isVisible()
    pane._article.redo()
    assert body.text == split
    assert not body.held_back
    assert max(laid_out) < LIMIT


def test_what_stands_in_the_document_is_never_written_back(
    pane: EditorPane, laid_out: list[int]
) -> None:
    open_with(pane, LINE)
    body = pane._article.body
    QTest.keyClicks(pane.body, "x")
    QTest.keyClick(pane.body, Qt.Key.Key_Delete)
    pane.toggle_bold()
    pane.insert_text("words")
    before = body.document.toPlainText()
    cursor = QTextCursor(body.document)
    cursor.insertText("by somebody who does not ask")
    assert body.text == LINE
    QTest.qWait(10)
    assert body.text == LINE
    assert body.document.toPlainText() == before
    assert not pane._article.history.can_undo()


def test_a_long_line_that_is_pasted_is_held_back(
    pane: EditorPane, laid_out: list[int], write: Callable[..., None]
) -> None:
    write("Before |after")
    data = QMimeData()
    data.setText(LINE)
    pane.body.insertFromMimeData(data)
    body = pane._article.body
    assert body.text == f"Before {LINE}after"
    assert body.held_back
    assert pane.strip.isVisible()
    assert max(laid_out) < LIMIT
    pane._article.undo()
    assert body.text == "Before after"
    assert not body.held_back
    QTest.keyClicks(pane.body, "x")
    assert len(body.text) == len("Before after") + 1


def test_a_line_that_grows_or_is_joined_is_held_back(
    pane: EditorPane, laid_out: list[int], qtbot: QtBot
) -> None:
    half = "word " * 12_000
    open_with(pane, f"{half}\n{half}")
    pane.body.setFocus()
    pane.body.put_caret(len(half) + 1, len(half) + 1)
    QTest.keyClick(pane.body, Qt.Key.Key_Backspace)
    body = pane._article.body
    assert body.text == half + half
    qtbot.waitUntil(lambda: body.held_back)
    assert pane.strip.isVisible()
    assert body.document.isLayoutEnabled()
    pane._article.undo()
    assert body.text == f"{half}\n{half}"
    open_with(pane, "x" * (LIMIT - 1))
    QTest.keyClicks(pane.body, "y")
    assert not body.held_back
    QTest.keyClicks(pane.body, "z")
    qtbot.waitUntil(lambda: body.held_back)
    assert body.text == "yz" + "x" * (LIMIT - 1)
    assert pane.body.place() == (2, 2)
    assert max(laid_out) <= LIMIT


def test_edits_of_the_text_itself_hold_while_it_is_held_back(
    pane: EditorPane, laid_out: list[int]
) -> None:
    text = f"Teh first.\n{LINE}\nTeh last."
    open_with(pane, text)
    last = text.rindex("Teh")
    edits = [TextEdit(0, 3, "The"), TextEdit(last, last + 3, "The")]
    pane._article.apply(edits, "Spelling")
    assert pane._article.body.text == text.replace("Teh", "The")
    assert pane._article.body.document.toPlainText().endswith("The last.")
    pane._article.undo()
    assert pane._article.body.text == text
    assert max(laid_out) < SHOWN + 200


def test_places_marks_and_copies_are_those_of_the_whole_text(pane: EditorPane) -> None:
    text = f"First.\n{LINE}\nThe last one."
    open_with(pane, text)
    start = text.rindex("last")
    pane.go_to(start, start + 4)
    assert pane.selected_text() == "last"
    assert pane.body.textCursor().selectedText() == "last"
    assert pane.caret_line() == 2
    pane.show_findings(
        [Finding("x", Severity.INFO, at, at + 4, 1, "m") for at in (3, 900_000, start)]
    )
    pane.body.grab()
    pane.go_to(900_000)
    assert pane.caret_line() == 1
    pane.body.selectAll()
    assert pane.body.createMimeDataFromSelection().text() == text


def test_a_locked_window_shows_the_line_and_offers_no_split(pane: EditorPane) -> None:
    pane._article.lock()
    open_with(pane, LINE)
    assert pane.strip.isVisible()
    assert not pane.strip.button.isVisible()


@given(text=texts)
def test_a_rendition_keeps_lines_and_places(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(held_back, "LIMIT", 8)
        patch.setattr(held_back, "SHOWN", 3)
        made = Rendition(text, NOTE)
        assert has_long_line(text) == bool(made.folds)
        assert made.text.count("\n") == text.count("\n")
        hidden = set()
        for fold in made.folds:
            hidden |= set(range(fold.start, fold.end))
        for place in range(len(text) + 1):
            units = made.utf16(place)
            shown = made.text.encode("utf-16-le")[: 2 * units].decode("utf-16-le")
            assert shown.count("\n") == text.count("\n", 0, place)
            if place not in hidden:
                assert made.code_point(units) == place
                assert made.text[len(shown) :][:1] == text[place : place + 1]
        everything = len(made.text.encode("utf-16-le")) // 2
        places = [made.code_point(units) for units in range(everything + 1)]
        assert places == sorted(places)
        assert places[-1] == len(text)


@given(text=texts, at=st.integers(0, 60), removed=st.integers(0, 20), inserted=texts)
def test_what_grows_long_is_known_before(text: str, at: int, removed: int, inserted: str) -> None:
    start = min(at, len(text))
    end = min(start + removed, len(text))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(held_back, "LIMIT", 8)
        if not has_long_line(text):
            after = text[:start] + inserted + text[end:]
            assert grows_long(text, start, end, inserted) == has_long_line(after)
