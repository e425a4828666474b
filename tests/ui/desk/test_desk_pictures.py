"""Pictures in the whole program: pasted, dropped, named once, renamed everywhere."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop_app.ui.dialogs.image_record import ImageRecordSheet
from desktop_app.ui.dialogs.message import MessageSheet
from desktop_app.ui.dialogs.name_images import NameImagesSheet
from desktop_app.ui.editor.drops import picture_data
from desktop_app.ui.preview.pane import FilesDropped, LineClicked
from desktop_app.ui.sidebar.requests import PicturesWish, RemoveImage
from tests.media.picture_files import photo, saved

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from desktop_app.app import Marquee
    from desktop_app.ui.editor.body import BodyEdit


T = TypeVar("T", bound=QWidget)


def sheet_of(marquee: Marquee, qtbot: QtBot, kind: type[T]) -> T:
    found: list[T] = []

    def look() -> bool:
        found[:] = [one for one in marquee.window.findChildren(kind) if one.isVisible()]
        return bool(found)

    qtbot.waitUntil(look, timeout=60_000)
    return found[0]


def body(marquee: Marquee) -> BodyEdit:
    return marquee.desk.parts.editor.body


def text(marquee: Marquee) -> str:
    return marquee.desk.parts.article.body.text


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


@pytest.fixture
def pasted() -> QMimeData:
    data = QMimeData()
    target = io.BytesIO()
    photo(64, 48).save(target, "PNG")
    data.setData("image/png", target.getvalue())
    return data


def test_a_pasted_picture_is_asked_about_once_and_stands_in_the_text(
    marquee: Marquee, qtbot: QtBot, pasted: QMimeData
) -> None:
    marquee.desk.change_settings(last_credit="Image via UFA")
    before = text(marquee)
    body(marquee).put_caret(len(before), len(before))
    body(marquee).insertFromMimeData(pasted)
    sheet = sheet_of(marquee, qtbot, NameImagesSheet)
    assert text(marquee) == before
    (row,) = sheet.rows
    assert (row.name.value(), sheet.credit.value()) == ("pasted-image", "Image via UFA")
    row.name.line.selectAll()
    QTest.keyClicks(row.name.line, "towers")
    QTest.keyClicks(row.alt.line, "Two towers")
    QTest.keyClick(row.alt.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "image:towers" in text(marquee), timeout=30_000)
    assert text(marquee).rstrip().endswith("![Two towers](image:towers)")
    qtbot.waitUntil(lambda: "towers" in marquee.desk.records.images, timeout=30_000)
    record = marquee.desk.records.images["towers"]
    assert (record.alt, record.credit, record.width) == ("Two towers", "Image via UFA", 64)
    marquee.desk.parts.article.undo()
    assert text(marquee) == before
    # The same picture once more is the same image, and nothing needs to be asked.
    body(marquee).insertFromMimeData(pasted)
    qtbot.waitUntil(lambda: "image:towers" in text(marquee), timeout=60_000)
    assert len([one for one in marquee.desk.records.images.values() if one.width == 64]) == 1


def test_several_files_become_a_gallery_in_the_order_that_is_chosen(
    marquee: Marquee, qtbot: QtBot, tmp_path: Path
) -> None:
    one = saved(tmp_path / "One.jpg", photo(40, 40), "JPEG")
    two = saved(tmp_path / "Two.webp", photo(41, 40), "WEBP")
    body(marquee).insertFromMimeData(files(one, two))
    sheet = sheet_of(marquee, qtbot, NameImagesSheet)
    assert [row.name.value() for row in sheet.rows] == ["one", "two"]
    QTest.mouseClick(sheet.rows[1].up, Qt.MouseButton.LeftButton)
    sheet.way.set_value("gallery")
    QTest.keyClicks(sheet.credit.line, "Image via ZDF")
    QTest.keyClick(sheet.credit.line, Qt.Key.Key_Return)
    gallery = "::: gallery\n![](image:two)\n![](image:one)\n:::"
    qtbot.waitUntil(lambda: gallery in text(marquee), timeout=30_000)
    assert marquee.desk.settings.last_credit == "Image via ZDF"


def test_what_is_no_picture_is_refused_in_a_sentence_and_nothing_comes_in(
    marquee: Marquee, qtbot: QtBot, tmp_path: Path
) -> None:
    before, known = text(marquee), dict(marquee.desk.records.images)
    drawing = tmp_path / "a.svg"
    drawing.write_bytes(b'<svg xmlns="http://www.w3.org/2000/svg"/>')
    body(marquee).insertFromMimeData(files(drawing))
    sheet = sheet_of(marquee, qtbot, MessageSheet)
    assert sheet.accessibleName() == "a.svg is an SVG drawing, which Marquee does not take."
    assert (text(marquee), marquee.desk.records.images) == (before, known)


def test_a_new_name_follows_into_the_open_text_as_one_step(marquee: Marquee, qtbot: QtBot) -> None:
    assert "image:metropolis-skyline" in text(marquee)
    before = text(marquee)
    marquee.desk.pictures.edit_image("metropolis-skyline")
    sheet = sheet_of(marquee, qtbot, ImageRecordSheet)
    sheet.slug.line.selectAll()
    QTest.keyClicks(sheet.slug.line, "upper-city")
    QTest.keyClick(sheet.slug.line, Qt.Key.Key_Return)
    renamed = before.replace("image:metropolis-skyline", "image:upper-city")
    article = marquee.desk.parts.article
    assert article.details.hero == "metropolis-skyline"
    qtbot.waitUntil(lambda: text(marquee) == renamed, timeout=30_000)
    assert article.details.hero == "upper-city"
    qtbot.waitUntil(lambda: "upper-city" in marquee.desk.records.images, timeout=30_000)
    article.undo()
    assert (text(marquee), article.details.hero) == (before, "metropolis-skyline")
    former = marquee.desk.records.image("metropolis-skyline")
    assert former is not None
    assert former.slug == "upper-city"
    # … and what the library has done is taken back from the status line.
    article.redo()
    _undo(marquee).click()
    qtbot.waitUntil(lambda: "metropolis-skyline" in marquee.desk.records.images, timeout=30_000)
    qtbot.waitUntil(lambda: text(marquee) == before, timeout=30_000)
    assert article.details.hero == "metropolis-skyline"


def _undo(marquee: Marquee) -> QAbstractButton:
    buttons = marquee.desk.parts.window.status.findChildren(QAbstractButton)
    return next(one for one in buttons if one.text() == "Undo" and one.isVisible())


def test_a_picture_that_the_system_has_decoded_comes_as_png(qapp: object) -> None:
    data = QMimeData()
    image = QImage(4, 3, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    data.setImageData(image)
    (png,) = picture_data(data)
    assert png.startswith(b"\x89PNG")
    data.setText("words win")
    assert picture_data(data) == ()


def test_a_click_on_a_figure_opens_its_record_and_a_wanted_one_takes_its_file(
    marquee: Marquee, qtbot: QtBot, tmp_path: Path
) -> None:
    desk = marquee.desk
    desk.parts.preview.line_clicked.emit(LineClicked(0, "metropolis-skyline"))
    sheet = sheet_of(marquee, qtbot, ImageRecordSheet)
    assert sheet.slug.value() == "metropolis-skyline"
    assert sheet.alt.box.hasFocus()
    sheet.reject()
    desk.pictures.on_request(PicturesWish.WANTED)
    qtbot.waitUntil(lambda: not sheet.isVisible(), timeout=10_000)
    wanted = sheet_of(marquee, qtbot, ImageRecordSheet)
    assert wanted.slug.value() == "wanted-image"
    QTest.keyClicks(wanted.credit.line, "Image via UFA")
    QTest.keyClick(wanted.credit.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "wanted-image" in desk.records.images, timeout=30_000)
    file = saved(tmp_path / "a.png", photo(30, 20), "PNG")
    record = desk.records.images["wanted-image"]
    assert record.wanted()
    desk.parts.preview.files_dropped.emit(FilesDropped((file,), "wanted-image"))
    qtbot.waitUntil(lambda: desk.records.images["wanted-image"].width == 30, timeout=60_000)
    record = desk.records.images["wanted-image"]
    assert record.credit == "Image via UFA"
    # Nothing uses it yet: it can go, and come back.
    desk.pictures.on_request(RemoveImage(record))
    qtbot.waitUntil(lambda: "wanted-image" not in desk.records.images, timeout=30_000)
    _undo(marquee).click()
    qtbot.waitUntil(lambda: desk.records.images.get("wanted-image") == record, timeout=30_000)
