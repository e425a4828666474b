"""How many rounds a test runs, and the table of what was measured, printed at the end."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from _pytest.terminal import TerminalReporter

KEY = "marquee-figure"
# Unset: the short run. "long": the counts of the table in docs/reliability.md. A number: that
# share of them, but never fewer rounds than the short run has.
SHARE = "MARQUEE_FAULTS"


def rounds(short: int, long: int) -> int:
    """How many rounds to run today."""
    said = os.environ.get(SHARE, "").strip()
    if not said:
        return short
    share = 1.0 if said == "long" else float(said)
    return max(short, round(long * share))


def is_long() -> bool:
    """Whether more than the short run was asked for."""
    return bool(os.environ.get(SHARE, "").strip())


def percentile(values: list[float], share: float) -> float:
    """The value that this share of them does not exceed; 0 where there are none."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def noter(record_property: Callable[[str, object], None]) -> Callable[[str, object], None]:
    """What a test calls to have a figure in the table."""

    def note(name: str, value: object) -> None:
        record_property(KEY, f"{name}: {value}")

    return note


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """Print every figure that was noted, by test."""
    lines = [
        f"{report.nodeid.partition('::')[2]:<58} {value}"
        for reports in terminalreporter.stats.values()
        for report in reports
        if getattr(report, "when", "") == "call"
        for key, value in report.user_properties
        if key == KEY
    ]
    if lines:
        terminalreporter.section("faults: figures")
        for line in sorted(lines):
            terminalreporter.write_line(line)
