"""A theme and icons; a folder whose tests want more of them says so in its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.ui.icons import Icons
from desktop_app.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop_app.resources import Resources


@pytest.fixture
def theme(qapp: QApplication, resources: Resources) -> Theme:
    """The light theme."""
    return Theme(resources, "light")


@pytest.fixture
def icons(theme: Theme, resources: Resources) -> Icons:
    """Our icons in that theme."""
    return Icons(theme, resources)
