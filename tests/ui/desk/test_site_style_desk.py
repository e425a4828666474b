"""Choosing the site's style sheet in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from desktop_app.ui.preview.closed_browser import ClosedBrowser

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from desktop_app.app import Marquee


def choose(marquee: Marquee, monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    marquee.desk.parts.commands.action("preview.site_style").trigger()


def test_it_is_chosen_kept_and_taken_back(
    marquee: Marquee, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    site = tmp_path / "site.css"
    site.write_text("p { color: red }", encoding="utf-8")
    desk = marquee.desk
    choose(marquee, monkeypatch, site)
    assert desk.settings.site_style == str(site)
    assert desk.parts.preview._site_style == site
    choose(marquee, monkeypatch, tmp_path / "missing.css")
    assert desk.settings.site_style == str(site)
    assert desk.parts.preview._site_style == site
    desk.parts.commands.action("preview.own_style").trigger()
    assert desk.settings.site_style == ""
    assert desk.parts.preview._site_style is None


def test_the_page_has_a_light_of_its_own(marquee: Marquee) -> None:
    desk, commands = marquee.desk, marquee.desk.parts.commands
    theme = desk.parts.window._theme
    browser = desk.parts.preview.findChild(ClosedBrowser)
    assert browser is not None
    surface = theme.hex("surface")
    assert surface in browser.styleSheet()
    commands.action("page.dark").trigger()
    assert not theme.is_dark()
    assert surface not in browser.styleSheet()
    assert desk.settings.page_light == "dark"
    assert commands.action("page.dark").isChecked()
    assert not commands.action("page.window").isChecked()
    marquee.window.choose_theme("dark")
    commands.action("page.light").trigger()
    assert surface in browser.styleSheet()
    commands.action("page.window").trigger()
    assert theme.hex("surface") in browser.styleSheet()
    assert surface not in browser.styleSheet()
    marquee.window.choose_theme("light")
