from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QMainWindow, QVBoxLayout, QWidget
from shiboken6 import delete, isValid

from desktop_app.ui.widgets.avatar import Avatar, initials_of
from desktop_app.ui.widgets.check_box import CheckBox
from desktop_app.ui.widgets.chip import Chip
from desktop_app.ui.widgets.combo_box import ComboBox
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.empty_state import EmptyState
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.icon_button import IconButton
from desktop_app.ui.widgets.label import make_label, set_tone
from desktop_app.ui.widgets.search_field import SearchField
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

LEFT = Qt.MouseButton.LeftButton


def colour_at(widget, x, y):
    return widget.grab().toImage().pixelColor(x, y).name()


def test_icon_button_follows_its_action(qtbot, icons):
    action = QAction("&Bold")
    action.setToolTip("Bold (Ctrl+B)")
    action.setProperty("icon_name", "bold")
    button = IconButton(icons)
    qtbot.addWidget(button)
    button.follow(action)
    assert (button.toolTip(), button.accessibleName()) == ("Bold (Ctrl+B)", "Bold")
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(button, LEFT)
    action.setEnabled(False)
    assert not button.isEnabled()


def test_icon_button_shows_checked_hover_and_keyboard(qtbot, icons, theme, window):
    button = IconButton(icons, "bold", "Bold", checkable=True, parent=window)
    button.show()
    plain = colour_at(button, 16, 4)
    button.setChecked(True)
    assert colour_at(button, 16, 4) == theme.colour("accent_soft").name() != plain
    button.set_quiet()
    assert colour_at(button, 16, 4) != theme.colour("accent_soft").name()
    assert colour_at(button, 16, 1) != theme.colour("focus").name()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert colour_at(button, 16, 1) == theme.colour("focus").name()


def test_icon_button_leaves_the_keyboard_to_the_text(qtbot, icons, window):
    button = IconButton(icons, "bold", "Bold", parent=window)
    button.show()
    qtbot.mouseClick(button, LEFT)
    assert window.centralWidget().hasFocus()


@pytest.mark.parametrize("make", [
    lambda icons: IconButton(icons, "x", "Close"),
    lambda icons: TextButton(icons, "Close"),
    lambda icons: Chip(icons, "Close"),
])  # fmt: skip
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_every_button(qtbot, icons, make, key):
    button = make(icons)
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


def test_text_buttons_are_never_grey(qtbot, icons, theme):
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    primary = TextButton(icons, "Export", "send", kind="primary")
    outline = TextButton(icons, "Copy", "clipboard-copy")
    column.addWidget(primary)
    column.addWidget(outline)
    holder.show()
    assert colour_at(primary, 8, 15) == theme.colour("accent").name()
    assert colour_at(outline, 8, 15) == theme.colour("surface").name()
    assert primary.height() == outline.height() == 30
    theme.set_mode("dark")
    assert colour_at(primary, 8, 15) == theme.colour("accent").name()


def test_chip_can_be_taken_away(qtbot, icons):
    chip = Chip(icons, "silent film", removable=True)
    qtbot.addWidget(chip)
    chip.resize(chip.sizeHint())
    with qtbot.waitSignal(chip.removed), qtbot.assertNotEmitted(chip.clicked):
        qtbot.mouseClick(chip, LEFT, pos=QPoint(chip.width() - 12, 10))
    with qtbot.waitSignal(chip.removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    with qtbot.waitSignal(chip.clicked):
        qtbot.mouseClick(chip, LEFT, pos=QPoint(14, 10))


def test_a_chip_that_stays_ignores_delete(qtbot, icons):
    chip = Chip(icons, "News", "newspaper")
    qtbot.addWidget(chip)
    with qtbot.assertNotEmitted(chip.removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert Chip(icons, "a" * 200).sizeHint().width() <= 260


def test_flow_layout_breaks_lines(qtbot):
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, spacing=10)
    labels = [QLabel() for _number in range(5)]
    for label in labels:
        label.setFixedSize(100, 20)
        flow.addWidget(label)
    assert flow.heightForWidth(1000) == 20
    assert flow.heightForWidth(330) == 50
    assert flow.heightForWidth(90) == 140
    holder.resize(330, 60)
    holder.show()
    assert [label.y() for label in labels] == [0, 0, 0, 30, 30]
    labels[1].hide()
    assert flow.heightForWidth(330 + 110) == 20
    flow.clear()
    assert flow.count() == 0


def test_elided_label_gives_way_and_keeps_the_whole_in_its_tooltip(qtbot, theme):
    label = ElidedLabel(theme, "A sentence that is rather long")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.shown_text().endswith("…")
    assert label.toolTip() == label.text() == label.accessibleName()
    label.resize(label.sizeHint())
    assert label.shown_text() == label.text()
    assert label.toolTip() == ""


def test_labels_show_markup_as_it_is(qtbot, theme):
    label = make_label(theme, "<b>TK</b>", tone="soft")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    label.show()
    set_tone(label, "bad")
    assert theme.colour("bad").name() in {
        label.grab().toImage().pixelColor(x, y).name()
        for x in range(label.width())
        for y in range(label.height())
    }


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Alfred Abel", "AA"), ("Rudolf Klein-Rogge", "RK"), ("Maria", "M"), ("", ""),
     ("F. W. Murnau", "FM"), ("“Fatty” Arbuckle", "A")],
)  # fmt: skip
def test_initials(name, letters):
    assert initials_of(name) == letters


def test_avatar_is_a_disc(qtbot, theme):
    avatar = Avatar(theme, "AA", 30)
    qtbot.addWidget(avatar)
    image = avatar.grab().toImage()
    assert image.pixelColor(0, 0) != image.pixelColor(15, 3)


def test_search_field_empties_at_escape_and_by_its_cross(qtbot, icons):
    field = SearchField(icons, "Search")
    qtbot.addWidget(field)
    field.show()
    assert field.accessibleName() == "Search"
    assert field._clear.isHidden()
    field.setText("metro")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    field.setText("metro")
    qtbot.mouseClick(field._clear, LEFT)
    assert field.text() == ""


def test_check_box_and_combo_box(qtbot, icons):
    box = CheckBox(icons, "Overwrite what is there")
    combo = ComboBox(icons, "Kind")
    combo.addItems(["News", "Review"])
    for widget in (box, combo):
        qtbot.addWidget(widget)
        widget.show()
    qtbot.mouseClick(box, LEFT, pos=QPoint(box.width() - 4, 10))
    assert box.isChecked()
    box.grab()
    combo.grab()
    assert combo.accessibleName() == "Kind"


def test_empty_state_speaks(qtbot, icons):
    button = TextButton(icons, "Paste cast")
    state = EmptyState(icons, "No cast yet", "Paste one.", [button], icon="users")
    qtbot.addWidget(state)
    state.show()
    assert button.isVisible()
    state.set_text("Nothing found")
    assert [x.text() for x in state.findChildren(QLabel) if x.isVisible() and x.text()] == [
        "Nothing found"
    ]


class ExportSheet(Sheet):
    """A sheet with a field and two buttons."""

    def __init__(self, theme, icons, window):
        super().__init__(theme, window, "Export", "As HTML or Markdown", width=400)
        self.field = QLineEdit()
        self.body.addWidget(self.field)
        self.cancel = TextButton(icons, "Cancel")
        self.cancel.clicked.connect(self.reject)
        self.ok = TextButton(icons, "Export", kind="primary")
        self.ok.clicked.connect(self.accept)
        self.add_button(self.cancel)
        self.add_button(self.ok, default=True)


def test_sheet_lies_over_the_dimmed_window(qtbot, theme, icons, window):
    before = window.grab().toImage().pixelColor(20, 20)
    sheet = ExportSheet(theme, icons, window)
    sheet.open()
    assert sheet.geometry() == window.rect()
    assert sheet.card.geometry().center() == window.rect().center()
    assert sheet.card.width() == 400
    image = window.grab().toImage()
    assert image.pixelColor(20, 20).value() < before.value()
    assert image.pixelColor(window.rect().center()) != image.pixelColor(20, 20)
    window.resize(1000, 700)
    assert sheet.geometry() == QRect(0, 0, 1000, 700)


def test_sheet_takes_the_keyboard_and_gives_it_back(qtbot, theme, icons, window):
    sheet = ExportSheet(theme, icons, window)
    sheet.open()
    assert sheet.field.hasFocus()
    for expected in (sheet.cancel, sheet.ok, sheet.field, sheet.cancel):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert expected.hasFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Backtab)
    assert sheet.field.hasFocus()
    with qtbot.waitSignal(sheet.rejected):
        qtbot.keyClick(sheet.field, Qt.Key.Key_Escape)
    assert window.centralWidget().hasFocus()


def test_enter_presses_the_default_button(qtbot, theme, icons, window):
    sheet = ExportSheet(theme, icons, window)
    sheet.open()
    with qtbot.waitSignal(sheet.accepted):
        qtbot.keyClick(sheet.field, Qt.Key.Key_Return)


def test_no_shortcut_of_the_window_acts_below_a_sheet(qtbot, theme, icons, window):
    got = []
    action = QAction("Bold", window)
    action.setShortcut("Ctrl+B")
    action.triggered.connect(lambda: got.append(1))
    window.addAction(action)
    qtbot.keyClick(window.centralWidget(), Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert got == [1]
    sheet = ExportSheet(theme, icons, window)
    sheet.open()
    qtbot.keyClick(sheet.field, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert got == [1]


def test_a_tall_sheet_scrolls_and_keeps_its_buttons_in_the_window(qtbot, theme, icons, window):
    sheet = ExportSheet(theme, icons, window)
    tall = QWidget()
    tall.setMinimumHeight(3000)
    sheet.body.addWidget(tall)
    sheet.open()
    bottom = sheet.ok.mapTo(window, QPoint(0, sheet.ok.height())).y()
    assert bottom < window.height()


def test_a_window_may_close_under_an_open_sheet(qtbot, theme, icons, window):
    sheet = ExportSheet(theme, icons, window)
    with qtbot.waitSignal(sheet.rejected):
        sheet.open()
        window.close()


def test_a_sheet_closes_where_what_had_the_keys_before_is_gone(qtbot, theme, icons, window):
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    sheet = ExportSheet(theme, icons, window)
    sheet.open()
    delete(field)
    with qtbot.waitSignal(sheet.rejected):
        sheet.reject()
    assert not sheet.isVisible()


def test_a_window_may_go_with_an_open_sheet(qtbot, theme, icons):
    window = QMainWindow()
    window.show()
    sheet = ExportSheet(theme, icons, window)
    sheet.open()
    delete(window)
    assert not isValid(sheet)
