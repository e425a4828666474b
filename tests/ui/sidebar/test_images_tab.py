from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest

from desktop_app.domain.article import Details
from desktop_app.domain.picture_text import gallery_text, picture_text
from desktop_app.domain.records import Records
from desktop_app.ui.sidebar.image_model import THUMBNAIL_WIDTH, ImageModel
from desktop_app.ui.sidebar.images_tab import ImagesTab, Kept
from desktop_app.ui.sidebar.requests import (
    DetailsRequest,
    FileForWanted,
    FilesForLibrary,
    ImageRequest,
    ImagesRequest,
    InsertRequest,
    PicturesWish,
    RemoveImage,
)
from desktop_app.ui.widgets.text_button import TextButton
from tests.ui.sidebar.side_samples import image, records

SKYLINE = "![The upper city \\[at night\\]](image:metropolis-skyline)"


@pytest.fixture
def tab(theme, icons, thumbnails, show):
    tab = ImagesTab(theme, icons, thumbnails)
    tab.show_records(records())
    return show(tab)


def slugs(tab: ImagesTab) -> list[str]:
    return [tab.model.index(row).data() for row in range(tab.model.rowCount())]


def index_of(tab: ImagesTab, slug: str):
    return tab.model.index(slugs(tab).index(slug))


def click(tab: ImagesTab, slug: str, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    at = tab.grid.visualRect(index_of(tab, slug)).center()
    QTest.mouseClick(tab.grid.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def test_the_model_keeps_its_promises(thumbnails, qtmodeltester) -> None:
    model = ImageModel(thumbnails)
    tester = QAbstractItemModelTester(model)
    model.show(records().images.values())
    model.search("bridge")
    thumbnails.finish("general-bridge")
    model.search("")
    model.show([])
    qtmodeltester.check(model)
    assert tester.model() is model


def test_the_markdown_of_a_picture() -> None:
    assert picture_text(image("a", alt="One\ntwo]")) == "![One two\\]](image:a)"
    assert picture_text(replace(image("a", alt="x"), decorative=True)) == "![](image:a)"
    assert gallery_text([image("a", alt=""), image("b", alt="B")]) == (
        "::: gallery\n![](image:a)\n![B](image:b)\n:::"
    )


def test_a_click_inserts_the_picture_as_a_block(tab, heard) -> None:
    asked = heard(tab.request_insert)
    click(tab, "metropolis-skyline")
    assert asked == [InsertRequest(SKYLINE, block=True)]


def test_enter_inserts_what_the_keys_stand_on(tab, heard) -> None:
    asked = heard(tab.request_insert)
    tab.grid.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tab.grid, Qt.Key.Key_Right)
    QTest.keyClick(tab.grid, Qt.Key.Key_Return)
    assert asked == [InsertRequest("![A picture](image:metropolis-machine)", block=True)]


def test_a_gallery_takes_what_ctrl_has_chosen(tab, heard) -> None:
    asked = heard(tab.request_insert)
    assert not tab._gallery.isEnabled()
    assert "two or more" in tab._gallery.toolTip()
    click(tab, "general-bridge", Qt.KeyboardModifier.ControlModifier)
    assert not tab._gallery.isEnabled()
    click(tab, "metropolis-machine", Qt.KeyboardModifier.ControlModifier)
    assert asked == []
    QTest.mouseClick(tab._gallery, Qt.MouseButton.LeftButton)
    assert asked == [
        InsertRequest(
            "::: gallery\n![A picture](image:metropolis-machine)\n"
            "![A picture](image:general-bridge)\n:::",
            block=True,
        )
    ]
    assert not tab._gallery.isEnabled()


def test_search_looks_at_every_word(tab) -> None:
    QTest.keyClicks(tab.search, "UPPER skyline")
    assert slugs(tab) == ["metropolis-skyline"]
    tab.search.setText("nothing at all")
    assert tab._nothing.isVisible()
    tab.search.clear()
    assert len(slugs(tab)) == 4
    assert tab.grid.isVisible()


def test_a_card_without_credit_says_so_in_red(tab, theme) -> None:
    card = tab.grid.visualRect(index_of(tab, "metropolis-cathedral"))
    good = tab.grid.visualRect(index_of(tab, "metropolis-skyline"))
    picture = tab.grid.viewport().grab().toImage()
    edge = QColor(picture.pixel(card.left() + 4, card.center().y()))
    other = QColor(picture.pixel(good.left() + 4, good.center().y()))
    bad = theme.colour("bad")
    assert abs(edge.red() - bad.red()) + abs(edge.green() - bad.green()) < 60
    assert edge != other
    assert tab.model.credit_text(tab.model.image_at(index_of(tab, "metropolis-cathedral"))) == (
        "No credit"
    )


def test_two_cards_stand_side_by_side_at_the_usual_width(tab) -> None:
    first, second = tab.grid.visualRect(tab.model.index(0)), tab.grid.visualRect(tab.model.index(1))
    assert first.top() == second.top()
    assert second.right() <= tab.grid.viewport().width()


def test_thumbnails_are_asked_once_they_are_seen_and_drawn_when_ready(tab, thumbnails) -> None:
    tab.grid.viewport().grab()
    assert ("general-bridge", THUMBNAIL_WIDTH) in thumbnails.asked
    changed: list[int] = []
    tab.model.dataChanged.connect(lambda first, *_rest: changed.append(first.row()))
    thumbnails.finish("general-bridge")
    assert changed == [3]
    at = tab.grid.visualRect(tab.model.index(3)).center()
    drawn = tab.grid.viewport().grab().toImage()
    assert QColor(drawn.pixel(at.x(), at.y() - 30)).name() == "#224466"


def test_a_wanted_picture_asks_for_no_thumbnail(tab, thumbnails) -> None:
    wanted = replace(image("wanted-one"), file="")
    tab.show_records(Records(images={"wanted-one": wanted}))
    tab.grid.viewport().grab()
    assert "wanted-one" not in {slug for slug, _width in thumbnails.asked}


def test_the_menu_of_a_picture(tab, heard) -> None:
    asked = heard(tab.request_insert, tab.request_details, tab.request_edit_image)
    tab.show_details(Details(slug="x"))
    menu = tab.menu_for(tab.model.image_at(tab.model.index(0)))
    actions = {action.text(): action for action in menu.actions()}
    assert not actions["Insert as gallery"].isEnabled()
    for text in ("Insert", "Set as lead image", "Edit record…"):
        actions[text].trigger()
    assert asked == [
        InsertRequest(SKYLINE, block=True),
        DetailsRequest(Details(slug="x", hero="metropolis-skyline"), "Set lead image"),
        ImageRequest("metropolis-skyline"),
    ]
    menu.close()


def test_a_drag_carries_one_picture_or_a_gallery(tab) -> None:
    assert tab.model.mimeData([tab.model.index(0)]).text() == SKYLINE
    both = tab.model.mimeData([tab.model.index(3), tab.model.index(1)]).text()
    assert both.startswith("::: gallery\n![A picture](image:metropolis-machine)\n")


def test_other_words_on_the_same_cards_keep_the_selection(tab) -> None:
    selection = tab.grid.selectionModel()
    selection.select(tab.model.index(2), QItemSelectionModel.SelectionFlag.Select)
    library = records()
    for slug, one in library.images.items():
        library.images[slug] = replace(one, credit="Image via UFA")
    tab.show_records(library)
    assert [one.slug for one in tab.selected()] == ["metropolis-cathedral"]
    assert tab.selected()[0].credit == "Image via UFA"


def test_an_empty_library_offers_to_add_pictures(tab, heard) -> None:
    asked = heard(tab.request_add_images)
    tab.show_records(Records())
    assert tab._empty.isVisible()
    assert not tab.search.isVisible()
    button = tab._empty.findChild(type(tab._gallery))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert asked == [None]


def test_five_hundred_pictures_stay_quick(tab, thumbnails) -> None:
    many = [image(f"picture-{n:03}") for n in range(500)]
    started = time.perf_counter()
    tab.show_records(records(*many))
    tab.grid.viewport().grab()
    tab.search.setText("picture 499")
    tab.grid.viewport().grab()
    assert time.perf_counter() - started < 0.5
    assert slugs(tab) == ["picture-499"]
    # Only what can be seen is asked for.
    assert len({slug for slug, _width in thumbnails.asked}) < 40


def shown_after(tab: ImagesTab, kept: Kept) -> list[str]:
    tab.keep(kept)
    return slugs(tab)


def test_only_some_of_the_pictures_are_shown(tab, heard) -> None:
    asked = heard(tab.request_pictures)
    everything = slugs(tab)
    bare = replace(image("bare", "", ""), file="", sha256="")
    tab.show_records(Records(images={**records().images, "bare": bare}))
    assert shown_after(tab, Kept.WANTED) == ["bare"]
    assert "bare" in shown_after(tab, Kept.UNCREDITED)
    shown_after(tab, Kept.UNUSED)
    assert asked == [PicturesWish.UNUSED]
    tab.show_unused(frozenset({"general-bridge"}))
    assert slugs(tab) == ["general-bridge"]
    assert set(shown_after(tab, Kept.ALL)) == {*everything, "bare"}


def test_the_search_knows_the_whole_record(tab) -> None:
    known = replace(image("x", "", ""), photographer="Horst von Harbou", licence="CC BY")
    tab.show_records(Records(images={**records().images, "x": known}))
    for words in ("harbou", "cc by"):
        tab.search.setText(words)
        assert slugs(tab) == ["x"]


def test_files_are_dropped_on_the_tab_and_on_a_wanted_card(tab, heard, tmp_path) -> None:
    asked = heard(tab.request_pictures)
    bare = replace(image("bare", "", ""), file="", sha256="")
    tab.show_records(Records(images={"bare": bare}))
    file = tmp_path / "a.jpg"
    at = tab.grid.viewport().mapTo(tab, tab.grid.visualRect(index_of(tab, "bare")).center())
    for point in (at, QPoint(at.x(), tab.height() - 4)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        tab.dropEvent(
            QDropEvent(
                QPointF(point),
                Qt.DropAction.CopyAction,
                data,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
            )
        )
    assert asked == [FileForWanted(bare, file), FilesForLibrary((file,))]


def test_several_chosen_are_edited_or_arranged_together(tab, heard) -> None:
    asked = heard(tab.request_pictures)
    for slug in ("general-bridge", "metropolis-machine"):
        click(tab, slug, Qt.KeyboardModifier.ControlModifier)
    chosen = tuple(tab.selected())
    menu = tab.menu_for(chosen[0])
    actions = {action.text(): action for action in menu.actions()}
    actions["Edit 2 records…"].trigger()
    actions["Arrange a gallery…"].trigger()
    assert asked == [ImagesRequest(chosen), ImagesRequest(chosen, gallery=True)]


def test_what_is_past_its_last_day_says_so_and_can_be_shown_alone(tab) -> None:
    past = replace(image("gone-by"), expires=date(2016, 1, 1))
    later = replace(image("to-come"), expires=date(2999, 1, 1))
    tab.show_records(records(past, later))
    assert tab.model.credit_text(past) == "Until 2016-01-01 only"
    assert tab.model.credit_text(later) == later.credit
    tab.keep(Kept.PAST)
    assert slugs(tab) == ["gone-by"]
    tab.keep(Kept.UNDESCRIBED)
    assert slugs(tab) == ["metropolis-cathedral"]
    tab.keep(Kept.ALL)
    tab.search.setText("2999-01")
    assert slugs(tab) == ["to-come"]


def test_a_filter_says_that_it_is_on_and_is_taken_off(tab) -> None:
    shown = [one for one in tab.findChildren(TextButton) if "Show all" in one.text()]
    assert shown == []
    tab.keep(Kept.WANTED)
    (off,) = [one for one in tab.findChildren(TextButton) if "Show all" in one.text()]
    assert off.isVisible()
    assert off.text() == "Wanted · Show all"
    assert slugs(tab) == []
    QTest.mouseClick(off, Qt.MouseButton.LeftButton)
    assert len(slugs(tab)) == 4
    assert not off.isVisible()


def test_a_picture_can_be_removed(tab, heard) -> None:
    asked = heard(tab.request_pictures)
    wanted = tab.model.image_at(index_of(tab, "general-bridge"))
    menu = tab.menu_for(wanted)
    next(one for one in menu.actions() if one.text() == "Remove from the library").trigger()
    assert asked == [RemoveImage(wanted)]
