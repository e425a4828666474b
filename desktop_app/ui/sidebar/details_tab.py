"""Everything about the article that is not its text."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain.article import RATED, Details, Kind, Status
from desktop_app.domain.published_rating import with_status
from desktop_app.ui.sidebar.fields.chips import ChipsField, NewChip
from desktop_app.ui.sidebar.fields.choice import ChoiceField
from desktop_app.ui.sidebar.fields.hero import HeroField
from desktop_app.ui.sidebar.fields.line import LineField, TextField
from desktop_app.ui.sidebar.fields.moment import MomentField
from desktop_app.ui.sidebar.fields.slug import SlugField
from desktop_app.ui.sidebar.painting import MARGIN
from desktop_app.ui.sidebar.recap_fields import RecapFields
from desktop_app.ui.sidebar.requests import DetailsRequest, HubRequest
from desktop_app.ui.sidebar.review_fields import ReviewFields

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from desktop_app.domain.records import Records
    from desktop_app.ui.icons import Icons
    from desktop_app.ui.sidebar.fields.base import DetailField
    from desktop_app.ui.sidebar.thumbnails import ThumbnailSource
    from desktop_app.ui.theme import Theme

DESCRIPTION_LENGTH = 155
TITLE_LENGTH = 60


class DetailsTab(QScrollArea):
    """A form that tells each settled edit and shows what comes back without echo.

    Signals: `request_details(DetailsRequest)`, `request_new_hub(HubRequest)`.
    """

    request_details = Signal(object)
    request_new_hub = Signal(object)

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        thumbnails: ThumbnailSource,
        zone: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._zone = theme, icons, zone
        self._details = Details()
        self.kind = ChoiceField(theme, icons, self.tr("Kind"), self._kinds())
        self.status = ChoiceField(theme, icons, self.tr("Status"), self._statuses())
        self.review = ReviewFields(theme, icons)
        self.recap = RecapFields(theme, icons)
        self.date = MomentField(theme, self.tr("Date"), zone)
        self.embargo = MomentField(theme, self.tr("Embargo"), zone)
        self.slug = SlugField(theme, self.tr("Slug"))
        self.description = TextField(theme, self.tr("Search description"), least=2, most=6)
        self.seo_title = LineField(
            theme, self.tr("Search title"), self.tr("The headline, where this is empty")
        )
        self.bylines = ChipsField(theme, icons, self.tr("Bylines"), self.tr("Add a name"))
        self.tags = ChipsField(theme, icons, self.tr("Tags"), self.tr("Add a tag"))
        self.hubs = ChipsField(
            theme, icons, self.tr("Hubs"), self.tr("Add a hub"), free=False, can_make=True
        )
        self.productions = ChipsField(
            theme, icons, self.tr("Productions"), self.tr("Add a production"), free=False
        )
        self.hero = HeroField(theme, icons, thumbnails)
        self._labels = self._undo_labels()
        self._build()
        self._connect()

    def show_details(self, details: Details, records: Records, *, another: bool = False) -> None:
        """Show details as they are now; `another` where they belong to another article.

        Fields that already say so, or are being typed in, keep text, caret and focus.
        """
        if another:
            self.drop_pending()
        self._details = details
        taken = {slug for slug in records.articles if slug != details.slug}
        self.kind.set_value(details.kind)
        self.status.set_value(details.status)
        self._show_kind(details)
        self.review.offer(records.house.scales)
        self.review.set_value(details.review)
        self.recap.show_details(details, records)
        self._show_times(details)
        self.slug.set_value(details.slug)
        self.slug.set_taken(taken)
        self.description.set_value(details.description)
        self.seo_title.set_value(details.seo_title)
        self.bylines.set_value(details.bylines)
        self.tags.set_value(details.tags)
        self.hubs.set_options([(hub.slug, hub.name) for hub in records.hubs.values()])
        self.hubs.set_value(details.hubs)
        self.productions.set_options([(p.slug, p.label()) for p in records.productions.values()])
        self.productions.set_value(details.productions)
        hero = records.aliases.get(f"image:{details.hero}", details.hero)
        self.hero.set_value(hero, records.images)
        self._count()

    def set_known_words(self, bylines: Sequence[str], tags: Sequence[str]) -> None:
        """Complete bylines and tags from those of the other articles."""
        self.bylines.set_options([(name, name) for name in bylines])
        self.tags.set_options([(tag, tag) for tag in tags])

    def commit_pending(self) -> None:
        """Tell at once whatever was typed last: before another article, an export, the end."""
        for field in self._all_fields():
            field.flush()

    def drop_pending(self) -> None:
        """Forget whatever was typed and not told: it belongs to an article that is gone."""
        for field in self._all_fields():
            field.drop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A scroll area lets its content be wider than itself; a form should wrap instead."""
        super().resizeEvent(event)
        content = self.widget()
        layout = content.layout() if content is not None else None
        if content is None or layout is None:
            return
        bar = self.width() - self.viewport().width()
        layout.setContentsMargins(MARGIN, 12, max(2, MARGIN - bar), 20)
        content.setFixedWidth(self.viewport().width())

    def _kinds(self) -> list[tuple[str, str]]:
        return [
            (Kind.NEWS, self.tr("News")),
            (Kind.REVIEW, self.tr("Review")),
            (Kind.RECAP, self.tr("Recap")),
            (Kind.INTERVIEW, self.tr("Interview")),
            (Kind.LIST, self.tr("List")),
            (Kind.GALLERY, self.tr("Gallery")),
            (Kind.CASTING, self.tr("Casting")),
            (Kind.TRAILER, self.tr("Trailer")),
        ]

    def _statuses(self) -> list[tuple[str, str]]:
        return [
            (Status.DRAFT, self.tr("Draft")),
            (Status.IN_EDIT, self.tr("In edit")),
            (Status.READY, self.tr("Ready")),
            (Status.PUBLISHED, self.tr("Published")),
            (Status.ARCHIVED, self.tr("Archived")),
        ]

    def _undo_labels(self) -> dict[DetailField, str]:
        return {
            self.kind: self.tr("Change kind"),
            self.status: self.tr("Change status"),
            self.date: self.tr("Change date"),
            self.embargo: self.tr("Change embargo"),
            self.slug: self.tr("Change slug"),
            self.description: self.tr("Change search description"),
            self.seo_title: self.tr("Change search title"),
            self.bylines: self.tr("Change bylines"),
            self.tags: self.tr("Change tags"),
            self.hubs: self.tr("Change hubs"),
            self.productions: self.tr("Change productions"),
            self.hero: self.tr("Change lead image"),
        }

    def _build(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(MARGIN, 12, MARGIN, 20)
        column.setSpacing(12)
        column.addLayout(_beside(self.kind, self.status))
        column.addWidget(self.review)
        column.addWidget(self.recap)
        column.addLayout(_beside(self.date, self.embargo))
        rest = (self.slug, self.description, self.seo_title, self.bylines, self.tags)
        for field in (*rest, self.hubs, self.productions, self.hero):
            column.addWidget(field)
        column.addStretch(1)
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _connect(self) -> None:
        for field in self._labels:
            field.edited.connect(self._on_edited)
        self.review.edited.connect(self._on_review)
        self.recap.edited.connect(self._on_recap)
        self.hubs.request_new.connect(self._on_new_hub)
        self.description.typed.connect(self._count)
        self.seo_title.line.textChanged.connect(self._count)

    def _all_fields(self) -> tuple[DetailField, ...]:
        return (*self._labels, *self.review.fields())

    def _show_times(self, details: Details) -> None:
        zone = details.date.zone if details.date else self._zone
        self.date.set_zone(zone)
        self.embargo.set_zone(details.embargo.zone if details.embargo else zone)
        self.date.set_moment(details.date)
        self.embargo.set_moment(details.embargo)
        holds = details.embargo is not None and details.embargo.instant > datetime.now(UTC)
        self.embargo.set_state("warn" if holds else "")

    def _count(self) -> None:
        self._note_length(self.description, len(self.description.value()), DESCRIPTION_LENGTH)
        length = len(self.seo_title.value())
        if length:
            self._note_length(self.seo_title, length, TITLE_LENGTH)
        else:
            self.seo_title.set_note("")

    def _note_length(self, field: DetailField, length: int, most: int) -> None:
        tone = "warn" if length > most else "soft"
        field.set_note(self.tr("{0} of {1}").format(length, most), tone)

    def _on_edited(self) -> None:
        field = self.sender()
        details = self._take(field)
        if details != self._details:
            label = next(label for known, label in self._labels.items() if known is field)
            self._tell(details, label)

    def _on_review(self, label: str) -> None:
        self._tell(replace(self._details, review=self.review.value()), label)

    def _on_recap(self, label: str) -> None:
        self._tell(self.recap.taken_into(self._details), label)

    def _show_kind(self, details: Details) -> None:
        self.review.setVisible(details.kind in RATED)
        self.recap.setVisible(details.kind is Kind.RECAP)

    def _on_new_hub(self, wish: NewChip) -> None:
        self.request_new_hub.emit(HubRequest(wish.text))

    def _tell(self, details: Details, label: str) -> None:
        self._details = details
        self._show_kind(details)
        self.request_details.emit(DetailsRequest(details, label))

    def _take(self, field: object) -> Details:
        """The details with the value of one field taken over."""
        if field is self.kind:
            return replace(self._details, kind=Kind(self.kind.value()))
        if field is self.status:
            return with_status(self._details, Status(self.status.value()))
        times = {"date": self.date, "embargo": self.embargo}
        for name, time in times.items():
            if time is field:
                changed: dict[str, Any] = {name: time.moment()} if time.take() else {}
                return replace(self._details, **changed)
        plain = ("slug", "description", "seo_title", "bylines", "tags", "hubs", "productions")
        for name in (*plain, "hero"):
            if getattr(self, name) is field:
                changed = {name: getattr(self, name).value()}
                return replace(self._details, **changed)
        return self._details


def _beside(left: QWidget, right: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(left, 1, Qt.AlignmentFlag.AlignTop)
    row.addWidget(right, 1, Qt.AlignmentFlag.AlignTop)
    return row
