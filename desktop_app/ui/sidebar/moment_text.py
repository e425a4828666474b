"""A time as a writer types it: "2016-01-08 09:00 ET", ISO 8601, or a day alone. Pure."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from desktop_app.domain.moment import Moment, moment_from

# The zones that desks write by their letters. Standard and summer letters mean the same place:
# nobody who writes "9:00 EST" in July wants ten o'clock.
ZONES: dict[str, str] = {
    "UTC": "UTC", "GMT": "UTC", "Z": "UTC",
    "ET": "America/New_York", "EST": "America/New_York", "EDT": "America/New_York",
    "CT": "America/Chicago", "CST": "America/Chicago", "CDT": "America/Chicago",
    "MT": "America/Denver", "MST": "America/Denver", "MDT": "America/Denver",
    "PT": "America/Los_Angeles", "PST": "America/Los_Angeles", "PDT": "America/Los_Angeles",
    "BST": "Europe/London", "UK": "Europe/London",
    "CET": "Europe/Berlin", "CEST": "Europe/Berlin", "MEZ": "Europe/Berlin",
    "EET": "Europe/Helsinki", "JST": "Asia/Tokyo", "IST": "Asia/Kolkata",
    "AET": "Australia/Sydney", "AEST": "Australia/Sydney", "AEDT": "Australia/Sydney",
}  # fmt: skip
_LETTERS = {
    "America/New_York": "ET",
    "America/Chicago": "CT",
    "America/Denver": "MT",
    "America/Los_Angeles": "PT",
    "UTC": "UTC",
}
_SHAPE = re.compile(
    r"^(?P<day>\d{4}-\d{1,2}-\d{1,2})"
    r"(?:[T\s,]+(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?::(?P<second>\d{2})(?:\.\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\.?(?![a-z]))?)?"
    r"\s*(?P<zone>[A-Za-z][A-Za-z_/+\-0-9]*|[+-]\d{2}:?\d{2})?$",
    re.IGNORECASE,
)


class MomentError(ValueError):
    """What was typed is no time. `reason` is "shape", "day", "clock" or "zone"."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read_moment(text: str, zone: str) -> Moment | None:
    """The moment that a text means, None for an empty one; `zone` counts where it names none.

    Raises MomentError where the text cannot be meant as a time.
    """
    text = text.strip()
    if not text:
        return None
    match = _SHAPE.match(text)
    if match is None:
        raise MomentError("shape")
    naive = _naive(match)
    named = match["zone"] or ""
    if named[:1] in {"+", "-"}:
        digits = named.replace(":", "")
        return _with_offset(naive, f"{digits[:3]}:{digits[3:]}")
    try:
        return moment_from(naive, _zone(named) if named else zone)
    except OverflowError as error:  # the first or the last day that there is
        raise MomentError("day") from error


def write_moment(moment: Moment) -> str:
    """A moment as `read_moment` reads it back: "2016-01-08 09:00 ET"."""
    local = moment.local()
    clock = f"{local:%Y-%m-%d %H:%M}" + (f":{local:%S}" if local.second else "")
    if moment.zone.startswith("Etc/GMT") and moment.zone != "Etc/GMT":
        return f"{clock} {local.isoformat()[-6:]}"
    return f"{clock} {_LETTERS.get(moment.zone, moment.zone)}"


def _naive(match: re.Match[str]) -> datetime:
    year, month, day = (int(part) for part in match["day"].split("-"))
    hour, minute = int(match["hour"] or 0), int(match["minute"] or 0)
    half = (match["half"] or "").replace(".", "").casefold()
    if half:
        if not 1 <= hour <= 12:
            raise MomentError("clock")
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        start = datetime(year, month, day)  # its zone is put on by the caller
    except ValueError as error:
        raise MomentError("day") from error
    try:
        return start.replace(hour=hour, minute=minute, second=int(match["second"] or 0))
    except ValueError as error:
        raise MomentError("clock") from error


def _with_offset(naive: datetime, offset: str) -> Moment:
    try:
        return moment_from(datetime.fromisoformat(f"{naive.isoformat()}{offset}"))
    except (ValueError, OverflowError) as error:
        raise MomentError("zone") from error


def _zone(name: str) -> str:
    known = ZONES.get(name.upper())
    if known:
        return known
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise MomentError("zone") from error
