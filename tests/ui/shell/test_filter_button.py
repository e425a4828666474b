"""The button beside the search field writes filters into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.ui.library.panel import LibraryPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu
    from pytestqt.qtbot import QtBot

    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme


def choose(menu: QMenu, *texts: str) -> None:
    for text in texts[:-1]:
        action = next(one for one in menu.actions() if one.text() == text)
        found = action.menu()
        assert found is not None
        menu = found  # type: ignore[assignment]
    next(one for one in menu.actions() if one.text() == texts[-1]).trigger()


def test_what_is_chosen_is_searched_for(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    panel = LibraryPanel(theme, icons)
    qtbot.addWidget(panel)
    panel.show()
    with qtbot.waitSignal(panel.request_search, timeout=2000) as asked:
        choose(panel.narrow.menu(), "Status", "Ready")
    assert asked.args[0].text == "status:ready"
    choose(panel.narrow.menu(), "Person…")
    assert panel.search.text() == "status:ready person:"
    panel.search.insert("helm")
    choose(panel.narrow.menu(), "Status", "Draft")
    assert panel.search.text() == "person:helm status:draft"
    choose(panel.narrow.menu(), "Clear filters")
    assert panel.search.text() == ""
    clear = next(one for one in panel.narrow.menu().actions() if one.text() == "Clear filters")
    assert not clear.isEnabled()
