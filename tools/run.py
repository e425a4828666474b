"""`make run`: the window where there is a display, else the same work without one."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tools.drive import allow_root, has_display, open_window, pause

OUT = Path("out") / "run"


def main() -> int:
    """Open the window, or show without a display what it would show."""
    allow_root(_say)
    if has_display():
        from desktop_app.__main__ import main as marquee

        return marquee()
    return show_offscreen()


def show_offscreen() -> int:
    """Open, render, export, and save a picture of the window; print where they are."""
    _say("There is no display: doing the same work offscreen.")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from desktop_app.app import build  # noqa: F401 - Qt reads the environment at this import
    from desktop_app.bootstrap import library_folder
    from desktop_app.paths import user_paths

    OUT.mkdir(parents=True, exist_ok=True)
    paths = user_paths(library_folder(None, os.environ))
    marquee = open_window(paths)
    marquee.window.resize(1440, 900)
    pause(marquee, 1.0)
    page = OUT / "preview.html"
    picture = OUT / "window.png"
    marquee.window.grab().save(str(picture))
    parts, services = marquee.desk.parts, marquee.desk.services
    assert services is not None, "the window has settled, so its library is open"
    article = parts.article.article()
    target = OUT / article.details.slug
    html = parts.lanes.library.wait(lambda: services.exporting.copy_html(article, anyway=True))
    page.write_text(html, encoding="utf-8")
    result = parts.lanes.library.wait(
        lambda: services.exporting.export(article, "html", target, overwrite=True, anyway=True)
    )
    marquee.window.close()
    marquee.desk.close()
    _say(f"Preview: {page.resolve()}")
    _say(f"Export:  {result.entry.resolve()}")
    _say(f"Picture: {picture.resolve()}")
    return 0


def _say(text: str) -> None:
    print(text, flush=True)


if __name__ == "__main__":
    sys.exit(main())
