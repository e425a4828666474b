"""The real Chromium view, offscreen."""

from __future__ import annotations

import json
import os
import random
import signal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QColor
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript
from PySide6.QtWidgets import QLineEdit

from desktop_app.ui.preview import patience
from desktop_app.ui.preview.page_model import Page, Patch, patches, pieces_of, script_of
from desktop_app.ui.preview.view import Place
from tests.ui.preview import sample_pages as sample

if TYPE_CHECKING:
    from tests.ui.preview.conftest import Web

pytestmark = pytest.mark.slow

LONG = tuple(f"<p>Paragraph {number}. {'word ' * 60}</p>" for number in range(40))


def show(qtbot, web: Web, page: Page) -> None:
    with qtbot.waitSignal(web.view.settled, timeout=20_000):
        web.view.show_page(page)


def page_of(htmls: tuple[str, ...], head: str = "", tail: str = "") -> Page:
    return Page(head, sample.blocks_of(htmls), sample.ranges_of(len(htmls)), tail)


def edited(page: Page, index: int, html: str, key: str = "edited") -> Page:
    """The page with another block in the place of one."""
    block = sample.block(key, html, index)
    blocks = (*page.blocks[:index], block, *page.blocks[index + 1 :])
    return Page(page.head, blocks, page.ranges, page.tail)


def every(selector: str) -> str:
    return f"[...document.querySelectorAll('{selector}')]"


def test_the_page_shows_head_blocks_and_tail(qtbot, web) -> None:
    show(qtbot, web, page_of(sample.NEWS, sample.NEWS_HEAD, sample.TAIL))
    assert web.ask("document.querySelector('h1').textContent").startswith("Almost all of")
    assert web.ask("document.querySelectorAll('#blocks .block').length") == len(sample.NEWS)
    assert web.ask("document.querySelector('#k4, #b-k4').textContent").startswith("The negative")
    assert web.ask("document.querySelector('#tail li').id") == "fn-1"


def test_style_fonts_and_library_pictures_arrive(qtbot, web) -> None:
    show(qtbot, web, page_of((sample.picture("skyline", "The city"), "<p>Text</p>")))
    qtbot.waitUntil(lambda: web.ask("document.querySelector('img').naturalWidth") == 1600)
    assert web.ask("[...document.fonts].filter(f => f.status !== 'loaded').length") == 0
    assert "Source Serif" in str(
        web.ask("getComputedStyle(document.querySelector('p')).fontFamily")
    )


def test_a_picture_whose_file_is_gone_says_its_name_and_why(qtbot, web) -> None:
    show(qtbot, web, page_of((sample.picture("nobody-knows", "The city"), "<p>Text</p>")))
    qtbot.waitUntil(lambda: web.ask("document.querySelectorAll('img.missing').length") == 1)
    said = web.ask("document.querySelector('img').alt")
    assert said == "nobody-knows: the file of this picture is missing."


def test_a_patch_touches_only_what_changed(qtbot, web) -> None:
    page = page_of(sample.NEWS, sample.NEWS_HEAD, sample.TAIL)
    show(qtbot, web, page)
    web.ask("document.querySelectorAll('*').forEach(node => { node.mine = true })")
    show(qtbot, web, edited(page, 4, "<p>The negative is clean.</p>"))
    assert web.ask("document.querySelector('#b-edited').textContent") == "The negative is clean."
    strangers = "[...document.querySelectorAll('*')].filter(node => !node.mine).length"
    assert web.ask(strangers) == 0  # even the paragraph is the same, only its text is new


def test_a_new_block_leaves_all_others_alone(qtbot, web) -> None:
    page = page_of(sample.NEWS, sample.NEWS_HEAD)
    show(qtbot, web, page)
    web.ask("document.querySelectorAll('*').forEach(node => { node.mine = true })")
    blocks = (*page.blocks[:3], sample.block("new", "<p>New</p>", 3), *page.blocks[3:])
    show(qtbot, web, Page(page.head, blocks, sample.ranges_of(len(blocks))))
    strangers = "[...document.querySelectorAll('*')].filter(node => !node.mine).length"
    assert web.ask(strangers) == 2
    assert web.ask("document.querySelectorAll('#blocks .block')[3].id") == "b-new"


def test_blocks_that_change_places_are_moved_not_made_anew(qtbot, web) -> None:
    page = page_of(LONG[:4])
    show(qtbot, web, page)
    web.ask("document.querySelectorAll('.block').forEach(node => { node.mine = true })")
    order = (page.blocks[0], page.blocks[2], page.blocks[1], page.blocks[3])
    show(qtbot, web, Page("", order, page.ranges))
    ids = web.ask("[...document.querySelectorAll('.block')].map(n => n.mine && n.id).join()")
    assert ids == "b-k0,b-k2,b-k1,b-k3"


def test_blocks_of_a_long_page_stay_in_order_whatever_comes_and_goes(qtbot, web) -> None:
    chance = random.Random(4)
    keys = [f"a{number}" for number in range(230)]
    fresh = 0
    for turn in range(45):
        start = chance.choice((10, chance.randrange(len(keys) + 1)))
        count = chance.choice((1, 2, 30, 39, 41, 120))
        gone = keys[start : start + chance.choice((0, 0, 1, 3, 60))] if turn else []
        names = [f"b{fresh + number}" for number in range(count)]
        fresh += count
        chance.shuffle(gone)
        new = [*names, *gone[: len(gone) // 2]]  # some of what goes comes back elsewhere
        if turn:
            keys[start : start + len(gone)] = new
        blocks = tuple(sample.block(key, f"<p>{key}</p>", at) for at, key in enumerate(keys))
        show(qtbot, web, Page("", blocks, sample.ranges_of(len(blocks))))
        shown = web.ask("[...document.querySelectorAll('.block')].map(n => n.id.slice(2)).join()")
        assert shown == ",".join(keys)
        sizes = web.ask(
            "[...document.querySelectorAll('.part')].map(n => n.children.length).join()"
        )
        assert all(0 < int(size) <= 80 for size in sizes.split(","))
        if turn % 15 == 7:
            keys = keys[:30]


def test_an_opened_spoiler_stays_open_while_it_is_written(qtbot, web) -> None:
    page = page_of(sample.NEWS)
    show(qtbot, web, page)
    web.ask("document.querySelector('details').open = true")
    html = sample.NEWS[5].replace("cathedral roof", "cathedral")
    show(qtbot, web, edited(page, 5, html))
    assert "cathedral." in str(web.ask("document.querySelector('details').textContent"))
    assert web.ask("document.querySelector('details').open") is True


def test_a_picture_in_the_head_outlives_an_edit_of_the_headline(qtbot, web) -> None:
    head = sample.NEWS_HEAD + sample.picture("skyline", "Hero").replace("picture", "hero", 1)
    show(qtbot, web, page_of((), head))
    web.ask("document.querySelector('img').mine = true")
    show(qtbot, web, page_of((), head.replace("Almost all", "Nearly all")))
    assert web.ask("document.querySelector('h1').textContent").startswith("Nearly all")
    assert web.ask("document.querySelector('img').mine") is True


def test_a_long_page_goes_over_in_slices(qtbot, web, monkeypatch) -> None:
    sent: list[Patch] = []

    def small(shown: Page, page: Page) -> tuple[Patch, ...]:
        steps = patches(shown, page, 2000)
        sent.extend(steps)
        return steps

    monkeypatch.setattr("desktop_app.ui.preview.web_view.patches", small)
    show(qtbot, web, page_of(LONG))
    assert len(sent) > 5
    assert web.ask("document.querySelectorAll('.block').length") == len(LONG)


def test_a_block_that_is_too_long_goes_over_in_pieces(qtbot, web, monkeypatch) -> None:
    asked: list[str] = []
    run = web.view._ask

    def note(script: str, answered: object) -> None:
        asked.append(script)
        run(script, answered)

    monkeypatch.setattr(web.view, "_ask", note)
    for name, function in (("pieces_of", pieces_of), ("script_of", script_of)):
        short = partial(function, limit=50)
        monkeypatch.setattr(f"desktop_app.ui.preview.web_view.{name}", short)
    show(qtbot, web, page_of((*LONG[:2], "<p>short</p>")))
    words = web.ask("document.getElementById('blocks').innerText.split(/\\s+/).length")
    assert words == len(" ".join(LONG[:2]).split()) + 1 - 2  # "<p>short</p>", and two blanks
    assert max(map(len, asked)) < 400


def test_the_way_of_a_very_long_paragraph_is_told_where_it_is_plain(qtbot, web) -> None:
    long = f"<p>{'word ' * 12_000}</p>"
    page = page_of((long, long.replace("word", "\u05d0", 1), "<p>word</p>"))
    show(qtbot, web, page)
    ways = (
        "[...document.querySelectorAll('.block p')]"
        ".map((one) => getComputedStyle(one).unicodeBidi).join(' ')"
    )
    assert web.ask(ways) == "isolate plaintext plaintext"
    show(qtbot, web, edited(page, 0, "<p>short</p>"))
    assert web.ask(ways) == "plaintext plaintext plaintext"
    show(qtbot, web, page)
    assert web.ask(ways) == "isolate plaintext plaintext"


@pytest.fixture
def hasty(monkeypatch) -> None:
    """Half a minute is a second."""
    monkeypatch.setattr(patience, "TICK_MS", 33)


def test_a_page_that_never_answers_is_given_up_and_the_last_one_kept(qtbot, hasty, web) -> None:
    good = page_of(LONG[:4])
    show(qtbot, web, good)
    view = web.view
    paces: list[str] = []
    view.pace_changed.connect(paces.append)
    process = view.page().renderProcessPid()
    view.page().runJavaScript("for (;;) {}", QWebEngineScript.ScriptWorldId.ApplicationWorld)
    large = page_of(LONG)
    with qtbot.waitSignal(view.settled, timeout=30_000):
        view.show_page(large)
    assert paces == ["slow", "paused"]
    assert view.page().renderProcessPid() != process
    blocks = "document.querySelectorAll('.block').length"
    assert web.ask(blocks) == 4
    show(qtbot, web, edited(large, 0, "<p>Still as long.</p>"))
    assert web.ask(blocks) == 4
    show(qtbot, web, page_of(LONG[:20]))
    assert web.ask(blocks) == 20
    assert paces[-1] == ""
    show(qtbot, web, large)
    assert web.ask(blocks) == len(LONG)


def test_a_page_that_was_given_up_is_tried_again_when_asked_for(qtbot, hasty, web) -> None:
    show(qtbot, web, page_of(LONG[:4]))
    web.view.page().runJavaScript("for (;;) {}", QWebEngineScript.ScriptWorldId.ApplicationWorld)
    with qtbot.waitSignal(web.view.settled, timeout=30_000):
        web.view.show_page(page_of(LONG))
    with qtbot.waitSignal(web.view.settled, timeout=20_000):
        web.view.try_again()
    assert web.ask("document.querySelectorAll('.block').length") == len(LONG)


def test_the_page_stays_where_it_is_when_something_above_changes(qtbot, web) -> None:
    page = page_of(LONG)
    show(qtbot, web, page)
    web.ask("marquee.show(20, 0)")
    top = "document.getElementById('b-k20').getBoundingClientRect().top"
    before = web.ask(top)
    longer = edited(page, 3, "<p>" + "much longer " * 300 + "</p>")
    show(qtbot, web, longer)
    assert web.ask(top) == pytest.approx(before, abs=1)
    blocks = (*longer.blocks[:5], *longer.blocks[9:])
    show(qtbot, web, Page("", blocks, sample.ranges_of(len(blocks))))
    assert web.ask(top) == pytest.approx(before, abs=1)
    assert web.ask("scrollY") > 1000


def test_it_stays_even_where_the_block_at_its_edge_is_rewritten(qtbot, web) -> None:
    page = page_of(LONG)
    show(qtbot, web, page)
    web.ask("marquee.show(20, 0.3)")
    top = "document.getElementById('b-k21').getBoundingClientRect().top"
    before = web.ask(top)
    longer = sample.block("long", "<p>" + "much longer " * 300 + "</p>", 3)
    halves = (sample.block("one", "<p>one</p>", 20), sample.block("two", "<p>two</p>", 21))
    blocks = (*page.blocks[:3], longer, *page.blocks[4:20], *halves, *page.blocks[21:])
    show(qtbot, web, Page("", blocks, sample.ranges_of(len(blocks))))
    assert web.ask(top) == pytest.approx(before, abs=1)


def test_the_top_of_the_page_stays_the_top(qtbot, web) -> None:
    page = page_of(LONG)
    show(qtbot, web, page)
    show(qtbot, web, edited(page, 0, "<p>short</p>"))
    assert web.ask("scrollY") == 0


def test_it_scrolls_to_a_place_and_says_where_it_is(qtbot, web) -> None:
    show(qtbot, web, page_of(LONG))
    with qtbot.waitSignal(web.view.place_scrolled) as blocker:
        web.view.scroll_to(Place(12, 0.5))
    place = blocker.args[0].place
    assert place.index == 12
    assert place.fraction == pytest.approx(0.5, abs=0.02)
    with qtbot.waitSignal(web.view.place_scrolled) as blocker:
        web.view.scroll_to(Place(0))
    assert blocker.args[0].place == Place(0, 0)
    assert web.ask("scrollY") == 0


def test_a_patch_never_takes_the_keys(qtbot, web) -> None:
    field = QLineEdit(web.view.window())
    field.show()
    web.view.window().activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    page = page_of(LONG)
    show(qtbot, web, page)
    for number in range(3):
        page = edited(page, number, f"<p>new {number}</p>", f"new{number}")
        show(qtbot, web, page)
        qtbot.keyClicks(field, "x")
    web.view.scroll_to(Place(20))
    web.view.reload_style()
    web.rest(100)
    assert field.hasFocus()
    assert field.text() == "xxx"


def test_hebrew_and_arabic_paragraphs_run_from_the_right(qtbot, web) -> None:
    show(qtbot, web, page_of(("<p>From the left</p>", "<p>שלום (עולם).</p>", "<p>مرحبا</p>")))
    answer = web.ask(
        "JSON.stringify([...document.querySelectorAll('p')].map((p) => {"
        " const r = document.createRange(); r.selectNodeContents(p);"
        " const words = r.getBoundingClientRect(), box = p.getBoundingClientRect();"
        " return [words.left - box.left, box.right - words.right]; }))"
    )
    gaps = json.loads(str(answer))
    assert [left < 2 for left, _ in gaps] == [True, False, False]
    assert [right < 2 for _, right in gaps] == [False, True, True]


def test_a_place_asked_for_during_a_patch_is_gone_to_after_it(qtbot, web) -> None:
    web.view.show_page(page_of(LONG))
    with qtbot.waitSignal(web.view.place_scrolled) as blocker:
        web.view.scroll_to(Place(30))
    assert blocker.args[0].place.index == 30


def test_the_carets_block_is_marked_and_stays_marked(qtbot, web) -> None:
    page = page_of(LONG[:4])
    show(qtbot, web, page)
    web.view.mark(2)
    here = "[...document.querySelectorAll('.here')].map(node => node.id).join()"
    assert web.ask(here) == "b-k2"
    show(qtbot, web, edited(page, 2, "<p>other</p>"))
    assert web.ask(here) == "b-edited"
    split = (sample.block("one", "<p>one</p>", 2), sample.block("two", "<p>two</p>", 3))
    blocks = (*page.blocks[:2], *split, page.blocks[3])
    show(qtbot, web, Page("", blocks, sample.ranges_of(5)))
    assert web.ask(here) == "b-one"
    web.view.mark(-1)
    assert web.ask(here) == ""


def spot(web: Web, selector: str) -> QPoint:
    """A place in the view that is over that element."""
    x, y = str(
        web.ask(
            f"(r => (r.left + 12) + ' ' + (r.top + r.height / 2))"
            f"(document.querySelector('{selector}').getBoundingClientRect())"
        )
    ).split()
    return QPoint(int(float(x)), int(float(y)))


def click(qtbot, web: Web, selector: str) -> None:
    view = web.view.focusProxy()
    assert view is not None
    qtbot.mouseClick(view.focusProxy(), Qt.MouseButton.LeftButton, pos=spot(web, selector))


def test_a_click_names_its_block_and_picture(qtbot, web) -> None:
    show(qtbot, web, page_of((LONG[0], sample.picture("skyline", "City"), LONG[1])))
    with (
        qtbot.waitSignal(web.view.touched),
        qtbot.waitSignal(web.view.place_clicked) as blocker,
    ):
        click(qtbot, web, "#b-k0 p")
    clicked = blocker.args[0]
    assert (clicked.place.index, clicked.image) == (0, "")
    assert 0.2 < clicked.place.fraction < 0.8
    with qtbot.waitSignal(web.view.place_clicked) as blocker:
        click(qtbot, web, "img")
    assert (blocker.args[0].place.index, blocker.args[0].image) == (1, "skyline")


WANTED = '<p class="missing wanted picture-poster">poster: this picture is still wanted.</p>'


def test_the_place_of_a_wanted_picture_and_the_hero_are_named_too(qtbot, web) -> None:
    hero = f'<figure class="hero">{sample.picture("skyline", "City")}</figure>'
    show(qtbot, web, page_of((WANTED, LONG[0]), head=hero))
    with qtbot.waitSignal(web.view.place_clicked) as blocker:
        click(qtbot, web, ".missing")
    assert (blocker.args[0].place.index, blocker.args[0].image) == (0, "poster")
    with qtbot.waitSignal(web.view.place_clicked) as blocker:
        click(qtbot, web, ".hero img")
    assert blocker.args[0].image == "skyline"
    found: list[str] = []
    for selector in (".missing", ".hero img", "#b-k1 p"):
        web.view.picture_at(spot(web, selector), found.append)
    qtbot.waitUntil(lambda: len(found) == 3)
    assert found == ["poster", "skyline", ""]


LINKS = (
    ("https://example.org/a?b=c", True),
    ("http://example.org/", True),
    ("mailto:desk@example.org", True),
    ("file:///etc/passwd", False),
    ("javascript:document.title='ran'", False),
    ("data:text/html,<h1>x</h1>", False),
    ("marquee://app/page", False),
    ("marquee://library/image/skyline", False),
    ("smb://host/share", False),
    ("ms-word:ofe|u|x", False),
    ("view-source:https://example.org/", False),
    ("other.html", False),
)


@pytest.mark.parametrize(("target", "outside"), LINKS)
def test_links_are_handed_out_or_refused(qtbot, web, target, outside) -> None:
    show(qtbot, web, page_of((f'<p><a href="{target}">a link to somewhere</a></p>',)))
    wanted: list[str] = []
    web.view.request_link.connect(lambda link: wanted.append(link.url.toString()))
    click(qtbot, web, "a")
    web.rest(250)
    assert wanted == ([target] if outside else [])
    assert web.view.page().url() == QUrl("marquee://app/page")
    assert web.ask("document.querySelector('a').textContent") == "a link to somewhere"


def test_after_a_refused_link_patches_go_on(qtbot, web) -> None:
    page = page_of(('<p><a href="https://example.org/">link</a></p>', "<p>two</p>"))
    show(qtbot, web, page)
    with qtbot.waitSignal(web.view.request_link):
        click(qtbot, web, "a")
    web.rest(200)
    show(qtbot, web, edited(page, 1, "<p>three</p>"))
    assert web.ask("document.querySelector('#b-edited').textContent") == "three"


def test_a_footnote_link_moves_within_the_page(qtbot, web) -> None:
    note = '<p>See<sup class="footnote-ref"><a id="fnref-1" href="#fn-1">note</a></sup></p>'
    show(qtbot, web, page_of((note, *LONG), tail=sample.TAIL))
    with qtbot.waitSignal(web.view.place_scrolled):
        click(qtbot, web, "#fnref-1")
    assert web.ask("scrollY") > 500


SCRIPTS = (
    "<script>document.documentElement.dataset.ran = 1</script>",
    '<img src="x" onerror="document.documentElement.dataset.ran = 1">',
    '<svg onload="document.documentElement.dataset.ran = 1"></svg>',
    '<iframe srcdoc="<script>parent.document.documentElement.dataset.ran = 1</script>"></iframe>',
    '<details open ontoggle="document.documentElement.dataset.ran = 1"><p>x</p></details>',
    '<object data="data:text/html,<script>1</script>"></object>',
    '<meta http-equiv="refresh" content="0;url=javascript:document.documentElement.dataset.ran=1">',
    '<form action="javascript:1"><button autofocus onfocus="document.body.dataset.ran=1"></form>',
    '<p style="animation: x" onanimationstart="document.documentElement.dataset.ran = 1">x</p>',
)


def test_no_script_in_the_page_ever_runs(qtbot, web) -> None:
    """The sanitiser takes all of this out; here the second wall stands alone."""
    show(qtbot, web, page_of(SCRIPTS, head=SCRIPTS[0] + SCRIPTS[1], tail=SCRIPTS[2]))
    web.rest(400)
    assert web.ask("document.querySelectorAll('img').length") == 2
    assert web.ask(
        "'ran' in document.documentElement.dataset || 'ran' in document.body.dataset"
    ) is (False)


def test_the_bridge_is_out_of_the_pages_reach(qtbot, web) -> None:
    show(qtbot, web, page_of(LONG[:2]))
    heard: list[object] = []
    web.view.place_clicked.connect(heard.append)
    web.view.page().javaScriptConsoleMessage(
        QWebEnginePage.JavaScriptConsoleMessageLevel.InfoMessageLevel,
        '{"clicked": [0, 0], "image": ""}',
        1,
        "page",
    )
    web.rest(50)
    assert heard == []


def test_nothing_leaves_the_machine_and_no_other_file_is_read(qtbot, web, canary, secret) -> None:
    tries = [canary.url + "/x.png", secret.uri, "//127.0.0.1/x.png"]
    htmls = []
    for url in tries:
        htmls += [
            f'<img src="{url}" srcset="{url} 2x">',
            f'<link rel="stylesheet" href="{url}"><link rel="preconnect" href="{url}">',
            f'<link rel="dns-prefetch" href="{url}"><link rel="prefetch" href="{url}">',
            f'<video src="{url}" poster="{url}" autoplay></video><audio src="{url}"></audio>',
            f'<iframe src="{url}"></iframe><object data="{url}"></object><embed src="{url}">',
            f"<style>@import '{url}'; p {{ background: url('{url}') }}</style><p>x</p>",
            f'<p style="background: url({url})">x</p>',
            f'<meta http-equiv="refresh" content="0;url={url}">',
            f'<a ping="{url}" href="#x">x</a>',
        ]
    shown = page_of(tuple(htmls))
    show(qtbot, web, shown)
    web.rest(600)
    assert canary.visits == []
    assert secret.is_unread()
    loaded = "[...document.querySelectorAll('img')].filter(i => i.naturalWidth).length"
    assert web.ask(loaded) == 0


def test_a_fetch_from_our_own_world_goes_nowhere_either(web, canary) -> None:
    web.ask(f"void fetch('{canary.url}', {{mode: 'no-cors'}}).catch(() => 0)")
    web.ask(f"void (new Image().src = '{canary.url}/img')")
    web.rest(400)
    assert canary.visits == []


@pytest.mark.parametrize(
    "url",
    [
        "marquee://library/image/../../etc/passwd",
        "marquee://library/image/..%2F..%2Fetc%2Fpasswd",
        "marquee://library/image/secret",
        "marquee://library/skyline",
        "marquee://elsewhere/image/skyline",
        "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==",
    ],
)
def test_pictures_from_outside_the_library_are_refused(qtbot, web, media, tmp_path, url) -> None:
    outside = tmp_path / "outside.jpg"
    outside.write_bytes((media / "ab" / "skyline.jpg").read_bytes())
    (media / "ab" / "secret.jpg").symlink_to(outside)
    show(qtbot, web, page_of((f'<img src="{url}">', sample.picture("skyline", "City"))))
    qtbot.waitUntil(lambda: web.ask("document.querySelectorAll('img')[1].naturalWidth") == 1600)
    assert web.ask("document.querySelectorAll('img')[0].naturalWidth") == 0


def test_no_window_is_opened(qtbot, web) -> None:
    show(qtbot, web, page_of(('<p><a href="https://example.org" target="_blank">go</a></p>',)))
    kind = QWebEnginePage.WebWindowType.WebBrowserTab
    assert web.view.page().createWindow(kind) is None
    click(qtbot, web, "a")
    web.rest(150)
    assert web.view.page().url() == QUrl("marquee://app/page")


def test_it_comes_back_after_a_crash(qtbot, web) -> None:
    page = page_of(sample.NEWS, sample.NEWS_HEAD)
    show(qtbot, web, page)
    first = web.view.page().renderProcessPid()
    assert first > 0
    with qtbot.waitSignal(web.view.settled, timeout=20_000):
        os.kill(first, signal.SIGKILL)
    assert web.view.page().renderProcessPid() != first
    assert web.ask("document.querySelectorAll('.block').length") == len(sample.NEWS)


def test_three_crashes_in_a_minute_are_enough(qtbot, web) -> None:
    show(qtbot, web, page_of(LONG[:2]))
    for _ in range(2):
        with qtbot.waitSignal(web.view.settled, timeout=20_000):
            os.kill(web.view.page().renderProcessPid(), signal.SIGKILL)
    with qtbot.waitSignal(web.view.gave_up, timeout=20_000):
        os.kill(web.view.page().renderProcessPid(), signal.SIGKILL)


def test_a_page_that_disagrees_is_loaded_anew(qtbot, web) -> None:
    page = page_of(LONG[:4])
    show(qtbot, web, page)
    web.ask("document.querySelector('.block').remove()")
    show(qtbot, web, edited(page, 1, "<p>other</p>"))
    qtbot.waitUntil(lambda: web.ask("document.querySelectorAll('.block').length") == 4)
    assert web.ask("document.querySelector('#b-edited').textContent") == "other"


@pytest.fixture
def dark(theme) -> None:
    theme.set_mode("dark")


@pytest.mark.usefixtures("dark")
def test_it_is_dark_from_the_first_frame_on(web, theme) -> None:
    assert web.view.page().backgroundColor() == QColor("#17161a")
    assert web.ask("document.documentElement.dataset.theme") == "dark"
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    assert web.ask(ground) == "rgb(23, 22, 26)"
    theme.set_mode("light")
    web.view.restyle()
    assert web.view.page().backgroundColor() == theme.colour("canvas")
    assert web.ask(ground) == "rgb(244, 242, 238)"


def test_the_pages_own_world_runs_nothing(web) -> None:
    from PySide6.QtWebEngineCore import QWebEngineScript

    main = QWebEngineScript.ScriptWorldId.MainWorld
    assert web.ask("6 * 7") == 42
    assert web.ask("6 * 7", main) == ""


def test_the_page_may_not_style_itself(qtbot, web) -> None:
    show(qtbot, web, page_of(('<p style="color: red">x</p><style>p { color: red }</style>',)))
    assert web.ask("getComputedStyle(document.querySelector('p')).color") == "rgb(31, 28, 25)"


class Request:
    """Chromium's own cannot be made by hand."""

    def __init__(self, url: str) -> None:
        self.url = QUrl(url)
        self.blocked = False

    def requestUrl(self) -> QUrl:  # noqa: N802
        return self.url

    def block(self, blocked: bool) -> None:
        self.blocked = blocked


@pytest.mark.parametrize(
    ("url", "blocked"),
    [
        ("marquee://app/page", False),
        ("marquee://library/image/skyline", False),
        ("https://example.org/", True),
        ("file:///etc/passwd", True),
        ("data:text/plain,x", True),
        ("blob:marquee://app/1", True),
        ("chrome://version", True),
        ("ws://127.0.0.1/", True),
    ],
)
def test_the_interceptor_knows_one_scheme(qapp, url, blocked) -> None:
    from desktop_app.ui.preview.web_view import Interceptor

    request = Request(url)
    Interceptor().interceptRequest(request)  # type: ignore[arg-type]
    assert request.blocked is blocked


def test_widths_are_those_of_the_devices(qtbot, web) -> None:
    show(qtbot, web, page_of(LONG[:2]))
    wide = "Math.round(document.querySelector('.page').clientWidth)"
    web.view.resize(900, 700)
    web.view.set_width("phone")
    qtbot.waitUntil(lambda: web.ask(wide) == 375)
    web.view.set_width("tablet")
    qtbot.waitUntil(lambda: web.ask("document.querySelector('.sheet').clientWidth") == 768)
    web.view.resize(440, 700)  # made smaller, not narrower
    sheet = "Math.abs(document.querySelector('.sheet').clientWidth - 768)"
    qtbot.waitUntil(lambda: float(str(web.ask(sheet))) < 6)
    web.view.set_width("full")
    qtbot.waitUntil(lambda: float(str(web.ask(wide))) < 420)


def test_a_zoom_of_its_own(qtbot, web) -> None:
    show(qtbot, web, page_of(LONG[:2]))
    web.view.resize(900, 700)
    qtbot.waitUntil(lambda: web.ask("window.innerWidth") == 900)
    web.view.set_zoom(150)
    qtbot.waitUntil(lambda: web.ask("window.innerWidth") == 600)
    web.view.set_width("phone")
    qtbot.waitUntil(lambda: web.ask("window.innerWidth") == 600)
    web.view.set_width("full")
    web.view.set_zoom(100)
    qtbot.waitUntil(lambda: web.ask("window.innerWidth") == 900)


def test_its_profile_keeps_nothing(web) -> None:
    profile = web.view.page().profile()
    assert profile.isOffTheRecord()
    assert not Path(profile.persistentStoragePath()).exists()
    assert not profile.cachePath()
