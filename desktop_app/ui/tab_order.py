"""Where Tab goes: through what is shown, in the order in which it is read.

Qt goes by the order in which parts were made. Many here are made when they are first looked at,
and would come behind everything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QLayout

_TAB = Qt.FocusPolicy.TabFocus


def stops(widget: QWidget) -> Iterator[QWidget]:
    """What is shown in a widget and takes Tab, in the order of the layouts.

    What stands within a text, as headline and chips do, stands above it: there the text is last.
    """
    policy = widget.focusPolicy() & _TAB == _TAB
    takes = policy and widget.isEnabled() and widget.focusProxy() is None
    if takes and not isinstance(widget, QTextEdit):
        yield widget
    for part in _parts(widget):
        if part.isVisibleTo(widget) and not part.isWindow():
            yield from stops(part)
    if takes and isinstance(widget, QTextEdit):
        yield widget


def step(root: QWidget, *, forward: bool) -> bool:
    """Take the keys to the next stop, or to the one before, round the end; False: Qt shall do it.

    Some systems let Tab stop at fields alone; Qt knows how.
    """
    everywhere = Qt.TabFocusBehavior.TabFocusAllControls
    if QGuiApplication.styleHints().tabFocusBehavior() is not everywhere:
        return False
    found, now = list(stops(root)), QApplication.focusWidget()
    while now is not None and now is not root and now not in found:
        now = now.parentWidget()  # what has the keys may be a part of the stop
    if now not in found:
        return False
    place = (found.index(now) + (1 if forward else -1)) % len(found)
    reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    found[place].setFocus(reason)
    return True


def _parts(widget: QWidget) -> list[QWidget]:
    """As the layout has them, then those in none; a splitter keeps its own in their order."""
    laid = list(_laid_out(widget.layout()))
    known = set(laid)
    free = [part for part in widget.children() if isinstance(part, QWidget) and part not in known]
    return [*laid, *free]


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    for number in range(layout.count() if layout is not None else 0):
        item = layout.itemAt(number) if layout is not None else None
        if item is None:
            continue
        widget = item.widget()
        if widget is not None:
            yield widget
        else:
            yield from _laid_out(item.layout())
