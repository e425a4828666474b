"""What the preview pane asks of whatever shows the page: Chromium, or Qt's own rich text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtCore import QEvent, QPoint, QUrl, SignalInstance
    from PySide6.QtWidgets import QWidget

    from desktop_app.resources import Resources
    from desktop_app.ui.preview.page_model import Page
    from desktop_app.ui.preview.page_theme import PageTheme
    from desktop_app.ui.theme import Theme

Width = Literal["phone", "tablet", "full"]
Reason = Literal["root", "sandbox", "missing", "crashed", "safe"]
# "" is as it should be; "slow": a page is long in coming; "paused": it was given up.
Pace = Literal["", "slow", "paused"]

DEVICE_PIXELS = {"phone": 375, "tablet": 768}


class PreviewUnavailableError(Exception):
    """Chromium cannot run here; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason: Reason = reason


@dataclass(frozen=True)
class Place:
    """A place on the page: how far (0 to 1) into which block; the head belongs to the first."""

    index: int
    fraction: float = 0.0


@dataclass(frozen=True)
class PlaceClicked:
    """A block was clicked; `image` is the slug of the picture under the mouse, or ""."""

    place: Place
    image: str = ""


@dataclass(frozen=True)
class PlaceScrolled:
    """The page was scrolled: `place` is at its upper edge."""

    place: Place


@dataclass(frozen=True)
class LinkRequested:
    """A link that the system's own browser or mail program should open."""

    url: QUrl


def wheel_steps(event: QEvent) -> int:
    """The steps of a wheel turned with Ctrl, up above 0; 0 for every other event."""
    if not isinstance(event, QWheelEvent):
        return 0
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return 0
    turned = event.angleDelta().y()
    return round(turned / 120) or (turned > 0) - (turned < 0)


def _no_style() -> None:
    """Where nothing else is said, the page is in Marquee's own style."""


@dataclass(frozen=True)
class ViewParts:
    """What a view is made from."""

    theme: Theme | PageTheme
    resources: Resources
    image_path: Callable[[str], Path | None]
    site_style: Callable[[], Path | None] = _no_style


class PageView(Protocol):
    """Shows a page.

    Signals: `place_clicked(PlaceClicked)`; `place_scrolled(PlaceScrolled)`, whoever scrolled;
    `touched()` when the reader's own hand is on the page; `request_link(LinkRequested)`;
    `zoom_turned(int)` with the steps of a wheel turned with Ctrl; `pace_changed(Pace)` when the
    page begins or ceases to be late; `gave_up()` when it can go on no longer.
    """

    @property
    def place_clicked(self) -> SignalInstance:
        """See the class."""
        ...

    @property
    def place_scrolled(self) -> SignalInstance:
        """See the class."""
        ...

    @property
    def touched(self) -> SignalInstance:
        """See the class."""
        ...

    @property
    def request_link(self) -> SignalInstance:
        """See the class."""
        ...

    @property
    def gave_up(self) -> SignalInstance:
        """See the class."""
        ...

    @property
    def zoom_turned(self) -> SignalInstance:
        """See the class."""
        ...

    @property
    def pace_changed(self) -> SignalInstance:
        """See the class."""
        ...

    def widget(self) -> QWidget:
        """The widget to lay out."""
        ...

    def show_page(self, page: Page) -> None:
        """Bring what is shown to this state, changing no more than has changed."""
        ...

    def try_again(self) -> None:
        """Show the wanted page although it was given up."""
        ...

    def mark(self, index: int) -> None:
        """Mark a block softly as the one with the caret; none where the index is below 0."""
        ...

    def scroll_to(self, place: Place) -> None:
        """Bring a place to the upper edge."""
        ...

    def picture_at(self, point: QPoint, answer: Callable[[str], None]) -> None:
        """Tell, maybe later, the slug of the picture at that point of the widget, or ""."""
        ...

    def set_width(self, width: Width) -> None:
        """Show the page as wide as on that device."""
        ...

    def set_zoom(self, percent: int) -> None:
        """Show the page larger or smaller."""
        ...

    def restyle(self) -> None:
        """Take up the theme's colours again."""
        ...

    def reload_style(self) -> None:
        """Take up the site's style sheet anew, or Marquee's own."""
        ...
