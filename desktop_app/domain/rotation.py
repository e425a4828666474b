"""Which backups are kept: a pure rule about moments."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime, tzinfo

DAYS, WEEKS, MONTHS = 7, 4, 12


def kept(
    moments: Iterable[datetime], whole: Iterable[datetime], zone: tzinfo | None = None
) -> frozenset[datetime]:
    """The moments whose backups stay; `whole` are those that were found without any fault.

    Everything of the newest day stays, the newest of each of the last seven days, four weeks and
    twelve months that have one, and the newest that is whole. Days, weeks and months are counted
    by what there is and not by today's date, so that neither a clock that runs wild nor a year
    away from the desk empties the folder.
    """
    newest_first = sorted(moments, reverse=True)
    if not newest_first:
        return frozenset()
    last_day = _day(newest_first[0], zone)
    stay = {moment for moment in newest_first if _day(moment, zone) == last_day}
    periods: tuple[tuple[int, Callable[[datetime], tuple[int, ...]]], ...] = (
        (DAYS, lambda moment: _day(moment, zone)),
        (WEEKS, lambda moment: moment.astimezone(zone).isocalendar()[:2]),
        (MONTHS, lambda moment: _day(moment, zone)[:2]),
    )
    for count, period in periods:
        newest_of: dict[tuple[int, ...], datetime] = {}
        for moment in newest_first:
            newest_of.setdefault(period(moment), moment)
        stay |= set(list(newest_of.values())[:count])
    stay |= set(sorted(set(whole) & set(newest_first))[-1:])
    return frozenset(stay)


def _day(moment: datetime, zone: tzinfo | None) -> tuple[int, ...]:
    there = moment.astimezone(zone)
    return there.year, there.month, there.day
