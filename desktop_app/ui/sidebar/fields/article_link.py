"""Another article of the library: a card that opens a picker, and one that could be meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt

from desktop_app.ui.sidebar import painting
from desktop_app.ui.sidebar.fields.base import DetailField
from desktop_app.ui.sidebar.fields.card import CardButton
from desktop_app.ui.sidebar.picker import Choice, Picker
from desktop_app.ui.widgets.icon_button import IconButton
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme

_LONGEST = 38  # characters of a headline on the button that suggests it


class ArticleCard(CardButton):
    """Two lines about an article; or an invitation."""

    def __init__(self, theme: Theme, invitation: str) -> None:
        super().__init__(theme)
        self._invitation = invitation
        self._choice: Choice | None = None
        self._missing = False

    def show_choice(self, choice: Choice | None, *, missing: bool) -> None:
        """Show an article, or none; `missing` where the library has none of that slug."""
        self._choice, self._missing = choice, missing
        self.setAccessibleDescription(", ".join(part for part in self.words() if part))
        self.setToolTip(choice.label if choice else "")
        self.updateGeometry()
        self.update()

    def words(self) -> tuple[str, str]:
        """The two lines of the card."""
        if self._choice is None:
            return self._invitation, ""
        note = self.tr("The library has no such article") if self._missing else self._choice.note
        return self._choice.label, note

    def sizeHint(self) -> QSize:
        """One line for the invitation, two for an article."""
        return QSize(200, 46 if self._choice is not None else 32)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        painter, theme = self.framed(), self._theme
        upper, lower = self.words()
        width = self.width() - 10 - (34 if self._choice else 10)
        row = QRect(10, 5, width, 19) if lower else self.rect().adjusted(10, 0, -10, 0)
        ink = theme.colour("ink" if self._choice else "ink_soft")
        painting.draw_line(painter, row, upper, theme.ui_font(13), ink)
        if lower:
            token = theme.colour("bad" if self._missing else "ink_soft")
            row = QRect(10, 24, width, 17)
            painting.draw_line(painter, row, lower, theme.ui_font(12), token)
        painter.end()


class ArticleLinkField(DetailField):
    """The slug of an article, or "". Signals: `edited()` at once."""

    def __init__(self, theme: Theme, icons: Icons, label: str, invitation: str) -> None:
        super().__init__(theme, label)
        self._icons, self._placeholder = icons, invitation
        self._slug = ""
        self._choices: Sequence[Choice] = ()
        self._hinted = ""
        self.card = ArticleCard(theme, invitation)
        self.card.clicked.connect(self._choose)
        self.clear = IconButton(
            icons, "x", self.tr("No article"), size=24, icon_size=14, parent=self.card
        )
        self.clear.setCursor(Qt.CursorShape.ArrowCursor)
        self.clear.clicked.connect(self._on_clear)
        self.suggestion = TextButton(icons, "", kind="link")
        self.suggestion.clicked.connect(lambda: self._settle(self._hinted))
        self.set_control(self.card)
        self._layout.addWidget(self.suggestion, 0, Qt.AlignmentFlag.AlignLeft)
        self._refresh()

    def value(self) -> str:
        """The slug."""
        return self._slug

    def set_value(self, slug: str, choices: Sequence[Choice], suggested: str = "") -> None:
        """Show the article of that slug among these; `suggested` is offered while there is none."""
        self._slug, self._choices, self._hinted = slug, choices, suggested
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cross in the card's corner."""
        super().resizeEvent(event)
        self._place()

    def _refresh(self) -> None:
        named = {choice.key: choice for choice in self._choices}
        shown = named.get(self._slug) or (Choice(self._slug, self._slug) if self._slug else None)
        self.card.show_choice(shown, missing=bool(self._slug) and self._slug not in named)
        self.clear.setVisible(bool(self._slug))
        hinted = named.get(self._hinted)
        self.suggestion.setVisible(hinted is not None and not self._slug)
        if hinted is not None:
            short = hinted.label
            if len(short) > _LONGEST:
                short = f"{short[: _LONGEST - 1].rstrip()}…"
            self.suggestion.setText(self.tr("Take “{0}”").format(short))
            self.suggestion.setToolTip(hinted.label)
        self._place()

    def _place(self) -> None:
        self.clear.move(self.card.width() - 28, 4)

    def _choose(self) -> None:
        picker = Picker(self.theme, self._icons, self._placeholder, self._choices, self)
        picker.picked.connect(self._on_picked)
        picker.open_under(self.card)

    def _on_picked(self, choice: Choice) -> None:
        self._settle(choice.key)

    def _on_clear(self) -> None:
        self.card.setFocus()
        self._settle("")

    def _settle(self, slug: str) -> None:
        if slug != self._slug:
            self._slug = slug
            self._refresh()
            self.edited.emit()
