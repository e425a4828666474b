"""A text that the disk has changed: it is shown, and said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.ui.dialogs.message import MessageSheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.paths import Paths


def test_it_is_said_and_the_history_is_offered(
    start: Callable[..., Marquee], paths: Paths, qtbot: QtBot
) -> None:
    file = paths.library / "library.db"
    data = file.read_bytes()
    assert b"Buenos Aires" in data
    file.write_bytes(data.replace(b"Buenos Aires", b"Buenos Aire5"))
    marquee = start()
    assert "Buenos Aire5" in marquee.desk.parts.article.body.text
    qtbot.waitUntil(lambda: bool(marquee.window.findChildren(MessageSheet)))
    (sheet,) = marquee.window.findChildren(MessageSheet)
    ways = {button.text(): button for button in sheet.findChildren(TextButton)}
    ways["Show history"].click()
    assert marquee.desk.parts.sidebar.current_tab() == "history"


def test_a_sound_one_is_not_spoken_of(marquee: Marquee) -> None:
    assert not marquee.window.findChildren(MessageSheet)
