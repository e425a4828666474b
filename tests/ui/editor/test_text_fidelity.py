"""What is typed or pasted is what is stored and exported, through the real editor and store."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication

from desktop_app.bootstrap import open_services
from desktop_app.domain.article import Article
from desktop_app.domain.journal import JournalEdit
from desktop_app.services.copying import save_copy
from desktop_app.services.importing import ImportService
from desktop_app.services.journal import JournalService, rebuild
from desktop_app.ui.editor.long_lines import split_at_once, split_edits
from desktop_app.ui.editor.pane import EditorPane
from desktop_app.ui.editor.typing_help import TypingHelp
from desktop_app.ui.icons import Icons
from desktop_app.ui.open_article import OpenArticle
from desktop_app.ui.theme import Theme
from tests.faults.figures import rounds

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.resources import Resources
    from desktop_app.services.bundle import Services

TEXTS = {
    "no-break space": "10\u00a0000 Meter\u202fhoch",
    "line separator": "one\u2028two",
    "object replacement": "a \ufffc b",
    "astral": "🎬 and 𝔉ritz 👩‍👩‍👧",
    "combining": "e\u0301 and o\u0308 and \u0915\u094d\u0937",
    "right to left": "שלום עולם and \u202bמשהו\u202c, مرحبا",
    "byte order mark": "inside \ufeff a text",
    "noncharacters and controls": "a\u000b b\u000c c\u0085 d\u0001",
    "soft hyphen and joiners": "Donau\u00addampf\u200bschiff\u2060",
}


@pytest.fixture
def pane(qtbot: QtBot, resources: Resources) -> EditorPane:
    theme = Theme(resources, "light")
    made = EditorPane(OpenArticle(), theme, Icons(theme, resources), TypingHelp)
    qtbot.addWidget(made)
    made._article.open(Article(uuid4()))
    made.show()
    return made


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    opened = open_services(tmp_path / "Library", write=True)
    yield opened
    opened.close()


def paste(pane: EditorPane, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    pane.body.insertFromMimeData(mime)


def stored_and_copied(pane: EditorPane, services: Services, tmp_path: Path) -> tuple[str, str]:
    """The body as the library gives it back, and as a Markdown file does."""
    added, _changes = services.library.add_article(pane._article.article())
    target = tmp_path / "copy.md"
    save_copy(services.library.article(added.id), target)
    return services.library.article(added.id).body, ImportService().read_article(target).body


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_what_is_pasted_is_what_is_stored(
    pane: EditorPane, services: Services, tmp_path: Path, text: str
) -> None:
    paste(pane, text)
    assert pane._article.body.text == text
    assert stored_and_copied(pane, services, tmp_path) == (text, text)


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_what_is_typed_is_what_is_stored(
    pane: EditorPane, services: Services, tmp_path: Path, text: str
) -> None:
    # As an input method commits it: keys cannot type most of these.
    # The binding takes a mark that begins a string for one of its encoding: never alone.
    for piece in text.replace(" \ufeff", "| \ufeff").split("|"):
        event = QInputMethodEvent()
        event.setCommitString(piece)
        QApplication.sendEvent(pane.body, event)
    assert pane._article.body.text == text
    assert stored_and_copied(pane, services, tmp_path)[0] == text


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
def test_an_undone_edit_leaves_the_text_exactly(pane: EditorPane, text: str) -> None:
    pane._article.open(Article(uuid4(), body=text))
    assert pane._article.body.text == text
    pane.body.put_caret(0, 0)
    paste(pane, "Before. ")
    pane._article.undo()
    assert pane._article.body.text == text
    assert pane._article.article().body == text


def test_a_mark_at_the_very_beginning_stays(
    pane: EditorPane, services: Services, tmp_path: Path
) -> None:
    text = "\ufeffFrom another program.\n\ufeffA line of it."
    pane._article.open(Article(uuid4(), body=text))
    pane.body.put_caret(len(text), len(text))
    paste(pane, " More")
    pane.body.put_caret(1, 1)
    paste(pane, "Now ")
    expected = "\ufeffNow From another program.\n\ufeffA line of it. More"
    assert pane._article.body.text == expected
    assert stored_and_copied(pane, services, tmp_path)[0] == expected


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(
    text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n"), max_size=40)
)
def test_any_line_comes_back_from_the_editor(pane: EditorPane, text: str) -> None:
    pane._article.open(Article(uuid4(), body=text))
    paste(pane, text)
    expected = text.translate({0x2029: "\n", 0xFDD0: "\n", 0xFDD1: "\n"})
    assert pane._article.body.text == expected + expected


def test_megabytes_in_one_line_are_stored_and_copied_exactly(
    services: Services, tmp_path: Path
) -> None:
    # The long run of the faults has all ten; what is tested is the same from 100,000 on.
    length = rounds(2, 10) * 1_000_000
    text = ("Ein sehr langer Satz, \u00a0🎬 ohne Ende. " * 400_000)[:length]
    added, _changes = services.library.add_article(Article(uuid4(), headline="Long", body=text))
    assert services.library.article(added.id).body == text
    save_copy(added, tmp_path / "copy.md")
    assert (tmp_path / "copy.md").read_text(encoding="utf-8").endswith(f"---\n\n{text}")
    services.writing.snapshot(added.id, "kept")
    assert services.writing.revision(added.id, 1).body == text
    journal = JournalService(tmp_path / "Journal")
    journal.begin(added)
    journal.record(added.id, [JournalEdit("body", len(text), 0, "!")])
    journal.release()
    (path,) = (tmp_path / "Journal").glob("*.journal")
    rebuilt = rebuild(path.read_bytes())
    assert rebuilt is not None
    assert rebuilt.body == text + "!"


def test_a_long_line_is_split_at_once_and_undone(pane: EditorPane) -> None:
    text = "Short.\n" + "A sentence of some words. " * 5_000 + "\nThe end."
    pane._article.open(Article(uuid4(), body=text))
    assert pane.body.isReadOnly()
    assert pane.strip.isVisible()
    pane.strip.button.click()
    after = pane._article.body.text
    assert after.replace("\n", " ") == text.replace("\n", " ")
    assert max(map(len, after.split("\n"))) < 3000
    assert not pane.body.isReadOnly()
    pane._article.undo()
    assert pane._article.body.text == text


def test_one_edit_says_what_the_many_said() -> None:
    text = "x" * 120_000 + "\n" + "Words. " * 20_000
    edit = split_at_once(text)
    assert edit is not None
    at_once = text[: edit.start] + edit.text + text[edit.end :]
    for one in reversed(split_edits(text)):
        text = text[: one.start] + one.text + text[one.end :]
    assert at_once == text
