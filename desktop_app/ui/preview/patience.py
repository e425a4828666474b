"""How long the page view is waited for: the window never is, but its page may be, for minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from desktop_app.ui.preview.page_model import Page

TICK_MS = 1_000
LATE, TOO_LATE = 2, 30  # ticks: for all that is asked, and for one answer
LARGE = 100_000  # characters of HTML: what goes over in one go is asked for its layout, too
_SHORTER = 0.9  # of a page that was given up, before it is tried again


class Patience(QObject):
    """Counts what the page takes for its answers, in ticks: a machine that sleeps counts none.

    Signals: `late()` when a page takes a while; `too_late()` when an answer does not come at all.
    """

    late = Signal()
    too_late = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ticks = 0
        self._since_answer = 0
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)

    def begin(self) -> None:
        """Something is asked, maybe behind an answer to what was asked before."""
        self._since_answer = 0
        if not self._timer.isActive():
            self._ticks = 0
            self._timer.start()

    def end(self) -> None:
        """All has been answered."""
        self._timer.stop()

    def _tick(self) -> None:
        self._ticks += 1
        self._since_answer += 1
        if self._since_answer >= TOO_LATE:
            self._timer.stop()
            self.too_late.emit()
        elif self._ticks == LATE:
            self.late.emit()


class Refusal:
    """Remembers the page that was too much, and the last one that was not."""

    def __init__(self, empty: Page) -> None:
        self._empty = empty
        self._good = empty
        self._limit: float | None = None

    def __bool__(self) -> bool:
        return self._limit is not None

    def note_good(self, page: Page) -> None:
        """Keep the page that is shown now."""
        self._good = page

    def note_refused(self, page: Page) -> None:
        """Keep to less than this page; where it is the good one, to none at all."""
        if page is self._good:
            self._good = self._empty
        self._limit = weight(page) * _SHORTER

    def forget(self) -> None:
        """Try whatever comes."""
        self._limit = None

    def instead_of(self, page: Page) -> Page:
        """What is to be shown: this page where it may be tried, else the last good one."""
        if self._limit is None or weight(page) < self._limit:
            return page
        return self._good


def weight(page: Page) -> int:
    """How much HTML a page has."""
    return sum(len(block.html) for block in page.blocks)
