"""A dressed application, icons, and a place to keep what a signal has carried."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.ui.theme import Theme
from tests.ui.sidebar.side_samples import PlainThumbnails

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from desktop_app.resources import Resources


@pytest.fixture
def theme(qapp: QApplication, resources: Resources) -> Iterator[Theme]:
    theme = Theme(resources, "light")
    theme.apply(qapp)
    yield theme
    theme.set_mode("light")  # the whole application follows, so that no test leaves it dark


@pytest.fixture
def thumbnails(qapp: QApplication) -> PlainThumbnails:
    return PlainThumbnails()


@pytest.fixture
def show(qtbot):
    """Show a widget as wide as the sidebar, in front, and look after it."""

    def shown(widget, width: int = 316, height: int = 780):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return shown


@pytest.fixture
def heard():
    """Keep what signals carry, in order."""

    def listen(*signals) -> list[object]:
        kept: list[object] = []
        for signal in signals:
            signal.connect(lambda *values: kept.append(values[0] if values else None))
        return kept

    return listen
