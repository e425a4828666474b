"""Pictures named together, records edited together, the focal point, wanted images."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop_app.domain.cropping import SHAPES, crop_box
from desktop_app.ui.dialogs.image_record import ImageRecordSheet, ImageSaved
from desktop_app.ui.dialogs.many_images import ManyImagesSheet
from desktop_app.ui.dialogs.name_images import NameImagesSheet, ToName
from desktop_app.ui.sidebar.requests import FileForWanted
from tests.ui.sidebar.side_samples import image

LEFT = Qt.MouseButton.LeftButton
A = image("a", "", "")
B = image("b", "Image via UFA", "Bridge")


def test_enter_accepts_and_the_last_credit_fills_the_gaps(theme, icons, window, heard) -> None:
    sheet = NameImagesSheet(
        theme, icons, [ToName(A), ToName(B)], "Image via ZDF", placing=True, parent=window
    )
    asked = heard(sheet.request_use)
    sheet.open()
    # One has a credit of its own, which the field shows; it would stand for both.
    assert sheet.credit.value() == "Image via UFA"
    QTest.keyClicks(sheet.rows[0].alt.line, "Towers")
    QTest.keyClick(sheet.rows[0].alt.line, Qt.Key.Key_Return)
    (named,) = asked
    assert named.images == (replace(A, alt="Towers", credit="Image via UFA"), B)
    assert not named.gallery
    assert not sheet.isVisible()


def test_rows_are_moved_and_left_out_by_keys_and_buttons(theme, icons, window) -> None:
    c = image("c", "", "")
    sheet = NameImagesSheet(
        theme, icons, [ToName(A), ToName(B), ToName(c)], "", building=True, parent=window
    )
    sheet.open()
    line = sheet.rows[2].alt.line
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [one.slug for one in sheet.named().images] == ["a", "c", "b"]
    assert not sheet.rows[0].up.isEnabled()
    QTest.mouseClick(sheet.rows[0].away, LEFT)
    assert [one.slug for one in sheet.named().images] == ["c", "b"]
    assert sheet.named().gallery
    QTest.mouseClick(sheet.rows[0].down, LEFT)
    assert [one.slug for one in sheet.named().images] == ["b", "c"]


def test_what_the_library_has_keeps_its_own_credit(theme, icons, window) -> None:
    known = image("known", "Image via Marquee")
    sheet = NameImagesSheet(
        theme, icons, [ToName(A), ToName(known, known=True)], "Image via ZDF", parent=window
    )
    sheet.open()
    assert sheet.credit.value() == "Image via ZDF"
    assert sheet.credit.hint() == ""
    sheet.credit.line.selectAll()
    QTest.keyClicks(sheet.credit.line, "Image via UFA")
    assert [one.credit for one in sheet.named().images] == ["Image via UFA", "Image via Marquee"]


def test_of_many_pictures_the_credit_comes_first(theme, icons, window) -> None:
    def order(count: int) -> bool:
        pictures = [ToName(image(f"p{at}", "", "")) for at in range(count)]
        sheet = NameImagesSheet(theme, icons, pictures, "", placing=True, parent=window)
        sheet.open()
        top = sheet.credit.mapTo(sheet, QPoint(0, 0)).y()
        return top < sheet.rows[0].mapTo(sheet, QPoint(0, 0)).y()

    assert not order(2)
    assert order(6)


def test_a_row_is_dragged_by_its_picture(theme, icons, window) -> None:
    c = image("c", "", "")
    sheet = NameImagesSheet(
        theme, icons, [ToName(A), ToName(B), ToName(c)], "", building=True, parent=window
    )
    sheet.open()
    QTest.qWaitForWindowExposed(sheet)
    row = sheet.rows[2]
    handle = row.findChildren(QLabel)[0]
    assert handle.toolTip() == "Drag to another place"
    QTest.mousePress(handle, LEFT, pos=QPoint(9, 9))
    _drag(handle, QPointF(9, -30))
    assert [one.slug for one in sheet.named().images] == ["a", "c", "b"]
    _drag(handle, QPointF(9, -30))
    _drag(handle, QPointF(9, -30))  # there is no higher place
    assert [one.slug for one in sheet.named().images] == ["c", "a", "b"]
    QTest.mouseRelease(handle, LEFT)
    _drag(handle, QPointF(9, 300))
    assert [one.slug for one in sheet.named().images] == ["c", "a", "b"]


def _drag(widget: QWidget, to: QPointF) -> None:
    move = QMouseEvent(
        QEvent.Type.MouseMove, to, widget.mapToGlobal(to), Qt.MouseButton.NoButton, LEFT,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(widget, move)


def test_a_picture_without_credit_is_pointed_out(theme, icons, window) -> None:
    sheet = NameImagesSheet(theme, icons, [ToName(A)], "", parent=window)
    sheet.open()
    assert sheet.credit.hint() == "A picture without a credit stops the export."
    QTest.keyClicks(sheet.credit.line, "x")
    assert sheet.credit.hint() == ""
    assert sheet.way.isHidden()


def test_several_records_change_only_where_something_is_filled_in(
    theme, icons, window, heard
) -> None:
    one = replace(A, licence="CC0", rights="mine")
    two = replace(B, licence="CC0", rights="yours")
    sheet = ManyImagesSheet(theme, icons, [one, two], parent=window)
    asked = heard(sheet.request_save)
    sheet.open()
    assert sheet.fields["licence"].value() == "CC0"
    assert sheet.fields["rights"].line.placeholderText() == "Several; each keeps its own"
    QTest.keyClicks(sheet.fields["photographer"].line, "Horst von Harbou")
    QTest.keyClicks(sheet.fields["expires"].line, "2031-1")
    assert not sheet.save.isEnabled()
    QTest.keyClicks(sheet.fields["expires"].line, "2-31")
    assert sheet.fields["expires"].hint() == ""
    QTest.mouseClick(sheet.save, LEFT)
    who, day = "Horst von Harbou", date(2031, 12, 31)
    assert asked == [
        [replace(each, photographer=who, expires=day) for each in (one, two)],
    ]


def test_what_all_have_in_common_can_be_taken_away(theme, icons, window) -> None:
    one, two = replace(A, licence="CC0", rights="mine"), replace(B, licence="CC0", rights="yours")
    sheet = ManyImagesSheet(theme, icons, [one, two], parent=window)
    assert sheet.changed() == []
    sheet.fields["licence"].line.clear()
    assert sheet.changed() == [replace(one, licence=""), replace(two, licence="")]


@pytest.fixture
def record(theme, icons, thumbnails, window):
    thumbnails.known.add("a")
    uses = [(UUID(int=7), "Almost all of it has been found")]
    sheet = ImageRecordSheet(theme, icons, thumbnails, A, uses=uses, parent=window)
    sheet.open()
    return sheet


def test_the_credit_follows_its_source_until_it_is_written_by_hand(record) -> None:
    QTest.keyClicks(record.origin.line, "UFA")
    assert record.credit.value() == "Image via UFA"
    record.credit.line.selectAll()
    QTest.keyClicks(record.credit.line, "UFA/Horst von Harbou")
    QTest.keyClicks(record.origin.line, " GmbH")
    assert record.credit.value() == "UFA/Horst von Harbou"


def test_a_click_sets_the_focal_point_and_arrows_move_it(record, heard) -> None:
    asked = heard(record.request_save)
    preview = record.preview
    QTest.mouseClick(preview, LEFT, Qt.KeyboardModifier.NoModifier, QPoint(60, 75))
    assert record.image().focal_x == pytest.approx(0.25, abs=0.02)
    preview.setFocus()
    QTest.keyClick(preview, Qt.Key.Key_Down)
    across, down = preview.focal()
    assert down == pytest.approx(0.55, abs=0.02)
    QTest.mouseClick(record.save, LEFT)
    assert asked == [ImageSaved(replace(A, focal_x=across, focal_y=down))]


def test_where_it_is_used_leads_there(record, heard) -> None:
    asked = heard(record.request_article)
    link = next(one for one in record.findChildren(object) if _says(one, "Almost all"))
    QTest.mouseClick(link, LEFT)
    assert asked == [UUID(int=7)]
    assert not record.isVisible()


def test_a_day_that_has_passed_is_said(record) -> None:
    QTest.keyClicks(record.expires.line, "2016-01-01")
    assert record.expires.hint() == "That day has passed."
    assert record.save.isEnabled()
    record.expires.line.clear()
    assert record.expires.hint() == ""


def test_a_picture_can_get_a_better_file_and_a_lost_one_its_own(
    theme, icons, thumbnails, window, record
) -> None:
    assert record.add_file.text() == "Replace file…"
    thumbnails.lost.add("b")
    lost = ImageRecordSheet(theme, icons, thumbnails, B, parent=window)
    assert lost.add_file.text() == "Add file…"


def _says(widget, words: str) -> bool:
    text = getattr(widget, "text", None)
    return callable(text) and hasattr(widget, "clicked") and text().startswith(words)


def test_a_wanted_image_takes_a_dropped_file(theme, icons, thumbnails, window, heard, tmp_path):
    wanted = replace(image("w", "", ""), id=uuid4(), file="", sha256="", width=0, height=0)
    sheet = ImageRecordSheet(theme, icons, thumbnails, wanted, parent=window)
    asked = heard(sheet.request_file)
    sheet.open()
    assert sheet.add_file.isVisible()
    QTest.keyClicks(sheet.alt.box, "Soon")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "x.jpg"))])
    sheet.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, LEFT, Qt.KeyboardModifier.NoModifier
        )
    )
    assert asked == [FileForWanted(replace(wanted, alt="Soon"), tmp_path / "x.jpg")]


@pytest.mark.parametrize("focal", [(0.0, 0.0), (0.5, 0.5), (1.0, 1.0), (0.3, 0.9)])
@pytest.mark.parametrize("size", [(1600, 900), (900, 1600), (7, 5), (1, 1)])
def test_a_crop_stays_inside_and_keeps_its_shape(size, focal) -> None:
    width, height = size
    for shape in SHAPES:
        left, top, right, bottom = crop_box(width, height, shape, focal)
        assert 0 <= left <= right <= width
        assert 0 <= top <= bottom <= height
        assert right - left == width or bottom - top == height
        if min(size) > 100:
            assert (right - left) / (bottom - top) == pytest.approx(
                shape.across / shape.down, rel=0.01
            )
            assert left <= width * focal[0] <= right
