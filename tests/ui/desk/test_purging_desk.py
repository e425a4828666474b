"""Removing unused media from the window: it says how much before it does anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop_app.ui.dialogs.message import MessageSheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.paths import Paths


def test_it_says_how_many_and_removes_when_told(
    start: Callable[..., Marquee], qtbot: QtBot, paths: Paths
) -> None:
    media = paths.library / "media"
    named = sorted(media.rglob("*.*"))
    lost = [media / "ab" / f"ab{number:062d}.jpg" for number in range(2)]
    for path in lost:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 600_000)
    marquee = start()
    action = marquee.desk.parts.commands.action("library.purge")

    def ask() -> MessageSheet:
        action.trigger()
        qtbot.waitUntil(lambda: bool(marquee.window.findChildren(MessageSheet)), timeout=20_000)
        return marquee.window.findChildren(MessageSheet)[-1]

    sheet = ask()
    words = " ".join(label.text() for label in sheet.findChildren(QLabel))
    assert "2 pictures of 1.2 MB together are named nowhere." in words
    QTest.mouseClick(sheet.close_button, Qt.MouseButton.LeftButton)
    QTest.qWait(300)
    assert all(path.exists() for path in lost)
    sheet = ask()
    (remove,) = (one for one in sheet.findChildren(TextButton) if one.text() == "Remove")
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    status = marquee.window.status.message
    qtbot.waitUntil(lambda: "2 pictures removed, 1.2 MB" in status.text(), timeout=20_000)
    assert not any(path.exists() for path in lost)
    assert sorted(media.rglob("*.*")) == named
    QTest.qWait(50)
    action.trigger()
    qtbot.waitUntil(lambda: "nothing to remove" in status.text(), timeout=20_000)
