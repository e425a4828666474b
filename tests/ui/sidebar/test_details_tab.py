from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.article import Details, Kind, Status
from desktop_app.domain.moment import Moment, moment_from_text
from desktop_app.domain.published_rating import published_rating
from desktop_app.domain.records import PublishedLink, Records
from desktop_app.domain.review import Review
from desktop_app.ui.sidebar.details_tab import DetailsTab
from desktop_app.ui.sidebar.picker import Picker
from desktop_app.ui.sidebar.requests import DetailsRequest, HubRequest
from tests.ui.sidebar.side_samples import article, records

START = article().details


@pytest.fixture
def library() -> Records:
    return records()


@pytest.fixture
def tab(theme, icons, thumbnails, show, library):
    tab = DetailsTab(theme, icons, thumbnails, "Europe/Berlin")
    tab.show_details(START, library)
    return show(tab)


def type_into(field, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def test_showing_tells_nothing(tab, library, heard) -> None:
    asked = heard(tab.request_details)
    tab.show_details(START, library)
    tab.show_details(replace(START, kind=Kind.REVIEW, review=Review(rating=4)), library)
    tab.show_details(Details(), Records(), another=True)
    tab.commit_pending()
    assert asked == []


@pytest.mark.parametrize(
    ("field", "text", "changed", "label"),
    [
        ("slug", "other", {"slug": "other"}, "Change slug"),
        ("seo_title", "Found", {"seo_title": "Found"}, "Change search title"),
        (
            "date",
            "2016-01-08 09:00 ET",
            {"date": moment_from_text("2016-01-08T09:00:00", "America/New_York")},
            "Change date",
        ),
        (
            "embargo",
            "2016-01-08 09:00",
            {"embargo": moment_from_text("2016-01-08T09:00:00", "Europe/Berlin")},
            "Change embargo",
        ),
    ],
)
def test_a_line_is_told_with_its_label(tab, heard, field, text, changed, label) -> None:
    asked = heard(tab.request_details)
    line = getattr(tab, field).line
    type_into(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert asked == [DetailsRequest(replace(START, **changed), label)]


def test_kind_and_status_are_told_at_once(tab, heard) -> None:
    asked = heard(tab.request_details)
    tab.status.box.setFocus()
    QTest.keyClick(tab.status.box, Qt.Key.Key_Down)
    tab.kind.box.setFocus()
    QTest.keyClick(tab.kind.box, Qt.Key.Key_Down)
    status = replace(START, status=Status.IN_EDIT)
    assert asked == [
        DetailsRequest(status, "Change status"),
        DetailsRequest(replace(status, kind=Kind.REVIEW), "Change kind"),
    ]
    assert tab.review.isVisible()


def test_one_edit_follows_upon_another_without_a_reply(tab, heard) -> None:
    """The reply comes later than the next edit: neither may be lost."""
    asked = heard(tab.request_details)
    type_into(tab.seo_title.line, "Found")
    type_into(tab.description.box, "Short")
    tab.commit_pending()
    assert asked[-1].details == replace(START, seo_title="Found", description="Short")


def test_what_is_typed_survives_a_reply(tab, library, heard) -> None:
    asked = heard(tab.request_details)
    type_into(tab.description.box, "Half a sen")
    tab.show_details(replace(START, description="From elsewhere", tags=("x",)), library)
    QTest.keyClicks(tab.description.box, "tence")
    tab.commit_pending()
    assert asked[-1].details == replace(START, description="Half a sentence", tags=("x",))
    assert tab.description.box.hasFocus()


def test_another_article_drops_what_was_not_told(tab, library, heard) -> None:
    asked = heard(tab.request_details)
    type_into(tab.seo_title.line, "For the first")
    other = Details(slug="other", seo_title="The second’s")
    tab.show_details(other, library, another=True)
    QTest.qWait(450)
    assert asked == []
    assert tab.seo_title.line.text() == "The second’s"


def test_the_description_is_counted_as_it_is_typed(tab) -> None:
    assert tab.description.note() == f"{len(START.description)} of 155"
    type_into(tab.description.box, "x" * 156)
    assert tab.description.note() == "156 of 155"
    assert tab.description._note.property("tone") == "warn"


def test_tags_hubs_and_productions(tab, heard) -> None:
    asked = heard(tab.request_details, tab.request_new_hub)
    for field, text in ((tab.tags, "Fritz Lang"), (tab.hubs, "tints"), (tab.hubs, "New one")):
        type_into(field.line, text)
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    type_into(tab.productions.line, "Nosferatu (1922)")
    QTest.keyClick(tab.productions.line, Qt.Key.Key_Return)
    tags = replace(START, tags=(*START.tags, "Fritz Lang"))
    hubs = replace(tags, hubs=("lost-and-found", "tints"))
    productions = replace(hubs, productions=("metropolis-1927", "nosferatu-1922"))
    assert asked == [
        DetailsRequest(tags, "Change tags"),
        DetailsRequest(hubs, "Change hubs"),
        HubRequest("New one"),
        DetailsRequest(productions, "Change productions"),
    ]


def test_known_words_complete_tags(tab) -> None:
    tab.set_known_words(["Staff writer", "A. Critic"], ["silent film"])
    assert tab.bylines._names.stringList() == ["Staff writer", "A. Critic"]
    assert tab.tags._names.stringList() == ["silent film"]


def test_the_lead_image_is_chosen_and_taken_away(tab, heard, qtbot) -> None:
    asked = heard(tab.request_details)
    tab.ensureWidgetVisible(tab.hero)
    QTest.mouseClick(tab.hero.card, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
    picker = tab.hero.findChild(Picker)
    qtbot.waitUntil(picker.isVisible)
    QTest.keyClicks(picker.search, "bridge")
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    QTest.mouseClick(tab.hero.clear, Qt.MouseButton.LeftButton)
    assert [request.details.hero for request in asked] == ["general-bridge", None]
    assert tab.hero.card.words()[0] == "Choose a picture"
    assert not tab.hero.clear.isVisible()


def test_the_lead_image_says_what_is_wrong_with_it(tab, library) -> None:
    tab.show_details(replace(START, hero="gone"), library)
    assert tab.hero.card.words() == ("gone", "There is no such picture")
    tab.show_details(replace(START, hero="metropolis-cathedral"), library)
    assert tab.hero.card.words()[1] == "1600 × 900 · No credit"


def test_a_review_shows_its_fields_and_keeps_them(tab, library, heard) -> None:
    asked = heard(tab.request_details)
    assert not tab.review.isVisible()
    details = replace(START, kind=Kind.REVIEW)
    tab.show_details(details, library)
    assert tab.review.isVisible()
    tab.review.rating.stars.setFocus()
    QTest.keyClick(tab.review.rating.stars, Qt.Key.Key_4)
    type_into(tab.review.pros.box, "One")
    QTest.keyClick(tab.review.pros.box, Qt.Key.Key_Return)
    QTest.keyClicks(tab.review.pros.box, "Two")
    type_into(tab.review.seen.line, "At home")
    tab.commit_pending()
    assert [request.label for request in asked] == [
        "Change rating",
        "Change points for",
        "Change what was seen",
    ]
    review = Review(rating=4, pros=("One", "Two"), seen="At home")
    assert asked[-1].details == replace(details, review=review)


def test_another_scale_carries_the_rating_along(tab, library, heard) -> None:
    asked = heard(tab.request_details)
    tab.show_details(replace(START, kind=Kind.REVIEW, review=Review(rating=4)), library)
    tab.review.scale.box.setFocus()
    for _step in range(4):
        QTest.keyClick(tab.review.scale.box, Qt.Key.Key_Down)
    assert asked[-1].details.review == Review(scale="ten", rating=8)
    assert tab.review.rating.number.text() == "8"


def test_an_embargo_that_still_holds_is_amber(tab, library) -> None:
    later = Moment(datetime.now(UTC) + timedelta(hours=2), "America/New_York")
    tab.show_details(replace(START, embargo=later), library)
    assert tab.embargo.line.property("tone") == "warn"
    tab.show_details(replace(START, embargo=moment_from_text("2016-01-08")), library)
    assert tab.embargo.line.property("tone") == ""


def test_tab_walks_in_reading_order(tab, library) -> None:
    tab.show_details(replace(START, kind=Kind.REVIEW), library)
    tab.kind.box.setFocus()
    walked = []
    for _step in range(18):
        focused = QApplication.focusWidget()
        assert focused is not None
        walked.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    review = tab.review
    expected = [tab.kind.box, tab.status.box, review.scale.box, review.rating.stars]
    expected += [review.verdict.box, review.pros.box, review.cons.box, review.seen.line]
    expected += [review.disclosure.box, tab.date.line, tab.embargo.line, tab.slug.line]
    expected += [tab.description.box, tab.seo_title.line, tab.bylines.line, tab.tags.line]
    expected += [tab.hubs.line, tab.productions.line]
    assert walked == expected


def test_the_form_never_scrolls_sideways(tab) -> None:
    tab.resize(240, 400)
    QTest.qWait(20)
    assert tab.widget().width() <= tab.viewport().width()


def test_a_lead_image_that_is_small_says_so(tab, library) -> None:
    small = replace(library.images["general-bridge"], width=1100, height=700)
    images = {**library.images, "general-bridge": small}
    tab.show_details(replace(START, hero="general-bridge"), replace(library, images=images))
    assert tab.hero.card.words()[1].startswith("1100 × 700, small for a lead · ")
    tab.show_details(replace(START, hero="general-bridge"), library)
    assert tab.hero.card.words()[1].startswith("1600 × 900 · ")


def test_a_recap_is_offered_the_one_before_it(tab, library, heard) -> None:
    asked = heard(tab.request_details)
    episodes = [
        PublishedLink(f"fog-{at}", f"Fog {at}", productions=(f"fog-s1e{at}",), kind="recap")
        for at in (1, 2)
    ]
    known = replace(library, articles={one.slug: one for one in episodes})
    mine = replace(START, kind=Kind.RECAP, productions=("fog-s1e3",), slug="fog-3")
    tab.show_details(START, known)
    assert tab.recap.isHidden()
    tab.show_details(mine, known)
    field = tab.recap.previous
    assert field.suggestion.text() == "Take “Fog 2”"
    assert tab.recap.next.suggestion.isHidden()
    QTest.mouseClick(field.suggestion, Qt.MouseButton.LeftButton)
    chosen = replace(mine, extra={**mine.extra, "previous_recap": "fog-2"})
    assert asked == [DetailsRequest(chosen, "Change previous recap")]
    tab.show_details(chosen, known)
    assert field.card.words() == ("Fog 2", "not published yet")
    assert field.suggestion.isHidden()
    QTest.mouseClick(field.clear, Qt.MouseButton.LeftButton)
    assert asked[-1].details.extra == mine.extra
    field.card.setFocus()
    QTest.keyClick(field.card, Qt.Key.Key_Return)
    picker = field.findChild(Picker)
    QTest.keyClicks(picker.search, "fog 1")
    QTest.keyClick(picker.search, Qt.Key.Key_Return)
    assert asked[-1].details.extra["previous_recap"] == "fog-1"
    tab.show_details(replace(mine, extra={"next_recap": "gone"}), known)
    assert tab.recap.next.card.words() == ("gone", "The library has no such article")


def test_publishing_a_review_keeps_its_rating_in_mind(tab, library, heard) -> None:
    asked = heard(tab.request_details)
    tab.show_details(replace(START, kind=Kind.REVIEW, review=Review(rating=4)), library)
    tab.status.box.setCurrentIndex(tab.status.box.findData(Status.PUBLISHED))
    tab.status.box.activated.emit(tab.status.box.currentIndex())
    assert published_rating(asked[-1].details) == Review(rating=4)
