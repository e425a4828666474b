"""Words that are too long to be wrapped as words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QTextOption
from PySide6.QtWidgets import QTextEdit

from desktop_app.ui.editor.wrapping import LONGEST_WORD, Wrapping, has_long_word

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

BETWEEN_WORDS = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
ANYWHERE = QTextOption.WrapMode.WrapAnywhere


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("a" * LONGEST_WORD, True),
        ("a" * (LONGEST_WORD - 1), False),
        ("word " * LONGEST_WORD, False),
        ("word\u2029" * LONGEST_WORD, False),
        ("ok\u2029" + "a**b" * LONGEST_WORD, True),
        ("映画" * LONGEST_WORD, False),
        ("映画" * 3 + "x" * LONGEST_WORD, True),
    ],
)
def test_what_is_a_long_word(text: str, long: bool) -> None:
    assert has_long_word(text) is long


def test_lines_break_anywhere_only_while_there_is_one(qtbot: QtBot) -> None:
    edit = QTextEdit()
    qtbot.addWidget(edit)
    Wrapping(edit.document(), edit)

    def mode() -> QTextOption.WrapMode:
        return edit.document().defaultTextOption().wrapMode()

    edit.setPlainText("Some words.")
    assert mode() == BETWEEN_WORDS
    edit.insertPlainText("a" * LONGEST_WORD)
    assert mode() == ANYWHERE
    edit.insertPlainText("more")
    assert mode() == ANYWHERE
    edit.setPlainText("Short.")
    assert mode() == BETWEEN_WORDS
