"""Hebrew and Arabic in the editor: from the right, the arrows as they point, marks as elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.ui.editor.geometry import pieces_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.editor.pane import EditorPane

    Write = Callable[..., None]
    Seen = Callable[[], str]

LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right


def test_each_paragraph_stands_on_the_side_where_it_begins(pane: EditorPane, write: Write) -> None:
    write("|plain\n\nשלום עולם")
    left = pane.body.caret_rect().center().x()
    end = len("plain\n\nשלום עולם")
    pane.body.put_caret(7, 7)
    right = pane.body.caret_rect().center().x()
    start, width = pane.body.column()
    assert abs(left - start) < 3
    assert abs(right - (start + width)) < 3
    pane.body.put_caret(end, end)
    assert pane.body.caret_rect().center().x() < right - 20


def test_arrows_go_where_they_point(pane: EditorPane, write: Write, seen: Seen) -> None:
    write("|שלום")
    QTest.keyClick(pane.body, RIGHT)
    assert seen() == "|שלום"
    QTest.keyClick(pane.body, LEFT)
    assert seen() == "ש|לום"
    QTest.keyClick(pane.body, Qt.Key.Key_End)
    assert seen() == "שלום|"


def test_toggles_lists_and_quotes_do_what_they_do_elsewhere(
    pane: EditorPane, write: Write, seen: Seen
) -> None:
    write("שלום עו|לם")
    pane.toggle_bold()
    assert seen() == "שלום **עו|לם**"
    pane.toggle_bold()
    assert seen() == "שלום עו|לם"
    write("- פריט|")
    QTest.keyClick(pane.body, Qt.Key.Key_Return)
    assert seen() == "- פריט\n- |"
    write("|שלום| x")
    QTest.keyClicks(pane.body, "(")
    assert seen() == "(|שלום|) x"


def test_a_wash_lies_under_its_own_word(pane: EditorPane, write: Write) -> None:
    write("שלום Maria עולם")
    block = pane.body.document().firstBlock()
    pane.body.document().documentLayout().blockBoundingRect(block)
    (first,) = pieces_of(block, 0, 4)
    (name,) = pieces_of(block, 5, 10)
    (last,) = pieces_of(block, 11, 15)
    assert last.left < last.right <= name.left < name.right <= first.left < first.right
