"""A time as a desk means it: an instant, and the zone that it was meant in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_HALF_HOUR_ZONES = {
    timedelta(hours=5, minutes=30): "Asia/Kolkata",
    timedelta(hours=5, minutes=45): "Asia/Kathmandu",
    timedelta(hours=9, minutes=30): "Australia/Darwin",
}


@dataclass(frozen=True, order=True)
class Moment:
    """An instant in UTC with the IANA zone that it was meant in."""

    instant: datetime
    zone: str = "UTC"

    def local(self) -> datetime:
        """The instant on the clock of its own zone."""
        return self.instant.astimezone(zone_of(self.zone))

    def isoformat(self) -> str:
        """RFC 3339 with seconds and the offset of its own zone."""
        return self.local().isoformat(timespec="seconds")


def zone_of(name: str) -> ZoneInfo:
    """The zone of that name, UTC where it is not known."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def moment_from(value: datetime, zone: str | None = None) -> Moment:
    """A moment from a datetime; one without an offset is read on the clock of `zone`."""
    if value.tzinfo is None:
        name = zone or "UTC"
        return Moment(value.replace(tzinfo=zone_of(name)).astimezone(UTC), name)
    return Moment(value.astimezone(UTC), zone or _zone_for(value))


def moment_from_text(text: str, zone: str | None = None) -> Moment:
    """Read an ISO 8601 date or time; raises ValueError where it is none."""
    return moment_from(datetime.fromisoformat(text.strip()), zone)


def _zone_for(value: datetime) -> str:
    key = getattr(value.tzinfo, "key", None)
    if isinstance(key, str):
        return key
    offset = value.utcoffset() or timedelta()
    hours, rest = divmod(int(offset.total_seconds()), 3600)
    if offset == timedelta():
        return "UTC"
    if rest:
        return _HALF_HOUR_ZONES.get(offset, "UTC")
    # IANA's Etc zones count westward, the opposite of ISO 8601's sign.
    return f"Etc/GMT{-hours:+d}"


def clock(time: datetime) -> str:
    """The time of day as people write it: "9:05"."""
    return f"{time.hour}:{time.minute:02d}"
