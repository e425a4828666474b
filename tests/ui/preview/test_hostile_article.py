"""Articles that were written to get out: through the reader and into both previews."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtCore import QUrl

from desktop_app.bootstrap import make_reader
from desktop_app.domain.article import Article
from desktop_app.domain.records import Records
from desktop_app.ui.preview.page_model import Page, with_reading
from desktop_app.ui.preview.text_view import TextView
from desktop_app.worker.protocol import ReadRequest
from tests.payloads import hostile_body
from tests.ui.preview.test_web_view import show

if TYPE_CHECKING:
    from tests.ui.preview.conftest import Canary, Secret, Web

RUN = "document.documentElement.dataset.ran=1"
PAYLOADS = (
    f"<script>{RUN}</script>",
    f"<ScRiPt src=URL>{RUN}</sCrIpT>",
    f"<<script>{RUN}//<</script>",
    f'<img src=x onerror="{RUN}">',
    f'<img src="URL" onload="{RUN}" onerror="{RUN}">',
    f'<svg><script>{RUN}</script><image href="URL"/></svg>',
    f'<svg/onload="{RUN}">',
    f'<math><mtext><style><img src=x onerror="{RUN}"></style></mtext></math>',
    f'<details open ontoggle="{RUN}"><summary>x</summary></details>',
    f'<iframe srcdoc="<script>{RUN}</script>" src="URL"></iframe>',
    '<object data="URL"></object><embed src="URL"><video poster="URL" src="URL" autoplay></video>',
    '<link rel="stylesheet" href="URL"><base href="URL/"><meta http-equiv="refresh" '
    'content="0;url=URL">',
    "<style>@import 'URL'; * { background: url(URL) }</style>",
    '<p style="background: url(URL)">styled</p>',
    f"[a](javascript:{RUN})",
    f"[a](  JaVaScRiPt&colon;{RUN})",
    f"[a](java&#10;script:{RUN})",
    f"![a](javascript:{RUN})",
    '![a](URL "title")',
    f'![x" onerror="{RUN}](metropolis)',
    f'[a](https://example.org/"onmouseover="{RUN}")',
    f"<https://example.org/><img/src/onerror={RUN}>",
    f"[a][r]\n\n[r]: javascript:{RUN} '\"><script>{RUN}</script>'",
    f"x[^1]\n\n[^1]: <script>{RUN}</script> ![a](URL)",
    f"::: spoiler <img src=x onerror={RUN}>\n\n<script>{RUN}</script>\n\n:::",
    f"| <script>{RUN}</script> | ![a](URL) |\n|-|-|\n| <img src=URL onerror={RUN}> | b |",
    f"# <img src=x onerror={RUN}>",
    f'<form action="URL"><input autofocus onfocus="{RUN}"><button>go</button></form>',
    f'<noscript><p title="</noscript><img src=x onerror={RUN}>"></noscript>',
)
BENIGN = "Plain **bold** words, a [link](https://example.org/benign) and 1 < 2 & 3."


def hostile_page(*targets: str) -> Page:
    """The page that the reader makes of an article with every payload for every target."""
    hard = "\n\n".join(one.replace("URL", url) for url in targets for one in PAYLOADS)
    return page_of(f"{BENIGN}\n\n{hard}\n\n{BENIGN}")


def page_of(body: str) -> Page:
    attack = f"<script>{RUN}</script><img src=x onerror={RUN}>"
    article = Article(UUID(int=1), attack, attack, body)
    reader = make_reader()
    page = with_reading(Page(), reader.read(ReadRequest(1, article, Records(), fresh=True)))
    reader.close()
    assert page is not None
    return page


def assert_nothing_got_out(web: Web, canary: Canary, secret: Secret) -> None:
    """Nothing has run, nothing could, nobody was asked for anything, and no file was read."""
    web.rest(600)
    assert web.ask("'ran' in document.documentElement.dataset") is False
    handlers = "[...document.querySelectorAll('*')].filter(n => [...n.attributes]"
    assert web.ask(handlers + ".some(a => a.name.startsWith('on'))).length") == 0
    assert web.ask("document.querySelectorAll('script, iframe, svg, form, base').length") == 0
    assert canary.visits == []
    assert secret.is_unread()


@pytest.mark.slow
def test_chromium_runs_and_fetches_nothing(qtbot, web, canary, secret) -> None:
    show(qtbot, web, hostile_page(canary.url, secret.uri))
    assert_nothing_got_out(web, canary, secret)
    assert web.ask("document.querySelectorAll('strong').length") == 2
    assert web.ask("document.querySelector('a[href$=benign]').textContent") == "link"
    assert "1 < 2 & 3." in str(web.ask("document.querySelector('.block').textContent"))
    assert web.view.page().url() == QUrl("marquee://app/page")


@pytest.mark.slow
def test_chromium_runs_nothing_that_was_gathered_for_exports(qtbot, web, canary, secret) -> None:
    show(qtbot, web, page_of(hostile_body(canary.url, secret.uri)))
    assert_nothing_got_out(web, canary, secret)
    assert "1 < 2 & 3." in str(web.ask("document.body.textContent"))


def test_qts_rich_text_fetches_nothing(qtbot, parts, canary, secret) -> None:
    view = TextView(parts)
    qtbot.addWidget(view)
    view.resize(440, 700)
    view.show()
    view.show_page(hostile_page(canary.url, secret.uri))
    qtbot.wait(300)
    assert canary.visits == []
    assert secret.is_unread()
    assert view.browser().toPlainText().count("1 < 2 & 3.") == 2
    assert 'href="https://example.org/benign"' in view.browser().toHtml()


@pytest.mark.parametrize(
    "scheme", ["file:///etc/passwd", "smb://host/x", "ms-word:ofe|u|x", "search-ms:q"]
)
def test_other_schemes_are_no_links(scheme: str) -> None:
    article = Article(
        UUID(int=1), "H", "", f"[a]({scheme})\n\n<{scheme}>\n\n<a href='{scheme}'>b</a>"
    )
    reader = make_reader()
    page = with_reading(Page(), reader.read(ReadRequest(1, article, Records(), fresh=True)))
    reader.close()
    assert page is not None
    assert not any("<a" in block.html for block in page.blocks)
