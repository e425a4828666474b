"""The small line under a headline: "News · 2 min ago · 412 words"."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_app.domain.article import Kind, Status
from desktop_app.domain.moment import clock

if TYPE_CHECKING:
    from datetime import tzinfo

    from desktop_app.domain.article import ArticleRow

# By this name, which lupdate looks for.
translate = QCoreApplication.translate
_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)

# While it is written its length matters; later on it is only in the way.
_COUNTED = (Status.DRAFT, Status.IN_EDIT)

DOTS = {
    Status.DRAFT: "warn",
    Status.IN_EDIT: "warn",
    Status.READY: "good",
    Status.PUBLISHED: "ink_soft",
    Status.ARCHIVED: "ink_faint",
}


def kind_name(kind: Kind) -> str:
    """A kind as it is read."""
    return {
        Kind.NEWS: translate("Library", "News"),
        Kind.REVIEW: translate("Library", "Review"),
        Kind.RECAP: translate("Library", "Recap"),
        Kind.INTERVIEW: translate("Library", "Interview"),
        Kind.LIST: translate("Library", "List"),
        Kind.GALLERY: translate("Library", "Gallery"),
        Kind.CASTING: translate("Library", "Casting"),
        Kind.TRAILER: translate("Library", "Trailer"),
    }[kind]


def status_name(status: Status) -> str:
    """A status as it is read."""
    return {
        Status.DRAFT: translate("Library", "Draft"),
        Status.IN_EDIT: translate("Library", "In edit"),
        Status.READY: translate("Library", "Ready"),
        Status.PUBLISHED: translate("Library", "Published"),
        Status.ARCHIVED: translate("Library", "Archived"),
    }[status]


def ago(then: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """How long ago: "now", "2 min ago", "3 h ago", "yesterday", "Tuesday", "14 Jan"."""
    seconds = (now - then).total_seconds()
    day, today = then.astimezone(zone).date(), now.astimezone(zone).date()
    if seconds < 60:
        return translate("Library", "now")
    if seconds < 3600:
        return translate("Library", "{0} min ago").format(int(seconds // 60))
    if day == today:
        return translate("Library", "{0} h ago").format(int(seconds // 3600))
    if day == today - timedelta(days=1):
        return translate("Library", "yesterday")
    if timedelta() < today - day < timedelta(days=7):
        return _ENGLISH.dayName(day.isoweekday())
    return _day(then.astimezone(zone), today.year)


def meta_line(row: ArticleRow, now: datetime, zone: tzinfo | None = None) -> str:
    """What matters about an article in its status, parted by middle dots."""
    parts = [kind_name(row.kind)]
    if row.trashed_at is not None:
        parts.append(
            translate("Library", "in the trash since {0}").format(ago(row.trashed_at, now, zone))
        )
    elif row.status == Status.READY:
        parts.append(_embargo(row, now) or translate("Library", "ready"))
    elif row.status == Status.PUBLISHED and row.date is not None:
        parts.append(_day(row.date.local(), now.astimezone(zone).year))
    else:
        parts.append(ago(row.updated_at, now, zone))
    if row.rating:
        parts.append(row.rating)
    elif row.trashed_at is None and row.status in _COUNTED:
        parts.append(words_text(row.words))
    return " · ".join(parts)


def words_text(words: int) -> str:
    """A count of words as it is read: "1,208 words"."""
    if words == 1:
        return translate("Library", "1 word")
    return translate("Library", "{0} words").format(_ENGLISH.toString(words))


def spoken_line(row: ArticleRow, now: datetime) -> str:
    """The whole row for a screen reader."""
    headline = row.headline or translate("Library", "Untitled")
    return f"{headline}. {status_name(row.status)}. {meta_line(row, now).replace(' · ', ', ')}"


def now_utc() -> datetime:
    """The present instant."""
    return datetime.now(UTC)


def _embargo(row: ArticleRow, now: datetime) -> str:
    if row.embargo is None or row.embargo.instant <= now:
        return ""
    local = row.embargo.local()
    day = _day(local, now.astimezone(local.tzinfo).year)
    return translate("Library", "embargo {0}, {1}").format(day, clock(local))


def _day(moment: datetime, this_year: int) -> str:
    month = _ENGLISH.monthName(moment.month, QLocale.FormatType.ShortFormat)
    day = f"{moment.day} {month}"
    return day if moment.year == this_year else f"{day} {moment.year}"
