"""A file on the command line: once an article, and the same one from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from desktop_app.ui.dialogs.message import MessageSheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee


def test_with_a_file_no_other_article_is_shown_before(
    start: Callable[..., Marquee], qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "post.md"
    file.write_text("# A post\n\nIts text.\n")
    shown: list[str] = []

    marquee = start(file, settled=False)
    article = marquee.desk.parts.article
    article.opened.connect(lambda: shown.append(article.headline.text))
    qtbot.waitUntil(article.is_open, timeout=10_000)
    qtbot.wait(100)
    assert shown == ["A post"]


@pytest.mark.parametrize("name", ["none.md", "film.mp4", "post.marquee"])
def test_where_no_article_comes_of_a_file_the_last_one_is_shown(
    start: Callable[..., Marquee], qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    file = tmp_path / name
    if name != "none.md":
        file.write_bytes(b"\0\0\0 ftypisom")
    marquee = start(file)
    article = marquee.desk.parts.article
    qtbot.waitUntil(article.is_open, timeout=10_000)
    qtbot.waitUntil(lambda: marquee.window.findChild(MessageSheet) is not None, timeout=10_000)


def test_a_file_is_taken_in_once_and_asked_about_where_it_has_changed(
    start: Callable[..., Marquee], qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "post.md"
    file.write_text("# A post\n\nFirst text.\n")
    marquee = start(file)
    article, rows = marquee.desk.parts.article, marquee.desk.articles
    qtbot.waitUntil(lambda: article.headline.text == "A post", timeout=10_000)
    first = article.article_id()
    qtbot.waitUntil(lambda: rows.overview is not None and len(rows.overview.rows) == 3)

    marquee.desk.files.open(file)
    marquee.desk.parts.lanes.library.wait(lambda: None)
    qtbot.wait(50)
    assert marquee.window.findChild(MessageSheet) is None
    assert article.article_id() == first

    file.write_text("# A post\n\nSecond text.\n")
    marquee.desk.files.open(file)
    qtbot.waitUntil(lambda: marquee.window.findChild(MessageSheet) is not None, timeout=10_000)
    assert "First text." in article.body.text
    sheet = marquee.window.findChild(MessageSheet)
    assert sheet is not None
    (take,) = [one for one in sheet.findChildren(TextButton) if one is not sheet.close_button]
    take.click()
    assert "Second text." in article.body.text
    article.undo()
    assert "First text." in article.body.text
    assert rows.overview is not None
    assert len(rows.overview.rows) == 3

    services = marquee.desk.services
    assert services is not None
    again = marquee.desk.parts.lanes.library.wait(lambda: services.files.take_in(file))
    assert again.newer is None
