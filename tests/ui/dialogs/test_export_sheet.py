from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from desktop_app.domain.finding import Fix, Severity, TextEdit
from desktop_app.ui.dialogs.export import ExportRequest, ExportSheet, FormatChoice, OpenRequest
from desktop_app.ui.dialogs.export_findings import MOST_ROWS, settles_itself
from desktop_app.ui.sidebar.requests import FixRequest
from tests.ui.sidebar.side_samples import finding

FORMATS = (
    FormatChoice("html", "Web page", "HTML folder"),
    FormatChoice("markdown", "Markdown", "Plain"),
)
ERROR = finding("“Rogge” is not in the cast", Severity.ERROR)
WARNING = finding("Image has no alt text", fix=Fix("Write alt text", caret=7))
CREDIT = finding(
    "Image has no credit",
    Severity.ERROR,
    code="image-without-credit",
    fix=Fix("Add the credit", image="metropolis-cathedral"),
)
if TYPE_CHECKING:
    from pathlib import Path

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "Exports" / "metropolis-found"


@pytest.fixture
def sheet(theme, icons, window, target) -> ExportSheet:
    sheet = ExportSheet(theme, icons, "Almost all", FORMATS, target, chosen="html", parent=window)
    sheet.open()
    return sheet


def words_of(widget) -> str:
    shown = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return "\n".join(shown)


def test_it_asks_for_what_is_chosen(sheet, heard, target) -> None:
    asked = heard(sheet.request_export)
    assert "Export “Almost all”" in words_of(sheet)
    sheet.cards.cards[0].setFocus()
    QTest.keyClick(sheet.cards.cards[0], Qt.Key.Key_Right)
    QTest.mouseClick(sheet.go, LEFT)
    assert asked == [ExportRequest("markdown", target)]


def test_enter_exports_and_escape_closes(sheet, heard, target, window) -> None:
    asked = heard(sheet.request_export)
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert asked == [ExportRequest("html", target)]
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()
    assert window.centralWidget().hasFocus()


def test_an_unknown_format_falls_back_to_the_first(theme, icons, window, target) -> None:
    sheet = ExportSheet(theme, icons, "", FORMATS, target, chosen="gone", parent=window)
    assert sheet.cards.key() == "html"
    assert "Untitled" in sheet.accessibleName()


def test_what_is_there_is_not_replaced_unasked(sheet, heard, target) -> None:
    asked = heard(sheet.request_export)
    target.mkdir(parents=True)
    QTest.mouseClick(sheet.go, LEFT)
    assert asked == []
    assert "There is a “metropolis-found” already. Replace what is there?" in words_of(sheet)
    QTest.mouseClick(sheet.question.keep, LEFT)
    assert not sheet.question.isVisible()
    QTest.mouseClick(sheet.go, LEFT)
    QTest.mouseClick(sheet.question.replace, LEFT)
    assert asked == [ExportRequest("html", target, overwrite=True)]


def test_the_desk_may_ask_too(sheet) -> None:
    sheet.show_progress("Writing", 1, 2)
    sheet.ask_replace()
    assert sheet.question.isVisible()
    assert not sheet.progress.isVisible()


def test_another_folder_is_chosen_for_the_export_to_lie_in(sheet, heard, tmp_path, qtbot) -> None:
    QTest.mouseClick(sheet.folder_row.change, LEFT)
    dialog = sheet.window().findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path))
    dialog.close()
    assert sheet.folder_row.folder() == tmp_path / "metropolis-found"


def test_an_error_without_its_own_fix_stops_the_export(sheet, heard) -> None:
    sheet.show_findings([CREDIT, WARNING])
    assert not sheet.go.isEnabled()
    assert sheet.go.toolTip() == "1 to settle first"
    sheet.show_findings([WARNING])
    assert sheet.go.isEnabled()
    assert sheet.go.text() == "Export"


def test_errors_that_settle_themselves_are_fixed_on_the_way(sheet, heard, target) -> None:
    asked = heard(sheet.request_export)
    sheet.show_findings([WARNING, ERROR])
    assert sheet.go.text() == "Fix 1 and export"
    QTest.mouseClick(sheet.go, LEFT)
    assert asked == [ExportRequest("html", target, fixes=(ERROR,))]


def test_which_fixes_need_nothing_from_the_writer() -> None:
    assert settles_itself(ERROR)
    assert not settles_itself(finding(fix=None))
    assert not settles_itself(finding(fix=Fix("x", (TextEdit(1, 1, "![]"),), caret=3)))
    assert not settles_itself(CREDIT)


def test_a_fix_is_asked_for_and_leaves_the_sheet_where_words_are_wanted(sheet, heard) -> None:
    asked = heard(sheet.request_fix)
    sheet.show_findings([ERROR, WARNING])
    QTest.mouseClick(sheet.findings.rows[0].fix, LEFT)
    assert sheet.isVisible()
    QTest.mouseClick(sheet.findings.rows[1].fix, LEFT)
    assert not sheet.isVisible()
    assert asked == [FixRequest(ERROR), FixRequest(WARNING)]


def test_only_what_is_true_is_said_to_be_in_order(sheet) -> None:
    say = sheet.findings.in_order
    assert say([], embargoed=False) == "No embargo, every image credited, every link resolved"
    assert say([CREDIT], embargoed=True) == "Every link resolved"
    link = replace(ERROR, code="unresolved-link")
    assert say([link, CREDIT], embargoed=True) == ""


def test_many_findings_do_not_fill_the_screen(sheet) -> None:
    info = finding("Only told", Severity.INFO)
    sheet.show_findings([info, *[replace(WARNING, start=n) for n in range(40)], ERROR])
    assert len(sheet.findings.rows) == MOST_ROWS
    QTest.qWait(20)
    assert "Stops the export · line 9" in words_of(sheet.findings.rows[0])
    assert "35 more in Checks" in words_of(sheet.findings)
    assert sheet.card.height() < sheet.height()


def test_progress_can_be_cancelled_and_late_steps_are_ignored(sheet, heard) -> None:
    asked = heard(sheet.request_cancel)
    sheet.show_progress("Making images", 3, 9)
    assert (sheet.progress.bar.value(), sheet.progress.bar.maximum()) == (3, 9)
    assert not sheet.choices.isVisible()
    QTest.mouseClick(sheet.cancel, LEFT)
    assert asked == [None]
    assert sheet.isVisible()
    sheet.show_progress("Making images", 4, 9)
    assert sheet.choices.isVisible()
    QTest.mouseClick(sheet.go, LEFT)
    sheet.show_progress("Making images", 1, 9)
    assert sheet.progress.isVisible()


def test_the_result_can_be_opened(sheet, heard, target) -> None:
    asked = heard(sheet.request_open)
    sheet.show_progress("Writing", 1, 1)
    sheet.show_result(target / "index.html", 9, [f"picture {n}" for n in range(20)])
    assert "Exported to metropolis-found" in words_of(sheet)
    assert f"9 files · {target}" in sheet.outcome.text()
    assert "· and 12 more" in sheet.outcome.text()
    assert "budget" not in sheet.outcome.text()
    sheet.show_result(target / "index.html", 9, (), ["tower has 812 KB, which is more than 500 KB"])
    assert sheet.outcome.text().endswith(
        "Above the house’s budget for pictures:\n· tower has 812 KB, which is more than 500 KB"
    )
    QTest.mouseClick(sheet.open_folder, LEFT)
    QTest.mouseClick(sheet.open_page, LEFT)
    assert asked == [OpenRequest(target), OpenRequest(target / "index.html")]
    QTest.mouseClick(sheet.cancel, LEFT)
    assert not sheet.isVisible()


def test_an_error_leaves_the_choices_to_try_again(sheet, heard) -> None:
    asked = heard(sheet.request_export)
    sheet.show_progress("Writing", 1, 2)
    sheet.show_error("There is no room on the disk.", "Choose <b>another</b> folder.")
    assert "Choose <b>another</b> folder." in words_of(sheet)
    assert sheet.choices.isVisible()
    QTest.mouseClick(sheet.go, LEFT)
    assert not sheet.outcome.isVisible()
    assert len(asked) == 1


def test_the_html_is_copied_instead(sheet, heard) -> None:
    asked = heard(sheet.request_copy_html)
    QTest.mouseClick(sheet.copy, LEFT)
    sheet.show_copied()
    assert asked == [None]
    assert sheet.copy.text() == "Copied"


def test_the_card_follows_what_it_shows(sheet, qtbot) -> None:
    low = sheet.card.height()
    sheet.show_findings([replace(WARNING, start=n) for n in range(5)])
    qtbot.waitUntil(lambda: sheet.card.height() > low + 150)
    sheet.show_progress("Writing", 1, 2)
    qtbot.waitUntil(lambda: sheet.card.height() < low)
    middle = sheet.rect().center() - sheet.card.geometry().center()
    assert abs(middle.x()) <= 1
    assert abs(middle.y()) <= 1


def test_a_narrow_window_narrows_the_card(sheet, window, qtbot) -> None:
    window.resize(500, 600)
    qtbot.waitUntil(lambda: sheet.card.width() == 468)
    assert sheet.card.x() == 16


MANY = (
    *FORMATS,
    FormatChoice("ghost", "Ghost", "HTML cards"),
    FormatChoice("hugo", "Hugo", "page bundle", True, "footnote", ("footnote", "end")),
    FormatChoice("jekyll", "Jekyll", "post + images", True, "folded", ("folded", "end")),
    FormatChoice("pelican", "Pelican", "article folder", True),
)


@pytest.fixture
def many(theme, icons, window, target) -> ExportSheet:
    sheet = ExportSheet(
        theme, icons, "Almost all", MANY, target, chosen="html", remembered="For this hub",
        parent=window,
    )  # fmt: skip
    sheet.open()
    return sheet


def test_what_has_no_card_is_behind_the_last_one(many, heard) -> None:
    chosen = heard(many.profile_chosen)
    assert [card.choice.name for card in many.cards.cards] == [
        "Web page", "Markdown", "Ghost", "Hugo", "More…",
    ]  # fmt: skip
    assert "2 profiles" in many.cards.more.accessibleDescription()
    menu = many.cards.menu()
    assert [action.text() for action in menu.actions()] == [
        "Jekyll · post + images", "Pelican · article folder",
    ]  # fmt: skip
    menu.actions()[1].trigger()
    assert many.cards.key() == "pelican"
    assert many.cards.more.text() == "Pelican"
    assert chosen[-1] == "pelican"


def test_a_remembered_profile_without_a_card_is_shown(theme, icons, window, target) -> None:
    sheet = ExportSheet(theme, icons, "x", MANY, target, chosen="jekyll", parent=window)
    assert sheet.cards.key() == "jekyll"
    assert sheet.cards.more is not None
    assert sheet.cards.more.text() == "Jekyll"


def test_spoilers_are_hidden_as_the_writer_chooses(many, heard, target) -> None:
    asked = heard(many.request_export)
    assert not many.spoilers.isVisible()
    many.cards.cards[3].click()
    assert many.spoilers.isVisible()
    QTest.mouseClick(many.go, LEFT)
    many.spoilers.box.setCurrentIndex(1)
    QTest.mouseClick(many.go, LEFT)
    assert [request.spoilers for request in asked] == ["", "end"]


def test_pictures_go_out_in_the_formats_that_the_writer_chooses(
    theme, icons, window, heard, target
) -> None:
    kinds = ("webp", "avif", "plain")
    page = FormatChoice("html", "Web page", images="webp", kinds=kinds)
    sheet = ExportSheet(theme, icons, "x", (page, MANY[1]), target, chosen="html", parent=window)
    sheet.open()
    asked = heard(sheet.request_export)
    assert sheet.images.box.currentText() == "WebP and JPEG, up to 1600 px"
    QTest.mouseClick(sheet.go, LEFT)
    sheet.images.box.setCurrentIndex(1)
    QTest.mouseClick(sheet.go, LEFT)
    assert [request.images for request in asked] == ["", "avif"]
    sheet.cards.cards[1].click()
    assert not sheet.images.isVisible()
    QTest.mouseClick(sheet.go, LEFT)
    assert asked[-1].images == ""


def test_a_site_that_is_there_is_no_question(many, heard, target) -> None:
    asked = heard(many.request_export)
    target.mkdir(parents=True)
    many.cards.cards[3].click()
    QTest.mouseClick(many.go, LEFT)
    assert asked == [ExportRequest("hugo", target)]
    many.ask_replace()
    assert "is not as Marquee left it" in words_of(many)


def test_findings_are_left_one_by_one(sheet, heard, target) -> None:
    asked = heard(sheet.request_export)
    other = replace(CREDIT, start=40, end=44, message="Another has no credit")
    sheet.show_findings([CREDIT, other])
    QTest.mouseClick(sheet.findings.rows[0].leave, LEFT)
    assert sheet.go.toolTip() == "1 to settle first"
    QTest.qWait(20)  # new rows are shown when the layout comes round
    assert "Goes out as it is" in words_of(sheet)
    QTest.mouseClick(sheet.findings.rows[1].leave, LEFT)
    QTest.mouseClick(sheet.go, LEFT)
    assert asked[0].left == {CREDIT.key, other.key}
    assert asked[0].fixes == ()
    QTest.mouseClick(sheet.findings.rows[0].leave, LEFT)
    assert not sheet.go.isEnabled()


def test_an_embargo_goes_only_with_a_reason(sheet, heard) -> None:
    asked = heard(sheet.request_export)
    embargo = finding("Embargo has not passed", Severity.ERROR, code="embargo-ahead")
    embargo = replace(embargo, fix=None)
    sheet.show_findings([embargo], embargoed=True)
    QTest.mouseClick(sheet.findings.rows[0].leave, LEFT)
    assert not sheet.go.isEnabled()
    assert sheet.reason.isVisible()
    QTest.keyClick(sheet.reason.line, Qt.Key.Key_Return)
    assert not sheet.go.isEnabled()
    QTest.keyClicks(sheet.reason.line, "The desk agreed")
    QTest.mouseClick(sheet.reason.keep, LEFT)
    assert sheet.go.isEnabled()
    QTest.mouseClick(sheet.go, LEFT)
    assert asked[0].embargo_reason == "The desk agreed"


def test_a_finding_is_shown_in_the_text(sheet, heard) -> None:
    jumped = heard(sheet.request_jump)
    sheet.show_findings([ERROR])
    QTest.mouseClick(sheet.findings.rows[0].jump, LEFT)
    assert jumped == [ERROR]
    assert not sheet.isVisible()
