"""What is composed with an input method: one step, no cards, no waves, and signs as typed ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.ui.editor.geometry import pieces_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.editor.pane import EditorPane
    from desktop_app.ui.open_article import OpenArticle

    Write = Callable[..., None]
    Seen = Callable[[], str]


def compose(pane: EditorPane, preedit: str = "", commit: str = "") -> None:
    """Send what an input method would: words that are not there yet, or words for good."""
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QApplication.sendEvent(pane.body, event)


def test_what_is_composed_is_text_only_once_and_one_step(
    pane: EditorPane, write: Write, seen: Seen, open_article: OpenArticle
) -> None:
    write("a | b")
    steps = open_article.history.count()
    for part in ("に", "にほ", "にほん", "日本"):
        compose(pane, part)
        assert seen() == "a | b"
        assert open_article.history.count() == steps
    compose(pane, commit="日本語")
    assert seen() == "a 日本語| b"
    open_article.undo()
    assert seen() == "a | b"


def test_a_composition_replaces_what_is_selected_and_can_be_broken_off(
    pane: EditorPane, write: Write, seen: Seen, open_article: OpenArticle
) -> None:
    write("a |one| b")
    compose(pane, "に")
    compose(pane, commit="二")
    assert seen() == "a 二| b"
    write("a | b")
    compose(pane, "に")
    compose(pane)
    assert seen() == "a | b"
    assert not pane.body.textCursor().block().layout().preeditAreaText()


def test_no_card_comes_up_while_something_is_composed(
    pane: EditorPane, write: Write, seen: Seen
) -> None:
    write("|")
    helps = pane.body.help
    for sign in ("@", "@fr", "/", "/he"):
        compose(pane, sign)
        assert not helps.names.is_running()
        assert not helps.slash.is_shown()
    compose(pane)
    compose(pane, commit="@")  # a layout on which it is a dead key's
    QTest.keyClicks(pane.body, "alf")
    assert helps.names.is_shown()


def test_a_wave_stays_under_its_word_and_out_of_what_is_composed(
    pane: EditorPane, write: Write
) -> None:
    write("one |wrod")
    block = pane.body.document().firstBlock()
    pane.body.document().documentLayout().blockBoundingRect(block)
    (before,) = pieces_of(block, 4, 8)
    compose(pane, "にほん")
    pane.body.document().documentLayout().blockBoundingRect(block)
    (while_composed,) = pieces_of(block, 4, 8)
    assert while_composed.left > before.left + 20
    assert abs((while_composed.right - while_composed.left) - (before.right - before.left)) < 1
    (untouched,) = pieces_of(block, 0, 3)
    assert untouched.right < before.left


def test_dead_keys_turn_quotes_and_make_pairs_as_others_do(
    pane: EditorPane, write: Write, seen: Seen
) -> None:
    write("say |")
    pane.body.help.quotes.set_style("english")
    compose(pane, '"')
    compose(pane, commit='"')
    assert seen() == "say “|"
    QTest.keyClick(pane.body, Qt.Key.Key_Backspace)
    assert seen() == 'say "|'
    write("a |one| b")
    compose(pane, commit="`")
    assert seen() == "a `|one|` b"
    write("a|")
    compose(pane, commit="é")
    assert seen() == "aé|"
