"""The sheet for a production's record: its facts, its credits, and the people in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.records import Credit, Person, everyone
from desktop_app.ui.dialogs.record_forms import CreditForm, ProductionForm
from desktop_app.ui.dialogs.record_list import CreditList
from desktop_app.ui.dialogs.record_values import recast
from desktop_app.ui.widgets.icon_button import IconButton
from desktop_app.ui.widgets.label import make_label, set_tone
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.domain.records import Production
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme

_LIST_WIDTH, _HEIGHT = 290, 430


@dataclass(frozen=True)
class RecordSaved:
    """A production's record as it was, and as the writer wants it."""

    before: Production
    after: Production


class RecordSheet(Sheet):
    """The credits at the left; at the right the production's facts, or the credit chosen.

    Signals: `request_save(RecordSaved)`; the sheet closes then.
    """

    request_save = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        production: Production,
        known: Iterable[Production] = (),
        *,
        today: date | None = None,
        parent: QWidget,
    ) -> None:
        title = self.tr("The record of {0}").format(production.label())
        super().__init__(theme, parent, title, width=880)
        self._theme, self._icons = theme, icons
        self._production, self._known = production, everyone(known)
        self._today = today or date.today()
        self._shown: UUID | None = None  # the credit whose fields are shown
        self.facts = ProductionForm(theme, icons, production, self._today)
        self.form: CreditForm | None = None
        self.list = CreditList(theme)
        self.show_facts = TextButton(icons, self.tr("Production"), "clapperboard")
        self.add = IconButton(icons, "plus", self.tr("Add a credit"), size=30)
        self.remove = IconButton(icons, "trash-2", self.tr("Remove the credit (Delete)"), size=30)
        self.up = IconButton(icons, "arrow-up", self.tr("Higher in the billing (Alt+Up)"), size=30)
        self.down = IconButton(
            icons, "arrow-down", self.tr("Lower in the billing (Alt+Down)"), size=30
        )
        self.recast = TextButton(icons, self.tr("Recast"), "user-plus", kind="quiet")
        self.recast.setToolTip(self.tr("Give the part to somebody else from a day on"))
        self.save = TextButton(icons, self.tr("Save"), kind="primary")
        self._note = make_label(theme, "", size=12, tone="soft", wrap=True)
        set_tone(self._note, "warn")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.facts)
        self._lay_out(icons)
        for row, credit in enumerate(production.credits):
            self.list.insert(row, credit)
        self._connect()
        self._refresh()

    def show_credit(self, credit_id: UUID) -> None:
        """Start with a credit's fields."""
        for row, credit in enumerate(self.list.credits_()):
            if credit.id == credit_id:
                self.list.setCurrentRow(row)

    def production(self) -> Production:
        """The record as the sheet has it, billed in the order of the list."""
        credits_ = self.list.credits_()
        if [one.id for one in credits_] != [one.id for one in self._production.credits]:
            credits_ = tuple(replace(one, billing=n) for n, one in enumerate(credits_, start=1))
        return replace(self.facts.production(), credits=credits_)

    def _lay_out(self, icons: Icons) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(2)
        tools.addWidget(self.show_facts)
        tools.addStretch(1)
        for button in (self.add, self.up, self.down, self.remove):
            tools.addWidget(button)
        left = QVBoxLayout()
        left.setSpacing(6)
        left.addLayout(tools)
        left.addWidget(self.list, 1)
        self.list.setFixedWidth(_LIST_WIDTH)
        self.list.setMinimumHeight(_HEIGHT)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self._pages, 1)
        right.addWidget(self._note)
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(left)
        columns.addLayout(right, 1)
        self.body.addLayout(columns)
        cancel = TextButton(icons, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.add_button(self.recast, left=True)
        self.add_button(cancel)
        self.add_button(self.save, default=True)

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(self._on_row)
        self.list.reordered.connect(self._refresh)
        self.list.remove_wanted.connect(self._remove)
        self.show_facts.clicked.connect(self._show_facts)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self.list.shift(-1))
        self.down.clicked.connect(lambda: self.list.shift(1))
        self.recast.clicked.connect(self._recast)
        self.save.clicked.connect(self._on_save)

    def _take(self) -> bool:
        """Take what the fields say into the list; says whether they can be kept like that."""
        if self.form is None or self._shown is None:
            return True
        rows = self.list.credits_()
        row = next((n for n, credit in enumerate(rows) if credit.id == self._shown), None)
        if row is None:
            return True
        if problem := self.form.problem():
            self._note.setText(problem)
            return False
        credit = self.form.credit()
        self.list.put(row, credit)
        for other, one in enumerate(rows):  # the same person in another part
            if other != row and one.person.id == credit.person.id:
                self.list.put(other, replace(one, person=credit.person))
        return True

    def _on_row(self, row: int) -> None:
        credit = self.list.credit(row) if row >= 0 else None
        if credit is not None and credit.id == self._shown:
            return
        if not self._take():
            self._back_to_shown()
            return
        self._show_form(self.list.credit(row) if row >= 0 else None)

    def _back_to_shown(self) -> None:
        self.list.blockSignals(True)
        for row, credit in enumerate(self.list.credits_()):
            if credit.id == self._shown:
                self.list.setCurrentRow(row)
        self.list.blockSignals(False)

    def _show_form(self, credit: Credit | None) -> None:
        if self.form is not None:
            self._pages.removeWidget(self.form)
            self.form.deleteLater()
            self.form = None
        self._shown = credit.id if credit is not None else None
        if credit is not None:
            theirs = tuple(one.person for one in self.list.credits_() if one.person.name)
            known = (*theirs, *self._known)
            self.form = CreditForm(self._theme, self._icons, credit, known, self._today)
            self._pages.addWidget(self.form)
            self._pages.setCurrentWidget(self.form)
        else:
            self._pages.setCurrentWidget(self.facts)
        self._note.setText("")
        self._refresh()

    def _show_facts(self) -> None:
        if self._take():
            self.list.setCurrentRow(-1)
            self._show_form(None)
        self.facts.title.line.setFocus()

    def _add(self) -> None:
        self._insert(Credit(uuid4(), Person(uuid4(), "", "")), self.list.count())

    def _recast(self) -> None:
        row = self.list.currentRow()
        if row >= 0 and self._take():
            before, after = recast(self.list.credit(row), self._today)
            self.list.put(row, before)
            self._show_form(None)
            self._insert(after, row + 1)

    def _insert(self, credit: Credit, row: int) -> None:
        if not self._take():
            return
        self.list.insert(row, credit)
        self.list.setCurrentRow(row)
        if self.form is not None:
            self.form.name.line.setFocus()

    def _remove(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self._shown = None  # nothing of its fields is kept
            self.list.takeItem(row)
            row = self.list.currentRow()
            self._show_form(self.list.credit(row) if row >= 0 else None)

    def _refresh(self) -> None:
        row, count = self.list.currentRow(), self.list.count()
        self.remove.setEnabled(row >= 0)
        self.recast.setEnabled(row >= 0)
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < count - 1)

    def _on_save(self) -> None:
        if not self._take():
            return
        if problem := self.facts.problem():
            self._show_facts()
            self._note.setText(problem)
            return
        saved = RecordSaved(self._production, self.production())
        self.accept()
        if saved.after != saved.before:
            self.request_save.emit(saved)
