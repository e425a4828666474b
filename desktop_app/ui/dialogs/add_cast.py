"""The sheet that takes in a production and its cast, pasted or typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication, QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop_app.domain.castlines import parse_cast
from desktop_app.domain.records import ProductionType
from desktop_app.domain.text import clean
from desktop_app.ui.dialogs.cast_entry import (
    ProductionFacts,
    build_production,
    cast_text,
    crew_line,
    file_text,
    is_on_air,
    outlet_of,
    same_work,
    with_file,
)
from desktop_app.ui.dialogs.cast_table import CastTable, CastTableModel
from desktop_app.ui.sidebar.fields.choice import ChoiceField
from desktop_app.ui.sidebar.fields.line import LineField
from desktop_app.ui.widgets.label import make_label, set_tone
from desktop_app.ui.widgets.sheet import Sheet
from desktop_app.ui.widgets.text_button import TextButton

if TYPE_CHECKING:
    from collections.abc import Iterable

    from desktop_app.domain.castfile import CastFile
    from desktop_app.domain.records import Production
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme

_HEIGHT = 300
_WIDEST_NAME, _GAP = 180, 16  # pixels before a tab in the lines, and behind the longest name
_READ_MS = 120  # a pause in typing long enough to read the lines anew


@dataclass(frozen=True)
class CastEntry:
    """A production with its cast, to be added, or saved where the library has it already."""

    production: Production
    is_new: bool


class AddCastSheet(Sheet):
    """Facts and lines at the left, what is read from them at the right.

    Signals: `request_save(CastEntry)`; the sheet closes then.
    """

    request_save = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        known: Iterable[Production] = (),
        *,
        production: Production | None = None,
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent, "", width=900)
        self._edited = production
        self._known = [one for one in known if production is None or one.id != production.id]
        self._file: CastFile | None = None
        self._unread: tuple[int, ...] = ()
        self._doubtful = False
        self.model = CastTableModel(self)
        self.table = CastTable(theme, icons, self.model)
        self.title = LineField(theme, self.tr("Title"))
        self.year = LineField(theme, self.tr("Year"))
        self.type = ChoiceField(theme, icons, self.tr("Type"), self._types())
        self.outlet = LineField(theme, self.tr("Distributor"))
        self.season = LineField(theme, self.tr("Season"))
        self.episode = LineField(theme, self.tr("Episode"))
        self.text = QPlainTextEdit()
        self.swap_all = TextButton(icons, self.tr("Swap all"), "arrow-left-right", kind="quiet")
        self.save = TextButton(icons, "", "user-plus", kind="primary")
        self._found = make_label(theme, "", weight=600)
        self._note = make_label(theme, "", size=12, tone="soft", wrap=True)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_READ_MS)
        self._lay_out(theme, icons)
        self._connect()
        self._fill(production)

    def paste(self) -> bool:
        """Start with the clipboard, where it has a cast; says whether it has."""
        text = clean(QGuiApplication.clipboard().text())
        if not any(line.character for line in parse_cast(text).lines):
            return False
        self.text.setPlainText(text)
        self.read_now()
        return True

    def show_file(self, file: CastFile) -> None:
        """Start with what a file says."""
        self._file = file
        self.set_title(
            self.tr("Add the cast of {0}").format(file.title or self.tr("a production")),
            self.tr("Nothing is added until you say so. Swap a pair that is turned round."),
        )
        self.title.set_value(file.title)
        self.year.set_value(str(file.year or ""))
        self.type.set_value(file.type)
        on_air = is_on_air(file.type)
        self.outlet.set_value(file.network if on_air else file.distributor)
        self.text.setPlainText(file_text(file))
        self._on_type()
        self.read_now()
        if not file.title:
            self.title.line.setFocus()

    def read_now(self) -> None:
        """Read the lines at once."""
        self._timer.stop()
        text = clean(self.text.document().toRawText())
        found = parse_cast(text, self.title.value())
        self.model.show(found.lines)
        self._unread, self._doubtful = found.unread, found.doubtful
        self._refresh()

    def facts(self) -> ProductionFacts:
        """The fields above the cast as they stand."""
        kind = ProductionType(self.type.value())
        season = _number(self.season.value()) if kind in _WITH_SEASON else None
        episode = _number(self.episode.value()) if kind is ProductionType.EPISODE else None
        return ProductionFacts(
            " ".join(self.title.value().split()),
            _number(self.year.value()),
            kind,
            self.outlet.value(),
            season,
            episode,
        )

    def problem(self) -> str:
        """Why it cannot be saved yet, in a sentence; "" where it can."""
        facts = self.facts()
        if not facts.title:
            return self.tr("Give the production a title.")
        twin = same_work(facts, self._known)
        if twin is not None:
            return self.tr("The library has {0}: choose it in the Cast tab.").format(twin.label())
        return ""

    def _types(self) -> list[tuple[str, str]]:
        return [
            (ProductionType.FILM, self.tr("Film")),
            (ProductionType.SERIES, self.tr("Series")),
            (ProductionType.SEASON, self.tr("Season")),
            (ProductionType.EPISODE, self.tr("Episode")),
        ]

    def _align_tabs(self) -> None:
        """Let the names behind a tab stand one under another, and clear of those before."""
        width = self.text.fontMetrics().horizontalAdvance
        lines = [line.partition("\t") for line in self.text.toPlainText().split("\n")]
        widest = max((width(before) for before, tab, _ in lines if tab), default=0)
        self.text.setTabStopDistance(min(widest, _WIDEST_NAME) + _GAP)

    def _lay_out(self, theme: Theme, icons: Icons) -> None:
        for field, most in ((self.year, 2199), (self.season, 99), (self.episode, 999)):
            field.line.setValidator(QIntValidator(0, most, field.line))
            field.setFixedWidth(76)
        self.text.setFont(theme.ui_font(13))
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._align_tabs)
        self.text.setAccessibleName(self.tr("Cast, one a line"))
        self.text.setPlaceholderText(
            self.tr("One a line, in any of these forms:")
            + "\nGustav Fröhlich as Freder\nFritz Rasp ... the Thin Man\n"
            + "Brigitte Helm – Maria\nTheodor Loos (Josaphat)"
        )
        columns = QHBoxLayout()
        columns.setSpacing(20)
        columns.addLayout(self._facts_column(theme), 5)
        columns.addLayout(self._table_column(), 6)
        self.body.addLayout(columns)
        cancel = TextButton(icons, self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.add_button(cancel)
        self.add_button(self.save)

    def _facts_column(self, theme: Theme) -> QVBoxLayout:
        numbers = QHBoxLayout()
        numbers.setSpacing(10)
        numbers.addWidget(self.year)
        numbers.addWidget(self.type, 1)
        numbers.addWidget(self.season)
        numbers.addWidget(self.episode)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(self.title)
        column.addLayout(numbers)
        column.addWidget(self.outlet)
        column.addWidget(make_label(theme, self.tr("Cast"), size=12, tone="soft"))
        column.addWidget(self.text, 1)
        self.text.setMinimumHeight(_HEIGHT - 110)
        return column

    def _table_column(self) -> QVBoxLayout:
        top = QHBoxLayout()
        top.addWidget(self._found, 1)
        top.addWidget(self.swap_all)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self._note)
        self.table.setMinimumHeight(_HEIGHT)
        return column

    def _connect(self) -> None:
        self.text.textChanged.connect(self._timer.start)
        self._timer.timeout.connect(self.read_now)
        self.title.line.textChanged.connect(self._refresh)
        self.year.line.textChanged.connect(self._refresh)
        self.season.line.textChanged.connect(self._refresh)
        self.episode.line.textChanged.connect(self._refresh)
        self.type.edited.connect(self._on_type)
        self.model.dataChanged.connect(self._refresh)
        self.swap_all.clicked.connect(self.model.swap_all)
        self.save.clicked.connect(self._on_save)

    def _fill(self, production: Production | None) -> None:
        if production is None:
            self.set_title(
                self.tr("Add a production and its cast"),
                self.tr("Nothing is added until you say so. Swap a pair that is turned round."),
            )
        else:
            self.set_title(self.tr("Edit the cast of {0}").format(production.label()))
            self.title.set_value(production.title)
            self.year.set_value(str(production.year or ""))
            self.type.set_value(production.type)
            self.outlet.set_value(outlet_of(production))
            self.season.set_value(str(production.season or ""))
            self.episode.set_value(str(production.episode or ""))
            self.text.setPlainText(cast_text(production))
        self._on_type()
        self.read_now()

    def _on_type(self) -> None:
        kind = ProductionType(self.type.value())
        self.outlet.set_label(self.tr("Network") if is_on_air(kind) else self.tr("Distributor"))
        self.season.setVisible(kind in _WITH_SEASON)
        self.episode.setVisible(kind is ProductionType.EPISODE)
        self._refresh()

    def _refresh(self) -> None:
        count, total = len(self.model.parts()), self.model.rowCount()
        self._found.setText(
            self.tr("Nothing read yet")
            if not total
            else self.tr("1 part")
            if total == 1
            else self.tr("{0} parts").format(total)
        )
        self.swap_all.setEnabled(total > 0)
        text = self.tr("Save cast")
        if self._edited is None:
            text = self.tr("Add with {0} cast").format(count) if count else self.tr("Add")
        self.save.setText(text)
        self.save.setAccessibleName(text)
        problem = self.problem()
        self.save.setEnabled(not problem)
        self.save.setToolTip(problem)
        known = problem if self.title.value() else ""
        self._note.setText(known or self._reading_note())
        set_tone(self._note, "warn" if known else "soft")

    def _reading_note(self) -> str:
        notes = []
        if self._file is not None and (crew := crew_line(self._file)):
            notes.append(self.tr("Also added: {0}.").format(crew))
        if self._unread:
            lines = ", ".join(str(number) for number in self._unread[:8])
            more = "…" if len(self._unread) > 8 else ""
            notes.append(self.tr("Not read as cast: line {0}{1}.").format(lines, more))
        if self._doubtful:
            notes.append(self.tr("Amber pairs could be meant the other way round."))
        return " ".join(notes)

    def _on_save(self) -> None:
        self.read_now()
        if self.problem():
            return
        production = build_production(self.facts(), self.model.parts(), self._edited)
        if self._file is not None:
            production = with_file(production, self._file)
        self.accept()
        self.request_save.emit(CastEntry(production, self._edited is None))


_WITH_SEASON = (ProductionType.SEASON, ProductionType.EPISODE)


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and int(text) > 0 else None
