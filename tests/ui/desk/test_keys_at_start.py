"""What is typed between the first paint and the first article: played into it, in order."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.bootstrap import open_services
from desktop_app.errors import LibraryError

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.paths import Paths

    Start = Callable[..., Marquee]

CTRL = Qt.KeyboardModifier.ControlModifier


def typed_early(start: Start) -> Marquee:
    """The program with its window shown and no article yet, and some keys pressed in it."""
    marquee = start(settled=False)
    assert not marquee.desk.parts.article.is_open()
    for key in (Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_Left, Qt.Key.Key_C):
        QTest.keyClick(marquee.window.windowHandle(), key)
    return marquee


def test_keys_before_the_article_go_into_it(start: Start, qtbot: QtBot) -> None:
    marquee = typed_early(start)
    screen, parts = marquee.window.windowHandle(), marquee.desk.parts
    QTest.keyClick(screen, Qt.Key.Key_K, CTRL)  # a shortcut works at once …
    box = marquee.window.palette_box
    assert box.isVisible()
    box.reject()
    QTest.keyClick(screen, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: parts.article.body.text.startswith("acdb"), timeout=10_000)
    assert parts.article.body.text.startswith("acdbThe film archive")
    assert parts.editor.body.place() == (3, 3)
    qtbot.waitUntil(marquee.desk.is_settled, timeout=10_000)
    QTest.keyClick(screen, Qt.Key.Key_E)  # … and keys go their usual way from now on
    assert parts.article.body.text.startswith("acdeb")
    QTest.keyClick(screen, Qt.Key.Key_Z, CTRL)
    assert not parts.article.body.text.startswith("acdeb")


def test_without_an_article_they_are_forgotten(start: Start, paths: Paths, qtbot: QtBot) -> None:
    services = open_services(paths.library, write=True)
    services.library.trash([row.id for row in services.library.overview().rows])
    services.close()
    marquee = typed_early(start)
    parts = marquee.desk.parts
    qtbot.waitUntil(parts.editor.start.isVisible, timeout=10_000)
    parts.commands.action("article.new").trigger()
    qtbot.waitUntil(parts.article.is_open, timeout=10_000)
    qtbot.wait(50)
    assert "acb" not in parts.article.headline.text + parts.article.body.text


def test_without_a_library_they_are_forgotten(
    start: Start, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = Event()

    def fail(*_: object, **__: object) -> object:
        typed.wait(10)
        raise LibraryError("It cannot be opened.", "Try another.")

    monkeypatch.setattr("desktop_app.app.open_services", fail)
    marquee = typed_early(start)
    held = marquee.desk.parts.editor.body.held_keys
    assert held._kept
    typed.set()
    qtbot.waitUntil(lambda: not held._kept, timeout=10_000)
    assert not held._watching
    assert QApplication.focusWidget() is not marquee.desk.parts.editor.body
