"""Times as people say them: "Today 10:42", "Yesterday 17:20", "3 July 2008"."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_app.domain.moment import clock

if TYPE_CHECKING:
    from datetime import tzinfo


def spoken_time(instant: datetime, now: datetime | None = None, zone: tzinfo | None = None) -> str:
    """An instant against `now`, on the clock of `zone` (the computer's where none is given)."""
    then = instant.astimezone(zone)
    today = (now or datetime.now().astimezone()).astimezone(zone).date()
    at = clock(then)
    if then.date() == today:
        return QCoreApplication.translate("When", "Today {0}").format(at)
    if then.date() == today - timedelta(days=1):
        return QCoreApplication.translate("When", "Yesterday {0}").format(at)
    locale = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    if timedelta() < today - then.date() < timedelta(days=7):
        return f"{locale.dayName(then.isoweekday())} {at}"
    day = f"{then.day} {locale.monthName(then.month, QLocale.FormatType.ShortFormat)}"
    return f"{day} {at}" if then.year == today.year else f"{day} {then.year}"
