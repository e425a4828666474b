"""A sheet that was closed goes: a window that is open for weeks would gather hundreds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from shiboken6 import isValid

from desktop_app.errors import InputError
from desktop_app.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee


def gone(sheet: Overlay) -> bool:
    return not isValid(sheet)


def test_each_sheet_goes_when_it_is_closed(marquee: Marquee, qtbot: QtBot, tmp_path: Path) -> None:
    desk, window = marquee.desk, marquee.window
    cast, post = tmp_path / "cast.csv", tmp_path / "post.md"
    cast.write_text("actor,character\nPeter Lorre,Hans Beckert\n")
    post.write_text("# A post\n\nFirst text.\n")
    here = desk.parts.article.article_id()
    assert here is not None
    desk.files.open(post)
    qtbot.waitUntil(lambda: desk.parts.article.headline.text == "A post", timeout=10_000)
    post.write_text("# A post\n\nSecond text.\n")
    trouble, mine = InputError("It is so.", "Do this."), desk.parts.article.article()
    ways: dict[str, Callable[[], object]] = {
        "a trouble": lambda: desk.troubles.show(trouble),
        "words unsaved": lambda: desk.troubles.show_unsaved(trouble, lambda: None),
        "a crash": lambda: desk.troubles.show_crash("Details"),
        "two texts": lambda: desk.recovered.show_both(here, mine),
        "a cast from a file": lambda: desk.records_desk.cast_from_file(cast),
        "a file that has changed": lambda: desk.files.open(post),
    }
    shown: list[Overlay] = []

    def is_there() -> bool:
        shown[:] = [one for one in window.findChildren(Overlay) if one.isVisible()]
        return bool(shown)

    for name, show in ways.items():
        before = set(window.findChildren(Overlay))
        show()
        qtbot.waitUntil(is_there, timeout=10_000)
        (sheet,) = shown
        assert sheet not in before, name
        sheet.reject()
        qtbot.waitUntil(partial(gone, sheet))
        assert set(window.findChildren(Overlay)) == before, name
