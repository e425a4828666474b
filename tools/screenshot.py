"""`make screenshot`: pictures of the real window, light and dark, in two sizes.

With `--sheets` those of every sheet over it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tools.drive import allow_root, open_window, own_paths, pause, wait_for
from tools.sheets import ways
from tools.virtual_display import virtual_display

if TYPE_CHECKING:
    from desktop_app.app import Marquee

OUT = Path("out") / "screenshots"
SIZES = ((1440, 900), (1100, 700))


def main() -> int:
    """Take them under a virtual display, one window a theme."""
    if "--child" in sys.argv:
        return _take(sys.argv[-1], sheets="--sheets" in sys.argv)
    allow_root(lambda text: print(text, flush=True))
    OUT.mkdir(parents=True, exist_ok=True)
    with virtual_display():
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        for mode in ("light", "dark"):
            command = [sys.executable, "-m", "tools.screenshot", *sys.argv[1:], "--child", mode]
            subprocess.run(command, check=True)
    for picture in sorted(OUT.glob("*.png")):
        print(picture.resolve())
    return 0


def _take(mode: str, *, sheets: bool) -> int:
    from desktop_app.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(theme="dark" if mode == "dark" else "light")
        marquee = open_window(own_paths(Path(folder)), settings)
        for width, height in SIZES:
            marquee.window.move(0, 0)
            marquee.window.resize(width, height)
            (_take_sheets if sheets else _take_tabs)(marquee, f"{mode}-{width}")
        marquee.window.close()
        marquee.desk.close()
    return 0


def _take_tabs(marquee: Marquee, name: str) -> None:
    for tab in ("cast", "images", "checks", "details", "history"):
        marquee.desk.parts.sidebar.open_tab(tab)
        wait_for(marquee, marquee.desk.is_settled, 10)
        pause(marquee, 0.6)
        _save(marquee, f"window-{name}-{tab}")


def _take_sheets(marquee: Marquee, name: str) -> None:
    from desktop_app.ui.widgets.overlay import Overlay

    for sheet, show in ways(marquee).items():
        wait_for(marquee, marquee.desk.is_settled, 10)
        show()
        pause(marquee, 1)
        _save(marquee, f"sheet-{sheet}-{name}")
        for overlay in marquee.window.findChildren(Overlay):
            if overlay.isVisible():
                overlay.reject()
        pause(marquee, 0.2)


def _save(marquee: Marquee, name: str) -> None:
    window = marquee.window
    picture = window.screen().grabWindow(0, 0, 0, window.width(), window.height())
    picture.save(str(OUT / f"{name}.png"))


if __name__ == "__main__":
    sys.exit(main())
