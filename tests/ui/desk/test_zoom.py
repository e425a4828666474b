"""Each pane has a zoom of its own: by keys where they are, by the wheel where it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.ui.preview.text_view import TextView


def choose(marquee: Marquee, command: str) -> None:
    marquee.desk.parts.commands.action(command).trigger()


def turn(widget: QWidget, delta: int) -> None:
    at = QPointF(30, 30)
    wheel = QWheelEvent(
        at,
        QPointF(widget.mapToGlobal(at)),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, wheel)


@pytest.fixture
def view(marquee: Marquee) -> TextView:
    shown: TextView = marquee.desk.parts.preview._view  # type: ignore[assignment]
    return shown


def letters(view: TextView) -> int:
    return view.browser().document().defaultFont().pixelSize()


def test_keys_zoom_the_pane_that_has_them(marquee: Marquee, view: TextView) -> None:
    editor, preview = marquee.desk.parts.editor, marquee.desk.parts.preview
    editor.body.setFocus()
    choose(marquee, "zoom.in")
    assert (editor.zoom, preview.zoom) == (110, 100)
    view.browser().setFocus()
    before = letters(view)
    choose(marquee, "zoom.in")
    choose(marquee, "zoom.in")
    assert (editor.zoom, preview.zoom) == (110, 125)
    assert letters(view) == round(before * 1.25)
    choose(marquee, "zoom.out")
    assert preview.zoom == 110
    choose(marquee, "zoom.reset")
    assert (editor.zoom, preview.zoom) == (110, 100)
    assert letters(view) == before


def test_the_wheel_zooms_what_it_is_over(marquee: Marquee, view: TextView) -> None:
    editor, preview = marquee.desk.parts.editor, marquee.desk.parts.preview
    editor.body.setFocus()
    turn(view.browser().viewport(), 120)
    assert (editor.zoom, preview.zoom) == (100, 110)
    turn(editor.body.viewport(), -120)
    assert (editor.zoom, preview.zoom) == (90, 110)
    for _ in range(20):
        turn(view.browser().viewport(), -120)
    assert preview.zoom == 70


def test_both_are_kept(
    marquee: Marquee, view: TextView, start: Callable[..., Marquee], qtbot: QtBot
) -> None:
    turn(view.browser().viewport(), 240)
    choose(marquee, "zoom.out")
    settings = marquee.desk.settings
    assert (settings.editor_zoom, settings.preview_zoom) == (90, 125)
