"""What the export sheet offers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FormatChoice:
    """A format to export to: its key, its name, and a word about it."""

    key: str
    name: str
    note: str = ""
