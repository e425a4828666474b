"""An open article, its editor pane, and a small library for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from PySide6.QtGui import QGuiApplication

from desktop_app.domain.article import Article, Details
from desktop_app.domain.records import Credit, Hub, Person, Production, Records
from desktop_app.ui.editor.pane import EditorPane
from desktop_app.ui.editor.typing_help import TypingHelp
from desktop_app.ui.icons import Icons
from desktop_app.ui.open_article import OpenArticle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from desktop_app.resources import Resources
    from desktop_app.ui.theme import Theme

HERE = Path(__file__).parent
CAST = (
    ("Alfred Abel", "Joh Fredersen"),
    ("Gustav Fröhlich", "Freder"),
    ("Rudolf Klein-Rogge", "Rotwang"),
    ("Fritz Rasp", "the Thin Man"),
    ("Brigitte Helm", "Maria"),
)


@pytest.fixture
def metropolis() -> Production:
    """A production with a cast of five."""
    parts = tuple(
        Credit(UUID(int=n), Person(UUID(int=n), actor, ""), character=character, billing=n)
        for n, (actor, character) in enumerate(CAST, 1)
    )
    return Production(UUID(int=99), "metropolis-1927", "Metropolis", year=1927, credits=parts)


@pytest.fixture
def records(metropolis: Production) -> Records:
    """That production, and a hub."""
    hub = Hub(UUID(int=98), "lost-and-found", "Lost and found")
    return Records(productions={metropolis.slug: metropolis}, hubs={hub.slug: hub})


@pytest.fixture
def article_of() -> Callable[..., Article]:
    """Makes an article with that body; further fields as in Article."""

    def make(body: str = "", **fields: object) -> Article:
        details = Details(productions=("metropolis-1927",), hubs=("lost-and-found",))
        return Article(
            **{"id": UUID(int=1), "body": body, "details": details, **fields}  # type: ignore[arg-type]
        )

    return make


@pytest.fixture
def open_article(qapp: QApplication) -> OpenArticle:
    """Nothing is open yet."""
    return OpenArticle()


@pytest.fixture
def pane(
    qtbot: QtBot, open_article: OpenArticle, theme: Theme, resources: Resources, records: Records
) -> Iterator[EditorPane]:
    """The pane, shown, with the keys."""
    pane = EditorPane(open_article, theme, Icons(theme, resources), TypingHelp)
    qtbot.addWidget(pane)
    pane.resize(440, 860)
    pane.show_records(records)
    with qtbot.waitExposed(pane):
        pane.show()
    pane.activateWindow()
    QGuiApplication.clipboard().clear()
    yield pane
    # What is left there would go after Python has, and take the process with it.
    QGuiApplication.clipboard().clear()


@pytest.fixture
def write(
    pane: EditorPane, open_article: OpenArticle, article_of: Callable[..., Article]
) -> Callable[..., None]:
    """Opens an article with that body; `|` is the caret, two of them a selection."""

    def open_with(marked: str, **fields: object) -> None:
        parts = marked.split("|")
        open_article.open(article_of("".join(parts), **fields))
        pane.body.setFocus()
        if len(parts) > 1:
            anchor = len(parts[0])
            pane.body.put_caret(anchor, anchor + len(parts[1]) if len(parts) > 2 else anchor)

    return open_with


@pytest.fixture
def seen(pane: EditorPane, open_article: OpenArticle) -> Callable[[], str]:
    """The body with `|` at anchor and caret."""

    def show() -> str:
        start, end = sorted(pane.body.place())
        text = open_article.body.text
        if start == end:
            return f"{text[:start]}|{text[start:]}"
        return f"{text[:start]}|{text[start:end]}|{text[end:]}"

    return show
