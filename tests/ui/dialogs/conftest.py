"""The sidebar's fixtures, and a window for the sheets to lie on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow, QPlainTextEdit

from tests.ui.sidebar.conftest import heard, show, theme, thumbnails

__all__ = ["heard", "show", "theme", "thumbnails"]


@pytest.fixture
def window(show) -> QMainWindow:
    """A window with something in it that has the keyboard."""
    made = QMainWindow()
    text = QPlainTextEdit()
    made.setCentralWidget(text)
    show(made, 1100, 800)
    text.setFocus()
    return made
