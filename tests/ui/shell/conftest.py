"""A theme, icons, and a small library for the shell's tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtWidgets import QMainWindow, QTextEdit

from desktop_app.domain.article import ArticleRow, Kind, Status
from desktop_app.services.library import Overview
from desktop_app.ui.commands import Commands
from desktop_app.ui.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop_app.domain.records import Hub
    from desktop_app.resources import Resources
    from desktop_app.ui.icons import Icons

NOW = datetime.now(UTC)
HERE = Path(__file__).parent


@pytest.fixture
def theme(qapp: QApplication, resources: Resources) -> Theme:
    """The light theme, on the application."""
    theme = Theme(resources, "light")
    theme.apply(qapp)
    return theme


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    """A window with a text that has the keyboard, as ours has."""
    window = QMainWindow()
    window.resize(1000, 700)
    text = QTextEdit()
    window.setCentralWidget(text)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    text.setFocus()
    return window


@pytest.fixture
def commands(window: QMainWindow, icons: Icons) -> Commands:
    """All commands, in that window."""
    commands = Commands(window)
    commands.build(window, icons)
    return commands


@pytest.fixture
def row() -> Callable[..., ArticleRow]:
    """Makes an article of a number; further fields as in ArticleRow."""

    def make(number: int, **fields: object) -> ArticleRow:
        made = ArticleRow(
            UUID(int=number),
            f"Headline {number}",
            f"headline-{number}",
            Kind.NEWS,
            Status.DRAFT,
            100 + number,
            NOW - timedelta(minutes=number),
        )
        return replace(made, **fields)  # type: ignore[arg-type]

    return make


@pytest.fixture
def overview_of() -> Callable[..., Overview]:
    """Makes an overview of rows and hubs."""

    def make(*rows: ArticleRow, hubs: tuple[Hub, ...] = ()) -> Overview:
        return Overview(rows, hubs, "Library", Path("library"))

    return make
