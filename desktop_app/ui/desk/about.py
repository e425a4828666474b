"""What the About sheet tells: what Marquee is built upon, and where the licences are."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, qVersion
from PySide6.QtGui import QDesktopServices

from desktop_app import __version__
from desktop_app.resources import find_licences

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ui.desk.parts import DeskParts


def show_about(parts: DeskParts, sqlite: str) -> None:
    """Open the sheet; `sqlite` is the version that the library uses, or ""."""
    make = parts.sheets.about()
    place = find_licences()
    sheet = make(parts.icons, parts.window, __version__, facts(sqlite), licences=place is not None)
    if place is not None:
        sheet.request_licences.connect(lambda: _open(place))
    sheet.finished.connect(sheet.deleteLater)
    sheet.open()


def facts(sqlite: str) -> list[tuple[str, str]]:
    """Names and versions; what is not installed here is left out."""
    found = [("Qt", qVersion() or ""), ("Chromium", _chromium())]
    found += [("SQLite", sqlite), ("Pillow", _pillow())]
    return [(name, version) for name, version in found if version]


def _chromium() -> str:
    try:
        version: str = import_module("PySide6.QtWebEngineCore").qWebEngineChromiumVersion()
    except (ImportError, OSError):
        return ""
    return version


def _pillow() -> str:
    version: str = import_module("PIL").__version__
    return version


def _open(place: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
