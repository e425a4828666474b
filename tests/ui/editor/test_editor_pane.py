"""The pane around the body: header, chips, column, marks, colours, zoom, long lines."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QTextCharFormat, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.finding import Finding, Severity
from desktop_app.ui.text.held_back import LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.ui.editor.chips import DetailsWish
    from desktop_app.ui.editor.pane import CaretMoved, EditorPane, EditorScrolled
    from desktop_app.ui.open_article import OpenArticle
    from desktop_app.ui.theme import Theme

NONE = Qt.KeyboardModifier.NoModifier
LONG = "\n\n".join(f"Paragraph {n} with *some* words in it." for n in range(60))


def format_at(pane: EditorPane, place: int) -> QTextCharFormat | None:
    """What the highlighter has made of a UTF-16 place."""
    block = pane.body.document().findBlock(place)
    at = place - block.position()
    for found in block.layout().formats():
        if found.start <= at < found.start + found.length:
            return QTextCharFormat(found.format)
    return None


def test_enter_and_arrows_lead_through_the_fields(
    pane: EditorPane, write: Callable[..., None], open_article: OpenArticle
) -> None:
    write("body", headline="Head", dek="Dek")
    headline, dek = pane.header.headline, pane.header.dek
    headline.setFocus()
    QTest.keyClick(headline, Qt.Key.Key_Return)
    assert dek.hasFocus()
    QTest.keyClick(dek, Qt.Key.Key_Down)
    assert pane.body.hasFocus()
    QTest.keyClick(pane.body, Qt.Key.Key_Up)
    assert dek.hasFocus()
    QTest.keyClick(dek, Qt.Key.Key_Up)
    assert headline.hasFocus()
    assert open_article.article().headline == "Head"


def test_a_field_takes_one_paragraph_and_grows(
    pane: EditorPane, write: Callable[..., None], open_article: OpenArticle
) -> None:
    write("body", headline="Short")
    headline = pane.header.headline
    before = (headline.height(), pane.body.caret_rect(0).top())
    headline.setFocus()
    headline.put_caret(5, 5)
    headline.insert(" words that are\npasted with a line end, and long enough to wrap", "Paste")
    text = open_article.article().headline
    assert text.startswith("Short words that are pasted")
    QTest.qWait(10)
    assert headline.height() > before[0]
    assert pane.body.caret_rect(0).top() > before[1]


def test_the_header_scrolls_with_the_text(pane: EditorPane, write: Callable[..., None]) -> None:
    write(LONG, headline="Head")
    bar = pane.body.verticalScrollBar()
    top = pane.header.y()
    bar.setValue(150)
    assert pane.header.y() == top - 150
    first = pane.body.caret_rect(0).top()
    assert first > pane.header.geometry().bottom()


def test_the_column_is_in_the_middle_and_no_wider_than_reads_well(
    pane: EditorPane, write: Callable[..., None]
) -> None:
    write(LONG)
    assert pane.body.column() == (34, 372)
    pane.resize(1200, 700)
    left, width = pane.body.column()
    assert 560 < width < 640
    assert abs(2 * left + width - 1200) <= 1
    QTest.qWait(10)
    assert pane.body.caret_rect(0).left() == pytest.approx(left, abs=1.5)
    assert pane.header.width() == width


def test_chips_tell_and_lead_to_the_details(
    pane: EditorPane, write: Callable[..., None], qtbot: object
) -> None:
    write("body")
    chips = pane.header.chips.chips()
    assert [chip.text() for chip in chips] == [
        "News",
        "Metropolis (1927)",
        "Lost and found",
        "No byline",
        "No embargo",
    ]
    heard: list[DetailsWish] = []
    pane.request_details.connect(heard.append)
    QTest.mouseClick(chips[1], Qt.MouseButton.LeftButton)
    QTest.keyClick(chips[4], Qt.Key.Key_Return)
    assert [wish.field for wish in heard] == ["productions", "embargo"]


def test_tab_goes_in_the_order_of_reading(pane: EditorPane, write: Callable[..., None]) -> None:
    write("body")
    stops = [pane.header.headline, pane.header.dek, *pane.header.chips.chips(), pane.body]
    stops[0].setFocus()
    for stop, following in pairwise(stops):
        QTest.keyClick(stop, Qt.Key.Key_Tab)
        assert following.hasFocus()
    QTest.keyClick(pane.body, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert pane.header.dek.hasFocus()
    QTest.keyClick(pane.header.dek, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert pane.header.headline.hasFocus()


def test_the_headline_is_seen_when_it_gets_the_keys(
    pane: EditorPane, write: Callable[..., None], open_article: OpenArticle
) -> None:
    write(LONG, headline="Head")
    pane.header.headline.setFocus()
    QTest.keyClicks(pane.header.headline, "x")
    pane.go_to(len(LONG))
    assert pane.header.geometry().bottom() < 0
    open_article.undo()
    assert pane.header.headline.hasFocus()
    assert pane.header.y() > 0


def test_colours_follow_what_is_typed(
    pane: EditorPane, write: Callable[..., None], theme: Theme
) -> None:
    write("a *b|\n\n[our](hub:x)")
    QTest.qWait(30)
    assert format_at(pane, 3) is None
    QTest.keyClicks(pane.body, "*")
    emphasised = format_at(pane, 3)
    assert emphasised is not None
    assert emphasised.fontItalic()
    sign = format_at(pane, 2)
    assert sign is not None
    assert sign.foreground().color() == theme.colour("syntax")
    link = format_at(pane, 8)
    assert link is not None
    assert link.foreground().color() == theme.colour("accent")


def test_colours_stand_right_behind_characters_of_two_units(
    pane: EditorPane, write: Callable[..., None]
) -> None:
    write("😀😀 **b**")
    QTest.qWait(30)
    bold = format_at(pane, 7)
    assert bold is not None
    assert bold.fontWeight() == QFont.Weight.Bold
    assert format_at(pane, 4) is None


def test_another_theme_recolours(
    pane: EditorPane, write: Callable[..., None], theme: Theme
) -> None:
    write("a *b*")
    QTest.qWait(30)
    theme.set_mode("dark")
    QTest.qWait(30)
    sign = format_at(pane, 2)
    assert sign is not None
    assert sign.foreground().color() == theme.colour("syntax")


def test_a_fence_reaches_down_and_a_long_text_is_coloured_as_it_is_seen(
    pane: EditorPane, write: Callable[..., None], open_article: OpenArticle, qtbot: QtBot
) -> None:
    write(("*a* " + "word " * 40 + "\n\n") * 1200)
    qtbot.waitUntil(lambda: not open_article.body.arriving)
    QTest.qWait(40)
    document = pane.body.document()
    last = document.lastBlock().previous().previous().position() + 1
    assert format_at(pane, 1) is not None
    assert format_at(pane, last) is None
    pane.go_to(last)
    QTest.qWait(40)
    assert format_at(pane, last) is not None
    pane.body.put_caret(0, 0)
    pane.body.insert("```\n", "Typing")
    QTest.qWait(40)
    assert pane.body.highlighter.in_code(document.findBlockByNumber(3))


def test_names_and_findings_go_along_with_typing(
    pane: EditorPane, write: Callable[..., None], open_article: OpenArticle
) -> None:
    write("|Maria waits for Freder.")
    pane.show_mentions([(0, 5), (16, 22)])
    pane.show_findings([Finding("x", Severity.ERROR, 16, 22, 1, "")])
    QTest.keyClicks(pane.body, "So ")
    text = open_article.body.text
    assert [text[slice(*span)] for span in pane.body.marks.mentions] == ["Maria", "Freder"]
    assert pane.body.marks.findings_at(20)
    assert not pane.body.marks.findings_at(5)


def test_a_late_reading_is_brought_up_to_date(
    pane: EditorPane, write: Callable[..., None], open_article: OpenArticle
) -> None:
    write("|Maria waits.")
    then = open_article.revision
    QTest.keyClicks(pane.body, "Here ")
    pane.show_mentions([(0, 5)], then)
    assert pane.body.marks.mentions == [(5, 10)]


def test_names_are_washed_and_findings_waved(
    pane: EditorPane, write: Callable[..., None], theme: Theme
) -> None:
    write("Maria waits for Freder.")
    pane.body.clearFocus()
    plain = colours(pane)
    assert theme.colour("mention").name() not in plain
    pane.show_mentions([(0, 5)])
    pane.show_findings([Finding("x", Severity.ERROR, 16, 22, 1, "")])
    painted = colours(pane)
    assert theme.colour("mention").name() in painted


def colours(pane: EditorPane) -> set[str]:
    picture = pane.grab().toImage()
    return {
        picture.pixelColor(x, y).name()
        for x in range(0, picture.width(), 2)
        for y in range(0, picture.height() // 2, 2)
    }


def test_going_to_a_place_selects_and_shows_it(
    pane: EditorPane, write: Callable[..., None]
) -> None:
    write(LONG)
    start = LONG.index("Paragraph 50")
    pane.go_to(start, start + 9)
    assert pane.selected_text() == "Paragraph"
    assert pane.caret_line() == 100
    box = pane.body.caret_rect()
    assert 0 < box.top() < pane.body.viewport().height()


def test_moves_and_scrolls_are_told_but_not_those_of_a_program(
    pane: EditorPane, write: Callable[..., None]
) -> None:
    write(LONG)
    moved: list[CaretMoved] = []
    scrolled: list[EditorScrolled] = []
    pane.caret_moved.connect(moved.append)
    pane.scrolled.connect(scrolled.append)
    pane.scroll_to_line(40)
    assert not scrolled
    assert pane.body.top_line() == 40
    pane.body.verticalScrollBar().setValue(0)
    assert scrolled[-1].line == 0
    pane.body.put_caret(LONG.index("Paragraph 1 "), LONG.index("Paragraph 1 "))
    assert moved[-1].line == 2


def test_ctrl_and_the_wheel_zoom(pane: EditorPane, write: Callable[..., None]) -> None:
    write("words")
    before = pane.body.fontMetrics().horizontalAdvance("words")
    view = pane.body.viewport()
    centre = QPointF(view.rect().center())
    QApplication.sendEvent(
        view,
        QWheelEvent(
            centre,
            QPointF(view.mapToGlobal(centre.toPoint())),
            QPoint(0, 0),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        ),
    )
    assert pane.zoom == 110
    assert pane.body.fontMetrics().horizontalAdvance("words") > before
    pane.zoom_out()
    pane.zoom_out()
    assert pane.zoom == 90


def test_a_zoom_keeps_what_is_looked_at(pane: EditorPane, write: Callable[..., None]) -> None:
    write(LONG)
    place = LONG.index("Paragraph 40")
    pane.body.put_caret(place, place)
    caret = pane.body.caret_rect().center().y()
    for zoom in (pane.zoom_in, pane.zoom_in, pane.zoom_in, pane.zoom_out):
        zoom()
        assert abs(pane.body.caret_rect().center().y() - caret) < 4
    bar = pane.body.verticalScrollBar()
    bar.setValue(bar.maximum() // 3)  # the caret is out of sight
    top = pane.body.top_line()
    for zoom in (pane.zoom_in, pane.zoom_out, pane.zoom_out):
        zoom()
        assert abs(pane.body.top_line() - top) <= 1
    bar.setValue(0)
    pane.zoom_in()
    assert bar.value() == 0


def test_a_line_that_is_too_long_can_only_be_split(
    pane: EditorPane, write: Callable[..., None], open_article: OpenArticle
) -> None:
    line = "A sentence of some words. " * (LIMIT // 20)
    write(f"short\n{line}")
    assert pane.strip.isVisible()
    QTest.keyClicks(pane.body, "x")
    assert open_article.body.text.startswith("short\n")
    QTest.mouseClick(pane.strip.button, Qt.MouseButton.LeftButton)
    assert not pane.strip.isVisible()
    assert max(map(len, open_article.body.text.split("\n"))) <= 2000
    assert open_article.body.text.replace("\n", " ") == f"short {line}"
    open_article.undo()
    QTest.qWait(10)
    assert open_article.body.text == f"short\n{line}"
    assert pane.strip.isVisible()


def test_nothing_can_be_typed_while_nothing_is_open(
    pane: EditorPane, open_article: OpenArticle
) -> None:
    pane.body.setFocus()
    QTest.keyClicks(pane.body, "x")
    pane.insert_text("y")
    pane.toggle_bold()
    assert open_article.body.text == ""
    assert not pane.header.isVisible()


@pytest.mark.parametrize(("width", "whole"), [(300, False), (900, True)])
def test_a_hint_that_has_no_room_is_not_cut_through_a_letter(
    pane: EditorPane, write: Callable[..., None], width: int, whole: bool
) -> None:
    write("|Text.")
    pane.resize(width, 600)
    QApplication.processEvents()
    dek = pane.header.dek
    place = dek.line_box(dek.document().firstBlock(), 0)
    assert place is not None
    shown = dek.shown_hint(place[0])
    assert (shown == dek.hint) is whole
    assert shown.endswith("…") is not whole
    assert place[0] + dek.fontMetrics().horizontalAdvance(shown) <= dek.viewport().width()
