"""Marks in the scroll bar: findings by severity, misspelt words; a click goes there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QStyle, QStyleOptionSlider

from desktop_app.domain.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from desktop_app.ui.editor.pane import EditorPane
    from desktop_app.ui.theme import Theme

BODY = "\n\n".join(f"Paragraph {number} of the text." for number in range(100))
LEFT = Qt.MouseButton.LeftButton


def finding(words: str, severity: Severity) -> Finding:
    start = BODY.index(words)
    return Finding("x", severity, start, start + len(words), 1, "")


def test_findings_show_by_severity_and_misspellings_quietly(
    pane: EditorPane, theme: Theme, write: Callable[..., None], qtbot: QtBot
) -> None:
    write("|" + BODY)
    pane.show_findings(
        [finding("Paragraph 50 ", Severity.ERROR), finding("Paragraph 90 ", Severity.WARNING)]
    )
    place = BODY.index("Paragraph 70 ")
    pane.body.help.spelling.show([((place, place + 9), "x")])
    bar = pane.body.bar
    qtbot.waitUntil(lambda: len(bar.ticks()) == 3)
    found = {token: y / bar.height() for y, token, _place in bar.ticks()}
    assert found["bad"] < found["ink_faint"] < found["warn"]
    image = bar.grab().toImage()
    for y, token, _place in bar.ticks():
        assert image.pixelColor(5, y).name() == theme.colour(token).name()
    pane.show_findings([])
    qtbot.waitUntil(lambda: [token for _y, token, _place in bar.ticks()] == ["ink_faint"])


def test_a_click_on_a_mark_goes_there_and_the_handle_still_drags(
    pane: EditorPane, write: Callable[..., None], qtbot: QtBot
) -> None:
    write("|" + BODY)
    pane.show_findings(
        [finding("Paragraph 80 ", Severity.ERROR), finding("Paragraph 0 ", Severity.INFO)]
    )
    bar = pane.body.bar
    qtbot.waitUntil(lambda: len(bar.ticks()) == 2)
    y = next(y for y, token, _place in bar.ticks() if token == "bad")
    QTest.mouseClick(bar, LEFT, pos=QPoint(5, y))
    assert pane.body.place()[1] == BODY.index("Paragraph 80 ")
    # On the handle the mark under it does not count.
    bar.setValue(0)
    option = QStyleOptionSlider()
    bar.initStyleOption(option)
    slider = QStyle.SubControl.SC_ScrollBarSlider
    style, kind = bar.style(), QStyle.ComplexControl.CC_ScrollBar
    handle = style.subControlRect(kind, option, slider, bar)
    top = next(y for y, token, _place in bar.ticks() if token == "info")
    assert handle.contains(5, top + 3)
    QTest.mouseClick(bar, LEFT, pos=QPoint(5, top + 3))
    assert pane.body.place()[1] == BODY.index("Paragraph 80 ")


def test_a_very_long_text_is_not_laid_out_for_its_marks(
    pane: EditorPane, write: Callable[..., None], qtbot: QtBot
) -> None:
    body = "Some words in a line.\n\n" * 20_000
    write("|" + body)
    bar = pane.body.bar
    place = len(body) // 2
    bar.add_kind("test", "hit", lambda: [place])
    qtbot.waitUntil(lambda: len(bar.ticks()) == 1)
    assert bar._ticks[0][0] == place / len(body)
