"""The threads of the program, one for each kind of work."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from desktop_app.ui.jobs import Lane


class Lanes(NamedTuple):
    """One thread for each kind of work."""

    library: Lane
    journal: Lane
    reading: Lane
    pictures: Lane
    export: Lane
    upkeep: Lane

    def close(self) -> None:
        """End the threads; only what is on its way to disk is finished first."""
        for lane in (self.pictures, self.export):
            lane.close(finish=False)
        for lane in (self.reading, self.upkeep, self.journal, self.library):
            lane.close()
