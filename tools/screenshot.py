"""`make screenshot`: pictures of the real window, light and dark, in two sizes."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.drive import allow_root, open_window, own_paths, pause, wait_for
from tools.virtual_display import virtual_display

OUT = Path("out") / "screenshots"
SIZES = ((1440, 900), (1100, 700))


def main() -> int:
    """Take them under a virtual display, one window a theme."""
    if "--child" in sys.argv:
        return _take(sys.argv[-1])
    allow_root(lambda text: print(text, flush=True))
    OUT.mkdir(parents=True, exist_ok=True)
    with virtual_display():
        os.environ["QT_QPA_PLATFORM"] = "xcb"
        for mode in ("light", "dark"):
            command = [sys.executable, "-m", "tools.screenshot", "--child", mode]
            subprocess.run(command, check=True)
    for picture in sorted(OUT.glob("*.png")):
        print(picture.resolve())
    return 0


def _take(mode: str) -> int:
    from desktop_app.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(theme="dark" if mode == "dark" else "light")
        marquee = open_window(own_paths(Path(folder)), settings)
        for width, height in SIZES:
            marquee.window.move(0, 0)
            marquee.window.resize(width, height)
            for tab in ("cast", "images", "checks", "details", "history"):
                marquee.desk.parts.sidebar.open_tab(tab)
                wait_for(marquee, marquee.desk.is_settled, 10)
                pause(marquee, 0.6)
                name = f"window-{mode}-{width}-{tab}.png"
                screen = marquee.window.screen()
                screen.grabWindow(0, 0, 0, width, height).save(str(OUT / name))
        marquee.window.close()
        marquee.desk.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
