"""The samples through the reader and the pane onto the page, edited as a writer would."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

import pytest

from desktop_app.domain.records import Hub, Image, Records
from desktop_app.services.importing import ImportService
from desktop_app.ui.preview.pane import PreviewPane
from desktop_app.worker.inprocess import InProcessReader
from desktop_app.worker.protocol import ReadRequest
from tests.ui.preview.conftest import Web

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.domain.article import Article
    from desktop_app.ui.preview.view import PageView, ViewParts
    from desktop_app.ui.preview.web_view import WebView

pytestmark = pytest.mark.slow

SPACE = UUID(int=7)
PICTURES = ("metropolis-skyline", "metropolis-machine", "metropolis-cathedral", "general-bridge")


def records() -> Records:
    images = {
        slug: Image(
            uuid5(SPACE, slug),
            slug,
            alt="A picture",
            credit="Image via Marquee",
            file=f"{slug}.jpg",
            width=1600,
            height=900,
        )
        for slug in PICTURES
    }
    return Records(
        images=images,
        hubs={"lost-and-found": Hub(SPACE, "lost-and-found", "Lost and found")},
    )


class Desk:
    """What the window does between editor, reader and pane, one step after the other."""

    def __init__(self, pane: PreviewPane, article: Article) -> None:
        self.article = article
        self.reader = InProcessReader(lambda *_: ())
        self.pane = pane
        self.number = 0
        self.pane.needs_fresh.connect(self.read_afresh)

    def read(self, *, fresh: bool = False) -> None:
        self.number += 1
        request = ReadRequest(self.number, self.article, records(), fresh)
        self.pane.show_reading(self.reader.read(request))

    def read_afresh(self) -> None:
        self.read(fresh=True)

    def edit(self, old: str, new: str) -> None:
        assert old in self.article.body
        self.article = replace(self.article, body=self.article.body.replace(old, new, 1))
        self.read()


@pytest.fixture
def made() -> list[WebView]:
    return []


@pytest.fixture
def pane(qtbot, theme, icons, resources, samples, made) -> Iterator[PreviewPane]:
    from desktop_app.ui.preview.web_view import WebView

    def image_path(slug: str) -> Path | None:
        return samples / f"{slug}.jpg" if slug in PICTURES else None

    def make_web_view(parts: ViewParts) -> PageView:
        view = WebView(parts)
        made.append(view)
        return view

    pane = PreviewPane(theme, icons, resources, image_path, make_web_view)
    pane.resize(440, 800)
    pane.show()
    pane.start()
    yield pane
    pane.shut_down()
    pane.deleteLater()


def settle(qtbot, web: Web, desk: Desk) -> None:
    """Wait until the page holds as many words as the last reading's blocks."""
    qtbot.waitUntil(lambda: not desk.pane.pending(), timeout=5000)
    with qtbot.waitSignal(web.view.settled, timeout=20_000):
        web.view.show_page(web.view.wanted())


PAGE = (
    "document.querySelector('.page').innerHTML"
    ".replace(/ here/g, '').replace(/ id=\"b-[^\"]*\"/g, '')"
)


@pytest.mark.parametrize("name", ["metropolis-found.md", "the-general-review.md"])
def test_an_edited_page_is_the_page_as_if_read_anew(qtbot, pane, made, samples, name) -> None:
    web = Web(made[0])
    desk = Desk(pane, ImportService().read_article(samples / name))
    desk.read()
    settle(qtbot, web, desk)
    headline = str(web.ask("document.querySelector('h1').textContent"))
    assert headline == desk.article.headline
    first, second, *_ = desk.article.body.split("\n\n")
    desk.edit(second, second + " And more of *it*.")
    desk.edit(first, first + "\n\n" + first)
    settle(qtbot, web, desk)
    desk.edit("::: spoiler", "::: spoiler Now that")
    desk.edit(":::\n", ":::\n\n- one\n- two\n\n")
    desk.edit(first + "\n\n", "")
    desk.edit("![", "A word before ![")
    settle(qtbot, web, desk)
    patched = web.ask(PAGE)
    pane.clear()
    settle(qtbot, web, desk)
    assert web.ask("document.querySelectorAll('.block').length") == 0
    desk.read_afresh()
    settle(qtbot, web, desk)
    assert web.ask(PAGE) == patched
    assert "And more of" in str(patched)


def test_the_sample_shows_its_pictures_and_parts(qtbot, pane, made, samples) -> None:
    web = Web(made[0])
    desk = Desk(pane, ImportService().read_article(samples / "metropolis-found.md"))
    desk.read()
    settle(qtbot, web, desk)
    whole = "[...document.querySelectorAll('img')].filter(i => i.naturalWidth === 1600).length"
    qtbot.waitUntil(lambda: web.ask(whole) == web.ask("document.querySelectorAll('img').length"))
    for selector in (
        ".page-head .byline",
        ".picture .credit",
        ".quote figcaption a",
        ".gallery img",
    ):
        assert web.ask(f"document.querySelector('{selector}') !== null"), selector
    assert web.ask("document.querySelector('details.spoiler').open") is False
