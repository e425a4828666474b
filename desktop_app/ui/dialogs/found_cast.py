"""The sheet that shows the cast that a text names, before any of it is added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QIntValidator, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop_app.domain.records import Production
from desktop_app.ui.dialogs.cast_entry import ProductionFacts, same_work
from desktop_app.ui.dialogs.found_model import FoundCastModel, found_rows
from desktop_app.ui.dialogs.found_table import FoundTable
from desktop_app.ui.dialogs.tick_table import TICK
from desktop_app.ui.sidebar.picker import Choice, Picker
from desktop_app.ui.widgets.elided_label import ElidedLabel
from desktop_app.ui.widgets.label import make_label
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from desktop_app.domain.extraction import FoundPair
    from desktop_app.domain.foundcast import Part
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme

_WIDTH = 980
_NARROW = 680  # with nothing to show
_GAP = 10  # below the subtitle, where there is no table
_ANY_HEIGHT = 16_777_215  # Qt's own
_CHEVRON = 14
_MOST_NAME = 330


@dataclass(frozen=True)
class FoundCast:
    """Parts to add to a production, which is made first where it is new."""

    production: Production
    is_new: bool
    parts: tuple[Part, ...]


class FoundCastSheet(Sheet):
    """A table of pairs, and the production that they are for.

    Opens empty; `show_pairs` fills it once the text is read.

    Signals: `request_add(FoundCast)`; the sheet closes then.
    """

    request_add = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        given: Sequence[Production],
        known: Sequence[Production],
        *,
        likely: Production | None = None,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent, "", width=_WIDTH)
        self._icons = icons
        self._given = tuple(given)
        self._known = tuple(known)
        self._chosen = self._given[0] if self._given else likely
        self.model = FoundCastModel(self)
        self.table = FoundTable(theme, icons, self.model)
        self.chooser = ProductionButton(theme, icons)
        self.title = QLineEdit()
        self.year = QLineEdit()
        self.add = TextButton(icons, "", kind="primary")
        self.cancel = TextButton(icons, self.tr("Cancel"))
        # Not a label that wraps: its height for width would keep the table from giving way.
        self._note = ElidedLabel(theme, size=12, token="ink_soft")
        self._new = QWidget()
        self._lay_out(theme)
        self.chooser.clicked.connect(self.choose_production)
        self.title.textChanged.connect(self._refresh)
        self.year.textChanged.connect(self._refresh)
        self.model.dataChanged.connect(self._refresh)
        self.table.request_add.connect(self.add.click)
        self.add.clicked.connect(self._on_add)
        self.cancel.clicked.connect(self.reject)
        self._show_reading()

    def show_pairs(self, pairs: Sequence[FoundPair]) -> None:
        """Show what the text says, or that it says nothing of a cast."""
        if not pairs:
            self._show_nothing()
            return
        self.set_title(
            self.tr("Cast found in this text"),
            self.tr(
                "Nothing is added until you say so. Swap a pair that is the wrong way round, "
                "untick what is not cast."
            ),
        )
        self._scroll.setMinimumHeight(0)
        self._scroll.setMaximumHeight(_ANY_HEIGHT)
        for part in (self.table, self.chooser, self.add):
            part.show()
        self.model.show(found_rows(pairs))
        self.choose(self._chosen)
        self.table.setCurrentIndex(self.model.index(0, TICK))
        self.table.setFocus(Qt.FocusReason.PopupFocusReason)

    def choose(self, production: Production | None) -> None:
        """Add to that production; to a new one for None."""
        self._chosen = production
        self.model.set_cast(production.cast() if production is not None else ())
        self.chooser.set_name(
            production.label() if production is not None else self.tr("New production")
        )
        self._new.setVisible(production is None)
        self._refresh()

    def choose_production(self) -> None:
        """Open the list of productions."""
        given = {one.id for one in self._given}
        others = [one for one in self._known if one.id not in given]
        choices = [
            *(Choice(one.slug, one.label(), self.tr("In this article")) for one in self._given),
            *(Choice(one.slug, one.label(), self._count(one)) for one in others),
            Choice("", self.tr("New production…"), self.tr("Asks for its title and year")),
        ]
        picker = Picker(self.theme, self._icons, self.tr("Find a production"), choices, self)
        picker.picked.connect(self._on_picked)
        picker.open_under(self.chooser)

    def problem(self) -> str:
        """Why nothing can be added yet, in a sentence; "" where it can."""
        facts = self._facts()
        if self._chosen is None and not facts.title:
            return self.tr("Give the production a title.")
        twin = same_work(facts, self._known) if self._chosen is None else None
        if twin is not None:
            return self.tr("The library has {0}: choose it below.").format(twin.label())
        if not self.model.parts() and not self._uses_cast():
            if self.model.known_count() == self.model.rowCount():
                return self.tr("All of them are in the cast already.")
            return self.tr("Tick who is to be added.")
        return ""

    def _lay_out(self, theme: Theme) -> None:
        self.body.setContentsMargins(8, 2, 8, 0)
        self.body.setSpacing(0)
        self.body.addWidget(self.table, 1)
        row = QHBoxLayout(self._new)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(8)
        for line, name, width in (
            (self.title, self.tr("Title"), 280),
            (self.year, self.tr("Year"), 80),
        ):
            line.setFont(theme.ui_font(13))
            line.setFixedWidth(width)
            line.setAccessibleName(name)
            label = make_label(theme, name, size=13, tone="soft")
            label.setBuddy(line)
            row.addWidget(label)
            row.addWidget(line)
        self.year.setValidator(QIntValidator(1, 9999, self))
        row.addSpacing(4)
        row.addWidget(self._note, 1)
        self.body.addWidget(self._new)
        self.add_button(self.chooser, left=True)
        self.add_button(self.cancel)
        self.add_button(self.add, default=True)

    def _show_reading(self) -> None:
        self.set_title(self.tr("Cast found in this text"), self.tr("Reading the text…"))
        self._hide_table()

    def _show_nothing(self) -> None:
        self.set_title(
            self.tr("No cast found in this text"),
            self.tr(
                "Marquee looks for pairs such as “Ellen (Greta Schröder)” or “Count Orlok, played "
                "by Max Schreck”."
            ),
        )
        self._hide_table()
        self._wish = _NARROW
        self.place()
        self.cancel.setText(self.tr("Close"))
        self.cancel.setAccessibleName(self.tr("Close"))
        self.cancel.setFocus(Qt.FocusReason.PopupFocusReason)

    def _hide_table(self) -> None:
        for part in (self.table, self._new, self.chooser, self.add):
            part.hide()
        self._scroll.setFixedHeight(_GAP)

    def _facts(self) -> ProductionFacts:
        year = self.year.text()
        title = " ".join(self.title.text().split())
        return ProductionFacts(title, int(year) if year.isdecimal() and int(year) else None)

    def _count(self, production: Production) -> str:
        count = len(production.cast())
        return self.tr("1 part") if count == 1 else self.tr("{0} parts").format(count)

    def _uses_cast(self) -> bool:
        """Whether all that is left to do is to give the article a cast that is there."""
        given = any(self._chosen is not None and one.id == self._chosen.id for one in self._given)
        return not given and not self.model.parts() and self.model.known_count() > 0

    def _refresh(self) -> None:
        count = len(self.model.parts())
        text = self.tr("Add {0} to the cast").format(count) if count else self.tr("Add to the cast")
        if self._uses_cast():
            text = self.tr("Use this cast")
        self.add.setText(text)
        self.add.setAccessibleName(text)
        problem = self.problem()
        self.add.setEnabled(not problem)
        self.add.setToolTip(problem)
        warned = self._chosen is None and bool(self._facts().title)
        self._note.set_text(problem)
        self._note.set_token("warn" if warned else "ink_soft")

    def _on_picked(self, choice: Choice) -> None:
        productions = {one.slug: one for one in (*self._known, *self._given)}
        self.choose(productions.get(choice.key))
        (self.table if choice.key else self.title).setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_add(self) -> None:
        if self.problem():
            return
        facts = self._facts()
        production = self._chosen or Production(uuid4(), "", facts.title, year=facts.year)
        found = FoundCast(production, self._chosen is None, self.model.parts())
        self.accept()
        self.request_add.emit(found)


class ProductionButton(QPushButton):
    """The words “Production: NAME ▾”, the name cut where it is too long."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._name = ""
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def set_name(self, name: str) -> None:
        """Show the name of what is chosen."""
        self._name = name
        self.setAccessibleName(self.tr("Production: {0}").format(name))
        self.setToolTip(self.tr("Choose where the cast goes"))
        self.updateGeometry()
        self.update()

    def name(self) -> str:
        """The name that is shown."""
        return self._name

    def sizeHint(self) -> QSize:
        """Lead, name and chevron in a line."""
        return QSize(self._lead_width() + self._name_width() + _CHEVRON + 12, 30)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter and Down open it as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words, the chevron, and a ring while it has the keyboard."""
        theme, height = self._theme, self.height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.ui_font(13))
        painter.setPen(theme.colour("ink"))
        left, middle = self._lead_width(), Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRect(0, 0, left, height), middle, self.tr("Production:"))
        font = theme.ui_font(13, 600)
        width = self._name_width()
        name = QFontMetrics(font).elidedText(self._name, Qt.TextElideMode.ElideRight, width)
        painter.setFont(font)
        painter.drawText(QRect(left, 0, width + 1, height), middle, name)
        token = "ink" if self.underMouse() or self.isDown() else "ink_soft"
        pixmap = self._icons.pixmap("chevron-down", token, _CHEVRON, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(left + width + 6, (height - _CHEVRON) // 2), pixmap)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 1.5))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 5, 5)

    def _lead_width(self) -> int:
        metrics = QFontMetrics(self._theme.ui_font(13))
        return metrics.horizontalAdvance(self.tr("Production:")) + 5

    def _name_width(self) -> int:
        metrics = QFontMetrics(self._theme.ui_font(13, 600))
        return min(_MOST_NAME, metrics.horizontalAdvance(self._name) + 1)
