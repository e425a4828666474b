"""The fields of a production and of a credit with its person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.records import ProductionType
from desktop_app.ui.dialogs.record_values import (
    date_of,
    is_date,
    is_mended,
    names_of,
    number_of,
    renamed,
)
from desktop_app.ui.sidebar.fields.choice import ChoiceField
from desktop_app.ui.sidebar.fields.line import LineField
from desktop_app.ui.widgets.check_box import CheckBox
from desktop_app.ui.widgets.label import make_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from desktop_app.domain.records import Credit, Person, Production
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.theme import Theme

ROLES = (
    *("actor", "director", "writer", "showrunner", "creator", "producer", "composer"),
    *("cinematographer", "editor"),
)
_DAY = "1927-01-10"


class CheckedMark(CheckBox):
    """Whether a record was held against its source, and when."""

    def __init__(self, icons: Icons, today: date) -> None:
        super().__init__(icons, "")
        self._today = today
        self._day: date | None = None
        self.toggled.connect(self._say)
        self._say()

    def show_day(self, day: date | None) -> None:
        """Show the day of the last check, or that there was none."""
        self._day = day
        self.setChecked(day is not None)
        self._say()

    def day(self) -> date | None:
        """The day to keep: today's where the mark was only just set."""
        return (self._day or self._today) if self.isChecked() else None

    def _say(self) -> None:
        if not self.isChecked():
            self._day = None
        day = self.day()
        checked = self.tr("Checked against the source")
        text = checked if day is None else self.tr("Checked on {0}").format(day.isoformat())
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()


class Form(QWidget):
    """Rows of fields under one another."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)

    def head(self, text: str) -> None:
        """Begin a group of fields."""
        self.column.addWidget(make_label(self.theme, text, size=13, weight=600))

    def line(self, label: str, placeholder: str = "", *, most: int = 0, wide: int = 0) -> LineField:
        """A field; of numbers up to `most` where that is given."""
        field = LineField(self.theme, label, placeholder)
        if most:
            field.line.setValidator(QIntValidator(0, most, field.line))
        if wide:
            field.setFixedWidth(wide)
        return field

    def row(self, *widgets: QWidget) -> None:
        """Put some fields side by side."""
        line = QHBoxLayout()
        line.setSpacing(10)
        for widget in widgets:
            line.addWidget(widget, 0 if widget.minimumWidth() else 1, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(line)


class ProductionForm(Form):
    """Everything that is known of a production but its credits."""

    def __init__(self, theme: Theme, icons: Icons, production: Production, today: date) -> None:
        super().__init__(theme)
        self.head(self.tr("Production"))
        self._production = production
        kinds = [
            (ProductionType.FILM, self.tr("Film")),
            (ProductionType.SERIES, self.tr("Series")),
            (ProductionType.SEASON, self.tr("Season")),
            (ProductionType.EPISODE, self.tr("Episode")),
        ]
        self.title = self.line(self.tr("Title"))
        self.year = self.line(self.tr("Year"), most=2199, wide=70)
        self.type = ChoiceField(theme, icons, self.tr("Type"), kinds)
        self.season = self.line(self.tr("Season"), most=99, wide=70)
        self.episode = self.line(self.tr("Episode"), most=999, wide=70)
        self.distributor = self.line(self.tr("Distributor"))
        self.network = self.line(self.tr("Network"))
        self.runtime = self.line(self.tr("Runtime in minutes"), most=9999)
        self.release = self.line(self.tr("Release date"), _DAY)
        self.certificate = self.line(self.tr("Certificate"))
        self.source = self.line(self.tr("Source"), self.tr("Programme, press notes, address …"))
        self.checked = CheckedMark(icons, today)
        self.column.addWidget(self.title)
        self.row(self.year, self.type, self.season, self.episode)
        self.row(self.distributor, self.network)
        self.row(self.runtime, self.release, self.certificate)
        self.column.addWidget(self.source)
        self.column.addWidget(self.checked)
        self.column.addStretch(1)
        self._fill(production)
        self.type.edited.connect(self._on_type)
        self._on_type()

    def problem(self) -> str:
        """Why it cannot be kept like this, in a sentence; "" where it can."""
        if not self.title.value():
            return self.tr("Give the production a title.")
        if not is_date(self.release.value()):
            return self.tr("Write the release date as year-month-day: {0}.").format(_DAY)
        return ""

    def production(self) -> Production:
        """The production as the fields say it; its credits stay."""
        kind = ProductionType(self.type.value())
        in_season = kind in (ProductionType.SEASON, ProductionType.EPISODE)
        return replace(
            self._production,
            title=" ".join(self.title.value().split()),
            type=kind,
            year=number_of(self.year.value()),
            season=number_of(self.season.value()) if in_season else None,
            episode=number_of(self.episode.value()) if kind is ProductionType.EPISODE else None,
            distributor=self.distributor.value(),
            network=self.network.value(),
            runtime=number_of(self.runtime.value()),
            release_date=date_of(self.release.value()),
            certificate=self.certificate.value(),
            source=self.source.value(),
            checked=self.checked.day(),
        )

    def _fill(self, production: Production) -> None:
        self.type.set_value(production.type)
        released = production.release_date
        for field, value in (
            (self.title, production.title),
            (self.year, production.year),
            (self.season, production.season),
            (self.episode, production.episode),
            (self.distributor, production.distributor),
            (self.network, production.network),
            (self.runtime, production.runtime),
            (self.release, released.isoformat() if released else ""),
            (self.certificate, production.certificate),
            (self.source, production.source),
        ):
            field.set_value(str(value or ""))
        self.checked.show_day(production.checked)

    def _on_type(self) -> None:
        kind = ProductionType(self.type.value())
        self.season.setVisible(kind in (ProductionType.SEASON, ProductionType.EPISODE))
        self.episode.setVisible(kind is ProductionType.EPISODE)


class CreditForm(Form):
    """A credit, and below it the person who has it."""

    def __init__(
        self, theme: Theme, icons: Icons, credit: Credit, known: Sequence[Person], today: date
    ) -> None:
        super().__init__(theme)
        self.head(self.tr("Credit"))
        self._credit, self._known = credit, known
        self.name = self.line(self.tr("Person"))
        self.role = ChoiceField(theme, icons, self.tr("Role"), [])
        self.character = self.line(self.tr("Character"))
        also = self.tr("separate with ;")
        self.character_aliases = self.line(self.tr("Character is also called"), also)
        self.guest = CheckBox(icons, self.tr("Guest"))
        self.voice = CheckBox(icons, self.tr("Voice"))
        self.since = self.line(self.tr("In the part from"), _DAY)
        self.until = self.line(self.tr("Until"), _DAY)
        self.sort_name = self.line(self.tr("Sort name"), self.tr("Helm, Brigitte"))
        self.aliases = self.line(self.tr("Person is also called"), also)
        self.source = self.line(self.tr("Source"), self.tr("Programme, press notes, address …"))
        self.checked = CheckedMark(icons, today)
        self.row(self.name, self.role)
        self.row(self.character, self.character_aliases)
        self.row(self.since, self.until)
        self.row(self.guest, self.voice)
        self.head(self.tr("Person"))
        self.row(self.sort_name, self.aliases)
        self.column.addWidget(self.source)
        self.column.addWidget(self.checked)
        self.column.addStretch(1)
        self._fill(credit)
        self.name.line.textChanged.connect(self._say_who)

    def problem(self) -> str:
        """Why it cannot be kept like this, in a sentence; "" where it can."""
        if not self.name.value():
            return self.tr("Say who has this credit, or remove it.")
        if not (is_date(self.since.value()) and is_date(self.until.value())):
            return self.tr("Write dates as year-month-day: {0}.").format(_DAY)
        return ""

    def credit(self) -> Credit:
        """The credit as the fields say it."""
        person = self._whom()
        if person.id == self._credit.person.id:
            aliases = names_of(self.aliases.value())
            person = replace(
                person,
                sort_name=self.sort_name.value(),
                aliases=tuple(name for name in aliases if name != person.name),
                source=self.source.value(),
                checked=self.checked.day(),
            )
        return replace(
            self._credit,
            person=person,
            role=self.role.value(),
            character=" ".join(self.character.value().split()),
            character_aliases=names_of(self.character_aliases.value()),
            guest=self.guest.isChecked(),
            voice=self.voice.isChecked(),
            since=date_of(self.since.value()),
            until=date_of(self.until.value()),
        )

    def _whom(self) -> Person:
        return renamed(self._credit.person, " ".join(self.name.value().split()), self._known)

    def _fill(self, credit: Credit) -> None:
        person, roles = credit.person, dict.fromkeys((*ROLES, credit.role))
        self.role.set_choices([(role, role.capitalize()) for role in roles])
        self.role.set_value(credit.role)
        for field, value in (
            (self.name, person.name),
            (self.character, credit.character),
            (self.character_aliases, "; ".join(credit.character_aliases)),
            (self.since, credit.since.isoformat() if credit.since else ""),
            (self.until, credit.until.isoformat() if credit.until else ""),
            (self.sort_name, person.sort_name),
            (self.aliases, "; ".join(person.aliases)),
            (self.source, person.source),
        ):
            field.set_value(value)
        self.guest.setChecked(credit.guest)
        self.voice.setChecked(credit.voice)
        self.checked.show_day(person.checked)

    def _say_who(self) -> None:
        """Say whether this mends the name or gives the part to somebody else."""
        before, now = self._credit.person.name, self.name.value()
        if not before or not now or before == now:
            self.name.set_hint("")
        elif self._whom().id != self._credit.person.id:
            self.name.set_hint(self.tr("Gives the part to somebody else."))
        elif is_mended(before, now):
            self.name.set_hint(self.tr("Mends the name in every production."))
