"""Whose hand is on the scroll bar: the rule that keeps two panes from chasing each other."""

from __future__ import annotations

ECHO_SECONDS = 0.4  # what the editor says so soon after the page has led it is an echo


class ScrollOwner:
    """Editor or page: the one that was touched last leads, the other follows and keeps quiet."""

    def __init__(self) -> None:
        self._page_leads = False
        self._led_at = float("-inf")

    def page_touched(self) -> None:
        """The reader's hand is on the page."""
        self._page_leads = True

    def editor_used(self) -> None:
        """The writer types, or goes somewhere in the text."""
        self._page_leads = False

    def page_may_lead(self, now: float) -> bool:
        """Whether a scroll of the page should move the editor; if so it counts as done."""
        if self._page_leads:
            self._led_at = now
        return self._page_leads

    def page_may_follow(self, now: float) -> bool:
        """Whether a scroll of the editor should move the page: not while it is only an answer."""
        if self._page_leads and now - self._led_at < ECHO_SECONDS:
            return False
        self._page_leads = False
        return True
