from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.moment import Moment
from desktop_app.domain.review import scale_named
from desktop_app.ui.sidebar.fields.chips import ChipsField, NewChip
from desktop_app.ui.sidebar.fields.choice import ChoiceField
from desktop_app.ui.sidebar.fields.line import LineField, TextField
from desktop_app.ui.sidebar.fields.moment import MomentField
from desktop_app.ui.sidebar.fields.rating import RatingField
from desktop_app.ui.sidebar.fields.slug import SlugField
from desktop_app.ui.sidebar.fields.stars import Stars
from desktop_app.ui.sidebar.review_fields import rescaled

if TYPE_CHECKING:
    from desktop_app.ui.widgets.chip import Chip


class Holder(QWidget):
    """A field, and another line that the focus can go to."""

    def __init__(self, field: QWidget) -> None:
        super().__init__()
        self.elsewhere = QLineEdit()
        column = QVBoxLayout(self)
        column.addWidget(field)
        column.addWidget(self.elsewhere)
        column.addStretch(1)


@pytest.fixture
def stand(show):
    """Show a field with another line beside it, to which the focus can go."""

    kept: list[Holder] = []

    def stood(field):
        holder = Holder(field)
        show(holder)
        holder.elsewhere.setFocus()
        kept.append(holder)
        return holder

    return stood


def leave(holder) -> None:
    holder.elsewhere.setFocus()


def test_a_line_is_told_after_a_pause_enter_or_leaving(theme, stand, heard, qtbot) -> None:
    field = LineField(theme, "Seen")
    holder = stand(field)
    told = heard(field.edited)
    field.line.setFocus()
    QTest.keyClicks(field.line, "In a")
    assert told == []
    qtbot.waitUntil(lambda: len(told) == 1, timeout=2000)
    QTest.keyClicks(field.line, " cinema")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert len(told) == 2
    QTest.keyClicks(field.line, "!")
    leave(holder)
    assert len(told) == 3
    leave(holder)
    QTest.qWait(450)
    assert len(told) == 3
    assert field.value() == "In a cinema!"


def test_a_shown_value_is_no_edit_and_disturbs_nobody(theme, stand, heard) -> None:
    field = LineField(theme, "Seen")
    stand(field)
    told = heard(field.edited)
    field.set_value("abcdef")
    field.line.setFocus()
    field.line.setCursorPosition(3)
    field.set_value("abcdef")
    assert field.line.cursorPosition() == 3
    field.set_value("abcdefgh")
    assert (field.line.text(), field.line.cursorPosition()) == ("abcdefgh", 3)
    QTest.keyClicks(field.line, "X")
    field.set_value("from elsewhere")
    assert field.line.text() == "abcXdefgh"
    assert told == []


def test_several_lines_grow_and_are_one_paragraph(theme, stand, heard) -> None:
    field = TextField(theme, "Verdict", least=1, most=4)
    holder = stand(field)
    told = heard(field.edited)
    low = field.box.height()
    field.box.setFocus()
    QTest.keyClicks(field.box, "One")
    QTest.keyClick(field.box, Qt.Key.Key_Return)
    QTest.keyClicks(field.box, "two")
    assert field.box.height() > low
    assert field.value() == "One two"
    leave(holder)
    assert told == [None]
    field.set_value("word " * 400)
    assert field.box.height() < low * 5


def test_lines_stay_lines_where_one_a_line_is_meant(theme, stand) -> None:
    field = TextField(theme, "For", one_paragraph=False)
    stand(field)
    field.set_value("First\n\n  second \n")
    assert field.lines() == ("First", "second")


def test_tab_leaves_a_text(theme, stand) -> None:
    field = TextField(theme, "Verdict")
    holder = stand(field)
    field.box.setFocus()
    QTest.keyClick(field.box, Qt.Key.Key_Tab)
    assert holder.elsewhere.hasFocus()


def test_a_choice_is_told_by_hand_only(theme, icons, stand, heard) -> None:
    field = ChoiceField(theme, icons, "Kind", [("news", "News"), ("review", "Review")])
    stand(field)
    told = heard(field.edited)
    field.set_value("review")
    assert told == []
    field.box.setFocus()
    QTest.keyClick(field.box, Qt.Key.Key_Up)
    assert field.value() == "news"
    assert told == [None]


# ----------------------------------------------------------------------------------------- slug


@pytest.fixture
def slug(theme, stand, heard):
    """A slug's field with all of it selected, what holds it, and what it tells."""
    field = SlugField(theme, "Slug")
    holder = stand(field)
    field.set_value("old-slug")
    told = heard(field.edited)
    field.line.setFocus()
    field.line.selectAll()
    return field, holder, told


def test_a_slug_is_told_once_it_is_one(slug) -> None:
    field, holder, told = slug
    QTest.keyClicks(field.line, "Gottlich & neu")
    assert field.hint() == "It will be gottlich-and-neu"
    QTest.qWait(450)
    assert told == []
    leave(holder)
    assert field.value() == "gottlich-and-neu"
    assert told == [None]
    assert field.hint() == ""


def test_an_empty_slug_brings_the_old_one_back(slug) -> None:
    field, holder, told = slug
    QTest.keyClick(field.line, Qt.Key.Key_Delete)
    assert field.hint() == "The page and its folder need a name."
    leave(holder)
    assert field.value() == "old-slug"
    assert told == []


def test_a_slug_of_another_article_is_said(theme, stand) -> None:
    field = SlugField(theme, "Slug")
    stand(field)
    field.set_value("old")
    field.set_taken({"taken"})
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClicks(field.line, "taken")
    assert field.hint() == "Another article has it: a number will be added."


# --------------------------------------------------------------------------------------- moment


def test_a_time_is_typed_resolved_and_shown_short(theme, stand, heard) -> None:
    field = MomentField(theme, "Date", "Europe/Berlin")
    holder = stand(field)
    told = heard(field.edited)
    field.line.setFocus()
    QTest.keyClicks(field.line, "2016-01-08 09:00 ET")
    assert field.hint() == "Friday 8 January 2016, 9:00 in New York"
    field.edited.connect(field.take)
    leave(holder)
    assert told == [None]
    assert field.moment() == Moment(datetime(2016, 1, 8, 14, 0, tzinfo=UTC), "America/New_York")
    assert field.line.text().startswith("8 Jan 2016, 9:00")
    assert field.hint() == ""
    field.line.setFocus()
    assert field.line.text() == "2016-01-08 09:00 ET"


def test_a_time_that_cannot_be_read_stays_with_its_reason(theme, stand) -> None:
    field = MomentField(theme, "Date", "UTC")
    holder = stand(field)
    field.edited.connect(field.take)
    field.line.setFocus()
    QTest.keyClicks(field.line, "next Friday")
    leave(holder)
    assert field.line.text() == "next Friday"
    assert field.hint() == "Write it as 2016-01-08 09:00 ET."
    assert field.line.property("tone") == "bad"
    assert field.moment() is None
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClick(field.line, Qt.Key.Key_Delete)
    leave(holder)
    assert (field.hint(), field.line.property("tone")) == ("", "")


def test_a_time_is_taken_away_by_emptying_it(theme, stand) -> None:
    field = MomentField(theme, "Embargo", "UTC")
    holder = stand(field)
    field.set_moment(Moment(datetime(2016, 1, 8, tzinfo=UTC)))
    field.edited.connect(field.take)
    field.line.setFocus()
    field.line.selectAll()
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    leave(holder)
    assert field.moment() is None


def test_looking_at_a_time_changes_nothing(theme, stand, heard) -> None:
    field = MomentField(theme, "Date", "UTC")
    holder = stand(field)
    exact = Moment(datetime(2016, 1, 8, 9, 0, 12, 345, tzinfo=UTC), "America/Detroit")
    field.set_moment(exact)
    told = heard(field.edited)
    field.line.setFocus()
    assert not field.take()
    leave(holder)
    assert (field.moment(), told, field.take()) == (exact, [], False)


# ---------------------------------------------------------------------------------------- chips


def chips_of(field: ChipsField) -> list[str]:
    return [chip.text() for chip in field._chips]


def test_tags_are_added_and_removed_by_keys(theme, icons, stand, heard) -> None:
    field = ChipsField(theme, icons, "Tags", "Add a tag")
    holder = stand(field)
    told = heard(field.edited)
    field.line.setFocus()
    QTest.keyClicks(field.line, "silent film,Buster  Keaton")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    QTest.keyClicks(field.line, "silent film")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == ("silent film", "Buster Keaton")
    assert len(told) == 2
    QTest.keyClicks(field.line, "left over")
    leave(holder)
    assert field.value()[-1] == "left over"
    field.line.setFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Backspace)
    assert field._chips[-1].hasFocus()
    QTest.keyClick(field._chips[-1], Qt.Key.Key_Left)
    assert field._chips[-2].hasFocus()
    QTest.keyClick(field._chips[-2], Qt.Key.Key_Delete)
    assert field.value() == ("silent film", "left over")
    assert chips_of(field) == ["silent film", "left over"]
    QTest.keyClick(field._chips[1], Qt.Key.Key_Right)
    assert field.line.hasFocus()


def test_a_chip_is_removed_by_its_cross(theme, icons, stand) -> None:
    field = ChipsField(theme, icons, "Tags", "Add a tag")
    stand(field)
    field.set_value(["one", "two"])
    chip: Chip = field._chips[0]
    QTest.qWait(10)
    at = QPoint(chip.width() - 12, chip.height() // 2)
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=at)
    assert field.value() == ("two",)


def test_what_is_not_known_is_not_added(theme, icons, stand, heard) -> None:
    field = ChipsField(theme, icons, "Productions", "Add", free=False)
    stand(field)
    field.set_options([("metropolis-1927", "Metropolis (1927)")])
    field.line.setFocus()
    QTest.keyClicks(field.line, "Faust")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == ()
    assert field.hint() == "There is no “Faust” in the library."
    field.line.clear()
    QTest.keyClicks(field.line, "metropolis (1927)")
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert field.value() == ("metropolis-1927",)
    assert chips_of(field) == ["Metropolis (1927)"]
    assert field.hint() == ""


def test_a_new_hub_is_wished_for(theme, icons, stand, heard) -> None:
    field = ChipsField(theme, icons, "Hubs", "Add", free=False, can_make=True)
    holder = stand(field)
    wished = heard(field.request_new)
    field.line.setFocus()
    QTest.keyClicks(field.line, "Silent season")
    leave(holder)
    assert wished == []  # leaving alone makes nothing
    field.line.setFocus()
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert wished == [NewChip("Silent season")]
    assert field.line.text() == ""


def test_completion_adds_by_the_arrow_and_enter(theme, icons, stand, qtbot) -> None:
    field = ChipsField(theme, icons, "Tags", "Add a tag")
    stand(field)
    field.set_options([("Fritz Lang", "Fritz Lang"), ("silent film", "silent film")])
    field.line.setFocus()
    QTest.keyClicks(field.line, "lang")
    qtbot.waitUntil(field._popup.isVisible)
    assert field._popup.width() == field.box.width()
    QTest.keyClick(field._popup, Qt.Key.Key_Down)
    QTest.keyClick(field._popup, Qt.Key.Key_Return)
    assert field.value() == ("Fritz Lang",)
    assert field.line.text() == ""
    QTest.keyClicks(field.line, "silent")
    qtbot.waitUntil(field._popup.isVisible)
    QTest.keyClicks(field._popup, " films,")  # what is typed counts where nothing is chosen
    assert field.value() == ("Fritz Lang", "silent films")
    assert not field._popup.isVisible()


def test_a_completed_name_keeps_its_comma(theme, icons, stand, qtbot) -> None:
    field = ChipsField(theme, icons, "Bylines", "Add a name")
    stand(field)
    field.set_options([("A. Critic, Jr.", "A. Critic, Jr.")])
    field.line.setFocus()
    QTest.keyClicks(field.line, "crit")
    qtbot.waitUntil(field._popup.isVisible)
    QTest.keyClick(field._popup, Qt.Key.Key_Down)
    QTest.keyClick(field._popup, Qt.Key.Key_Return)
    assert field.value() == ("A. Critic, Jr.",)


# --------------------------------------------------------------------------------------- rating


def test_stars_by_keys(theme, icons, stand, heard) -> None:
    stars = Stars(theme, icons)
    stand(stars)
    told = heard(stars.rated)
    stars.setFocus()
    seen = []
    keys = (Qt.Key.Key_Right, Qt.Key.Key_4, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Right)
    for key in (*keys, Qt.Key.Key_Home, Qt.Key.Key_Backspace, Qt.Key.Key_9):
        QTest.keyClick(stars, key)
        seen.append(stars.rating())
    assert seen == [1, 4, 3, 5, 5, 0, None, None]
    assert len(told) == 6
    assert stars.accessibleDescription() == "Not rated"


def test_stars_by_mouse_with_halves(theme, icons, stand) -> None:
    stars = Stars(theme, icons)
    stand(stars)
    stars.set_scale(scale_named("stars-5-half"))

    def click(x: int) -> None:
        QTest.mouseClick(stars, Qt.MouseButton.LeftButton, pos=QPoint(x, 15))

    click(10 + 20 * 3 + 3)
    assert stars.rating() == 3.5
    click(10 + 20 * 3 + 14)
    assert stars.rating() == 4
    click(10 + 20 * 3 + 14)
    assert stars.rating() is None
    click(250)
    assert stars.rating() is None


def test_each_scale_has_its_control(theme, icons, stand, heard) -> None:
    field = RatingField(theme, icons)
    holder = stand(field)
    told = heard(field.edited)
    field.set_value("ten", 7.5)
    assert (field.label(), field.note()) == ("Rating · out of ten", "of 10")
    assert field.number.isVisible()
    assert field.number.text() == "7.5"
    field.number.setFocus()
    field.number.selectAll()
    QTest.keyClicks(field.number, "11")
    assert field.hint() == "A number from 0 to 10 in steps of 0.5."
    leave(holder)
    assert (field.number.text(), field.value(), field.hint()) == ("7.5", 7.5, "")
    assert told == []
    field.number.setFocus()
    QTest.keyClick(field.number, Qt.Key.Key_Up)
    assert (field.number.text(), field.value()) == ("8", 8)
    field.number.selectAll()
    QTest.keyClicks(field.number, "9")
    leave(holder)
    assert (field.value(), len(told)) == (9, 2)
    field.set_value("letter", 11)
    assert field.words.isVisible()
    assert field.words.currentText() == "A"
    field.words.setFocus()
    QTest.keyClick(field.words, Qt.Key.Key_Down)
    assert field.value() == 12
    field.set_value("stars-5", 3)
    assert field.stars.isVisible()
    assert len(told) == 3


def test_a_rating_goes_along_to_another_scale() -> None:
    assert rescaled(5, "stars-5", "ten") == 10
    assert rescaled(7.5, "ten", "stars-5-half") == 4
    assert rescaled(80, "percent", "stars-5") == 4
    assert rescaled(None, "ten", "letter") is None
