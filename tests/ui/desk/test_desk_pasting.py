"""Pastes in the whole program: what becomes of them, and how they are had plain."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest

from desktop_app.ui.editor.paste_chip import PasteChip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
RICH = "<p>One <b>bold</b> word</p><img src='https://x.org/a.jpg' alt='A'>"


@pytest.fixture
def seen(marquee: Marquee) -> Callable[[], str]:
    def show() -> str:
        return marquee.desk.parts.article.body.text

    return show


@pytest.fixture
def paste(marquee: Marquee) -> Iterator[Callable[..., None]]:
    """Opens with a body (`|` as elsewhere), puts something on the clipboard, and pastes it."""
    body, article = marquee.desk.parts.editor.body, marquee.desk.parts.article

    def go(marked: str, text: str, html: str = "", *, plain: bool = False) -> None:
        parts = marked.split("|")
        article.body.replace(0, len(article.body.text), "".join(parts))
        article.end_run()
        body.setFocus()
        start = len(parts[0])
        body.put_caret(start, start + (len(parts[1]) if len(parts) > 2 else 0))
        data = QMimeData()
        data.setText(text)
        if html:
            data.setHtml(html)
        QGuiApplication.clipboard().setMimeData(data)
        if plain:
            marquee.desk.parts.commands.action("edit.paste-plain").trigger()
        else:
            QTest.keyClick(body, Qt.Key.Key_V, CTRL)

    yield go
    QGuiApplication.clipboard().clear()


def chip(marquee: Marquee) -> PasteChip:
    found = marquee.desk.parts.editor.findChild(PasteChip)
    assert found is not None
    return found


def undo(marquee: Marquee) -> None:
    QTest.keySequence(marquee.desk.parts.editor.body, QKeySequence(QKeySequence.StandardKey.Undo))


def test_rich_text_becomes_markdown_and_plain_again(
    marquee: Marquee, qtbot: QtBot, paste: Callable[..., None], seen: Callable[[], str]
) -> None:
    paste("Here: |.", "One bold word", RICH)
    wanted = "Here: One **bold** word\n\n![A](image:a)\n\n."
    qtbot.waitUntil(lambda: seen() == wanted)
    assert chip(marquee).isVisible()
    assert chip(marquee).text() == "Pasted as Markdown, 1 image wanted – plain: Ctrl+Shift+V"
    assert marquee.desk.parts.editor.body.place()[1] == len(wanted) - 1
    marquee.desk.parts.commands.action("edit.paste-plain").trigger()
    assert seen() == "Here: One bold word."
    assert not chip(marquee).isVisible()
    undo(marquee)
    assert seen() == "Here: ."


def test_undo_and_the_chip_give_the_plain_words(
    marquee: Marquee, qtbot: QtBot, paste: Callable[..., None], seen: Callable[[], str]
) -> None:
    for back in (lambda: undo(marquee), lambda: QTest.mouseClick(
        chip(marquee), Qt.MouseButton.LeftButton
    )):  # fmt: skip
        paste("|", "a b", "<i>a</i> b")
        qtbot.waitUntil(lambda: seen() == "*a* b")
        back()
        assert seen() == "a b"


def test_typing_goes_on_while_it_is_converted(
    marquee: Marquee, qtbot: QtBot, paste: Callable[..., None], seen: Callable[[], str]
) -> None:
    paste("|", "a b", "<i>a</i> b")
    QTest.keyClicks(marquee.desk.parts.editor.body, " and on")
    qtbot.waitUntil(lambda: seen() == "*a* b and on")
    assert marquee.desk.parts.editor.body.place()[1] == len(seen())


def test_what_is_not_rich_stays_as_it_is_without_a_word(
    marquee: Marquee, qtbot: QtBot, paste: Callable[..., None], seen: Callable[[], str]
) -> None:
    paste("|", "plain words", "<meta charset='utf-8'><span style='color:red'>plain words</span>")
    marquee.desk.parts.lanes.export.wait(lambda: None)
    qtbot.wait(50)
    assert seen() == "plain words"
    assert not chip(marquee).isVisible()


@pytest.mark.parametrize("marked", ["```\n|\n```", "`a|b`", "[a](|)"])
def test_nothing_is_made_of_it_in_code_or_an_address(
    marquee: Marquee, qtbot: QtBot, paste: Callable[..., None], seen: Callable[[], str], marked: str
) -> None:
    paste(marked, "x", "<b>x</b>")
    marquee.desk.parts.lanes.export.wait(lambda: None)
    qtbot.wait(50)
    assert seen() == marked.replace("|", "x")


def test_plain_at_any_time(
    marquee: Marquee, qtbot: QtBot, paste: Callable[..., None], seen: Callable[[], str]
) -> None:
    paste("a | b", "One bold word", RICH, plain=True)
    marquee.desk.parts.lanes.export.wait(lambda: None)
    qtbot.wait(50)
    assert seen() == "a One bold word b"


def test_an_address_over_words_is_a_link_and_one_undo_gives_the_address(
    marquee: Marquee, paste: Callable[..., None], seen: Callable[[], str]
) -> None:
    paste("see |this | now", "https://x.org/a")
    assert seen() == "see [this](https://x.org/a)  now"
    undo(marquee)
    assert seen() == "see https://x.org/a now"
    undo(marquee)
    assert seen() == "see this  now"


@pytest.mark.parametrize("marked", ["see [|this|](old) now", "see [a |this| b](old) now"])
def test_an_address_over_the_words_of_a_link_is_its_new_one(
    marquee: Marquee, paste: Callable[..., None], seen: Callable[[], str], marked: str
) -> None:
    paste(marked, "https://x.org/a")
    assert seen() == marked.replace("|", "").replace("old", "https://x.org/a")
    assert marquee.desk.parts.editor.body.place()[1] == seen().index(")") + 1
    undo(marquee)
    assert "[https://x.org/a](old)" in seen() or "[a https://x.org/a b](old)" in seen()
    undo(marquee)
    assert seen() == marked.replace("|", "")


@pytest.mark.parametrize(
    ("marked", "after"),
    [
        ("a |b\n\nc| d", "a https://x.org d"),
        ("a |https://y.org| d", "a https://x.org d"),
        ("a `|b|` d", "a `https://x.org` d"),
        ("a | d", "a https://x.org d"),
        ("[a](|b|)", "[a](https://x.org)"),
    ],
)
def test_where_an_address_stays_one(
    marquee: Marquee, paste: Callable[..., None], seen: Callable[[], str], marked: str, after: str
) -> None:
    paste(marked, "https://x.org")
    assert seen() == after


def test_cells_become_a_table_in_a_paragraph_of_its_own(
    marquee: Marquee, qtbot: QtBot, paste: Callable[..., None], seen: Callable[[], str]
) -> None:
    paste("Cast:|\nnext", "Who\tPart\nA\tB\n")
    table = "| Who | Part |\n| --- | --- |\n| A | B |"
    qtbot.waitUntil(lambda: seen() == f"Cast:\n\n{table}\n\nnext")
    assert chip(marquee).text().startswith("Pasted as a table")
    undo(marquee)
    assert seen() == "Cast:Who\tPart\nA\tB\n\nnext"
