"""Tab goes in the order of reading, whenever a part was made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.tab_order import step, stops

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    return made


def names(window: QWidget) -> list[str]:
    return [stop.objectName() for stop in stops(window)]


def test_layouts_splitters_and_stacks_say_the_order(qtbot: QtBot) -> None:
    window, late = QWidget(), QWidget()
    qtbot.addWidget(window)
    low, text = field("low"), QTextEdit()
    text.setObjectName("text")
    head = field("head")
    head.setParent(text.viewport())
    panes, stack = QSplitter(), QStackedWidget()
    panes.addWidget(stack)
    panes.insertWidget(0, text)
    column = QVBoxLayout(window)
    column.addWidget(panes)
    column.addWidget(low)
    row = QHBoxLayout()
    column.insertLayout(0, row)
    window.show()
    # What follows is made later than all that stands behind it.
    row.addWidget(QLabel("not a stop"))
    row.addWidget(field("top"))
    column_of_late = QVBoxLayout(late)
    off, hidden = field("off"), field("hidden")
    for one in (field("one"), field("two"), off, hidden):
        column_of_late.addWidget(one)
    stack.addWidget(late)
    stack.addWidget(field("behind"))
    off.setEnabled(False)
    hidden.hide()
    qtbot.waitUntil(lambda: "top" in names(window))  # Qt shows it in a turn of its own
    assert names(window) == ["top", "head", "text", "one", "two", "low"]


def test_tab_goes_on_back_and_round(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    last, first = field("last"), field("first")
    column.addWidget(first)
    column.addWidget(last)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    last.setFocus(Qt.FocusReason.OtherFocusReason)
    went = []
    for forward in (True, True, False, False):
        assert step(window, forward=forward)
        focused = QApplication.focusWidget()
        assert focused is not None
        went.append(focused.objectName())
    assert went == ["first", "last", "first", "last"]
    last.clearFocus()
    assert not step(window, forward=True)  # Qt knows better where nothing has the keys
