"""A scale of one's own, no rating at all, and the grade of a recap, in the real fields."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QTest

from desktop_app.domain.article import Details, Kind
from desktop_app.domain.records import HouseStyle
from desktop_app.domain.review import Review
from desktop_app.ui.sidebar.details_tab import DetailsTab
from desktop_app.ui.sidebar.review_fields import ReviewFields
from tests.ui.sidebar.side_samples import records


@pytest.fixture
def fields(theme, icons, show):
    fields = ReviewFields(theme, icons)
    fields.set_value(Review(rating=4))
    return show(fields)


def choose(fields: ReviewFields, key: str) -> None:
    fields.scale.box.setCurrentIndex(fields.scale.box.findData(key))
    fields.scale.box.activated.emit(fields.scale.box.currentIndex())


def test_a_scale_of_ones_own_is_typed(fields, heard) -> None:
    told = heard(fields.edited)
    choose(fields, "custom")
    assert fields.own.isVisible()
    assert told == []
    QTest.keyClicks(fields.own.line, "ponies")
    fields.own.flush()
    assert fields.own.hint().startswith("A number and what it counts")
    fields.own.line.clear()
    QTest.keyClicks(fields.own.line, "10 ponies")
    fields.own.flush()
    assert fields.value() == Review(scale="custom:10:ponies", rating=8)
    assert told == ["Change scale"]
    fields.set_value(Review(scale="custom:4/2:hats", rating=3.5))
    assert fields.own.line.text() == "4½ hats"


def test_no_rating_hides_the_rating(fields) -> None:
    choose(fields, "none")
    assert fields.value() == Review(scale="none", rating=None)
    assert fields.rating.isHidden()
    choose(fields, "stars-5")
    assert fields.value().rating == 4
    assert not fields.rating.isHidden()


def test_a_recap_has_a_grade(theme, icons, thumbnails, show) -> None:
    tab = show(DetailsTab(theme, icons, thumbnails, "UTC"))
    tab.show_details(Details(kind=Kind.RECAP), records())
    assert tab.review.isVisible()
    tab.show_details(Details(kind=Kind.NEWS), records())
    assert not tab.review.isVisible()


def test_words_of_ones_own_are_a_scale_too(fields) -> None:
    choose(fields, "custom")
    QTest.keyClicks(fields.own.line, "Skip it, Wait for it, See it")
    fields.own.flush()
    assert fields.value().scale == "words:Skip it|Wait for it|See it"
    labels = [fields.rating.words.itemText(at) for at in range(fields.rating.words.count())]
    assert labels == ["Not rated", "Skip it", "Wait for it", "See it"]
    fields.set_value(Review("words:No|Yes", 1))
    assert fields.own.line.text() == "No, Yes"
    assert fields.rating.words.currentText() == "Yes"


def test_the_scales_of_the_house_are_offered_first(theme, icons, thumbnails, show) -> None:
    tab = show(DetailsTab(theme, icons, thumbnails, "UTC"))
    house = HouseStyle(scales=(("custom:4:ponies", "Ponies"), ("words:No|Yes", "Worth it")))
    known = replace(records(), house=house)
    tab.show_details(Details(kind=Kind.REVIEW, review=Review("custom:4:ponies", 3)), known)
    box = tab.review.scale.box
    assert [box.itemText(at) for at in range(3)] == ["Ponies", "Worth it", "Stars of five"]
    assert box.currentText() == "Ponies"
    assert tab.review.own.isHidden()
    tab.show_details(Details(kind=Kind.REVIEW, review=Review("custom:4:ponies", 3)), records())
    assert not tab.review.own.isHidden()
    assert tab.review.own.line.text() == "4 ponies"
