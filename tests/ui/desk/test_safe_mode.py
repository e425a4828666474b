"""Starting without whatever may stand in the way of a start."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from desktop_app.app import forget_window, parse
from desktop_app.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.app import Marquee
    from desktop_app.paths import Paths

OWN = 'theme = "dark"\neditor_zoom = 200\n'


def test_safe_mode_neither_reads_nor_writes_settings_and_window(
    start: Callable[..., Marquee], paths: Paths
) -> None:
    paths.settings.write_text(OWN, encoding="utf-8")
    paths.window.write_text("[window]\nmine=1\n", encoding="utf-8")
    marquee = start(safe=True)
    settings = marquee.desk.settings
    assert (settings.theme, settings.editor_zoom) == (Settings().theme, Settings().editor_zoom)
    state = marquee.desk.parts.preview.state()
    assert state is not None
    assert (state.kind, state.why) == ("text", "safe")
    assert os.environ["QT_QUICK_BACKEND"] == "software"
    marquee.desk.change_settings(theme="light")
    marquee.window.resize(1200, 700)
    marquee.window.close()
    marquee.desk.close()
    assert paths.settings.read_text(encoding="utf-8") == OWN
    assert paths.window.read_text(encoding="utf-8") == "[window]\nmine=1\n"


def test_without_it_both_are_kept(start: Callable[..., Marquee], paths: Paths) -> None:
    marquee = start()
    marquee.window.close()
    marquee.desk.close()
    assert "theme" in paths.settings.read_text(encoding="utf-8")
    assert QSettings(str(paths.window), QSettings.Format.IniFormat).contains("window/geometry")


def test_the_window_is_forgotten_and_nothing_else(paths: Paths) -> None:
    paths.settings.write_text(OWN, encoding="utf-8")
    paths.window.write_text("[window]\n", encoding="utf-8")
    forget_window(paths)
    forget_window(paths)
    assert not paths.window.exists()
    assert paths.settings.exists()
    paths.window.mkdir()
    forget_window(paths)  # it will not go: the start goes on


def test_both_are_options_of_the_window() -> None:
    assert (parse([]).safe, parse([]).reset_ui) == (False, False)
    assert (parse(["--safe-mode"]).safe, parse(["--reset-ui", "a.md"]).reset_ui) == (True, True)
