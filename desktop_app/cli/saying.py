"""How commands say things: one line each, answers to the output, all else beside it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from desktop_app.errors import BlockedError, TargetExistsError

if TYPE_CHECKING:
    from desktop_app.domain.finding import Finding
    from desktop_app.errors import MarqueeError


def say_plain(value: object) -> None:
    """Print a value in the form that programs read."""
    import json

    print(json.dumps(value, ensure_ascii=False, indent=2))


def beside(sentence: str) -> None:
    """Say something that is no part of the answer."""
    print(sentence, file=sys.stderr)


def complain(error: MarqueeError) -> None:
    """One plain sentence, and the way out behind it."""
    way_out = error.way_out
    if isinstance(error, TargetExistsError):
        way_out = "Replace it with --force, or choose another name."
    if isinstance(error, BlockedError):
        for finding in error.findings:
            beside(line_of(finding))
        way_out = "Settle them, or export with --anyway."
        if all(finding.code == "embargo-ahead" for finding in error.findings):
            way_out = "Wait for it, or say why with --embargo-reason."
    beside(one_line(f"{error.sentence} {way_out}"))


def one_line(text: str) -> str:
    """The text without line ends, and with single blanks."""
    return " ".join(text.split())


def line_of(finding: Finding) -> str:
    """A finding as a line: how bad, where, what."""
    place = f"line {finding.line}" if finding.line else "details"
    why = f" ({finding.why})" if finding.why else ""
    return f"{finding.severity.value}: {place}: {finding.message}{why}"


def articles(count: int) -> str:
    """So many articles, in words."""
    return "1 article" if count == 1 else f"{count} articles"
