"""A time typed with its zone, shown short while nobody types."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject

from desktop_app.domain.moment import clock
from desktop_app.ui.sidebar.fields.line import LineField
from desktop_app.ui.sidebar.moment_text import MomentError, read_moment, write_moment
from desktop_app.ui.widgets.label import set_tone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from desktop_app.domain.moment import Moment
    from desktop_app.ui.theme import Theme

_PLAIN_WITHOUT_YEAR = timedelta(days=150)
_INSET = 12  # from the field's edge to its text
_LOCALE = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


def spoken_moment(moment: Moment) -> str:
    """A moment in full: "Friday 8 January 2016, 9:00 in New York"."""
    local = moment.local()
    day = f"{_LOCALE.dayName(local.isoweekday())} {local.day} {_LOCALE.monthName(local.month)}"
    text = QCoreApplication.translate("Moment", "{0} {1}, {2} in {3}")
    if moment.zone == "UTC" or moment.zone.startswith("Etc/"):
        text = QCoreApplication.translate("Moment", "{0} {1}, {2} {3}")
        place = write_moment(moment).rpartition(" ")[2]
    else:
        place = moment.zone.rpartition("/")[2].replace("_", " ")
    return text.format(day, local.year, clock(local), place)


def short_forms(moment: Moment) -> tuple[str, ...]:
    """A moment as a field may show it, the fullest first: "8 Jan 2016, 9:00 ET", "8 Jan 2016"."""
    local = moment.local()
    month = _LOCALE.monthName(local.month, QLocale.FormatType.ShortFormat)
    day, at = f"{local.day} {month} {local.year}", clock(local)
    zone = write_moment(moment).rpartition(" ")[2].rpartition("/")[2].replace("_", " ")
    forms = [f"{day}, {at} {zone}", f"{day}, {at}", day]
    if abs(moment.instant - datetime.now(UTC)) < _PLAIN_WITHOUT_YEAR:
        forms.insert(1, f"{local.day} {month}, {clock} {zone}")
    return tuple(forms)


class MomentField(LineField):
    """A time or none. While it is typed, the hint says what is understood, or what is wrong."""

    def __init__(self, theme: Theme, label: str, zone: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, label, parent=parent)
        self._zone = zone
        self._moment: Moment | None = None
        self._always_tone = ""
        self.line.setPlaceholderText(self.tr("None"))
        self.line.installEventFilter(self)
        self.line.textEdited.connect(self._explain)

    def set_zone(self, zone: str) -> None:
        """Say which zone counts where none is typed."""
        self._zone = zone

    def set_state(self, tone: str) -> None:
        """Mark the field: "warn" for an embargo that still holds."""
        self._always_tone = tone
        self._explain()

    def moment(self) -> Moment | None:
        """The moment that counts: the last one that could be read."""
        return self._moment

    def set_moment(self, moment: Moment | None) -> None:
        """Show a moment; what is being typed stays as it is."""
        if self.committer.pending() or moment == self._moment:
            return
        self._moment = moment
        self._show_text(editable=self.line.hasFocus())
        self._explain()

    def is_valid(self) -> bool:
        """Whether what stands there can be read."""
        return not self._problem()

    def take(self) -> bool:
        """Read the text; says whether the moment is another one now."""
        if not self.line.isModified():
            return False
        try:
            moment = read_moment(self.line.text(), self._zone)
        except MomentError:
            return False
        changed = moment != self._moment
        self._moment = moment
        return changed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the form to type in while the field has the focus, the short one else."""
        if watched is self.line and event.type() == QEvent.Type.FocusIn:
            if self.is_valid() and not self.line.isModified():
                self._show_text(editable=True)
            self._explain()
        elif watched is self.line and event.type() == QEvent.Type.Resize:
            if not self.line.hasFocus() and not self.line.isModified():
                self._show_text(editable=False)
        elif watched is self.line and event.type() == QEvent.Type.FocusOut:
            self.flush()
            if self.is_valid():
                self._show_text(editable=False)
            self._explain(leaving=True)
        return super().eventFilter(watched, event)

    def _show_text(self, *, editable: bool) -> None:
        if self._moment is None:
            text = ""
        else:
            text = write_moment(self._moment) if editable else self._short(self._moment)
        self.line.setText(text)
        self.line.setModified(False)
        self.line.setToolTip(spoken_moment(self._moment) if self._moment else "")
        if editable:
            self.line.selectAll()
        else:
            self.line.setCursorPosition(0)

    def _short(self, moment: Moment) -> str:
        room = self.line.width() - 2 * _INSET
        metrics = self.line.fontMetrics()
        forms = short_forms(moment)
        return next((form for form in forms if metrics.horizontalAdvance(form) <= room), forms[-1])

    def _problem(self) -> str:
        if not self.line.isModified():
            return ""
        try:
            read_moment(self.line.text(), self._zone)
        except MomentError as error:
            return error.reason
        return ""

    def _explain(self, _text: str = "", *, leaving: bool = False) -> None:
        problem = self._problem()
        set_tone(self.line, "bad" if problem else self._always_tone)
        if problem:
            self.set_hint(self._sentence(problem), "bad")
            return
        if leaving or not self.line.hasFocus() or not self.line.text().strip():
            self.set_hint("")
            return
        moment = self._moment
        if self.line.isModified():
            moment = read_moment(self.line.text(), self._zone)
        self.set_hint(spoken_moment(moment) if moment else "")

    def _sentence(self, reason: str) -> str:
        return {
            "day": self.tr("There is no such day."),
            "clock": self.tr("There is no such time of day."),
            "zone": self.tr("This zone is not known. Try ET, PT, UTC or Europe/Berlin."),
        }.get(reason, self.tr("Write it as 2016-01-08 09:00 ET."))
