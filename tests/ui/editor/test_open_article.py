"""The open article: exact text, one undo order, edits that rebuild the text."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor

from desktop_app.domain.article import Status
from desktop_app.domain.finding import TextEdit
from desktop_app.domain.journal import replay
from desktop_app.domain.text import clean
from desktop_app.ui.text.tracked import insert_exactly

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.domain.article import Article
    from desktop_app.ui.open_article import Edited, OpenArticle

ODD = "ab c\n\n\u00a0\u2028\ufffc\ufeff\u202f\u0085\x0b\t’é*#😀𝄞\U0010ffff"
texts = st.text(alphabet=ODD, max_size=40)
raw_texts = st.text(
    alphabet=st.one_of(
        st.sampled_from(ODD + "\r\u2029\ufdd0\ufdd1\0\ud83d\ude00"), st.characters()
    ),
    max_size=40,
)
# One fixture for all examples is what we want here: the article is opened anew in each.
shared = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)


def raw(article: OpenArticle) -> str:
    return article.body.document.toRawText().replace("\u2029", "\n")


@shared
@given(text=raw_texts)
def test_what_is_opened_comes_back_exactly(
    open_article: OpenArticle, article_of: Callable[..., Article], text: str
) -> None:
    open_article.open(article_of(text))
    assert open_article.article().body == clean(text)
    assert raw(open_article) == clean(text)


def test_headline_and_dek_are_one_paragraph(
    open_article: OpenArticle, article_of: Callable[..., Article]
) -> None:
    open_article.open(article_of("x", headline="One\ntwo", dek="a\u00a0b\r\nc"))
    assert (open_article.article().headline, open_article.article().dek) == (
        "One two",
        "a\u00a0b c",
    )


edits_strategy = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 12), texts, st.sampled_from("eeeeur")), max_size=12
)


@shared
@given(start=texts, moves=edits_strategy)
def test_edits_rebuild_the_text_and_undo_takes_all_back(
    open_article: OpenArticle,
    article_of: Callable[..., Article],
    start: str,
    moves: list[tuple[int, int, str, str]],
) -> None:
    """Through the document itself, as the widget does it, with undo and redo in between."""
    first = article_of(start)
    open_article.open(first)
    heard: list[Edited] = []
    open_article.edited.connect(heard.append)
    document = open_article.body.document
    for place, length, text, what in moves:
        if what == "u":
            open_article.undo()
        elif what == "r":
            open_article.redo()
        else:
            cursor = QTextCursor(document)
            units = document.characterCount() - 1
            cursor.setPosition(_whole(document, min(place, units)))
            end = _whole(document, min(cursor.position() + length, units))
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            insert_exactly(cursor, text)
        assert open_article.body.text == raw(open_article)
    open_article.edited.disconnect(heard.append)
    edits = [edit for edited in heard for edit in edited.edits]
    assert replay(first, edits).body == open_article.body.text
    while open_article.history.can_undo():
        open_article.undo()
    assert open_article.body.text == raw(open_article) == start
    while open_article.history.can_redo():
        open_article.redo()
    assert open_article.body.text == raw(open_article)


def _whole(document: object, units: int) -> int:
    """A place that does not split a pair: Qt's own cursor never does."""
    character = document.characterAt(units)  # type: ignore[attr-defined]
    return units - 1 if units and "\udc00" <= str(character) <= "\udfff" else units


def test_undo_takes_fields_and_details_back_in_the_order_of_writing(
    open_article: OpenArticle, article_of: Callable[..., Article]
) -> None:
    article = article_of("body", headline="Head")
    open_article.open(article)
    open_article.body.replace(4, 4, " one")
    open_article.headline.replace(4, 4, "line")
    open_article.set_details(replace(article.details, status=Status.READY), "Status")
    open_article.body.replace(8, 8, " two")
    states = []
    while open_article.history.can_undo():
        open_article.undo()
        now = open_article.article()
        states.append((now.headline, now.body, now.details.status.value))
    assert states == [
        ("Headline", "body one", "ready"),
        ("Headline", "body one", "draft"),
        ("Head", "body one", "draft"),
        ("Head", "body", "draft"),
    ]


def test_details_under_one_label_are_one_step_until_something_else_happens(
    open_article: OpenArticle, article_of: Callable[..., Article]
) -> None:
    article = article_of("body")
    open_article.open(article)
    for words in ("a", "ab", "abc"):
        open_article.set_details(replace(open_article.details, description=words), "Description")
    open_article.body.replace(0, 0, "x")
    open_article.set_details(replace(open_article.details, description="abcd"), "Description")
    assert open_article.history.count() == 3
    open_article.undo()
    assert open_article.details.description == "abc"
    open_article.undo()
    open_article.undo()
    assert open_article.details == article.details


def test_several_edits_are_one_step_and_bring_the_caret_back(
    open_article: OpenArticle, article_of: Callable[..., Article]
) -> None:
    open_article.open(article_of("one two 😀 three"))
    carets: list[tuple[int, int]] = []
    open_article.caret_wanted.connect(lambda caret: carets.append((caret.anchor, caret.position)))
    open_article.note_caret("body", 4, 7)
    open_article.apply(
        (TextEdit(10, 15, "3"), TextEdit(0, 3, "1"), TextEdit(8, 9, "smile")), "Fix", caret=2
    )
    assert open_article.body.text == "1 two smile 3"
    open_article.undo()
    assert open_article.body.text == "one two 😀 three"
    open_article.redo()
    assert open_article.body.text == "1 two smile 3"
    assert carets == [(2, 2), (4, 7), (2, 2)]


def test_a_restored_revision_is_one_step(
    open_article: OpenArticle, article_of: Callable[..., Article]
) -> None:
    now = article_of("new", headline="New", dek="Dek")
    open_article.open(now)
    old = replace(now, headline="Old", body="old\nbody", details=replace(now.details, slug="old"))
    open_article.replace_content(old, "Restore")
    assert open_article.article() == old
    assert open_article.history.count() == 1
    open_article.undo()
    assert open_article.article() == now


def test_another_article_leaves_nothing_to_undo(
    open_article: OpenArticle, article_of: Callable[..., Article]
) -> None:
    open_article.open(article_of("one"))
    open_article.body.replace(0, 0, "x")
    open_article.open(article_of("two"))
    assert not open_article.history.can_undo()
    open_article.undo()
    assert open_article.body.text == "two"


def test_saving_brings_a_new_version_and_slug_and_keeps_undo(
    open_article: OpenArticle, article_of: Callable[..., Article]
) -> None:
    open_article.open(article_of("text"))
    open_article.body.replace(4, 4, "!")
    sent = open_article.article()
    open_article.body.replace(5, 5, "?")
    stored = replace(sent, version=7, details=replace(sent.details, slug="text-2"))
    open_article.adopt(stored, sent)
    now = open_article.article()
    assert (now.version, now.body, now.details.slug) == (7, "text!?", "text-2")
    open_article.undo()
    assert open_article.body.text == "text"


def test_what_was_read_of_an_older_text_is_brought_up_to_date(
    open_article: OpenArticle, article_of: Callable[..., Article]
) -> None:
    open_article.open(article_of("Maria waits. Freder comes."))
    then = open_article.revision
    open_article.body.replace(0, 0, "Here ")
    open_article.body.replace(17, 17, " long")
    spans = open_article.rebase([(0, 5), (13, 19)], then)
    assert spans is not None
    text = open_article.body.text
    assert [text[slice(*span)] for span in spans] == ["Maria", "Freder"]


def test_nothing_is_open_at_first(open_article: OpenArticle) -> None:
    assert not open_article.is_open()
    with pytest.raises(LookupError):
        open_article.article()


def test_a_lone_half_of_a_pair_does_not_shift_what_follows(
    open_article: OpenArticle, article_of: Callable[..., Article]
) -> None:
    open_article.open(article_of("ab"))
    QTextCursor(open_article.body.document).insertText("\ud83d")
    assert open_article.body.text == "\ufffdab"
    open_article.body.replace(1, 2, "X")
    assert open_article.body.text == "\ufffdXb"


def test_a_text_set_by_qt_itself_is_followed(
    open_article: OpenArticle, article_of: Callable[..., Article]
) -> None:
    """Qt counts the last paragraph's end among what comes and goes then."""
    open_article.open(article_of("old"))
    open_article.body.document.setPlainText("new\ntext")
    assert open_article.body.text == "new\ntext"
    open_article.body.document.clear()
    assert open_article.body.text == ""
    while open_article.history.can_undo():
        open_article.undo()
    assert open_article.body.text == "old"


def test_steps_have_names(open_article: OpenArticle, article_of: Callable[..., Article]) -> None:
    open_article.open(article_of("one"))
    open_article.apply((TextEdit(0, 3, "two"),), "Fix spelling")
    assert open_article.history.undo_label() == "Fix spelling"
    open_article.undo()
    assert open_article.history.undo_label() == ""
    assert open_article.history.redo_label() == "Fix spelling"
