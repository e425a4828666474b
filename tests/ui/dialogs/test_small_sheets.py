from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop_app.ui.dialogs.add_cast import AddCastSheet
from desktop_app.ui.dialogs.crash import CrashSheet
from desktop_app.ui.dialogs.export import ExportSheet, FormatChoice
from desktop_app.ui.dialogs.image_record import ImageRecordSheet, ImageSaved
from desktop_app.ui.dialogs.message import MessageSheet
from desktop_app.ui.widgets.text_button import TextButton
from tests.ui.sidebar.side_samples import finding, image

LEFT = Qt.MouseButton.LeftButton


def words_of(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def test_a_message_is_shown_as_it_is_written(theme, icons, window) -> None:
    sheet = MessageSheet(theme, icons, "It is <b>locked</b>.", "Try <i>again</i>.", parent=window)
    sheet.open()
    assert words_of(sheet) == ["It is <b>locked</b>.", "Try <i>again</i>."]
    assert all(
        label.textFormat() == Qt.TextFormat.PlainText
        for label in sheet.findChildren(QLabel)
        if label.text()
    )
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_a_way_out_closes_the_sheet_before_it_acts(theme, icons, window) -> None:
    sheet = MessageSheet(theme, icons, "It is locked.", parent=window)
    seen: list[bool] = []
    button = sheet.add_way_out("Open another", lambda: seen.append(sheet.isVisible()))
    sheet.open()
    QTest.mouseClick(button, LEFT)
    assert seen == [False]


def test_a_crash_gives_its_details_to_copy(theme, icons, window) -> None:
    details = "Marquee 0.1.0\nValueError: <b>x</b>"
    sheet = CrashSheet(theme, icons, details, parent=window)
    sheet.open()
    assert sheet.details.isReadOnly()
    QTest.mouseClick(sheet.copy_button, LEFT)
    assert QGuiApplication.clipboard().text() == details
    assert sheet.copy_button.text() == "Copied"
    assert "Your text is safe: every word up to now is on disk." in words_of(sheet)
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert not sheet.isVisible()


RECORD = replace(image("metropolis-cathedral", "", ""), source_url="https://example.org/x")


@pytest.fixture
def record(theme, icons, thumbnails, window) -> ImageRecordSheet:
    sheet = ImageRecordSheet(theme, icons, thumbnails, RECORD, parent=window)
    sheet.open()
    return sheet


def test_a_record_is_filled_in(record, heard) -> None:
    asked = heard(record.request_save)
    QTest.keyClicks(record.alt.box, "A cathedral")
    QTest.keyClicks(record.caption.box, "Two towers")
    QTest.keyClicks(record.credit.line, "Image via UFA")
    QTest.keyClicks(record.rights.box, "Free")
    QTest.mouseClick(record.save, LEFT)
    changed = replace(
        RECORD, alt="A cathedral", caption="Two towers", credit="Image via UFA", rights="Free"
    )
    assert asked == [ImageSaved(changed)]
    assert not record.isVisible()


def test_what_is_missing_is_said(record) -> None:
    assert record.alt.hint() == "Screen readers have nothing to say without it."
    assert record.credit.hint() == "A picture without a credit stops the export."
    QTest.keyClicks(record.credit.line, "x")
    QTest.keyClicks(record.alt.box, "x")
    assert (record.alt.hint(), record.credit.hint()) == ("", "")
    record.source.line.selectAll()
    QTest.keyClicks(record.source.line, "example.org")
    assert record.source.hint() == "An address begins with http:// or https://."


def test_decorative_needs_no_alt_text_and_keeps_what_was_written(record) -> None:
    QTest.keyClicks(record.alt.box, "A cathedral")
    record.decorative.setFocus()
    QTest.keyClick(record.decorative, Qt.Key.Key_Space)
    assert not record.alt.box.isEnabled()
    assert (record.image().decorative, record.image().alt) == (True, "A cathedral")


def test_a_check_leads_to_the_field_it_means(record) -> None:
    record.focus_field("credit")
    assert record.credit.line.hasFocus()
    record.focus_field("alt")
    assert record.alt.box.hasFocus()


def test_cancel_saves_nothing(record, heard) -> None:
    asked = heard(record.request_save)
    QTest.keyClicks(record.credit.line, "x")
    cancel = next(b for b in record.findChildren(QPushButton) if b.text() == "Cancel")
    QTest.mouseClick(cancel, LEFT)
    assert asked == []
    assert not record.isVisible()


def test_no_part_of_a_sheet_is_a_window_of_its_own(theme, icons, thumbnails, window, qapp) -> None:
    """A label shown before it has its place would flash up, and take the keyboard away."""
    shown: list[str] = []

    class Watcher(QObject):
        def eventFilter(self, watched, event) -> bool:
            is_window = isinstance(watched, QWidget) and watched.isWindow()
            if event.type() == QEvent.Type.Show and is_window:
                shown.append(type(watched).__name__)
            return False

    watcher = Watcher()
    qapp.installEventFilter(watcher)
    formats = (FormatChoice("html", "Web page"),)
    export = ExportSheet(theme, icons, "x", formats, Path("/nowhere"), parent=window)
    sheets = (
        export,
        ImageRecordSheet(theme, icons, thumbnails, RECORD, parent=window),
        AddCastSheet(theme, icons, parent=window),
        MessageSheet(theme, icons, "x", "way out", parent=window),
        CrashSheet(theme, icons, "x", parent=window),
    )
    for sheet in sheets:
        sheet.open()
        export.show_findings([finding(), finding(start=50)])
        QTest.qWait(5)
        sheet.reject()
    qapp.removeEventFilter(watcher)
    assert shown == []
    assert window.isActiveWindow()


def test_a_message_is_as_wide_as_its_ways_out(window, theme, icons) -> None:
    sheet = MessageSheet(theme, icons, "It could not be saved.", "Go on.", parent=window)
    ways = ("Close without it", "Save a copy elsewhere…", "Try again", "Something else")
    buttons = [sheet.add_way_out(words, lambda: None) for words in ways]
    sheet.open()
    for button in (sheet.close_button, *buttons):
        assert button.width() >= button.sizeHint().width()
    sheet.reject()


def test_a_sentence_stands_right_below_its_title(theme, icons, window) -> None:
    sheet = MessageSheet(theme, icons, "It could not be saved.", "Go on.", parent=window)
    sheet.open()
    title, words = (one for one in sheet.findChildren(QLabel) if one.isVisible() and one.text())
    gap = words.mapTo(sheet, QPoint(0, 0)).y() - title.mapTo(sheet, QPoint(0, title.height())).y()
    assert gap <= 20
    assert sheet._scroll.minimumSizeHint().height() == sheet._scroll.sizeHint().height()
    sheet.reject()


def test_words_that_come_later_stand_clear_of_the_icon(icons, qtbot) -> None:
    later, at_once = TextButton(icons, "", "user-plus"), TextButton(icons, "Save", "user-plus")
    for button in (later, at_once):
        qtbot.addWidget(button)
    later.setText("Save")
    assert later.icon().actualSize(later.iconSize()) == at_once.icon().actualSize(later.iconSize())
