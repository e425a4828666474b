"""The page in the style sheet of the writer's own site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6

from desktop_app.ui.preview.shelf import LARGEST_STYLE, Shelf, style_sheet
from desktop_app.ui.preview.view import Place, ViewParts
from tests.ui.preview.conftest import Web
from tests.ui.preview.test_web_view import LONG, page_of, show

if TYPE_CHECKING:
    from pathlib import Path


def test_the_shelf_gives_the_chosen_file_and_no_other(resources, image_path, tmp_path) -> None:
    chosen: list[Path | None] = [None]
    shelf = Shelf(resources, image_path, lambda: chosen[0])
    assert shelf.find("app", "/site.css", dark=False) is None
    own = shelf.find("app", "/page", dark=False)
    assert own is not None
    assert b"page.css" in own.data
    file = tmp_path / "site.css"
    file.write_text("p { color: red }", encoding="utf-8")
    chosen[0] = file
    served = shelf.find("app", "/site.css", dark=False)
    assert served is not None
    assert (served.mime, served.data) == ("text/css", b"p { color: red }")
    page = shelf.find("app", "/page", dark=True)
    assert page is not None
    assert b'href="site.css?' in page.data
    assert b"page.css" not in page.data
    assert shelf.find("app", "/bare.css", dark=False) is not None


def test_what_is_no_style_sheet_is_empty(tmp_path: Path) -> None:
    assert style_sheet(tmp_path / "missing.css") == b""
    assert style_sheet(tmp_path) == b""
    binary = tmp_path / "binary.css"
    binary.write_bytes(b"p {}\0")
    assert style_sheet(binary) == b""
    large = tmp_path / "large.css"
    large.write_bytes(b" " * (LARGEST_STYLE + 1))
    assert style_sheet(large) == b""
    latin = tmp_path / "latin.css"
    latin.write_bytes(b"/* caf\xe9 */ p {}")
    assert style_sheet(latin).decode().endswith("*/ p {}")


@pytest.mark.slow
def test_the_page_takes_it_and_fetches_nothing_it_names(
    qtbot, theme, resources, image_path, canary, secret, tmp_path
) -> None:
    from desktop_app.ui.preview.web_view import WebView

    other = tmp_path / "other.css"
    other.write_text("p { letter-spacing: 7px }", encoding="utf-8")
    opened = other.stat().st_atime_ns
    tries = (canary.url, secret.uri, other.as_uri())
    site = tmp_path / "site.css"
    site.write_text(
        "".join(f"@import '{url}'; @import url({url}) screen;" for url in tries)
        + "".join(
            f"@font-face {{ font-family: X{n}; src: url({url}) }}"
            f" .block:nth-child({n + 1}) {{ font-family: X{n}; background: url({url}) }}"
            for n, url in enumerate(tries)
        )
        + "p { color: rgb(1, 2, 3) }",
        encoding="utf-8",
    )
    chosen: list[Path | None] = [None]
    view = WebView(ViewParts(theme, resources, image_path, lambda: chosen[0]))
    view.resize(440, 700)
    with qtbot.waitSignal(view.settled, timeout=20_000):
        view.show()
    web = Web(view)
    try:
        show(qtbot, web, page_of(LONG))
        view.scroll_to(Place(10, 0.0))
        qtbot.waitUntil(lambda: float(str(web.ask("scrollY"))) > 100)
        colour = "getComputedStyle(document.querySelector('.block p')).color"
        own = web.ask(colour)
        assert own != "rgb(1, 2, 3)"
        chosen[0] = site
        with qtbot.waitSignal(view.settled, timeout=20_000):
            view.reload_style()
        assert web.ask(colour) == "rgb(1, 2, 3)"
        spacing = "getComputedStyle(document.querySelector('.block p')).letterSpacing"
        assert web.ask(spacing) == "normal"
        qtbot.waitUntil(lambda: float(str(web.ask("scrollY"))) > 100)  # where it was
        web.rest(400)
        assert canary.visits == []
        assert secret.is_unread()
        assert other.stat().st_atime_ns == opened
        chosen[0] = None
        with qtbot.waitSignal(view.settled, timeout=20_000):
            view.reload_style()
        assert web.ask(colour) == own
        # Another file, and the same one written anew, are at the same place: none may be kept.
        for words in ("p { color: rgb(4, 5, 6) }", "p { color: rgb(7, 8, 9) }"):
            other.write_text(words, encoding="utf-8")
            chosen[0] = other
            with qtbot.waitSignal(view.settled, timeout=20_000):
                view.reload_style()
            assert f"p {{ color: {web.ask(colour)} }}" == words
    finally:
        shiboken6.delete(view)


@pytest.mark.slow
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_the_site_lies_on_its_own_ground(
    qtbot, theme, resources, image_path, tmp_path, mode
) -> None:
    from desktop_app.ui.preview.web_view import WebView

    site = tmp_path / "site.css"
    theme.set_mode(mode)
    view = WebView(ViewParts(theme, resources, image_path, lambda: site))
    view.resize(440, 700)
    site.write_text("p { margin: 0 }", encoding="utf-8")
    with qtbot.waitSignal(view.settled, timeout=20_000):
        view.show()
    web = Web(view)
    ground = (
        "['body', '.sheet', '.page'].map((one) => getComputedStyle("
        "document.querySelector(one)).backgroundColor).join('|')"
    )
    try:
        show(qtbot, web, page_of(LONG))
        nothing = "rgba(0, 0, 0, 0)"
        assert web.ask(ground) == f"rgb(255, 255, 255)|{nothing}|{nothing}"
        site.write_text("body { background: #111; color: #ddd }", encoding="utf-8")
        with qtbot.waitSignal(view.settled, timeout=20_000):
            view.reload_style()
        assert web.ask(ground) == f"rgb(17, 17, 17)|{nothing}|{nothing}"
    finally:
        shiboken6.delete(view)
