"""Labels that show what they are given as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from desktop_app.ui.theme import Theme


def make_label(
    theme: Theme,
    text: str = "",
    *,
    size: float = 13,
    weight: int = 400,
    tone: str = "",
    wrap: bool = False,
    parent: QWidget | None = None,
) -> QLabel:
    """A label in the interface face; `tone` is soft, faint, good, warn, bad, accent or nothing."""
    label = QLabel(text, parent)
    # A QLabel guesses rich text, and would then open local files.
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setFont(theme.ui_font(size, weight))
    label.setWordWrap(wrap)
    set_tone(label, tone)
    return label


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a widget another of the style sheet's tones."""
    if widget.property("tone") == tone:
        return
    widget.setProperty("tone", tone)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
