"""The chips below the dek: what kind of piece it is, what it is about, whose, and from when."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QDateTime, QLocale, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.article import Kind
from desktop_app.ui.widgets.chip import Chip
from desktop_app.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from collections.abc import Mapping

    from desktop_app.domain.article import Details
    from desktop_app.domain.moment import Moment
    from desktop_app.domain.records import Hub, Production, Records
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.open_article import OpenArticle

_KIND_ICONS = {
    Kind.NEWS: "newspaper",
    Kind.REVIEW: "star",
    Kind.RECAP: "rotate-ccw",
    Kind.INTERVIEW: "mic",
    Kind.LIST: "list",
    Kind.GALLERY: "images",
    Kind.CASTING: "users",
    Kind.TRAILER: "video",
}


class DetailsWish(NamedTuple):
    """A chip was pressed: show this field of the details."""

    field: str  # "kind", "productions", "hubs", "bylines" or "embargo"


class _Face(NamedTuple):
    field: str
    text: str
    icon: str
    tone: str = ""


class ChipRow(QWidget):
    """Shows some of the details; each chip leads to its field.

    Signals: `pressed(DetailsWish)`; `changed()` when it may need another height.
    """

    pressed = Signal(object)
    changed = Signal()

    def __init__(self, article: OpenArticle, icons: Icons) -> None:
        super().__init__()
        self._article = article
        self._icons = icons
        self._productions: Mapping[str, Production] = {}
        self._hubs: Mapping[str, Hub] = {}
        self._faces: tuple[_Face, ...] = ()
        self._flow = FlowLayout(self, spacing=6)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        article.opened.connect(self._refresh)
        article.details_changed.connect(self._refresh)

    def show_records(self, records: Records) -> None:
        """Take names from these records."""
        self._productions, self._hubs = records.productions, records.hubs
        self._refresh()

    def heightForWidth(self, width: int) -> int:
        """How tall it is at that width."""
        return self._flow.heightForWidth(width)

    def chips(self) -> list[Chip]:
        """The chips, from the left."""
        found = (self._flow.itemAt(index) for index in range(self._flow.count()))
        widgets = (item.widget() for item in found if item is not None)
        return [widget for widget in widgets if isinstance(widget, Chip)]

    def _refresh(self, _signal: object = None) -> None:
        faces = self._make_faces(self._article.details) if self._article.is_open() else ()
        if faces == self._faces:
            return
        self._faces = faces
        self._flow.clear()
        for face in faces:
            chip = Chip(self._icons, face.text, face.icon, tone=face.tone, parent=self)
            chip.setProperty("field", face.field)
            chip.setToolTip(self.tr("Show in Details"))
            chip.clicked.connect(self._press)
            self._flow.addWidget(chip)
            chip.show()
        self.changed.emit()

    def _press(self) -> None:
        self.pressed.emit(DetailsWish(str(self.sender().property("field"))))

    def _make_faces(self, details: Details) -> tuple[_Face, ...]:
        productions, hubs = self._productions, self._hubs
        faces = [_Face("kind", self._kind_name(details.kind), _KIND_ICONS[details.kind])]
        for slug in details.productions:
            name = productions[slug].label() if slug in productions else slug
            faces.append(_Face("productions", name, "clapperboard"))
        if not details.productions:
            faces.append(_Face("productions", self.tr("No production"), "clapperboard"))
        faces += [
            _Face("hubs", hubs[slug].name if slug in hubs else slug, "layers")
            for slug in details.hubs
        ]
        byline = self.tr(" and ").join(details.bylines) or self.tr("No byline")
        faces.append(_Face("bylines", byline, "user"))
        faces.append(self._embargo_face(details.embargo))
        return tuple(faces)

    def _embargo_face(self, embargo: Moment | None) -> _Face:
        if embargo is None:
            return _Face("embargo", self.tr("No embargo"), "clock")
        local = embargo.local()
        now = datetime.now(UTC)
        shape = "MMM d, H:mm" if local.year == now.year else "MMM d, yyyy, H:mm"
        when = QLocale().toString(_wall_clock(local), shape)
        if embargo.instant > now:
            return _Face("embargo", self.tr("Embargo until {0}").format(when), "clock", "warn")
        return _Face("embargo", self.tr("Embargo was {0}").format(when), "clock")

    def _kind_name(self, kind: Kind) -> str:
        return {
            Kind.NEWS: self.tr("News"),
            Kind.REVIEW: self.tr("Review"),
            Kind.RECAP: self.tr("Recap"),
            Kind.INTERVIEW: self.tr("Interview"),
            Kind.LIST: self.tr("List"),
            Kind.GALLERY: self.tr("Gallery"),
            Kind.CASTING: self.tr("Casting"),
            Kind.TRAILER: self.tr("Trailer"),
        }[kind]


def _wall_clock(local: datetime) -> QDateTime:
    """The time as the clock of its own zone shows it, whatever zone this machine is in."""
    return QDateTime.fromString(local.strftime("%Y-%m-%dT%H:%M:%S"), "yyyy-MM-ddTHH:mm:ss")
