"""Who it is, where the pointer rests on a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from desktop_app.domain.finding import TextEdit

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.ui.desk.desk import Desk


def point_of(desk: Desk, words: str) -> QPoint:
    """Where words of the body are on the screen, shown and measured from the viewport."""
    start = desk.parts.article.body.text.index(words) + 2
    desk.parts.editor.go_to(start, start)
    body = desk.parts.editor.body
    return body.cursorRect(body.textCursor()).center()


def test_a_name_says_who_it_is_and_the_keys_stay(
    start: Callable[..., Marquee], qtbot: QtBot
) -> None:
    desk = start().desk
    focus = QApplication.focusWidget()
    at = point_of(desk, "Josaphat (Theodor")
    line = desk.parts.article.body.text[: desk.parts.article.body.text.index("Josaphat")]
    viewport = desk.parts.editor.body.viewport()
    QApplication.sendEvent(viewport, QHelpEvent(QEvent.Type.ToolTip, at, viewport.mapToGlobal(at)))
    said = QToolTip.text()
    assert "<b>Theodor Loos</b>" in said
    assert "Josaphat · Metropolis (1927)" in said
    assert f"Introduced · first in line {line.count(chr(10)) + 1}" in said
    assert QApplication.focusWidget() in (focus, desk.parts.editor.body)
    assert desk.names.hover.words_at(point_of(desk, "What comes back")) == ""


def test_it_moves_with_the_text_before_that_is_read_again(
    start: Callable[..., Marquee], qtbot: QtBot
) -> None:
    desk = start().desk
    desk.parts.article.apply((TextEdit(0, 0, "New words. "),), "Test")
    at = point_of(desk, "Josaphat (Theodor")
    assert "Theodor Loos" in desk.names.hover.words_at(at)
    QToolTip.hideText()
