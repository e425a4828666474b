"""Choosing the site's style sheet in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

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
