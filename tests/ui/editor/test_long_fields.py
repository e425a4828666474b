"""A headline or dek past its limit: shown in part, kept whole, moved into the text in one step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop_app.domain.article import Article
from desktop_app.ui.text.held_back import FIELD_LIMIT, FIELD_SHOWN

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktop_app.ui.editor.pane import EditorPane

LONG = "Some words of a headline. " * 40_000


@pytest.mark.parametrize("name", ["headline", "dek"])
def test_it_is_shown_in_part_and_kept_whole(pane: EditorPane, qtbot: QtBot, name: str) -> None:
    article = pane._article
    article.open(replace(Article(uuid4(), body="The text."), **{name: LONG}))  # type: ignore[arg-type]
    field = getattr(pane.header, name)
    strip = pane.long_fields.strip
    assert getattr(article.article(), name) == LONG
    assert field.document().characterCount() < FIELD_SHOWN + 60
    assert field.document().toPlainText().endswith("(1.0 MB more in this line)")
    assert field.isReadOnly()
    assert not pane.body.isReadOnly()
    assert strip.isVisible()
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert getattr(article.article(), name) == LONG
    assert article.body.text == "The text."  # nor do they fall through to it
    qtbot.mouseClick(strip.button, Qt.MouseButton.LeftButton)
    moved = article.article()
    assert len(getattr(moved, name)) <= FIELD_SHOWN
    assert f"{getattr(moved, name)} {moved.body}" == f"{LONG.strip(' ')}\n\nThe text."
    assert not strip.isVisible()
    assert not field.isReadOnly()
    assert pane.strip.isVisible()  # it is one long line of the text now
    article.undo()
    assert (getattr(article.article(), name), article.article().body) == (LONG, "The text.")
    assert strip.isVisible()
    article.open(Article(uuid4(), headline="Short."))
    assert not strip.isVisible()
    assert not field.isReadOnly()


def test_a_paste_that_is_too_long_can_be_taken_back(pane: EditorPane) -> None:
    article, field = pane._article, pane.header.headline
    article.open(Article(uuid4(), headline="A headline", body="The text."))
    field.put_caret(2, 2)
    field.insert(LONG, "Paste")
    assert article.headline.text == f"A {LONG}headline"
    assert pane.long_fields.strip.isVisible()
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert article.headline.text == "A headline"
    assert not pane.long_fields.strip.isVisible()
    QTest.keyClicks(field, "!")
    assert article.headline.text == "A !headline"


def test_up_to_the_limit_it_is_edited_as_ever(pane: EditorPane) -> None:
    pane._article.open(Article(uuid4(), headline="x " * (FIELD_LIMIT // 2)))
    assert not pane.header.headline.isReadOnly()
    assert not pane.long_fields.strip.isVisible()
