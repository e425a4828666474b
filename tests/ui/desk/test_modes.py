"""Ways of writing in the whole program: entered by their keys, remembered, left without a trace."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee

PANES = ("library", "editor", "preview", "sidebar")


def choose(marquee: Marquee, command: str) -> None:
    marquee.desk.parts.commands.action(command).trigger()


def shown(marquee: Marquee) -> list[str]:
    return [name for name in PANES if marquee.window.panes.is_shown(name)]


@pytest.mark.parametrize(
    ("hidden", "leave"),
    [((), "key"), (("sidebar",), "button"), (("library", "preview"), "command")],
)
def test_distraction_free_brings_everything_back(
    marquee: Marquee, hidden: tuple[str, ...], leave: str
) -> None:
    window, editor = marquee.window, marquee.desk.parts.editor
    for name in hidden:
        window.panes.show_pane(name, False)
    QTest.qWait(50)
    before, sizes, state = shown(marquee), window.panes.sizes(), window.windowState()
    choose(marquee, "view.quiet")
    assert shown(marquee) == ["editor"]
    assert window.top_bar.isHidden()
    assert window.status.isHidden()
    assert window.isFullScreen()
    assert editor.body.hasFocus()
    quiet = marquee.desk.tools.quiet  # type: ignore[union-attr]
    assert quiet._way_out.isVisible()
    if leave == "key":
        QTest.keyClick(editor.body, Qt.Key.Key_Escape)
    elif leave == "button":
        QTest.mouseClick(quiet._way_out, Qt.MouseButton.LeftButton)
    else:
        choose(marquee, "view.quiet")
    QTest.qWait(50)
    assert shown(marquee) == before
    assert window.windowState() == state
    assert window.panes.sizes() == sizes
    assert not window.top_bar.isHidden()
    assert not window.status.isHidden()
    assert quiet._way_out.isHidden()
    assert not marquee.desk.parts.commands.action("view.quiet").isChecked()


def test_the_column_stays_seventy_characters_wide(marquee: Marquee) -> None:
    marquee.window.resize(1440, 900)
    choose(marquee, "view.quiet")
    QTest.qWait(50)
    body = marquee.desk.parts.editor.body
    left, width = body.column()
    letters = width / body.fontMetrics().horizontalAdvance("the quick brown fox jumps over it") * 33
    assert 65 < letters < 75
    assert abs(left - (body.width() - left - width)) <= 1


def test_the_status_shows_when_the_mouse_moves(marquee: Marquee) -> None:
    choose(marquee, "view.quiet")
    quiet = marquee.desk.tools.quiet  # type: ignore[union-attr]
    assert quiet._status.isHidden()
    view = marquee.desk.parts.editor.body.viewport()
    QTest.mouseMove(view, QPoint(40, 40))
    QTest.mouseMove(view, QPoint(60, 60))
    assert quiet._status.isVisible()
    assert "words" in quiet._status.text()
    quiet._fade.timeout.emit()
    assert quiet._status.isHidden()


def test_a_window_closed_while_distraction_free_opens_as_it_was_before(
    marquee: Marquee, start: Callable[..., Marquee], qtbot: QtBot
) -> None:
    before = shown(marquee)
    choose(marquee, "view.quiet")
    marquee.window.close()
    marquee.desk.close()
    again = start()
    assert shown(again) == before
    assert not again.window.isFullScreen()


def test_modes_are_remembered(marquee: Marquee) -> None:
    for command in ("view.focus", "view.typewriter", "focus.paragraph"):
        choose(marquee, command)
    settings = marquee.desk.settings
    assert (settings.focus, settings.typewriter, settings.focus_on) == (True, True, "paragraph")
    commands = marquee.desk.parts.commands
    assert commands.action("focus.paragraph").isChecked()
    assert not commands.action("focus.sentence").isChecked()
    QTest.keyClick(marquee.desk.parts.editor.body, Qt.Key.Key_Escape)
    assert not commands.action("view.focus").isChecked()
    assert not marquee.desk.settings.focus


def test_escape_leaves_one_thing_at_a_time(marquee: Marquee) -> None:
    body = marquee.desk.parts.editor.body
    tools = marquee.desk.tools
    assert tools is not None
    for command in ("view.quiet", "view.focus", "edit.find"):
        choose(marquee, command)
    bar = tools.find_bar()  # type: ignore[attr-defined]
    QTest.keyClick(bar.field, Qt.Key.Key_Escape)
    assert bar.isHidden()
    assert tools.modes.focus.is_on()  # type: ignore[attr-defined]
    QTest.keyClick(body, Qt.Key.Key_Escape)
    assert not tools.modes.focus.is_on()  # type: ignore[attr-defined]
    assert tools.quiet.is_on()  # type: ignore[attr-defined]
    QTest.keyClick(body, Qt.Key.Key_Escape)
    assert not tools.quiet.is_on()  # type: ignore[attr-defined]
