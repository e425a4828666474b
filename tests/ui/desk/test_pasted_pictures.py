"""Pictures out of pasted rich text: taken in where they came along, wanted where they did not."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData

from desktop_app.ui.dialogs.name_images import NameImagesSheet
from desktop_app.ui.editor.drops import picture_address
from tests.importers.outside_files import jpeg

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee


@pytest.fixture
def marquee(start: Callable[..., Marquee], qtbot: QtBot) -> Marquee:
    marquee = start()
    article = marquee.desk.parts.article
    qtbot.waitUntil(article.is_open, timeout=10_000)
    article.body.replace(0, len(article.body.text), "Before\n\n")
    marquee.desk.parts.editor.body.put_caret(8, 8)
    return marquee


def paste(marquee: Marquee, html: str, plain: str) -> None:
    source = QMimeData()
    source.setHtml(html)
    source.setText(plain)
    marquee.desk.parts.editor.body.insertFromMimeData(source)


def test_a_picture_from_elsewhere_is_wanted_with_its_address(
    marquee: Marquee, qtbot: QtBot
) -> None:
    html = (
        '<p>Some <b>bold</b> words.</p><img src="https://x.example/tower.jpg?w=9" alt="A [tower]">'
    )
    paste(marquee, html, "Some bold words.")
    body = marquee.desk.parts.article.body
    wanted = "Before\n\nSome **bold** words.\n\n![A \\[tower\\]](image:tower)"
    qtbot.waitUntil(lambda: body.text.rstrip("\n") == wanted, timeout=10_000)
    services = marquee.desk.services
    assert services is not None
    records = marquee.desk.parts.lanes.library.wait(services.library.records)
    image = records.images["tower"]
    assert (image.wanted(), image.source_url) == (True, "https://x.example/tower.jpg?w=9")
    assert image.alt == "A [tower]"
    marquee.desk.parts.article.undo()  # one step gives the plain paste back
    assert body.text.rstrip("\n") == "Before\n\nSome bold words."


def test_a_picture_that_came_along_is_named_and_takes_its_notes_place(
    marquee: Marquee, qtbot: QtBot
) -> None:
    inside = base64.b64encode(jpeg("red")).decode()
    html = (
        f'<p>One <i>word</i>.</p><img src="data:image/jpeg;base64,{inside}" alt="Red"><p>Two.</p>'
    )
    paste(marquee, html, "One word.\nTwo.")
    body = marquee.desk.parts.article.body
    qtbot.waitUntil(lambda: "%% Picture: Red (1)" in body.text, timeout=10_000)
    window = marquee.window
    qtbot.waitUntil(lambda: window.findChild(NameImagesSheet) is not None, timeout=20_000)
    sheet = window.findChild(NameImagesSheet)
    assert sheet is not None
    sheet.use.click()
    wanted = "Before\n\nOne *word*.\n\n![Red](image:pasted-image)\n\nTwo."
    qtbot.waitUntil(lambda: body.text.rstrip("\n") == wanted, timeout=10_000)


def test_a_picture_that_was_copied_says_where_it_is_from() -> None:
    source = QMimeData()
    assert picture_address(source) == ""
    source.setHtml('<meta charset="utf-8"><img alt="x" src="https://x.example/a.png?b=1&amp;c=2">')
    assert picture_address(source) == "https://x.example/a.png?b=1&c=2"
    source.setHtml('<img src="file:///home/a.png">')
    assert picture_address(source) == ""
    source.setHtml('<img src="https://x.example/a.png"><img src="https://x.example/b.png">')
    assert picture_address(source) == ""
