"""The sidebar's fixtures, and a window for the sheets to lie on."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow, QPlainTextEdit

from tests.ui.sidebar.conftest import PLATFORM_TALK, heard, icons, show, theme, thumbnails

__all__ = ["heard", "icons", "show", "theme", "thumbnails"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.qt_log_ignore(PLATFORM_TALK, extend=True))


@pytest.fixture
def window(show) -> QMainWindow:
    """A window with something in it that has the keyboard."""
    made = QMainWindow()
    text = QPlainTextEdit()
    made.setCentralWidget(text)
    show(made, 1100, 800)
    text.setFocus()
    return made
