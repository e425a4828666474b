"""The facts of a production under its title in the cast: a click puts one into the text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.facts import facts_of, spoken_date
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from desktop_app.domain.facts import Fact
    from desktop_app.domain.records import Production
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme

_LINE, _NOTE, _FOOT = 24, 18, 6
INDENT = 4  # the words of a link stand so far from its edge
_WIDEST = 128  # pixels of words in one of the two columns


def shown_facts(production: Production) -> tuple[Fact, ...]:
    """The facts worth a line of their own: who brings it out stands in the heading already."""
    facts = facts_of(production)
    return () if [fact.key for fact in facts] == ["outlet"] else facts


def facts_height(production: Production) -> int:
    """How many pixels the facts of a production want below its heading; 0 where there are none."""
    count, note = len(shown_facts(production)), bool(production.source or production.checked)
    height = (count + 1) // 2 * _LINE + (_NOTE if note else 0)
    return height + _FOOT if height else 0


class FactsStrip(QWidget):
    """Two facts in a line, and below them when the record was last checked, and against what.

    Signals: `insert_wanted(str)`.
    """

    insert_wanted = Signal(str)

    def __init__(self, theme: Theme, icons: Icons, production: Production) -> None:
        super().__init__()
        self.buttons: list[TextButton] = []
        self.setFixedHeight(facts_height(production))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, _FOOT if self.height() else 0)
        column.setSpacing(0)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        for number, fact in enumerate(shown_facts(production)):
            button = self._button(icons, fact)
            left = Qt.AlignmentFlag.AlignLeft
            grid.addWidget(button, number // 2, number % 2, left)
            self.buttons.append(button)
        column.addLayout(grid)
        self.note = ElidedLabel(theme, size=11)
        self.note.set_text(self._checked(production))
        self.note.set_token("ink_soft")
        self.note.setFixedHeight(_NOTE)
        self.note.setVisible(bool(self.note.text()))
        low = QHBoxLayout()
        low.setContentsMargins(INDENT, 0, 0, 0)
        low.addWidget(self.note, 1)
        column.addLayout(low)

    def _button(self, icons: Icons, fact: Fact) -> TextButton:
        button = TextButton(icons, "", kind="link")
        button.setProperty("tone", "soft")
        button.setFont(icons.theme.ui_font(12, 400))
        fits = button.fontMetrics().elidedText(fact.text, Qt.TextElideMode.ElideRight, _WIDEST)
        button.setText(fits)
        button.setFixedHeight(_LINE)
        names = {
            "outlet": self.tr("Network or distributor"),
            "premiere": self.tr("Premiere"),
            "director": self.tr("Director"),
            "runtime": self.tr("Runtime"),
        }
        words = self.tr("{0}: insert “{1}”").format(names[fact.key], fact.text)
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(partial(self._insert, fact.text))
        return button

    def _insert(self, text: str) -> None:
        self.insert_wanted.emit(text)

    def _checked(self, production: Production) -> str:
        checked, source = production.checked, production.source
        if checked is None:
            return self.tr("Not checked · {0}").format(source) if source else ""
        words = self.tr("Last checked {0}").format(spoken_date(checked))
        return f"{words} · {source}" if source else words
