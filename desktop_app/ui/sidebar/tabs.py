"""Where the sidebar gets its tabs from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.ui.sidebar.cast_tab import CastTab
    from desktop_app.ui.sidebar.checks_tab import ChecksTab
    from desktop_app.ui.sidebar.details_tab import DetailsTab
    from desktop_app.ui.sidebar.history_tab import HistoryTab
    from desktop_app.ui.sidebar.images_tab import ImagesTab


class Tabs(NamedTuple):
    """Loads each tab when it is first looked at: the first paint, without an article, has none."""

    cast: Callable[[], type[CastTab]]
    images: Callable[[], type[ImagesTab]]
    checks: Callable[[], type[ChecksTab]]
    details: Callable[[], type[DetailsTab]]
    history: Callable[[], type[HistoryTab]]
