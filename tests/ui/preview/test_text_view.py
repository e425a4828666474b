"""The fallback without Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument

from desktop_app.ui.preview.page_model import Page
from desktop_app.ui.preview.text_html import document_html
from desktop_app.ui.preview.text_view import TextView
from desktop_app.ui.preview.view import Place
from tests.ui.preview import sample_pages as sample

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.ui.preview.view import ViewParts

IMAGE_TYPE = QTextDocument.ResourceType.ImageResource.value
LONG = tuple(f"<p>Paragraph {number}. {'word ' * 60}</p>" for number in range(40))


def page_of(htmls: tuple[str, ...], head: str = "", tail: str = "") -> Page:
    return Page(head, sample.blocks_of(htmls), sample.ranges_of(len(htmls)), tail)


@pytest.fixture
def view(qtbot, parts: ViewParts) -> TextView:
    made = TextView(parts)
    qtbot.addWidget(made)
    made.resize(440, 700)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_every_word_of_the_page_is_there(view) -> None:
    view.show_page(page_of(sample.NEWS + sample.REVIEW, sample.NEWS_HEAD, sample.TAIL))
    text = view.browser().toPlainText()
    for words in (
        "Almost all of ‘Metropolis’ has been found",
        "The upper city, as the lower one never sees it. Image via Marquee",
        "▸ Spoiler: How it ends",
        "Rotwang falls from the cathedral roof.",
        "The cannon that points at the river",
        "He has a bicycle too, briefly.",
        "No picture called “metropolis-tower” in the library.",
    ):
        assert words in text.replace("\xa0", " "), words


def test_a_caption_is_a_line_of_its_own(view) -> None:
    view.show_page(page_of((sample.picture("skyline", "Caption"), "<p>After</p>")))
    lines = [line for line in view.browser().toPlainText().split("\n") if line.strip()]
    assert lines == ["\ufffc", "Caption Image via Marquee", "After"]


def test_a_library_picture_is_shown_no_wider_than_the_column(view) -> None:
    picture = view.browser().loadResource(IMAGE_TYPE, QUrl(f"{sample.IMAGE}skyline"))
    assert isinstance(picture, QImage)
    assert not picture.isNull()
    html = document_html(page_of((sample.picture("skyline", ""),)), 300)
    assert 'width="300"' in html


@pytest.mark.parametrize(
    "address",
    ["{file}", "file://{file}", "qrc:/x.png", "marquee://library/image/../{file}", "other.png"],
)
def test_no_other_file_is_ever_read(view, media, address) -> None:
    outside: Path = media / "ab" / "skyline.jpg"
    url = QUrl(address.format(file=outside))
    for kind in QTextDocument.ResourceType:
        found = view.browser().loadResource(kind.value, url)
        assert found is None or found.isNull()


def test_a_picture_through_a_link_is_refused(view, media, tmp_path) -> None:
    (media / "ab" / "secret.jpg").symlink_to(media / "ab" / "skyline.jpg")
    found = view.browser().loadResource(IMAGE_TYPE, QUrl(f"{sample.IMAGE}secret"))
    assert isinstance(found, QImage)
    assert found.isNull()


def test_nothing_but_what_qt_may_see_is_left_of_the_html() -> None:
    html = document_html(
        page_of(
            (
                '<p style="background: url(file:///x)" onclick="x()">a</p>'
                "<script>b</script><style>@import 'file:///c'</style>"
                "<unknown>d &lt;e&gt;</unknown>",
            )
        ),
        300,
    )
    assert html == '<div class="block"><p><a name="b-0"></a>a</p>d &lt;e&gt;</div>'


def test_links_are_handed_out_or_refused(qtbot, view) -> None:
    wanted = []
    view.request_link.connect(lambda link: wanted.append(link.url.toString()))
    for url in ("https://example.org/", "mailto:a@b.c", "file:///etc/passwd", "javascript:1"):
        view.browser().anchorClicked.emit(QUrl(url))
    assert wanted == ["https://example.org/", "mailto:a@b.c"]
    assert not view.browser().openLinks()
    assert not view.browser().openExternalLinks()


def test_it_scrolls_to_a_place_and_says_where_it_is(qtbot, view) -> None:
    view.show_page(page_of(LONG))
    with qtbot.waitSignal(view.place_scrolled) as blocker:
        view.scroll_to(Place(12, 0.5))
    place = blocker.args[0].place
    assert place.index == 12
    assert place.fraction == pytest.approx(0.5, abs=0.05)
    view.scroll_to(Place(0))
    assert view.browser().verticalScrollBar().value() == 0


def test_it_stays_where_it_is_when_something_above_changes(qtbot, view) -> None:
    page = page_of(LONG)
    view.show_page(page)
    view.scroll_to(Place(20))
    before = view.browser().cursorForPosition(QPoint(60, 10)).block().text()
    longer = sample.block("new", "<p>" + "much longer " * 300 + "</p>", 3)
    blocks = (*page.blocks[:3], longer, *page.blocks[4:])
    view.show_page(Page("", blocks, page.ranges))
    qtbot.waitUntil(lambda: "much longer" in view.browser().toPlainText())
    assert view.browser().cursorForPosition(QPoint(60, 10)).block().text() == before


def test_a_click_names_its_block(qtbot, view) -> None:
    view.show_page(page_of(LONG[:3], sample.NEWS_HEAD))
    cursor = view.browser().document().find("Paragraph 1.")
    point = view.browser().cursorRect(cursor).center()
    with qtbot.waitSignal(view.touched), qtbot.waitSignal(view.place_clicked) as blocker:
        qtbot.mouseClick(view.browser().viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert blocker.args[0].place.index == 1
    head = view.browser().cursorRect(view.browser().document().find("Staff writer")).center()
    with qtbot.assertNotEmitted(view.place_clicked):
        qtbot.mouseClick(view.browser().viewport(), Qt.MouseButton.LeftButton, pos=head)


def test_the_carets_block_is_washed(qtbot, view) -> None:
    view.show_page(page_of(LONG[:3]))
    view.mark(1)
    (selection,) = view.browser().extraSelections()
    assert selection.cursor.selectedText().startswith("Paragraph 1.")
    assert "Paragraph 2." not in selection.cursor.selectedText()
    view.mark(-1)
    assert view.browser().extraSelections() == []


def test_of_a_long_page_the_part_around_the_caret_is_shown(qtbot, view) -> None:
    page = page_of(tuple(f"<p>Paragraph {number}. {'word ' * 60}</p>" for number in range(2_000)))
    view.show_page(page)
    text = view.browser().toPlainText()
    assert "Paragraph 0." in text
    assert "Paragraph 1500." not in text
    assert "The page goes on here." in text
    view.mark(1500)
    qtbot.waitUntil(lambda: "Paragraph 1500." in view.browser().toPlainText())
    assert "Paragraph 0." not in view.browser().toPlainText()
    (washed,) = view.browser().extraSelections()
    assert washed.cursor.selectedText().startswith("Paragraph 1500.")
    view.scroll_to(Place(700, 0.5))
    qtbot.waitUntil(lambda: "Paragraph 700." in view.browser().toPlainText())
    bar = view.browser().verticalScrollBar()
    assert view._place_at(bar.value()).index == 700


def test_scrolled_to_the_end_of_a_part_the_next_one_follows(qtbot, view) -> None:
    view.show_page(page_of(tuple(f"<p>Paragraph {number}.</p>" for number in range(2_000))))
    last = view._window.stop - 1
    bar = view.browser().verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: view._window.stop > last + 100)
    assert view._place_at(bar.value()).index in range(last - 60, last + 2)


def test_a_passage_with_too_much_in_it_is_shown_as_words(view) -> None:
    view.show_page(page_of(("<p>" + "<em>a</em>b" * 20_000 + "</p>", "<p>After</p>")))
    text = view.browser().toPlainText()
    assert text.count("a") > 1_000
    assert "Only the beginning of this passage is shown" in text
    assert text.rstrip().endswith("After")


def test_quotes_beyond_six_levels_keep_their_words_and_no_more_indent() -> None:
    deep = "<blockquote>" * 40 + "<p>deep</p>" + "</blockquote>" * 40 + "<p>after</p>"
    html = document_html(page_of((deep,)), 300)
    assert html.count("<blockquote") == html.count("</blockquote>") == 6
    assert html.index("deep") < html.rindex("</blockquote>") < html.index("after")
