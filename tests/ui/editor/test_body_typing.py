"""The body as a writer uses it: keys, pastes, drops, lists, pairs, undo."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QGuiApplication, QKeySequence, QTextCursor
from PySide6.QtTest import QTest

from desktop_app.domain.journal import replay
from desktop_app.ui.editor.drops import spaced

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.domain.article import Article
    from desktop_app.ui.editor.body import ImageFiles
    from desktop_app.ui.editor.pane import EditorPane
    from desktop_app.ui.open_article import Edited, OpenArticle

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def press(pane: EditorPane, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(pane.body, key, modifiers)


def undo(pane: EditorPane) -> None:
    QTest.keySequence(pane.body, QKeySequence(QKeySequence.StandardKey.Undo))


def redo(pane: EditorPane) -> None:
    QTest.keySequence(pane.body, QKeySequence(QKeySequence.StandardKey.Redo))


def test_typing_is_undone_word_by_word_and_the_caret_comes_back(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    write("Begin: |end")
    QTest.keyClicks(pane.body, "one two three")
    assert seen() == "Begin: one two three|end"
    undo(pane)
    assert seen() == "Begin: one two |end"
    undo(pane)
    undo(pane)
    assert seen() == "Begin: |end"
    redo(pane)
    assert seen() == "Begin: one |end"


def test_deleting_is_one_step_and_brings_the_selection_back(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    write("one |two| three")
    QTest.keyClicks(pane.body, "x")
    assert seen() == "one x| three"
    undo(pane)
    assert seen() == "one |two| three"
    write("word|")
    for _ in range(3):
        press(pane, Qt.Key.Key_Backspace)
    assert seen() == "w|"
    undo(pane)
    assert seen() == "word|"


def test_a_click_between_two_words_makes_two_steps(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    write("|")
    QTest.keyClicks(pane.body, "ab")
    press(pane, Qt.Key.Key_Left)
    press(pane, Qt.Key.Key_Right)
    QTest.keyClicks(pane.body, "cd")
    undo(pane)
    assert seen() == "ab|"


def test_undo_goes_through_all_fields_and_moves_the_keys_there(
    pane: EditorPane, write: Callable[..., None], open_article: OpenArticle
) -> None:
    write("body|", headline="Head")
    QTest.keyClicks(pane.body, "!")
    headline = pane.header.headline
    headline.setFocus()
    headline.put_caret(4, 4)
    QTest.keyClicks(headline, "line")
    pane.body.setFocus()
    undo(pane)
    assert open_article.article().headline == "Head"
    assert open_article.body.text == "body!"
    assert headline.hasFocus()
    QTest.keySequence(headline, QKeySequence(QKeySequence.StandardKey.Undo))
    assert open_article.body.text == "body"
    assert pane.body.hasFocus()


@pytest.mark.parametrize("keys", ["ctrl+y", "ctrl+shift+z"])
def test_redo_has_both_its_keys(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str], keys: str
) -> None:
    write("|")
    QTest.keyClicks(pane.body, "ab")
    undo(pane)
    QTest.keySequence(pane.body, QKeySequence(keys))
    assert seen() == "ab|"


def test_enter_and_shift_enter_end_a_line_and_nothing_else(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    write("one|two")
    press(pane, Qt.Key.Key_Return, SHIFT)
    press(pane, Qt.Key.Key_Return)
    assert seen() == "one\n\n|two"


def test_lists_go_on_nest_and_end(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    write("Text\n\n1. one|\n2. two")
    press(pane, Qt.Key.Key_Return)
    assert seen() == "Text\n\n1. one\n2. |\n3. two"
    press(pane, Qt.Key.Key_Tab)
    assert seen() == "Text\n\n1. one\n   1. |\n2. two"
    press(pane, Qt.Key.Key_Backtab, SHIFT)
    assert seen() == "Text\n\n1. one\n2. |\n3. two"
    undo(pane)
    undo(pane)
    undo(pane)
    assert seen() == "Text\n\n1. one|\n2. two"


def test_code_is_no_list(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    write("```\n- one|\n```")
    press(pane, Qt.Key.Key_Return)
    assert seen() == "```\n- one\n|\n```"


def test_shift_enter_in_a_list_is_a_plain_line_end(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    write("- one|")
    press(pane, Qt.Key.Key_Return, SHIFT)
    assert seen() == "- one\n|"


@pytest.mark.skipif(sys.platform == "darwin", reason="there Alt types signs")
def test_alt_with_a_letter_types_nothing(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    write("a |")
    alt = Qt.KeyboardModifier.AltModifier
    QTest.sendKeyEvent(QTest.KeyAction.Press, pane.body, Qt.Key.Key_P, "p", alt)
    assert seen() == "a |"
    both = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ControlModifier
    QTest.sendKeyEvent(QTest.KeyAction.Press, pane.body, Qt.Key.Key_Q, "@", both)
    assert seen() == "a @|"  # AltGr, as some systems say it


@pytest.mark.parametrize(
    ("sign", "after"), [("*", "*|one|*"), ("(", "(|one|)"), ('"', '"|one|"'), ("“", "“|one|”")]
)
def test_signs_surround_a_selection(
    pane: EditorPane,
    write: Callable[..., None],
    seen: Callable[[], str],
    sign: str,
    after: str,
) -> None:
    write("a |one| b")
    QTest.sendKeyEvent(QTest.KeyAction.Press, pane.body, Qt.Key.Key_unknown, sign, NONE)
    assert seen() == f"a {after} b"
    undo(pane)
    assert seen() == "a |one| b"


def test_toggles_act_on_the_body_and_are_one_step_each(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    write("a wo|rd")
    pane.toggle_bold()
    pane.toggle_italic()
    assert seen() == "a ***wo|rd***"
    pane.toggle_italic()
    pane.toggle_bold()
    assert seen() == "a wo|rd"
    for _ in range(4):
        undo(pane)
    assert seen() == "a wo|rd"
    pane.toggle_quote()
    assert seen() == "::: quote |\na word\n:::"
    undo(pane)
    pane.toggle_bullets()
    pane.toggle_heading()
    pane.toggle_heading()
    assert seen() == "- a wo|rd"


def test_a_link_takes_its_address_from_the_clipboard(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    write("see |this| now")
    QGuiApplication.clipboard().setText("https://example.org/a")
    pane.toggle_link()
    assert seen() == "see [this](https://example.org/a)| now"


def test_copying_and_pasting_keeps_every_character(
    pane: EditorPane, write: Callable[..., None], open_article: OpenArticle
) -> None:
    odd = "a\u00a0b\u2028c\ufffcd😀\u202fe"
    write(f"|{odd}\nx|")
    pane.body.copy()
    assert QGuiApplication.clipboard().text() == f"{odd}\nx"
    pane.body.put_caret(0, 0)
    pane.body.paste()
    assert open_article.body.text == f"{odd}\nx{odd}\nx"


def test_pasting_rich_text_gives_its_words(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    write("|")
    data = QMimeData()
    data.setHtml("<p><b>Bold</b> words</p><p>two</p>")
    pane.body.insertFromMimeData(data)
    assert seen() == "Bold words\ntwo|"
    assert not pane.body.acceptRichText()


NAMED = ("enter", "backspace", "delete", "left", "right", "up", "shift-left", "home", "end", "tab")
KEYS = st.sampled_from(("a", " ", "*", "[", "é", "undo", "redo", "paste", "bold", "all", *NAMED))


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=25,
)
@given(start=st.sampled_from(["", "- one\n- two", "😀 a\u00a0b\n\n1. x"]), keys=st.lists(KEYS))
def test_whatever_is_typed_the_journal_rebuilds_it(
    pane: EditorPane,
    open_article: OpenArticle,
    article_of: Callable[..., Article],
    start: str,
    keys: list[str],
) -> None:
    article = article_of(start)
    open_article.open(article)
    pane.body.setFocus()
    heard: list[Edited] = []
    open_article.edited.connect(heard.append)
    QGuiApplication.clipboard().setText("p𝄞\nq")
    for key in keys:
        strike(pane, key)
    open_article.edited.disconnect(heard.append)
    edits = [edit for edited in heard for edit in edited.edits]
    assert replay(article, edits) == open_article.article()
    raw = pane.body.document().toRawText().replace("\u2029", "\n")
    assert raw == open_article.body.text
    while open_article.history.can_undo():
        open_article.undo()
    assert open_article.article() == article


def strike(pane: EditorPane, key: str) -> None:
    simple = {
        "enter": Qt.Key.Key_Return,
        "backspace": Qt.Key.Key_Backspace,
        "delete": Qt.Key.Key_Delete,
        "left": Qt.Key.Key_Left,
        "right": Qt.Key.Key_Right,
        "up": Qt.Key.Key_Up,
        "home": Qt.Key.Key_Home,
        "end": Qt.Key.Key_End,
        "tab": Qt.Key.Key_Tab,
    }
    pane.body.setFocus()
    if key in simple:
        press(pane, simple[key])
    elif key == "shift-left":
        press(pane, Qt.Key.Key_Left, SHIFT)
    elif key == "undo":
        undo(pane)
    elif key == "redo":
        redo(pane)
    elif key == "paste":
        pane.body.paste()
    elif key == "bold":
        pane.toggle_bold()
    elif key == "all":
        pane.body.selectAll()
    else:
        QTest.sendKeyEvent(QTest.KeyAction.Press, pane.body, Qt.Key.Key_unknown, key, NONE)


def drop(pane: EditorPane, data: QMimeData, at: int) -> None:
    """Drag over the code point and let go there."""
    place = pane.body.caret_rect(pane.body.tracked.positions.utf16(at)).center()
    copy = Qt.DropAction.CopyAction
    left = Qt.MouseButton.LeftButton
    over = QDragMoveEvent(place.toPoint(), copy, data, left, NONE)
    pane.body.dragMoveEvent(over)
    assert over.isAccepted()
    pane.body.dropEvent(QDropEvent(QPointF(place), copy, data, left, NONE))


def test_a_name_dropped_goes_where_it_is_dropped(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    write("With  in it.|")
    data = QMimeData()
    data.setText("Maria (Brigitte Helm)")
    drop(pane, data, 5)
    assert seen() == "With Maria (Brigitte Helm)| in it."
    undo(pane)
    assert seen().replace("|", "") == "With  in it."


def test_a_picture_dropped_gets_a_paragraph_of_its_own(
    pane: EditorPane, write: Callable[..., None], open_article: OpenArticle
) -> None:
    write("One long line.\n\nTwo.")
    data = QMimeData()
    data.setText("![](image:skyline)")
    drop(pane, data, 18)
    assert open_article.body.text in (
        "One long line.\n\n![](image:skyline)\n\nTwo.",
        "One long line.\n\nTwo.\n\n![](image:skyline)\n",
    )
    undo(pane)
    assert open_article.body.text == "One long line.\n\nTwo."


def test_image_files_are_asked_for(
    pane: EditorPane, write: Callable[..., None], open_article: OpenArticle, tmp_path: Path
) -> None:
    write("One|")
    heard: list[ImageFiles] = []
    pane.request_image_files.connect(heard.append)
    data = QMimeData()
    files = [tmp_path / "a.JPG", tmp_path / "b.txt", tmp_path / "c.webp"]
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    drop(pane, data, 2)
    pane.body.insertFromMimeData(data)
    assert [files_.paths for files_ in heard] == [(files[0], files[2])] * 2
    assert open_article.body.text == "One"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("|", "::: x\n:::|\n"),
        ("one|", "one\n\n::: x\n:::|\n"),
        ("|two", "::: x\n:::|\n\ntwo"),
        ("one\n\n|\n\ntwo", "one\n\n::: x\n:::|\n\ntwo"),
        ("one |two", "one \n\n::: x\n:::|\n\ntwo"),
    ],
)
def test_a_block_stands_alone(
    pane: EditorPane,
    write: Callable[..., None],
    seen: Callable[[], str],
    before: str,
    after: str,
) -> None:
    write(before)
    pane.insert_block("::: x\n:::\n")
    assert seen() == after
    undo(pane)
    assert seen() == before


def test_every_line_has_its_height_however_it_came(
    pane: EditorPane, write: Callable[..., None]
) -> None:
    write("one\n\ntwo\n\n\n|three")
    QTest.keyClicks(pane.body, "x")
    press(pane, Qt.Key.Key_Return)
    press(pane, Qt.Key.Key_Return)
    pane.body.insert("a\n\nb\n\n\n", "Paste")
    heights = []
    block = pane.body.document().firstBlock()
    while block.isValid():
        heights.append((block.text(), block.blockFormat().lineHeight()))
        block = block.next()
    full, gap = 26.5, 13.5
    previous = ""
    for text, height in heights:
        assert height == (gap if not text and previous else full), heights
        previous = text


def test_the_context_menu_offers_what_can_be_done(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    write("one |two|")
    offered = {action.text(): action.isEnabled() for action in pane.body.make_menu().actions()}
    assert offered["Cut"]
    assert not offered["Undo"]
    QTest.keyClicks(pane.body, "x")
    menu = pane.body.make_menu()
    next(action for action in menu.actions() if action.text() == "Undo").trigger()
    assert seen() == "one |two|"


def test_moving_a_selection_is_one_step(
    pane: EditorPane, write: Callable[..., None], open_article: OpenArticle
) -> None:
    write("one |two| three")
    pane.body._move_selection(13, "two")
    assert open_article.body.text == "one  threetwo"
    undo(pane)
    assert open_article.body.text == "one two three"


def test_the_editor_outlives_its_article(
    pane: EditorPane, write: Callable[..., None], open_article: OpenArticle
) -> None:
    write("text|")
    open_article.deleteLater()
    QTest.qWait(20)
    pane.body.clearFocus()
    assert pane.body.document().isEmpty()


def test_a_mouse_click_puts_the_caret_where_it_is(
    pane: EditorPane, write: Callable[..., None], seen: Callable[[], str]
) -> None:
    write("|one two three")
    place = pane.body.caret_rect(7).center().toPoint()
    QTest.mouseClick(pane.body.viewport(), Qt.MouseButton.LeftButton, NONE, QPoint(place))
    assert seen() == "one two| three"
    cursor = QTextCursor(pane.body.textCursor())
    assert cursor.position() == 7


@pytest.mark.parametrize(
    ("text", "before", "after", "put"),
    [
        ("Freder", "and", "", " Freder"),
        ("Freder", "and ", " runs", "Freder"),
        ("Freder", "that was.", "Then", " Freder "),
        ("Maria (Brigitte Helm)", "", "waits", "Maria (Brigitte Helm) "),
        ("Freder", "(", ")", "Freder"),
        ("Freder", "\n", "\n", "Freder"),
        ("Freder", "", "’s", "Freder"),
        (", he", "said", "", ", he"),
    ],
)
def test_words_put_in_do_not_stick_to_others(text: str, before: str, after: str, put: str) -> None:
    assert spaced(text, before, after) == put
