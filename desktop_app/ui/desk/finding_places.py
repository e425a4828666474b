"""Which findings stand at a place of the text as it is now."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

from desktop_app.ui.sidebar.finding_model import gravest_first

if TYPE_CHECKING:
    from desktop_app.domain.finding import Finding, Severity
    from desktop_app.ui.desk.parts import DeskCore

_MOST_SAID = 3


class Placed(NamedTuple):
    """A finding, and how many code points of the text it marks."""

    finding: Finding
    length: int


class FindingPlaces:
    """Knows what the last reading has found, moved along with the text since then."""

    def __init__(self, desk: DeskCore) -> None:
        self._desk = desk

    def at(self, first: int, last: int) -> list[Placed]:
        """What touches these code points of the body: the gravest, and then the shortest, first."""
        reading = self._desk.reading
        if reading is None:
            return []
        marked = [finding for finding in gravest_first(reading.findings) if finding.line]
        spans = self._desk.parts.article.rebase(
            [(finding.start, finding.end) for finding in marked], self._desk.reading_revision
        )
        found: dict[Severity, list[Placed]] = {}
        for finding, (start, end) in zip(marked, spans or (), strict=False):
            # One without length marks the character behind it.
            if start <= last and first <= max(end, start + 1):
                found.setdefault(finding.severity, []).append(Placed(finding, end - start))
        return [one for same in found.values() for one in sorted(same, key=_length)]

    def marked_at(self, place: int) -> list[Placed]:
        """The same for a place alone, where nearly always nothing is marked."""
        if not self._desk.parts.editor.body.marks.findings_at(place):
            return []
        return self.at(place, place)

    def words_at(self, place: int) -> str:
        """Why a place is marked, as HTML; "" where it is not."""
        return "".join(_words(one.finding) for one in self.marked_at(place)[:_MOST_SAID])


def _length(placed: Placed) -> int:
    return placed.length


def _words(finding: Finding) -> str:
    why = f"<br>{escape(finding.why)}" if finding.why else ""
    return f"<p><b>{escape(finding.message)}</b>{why}</p>"
