"""What the export sheet offers."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class FormatChoice:
    """A profile to export by: its key, its name, a word about it, and how it hides spoilers.

    `site` tells that it writes into a site's folder, beside what is there.
    """

    key: str
    name: str
    note: str = ""
    site: bool = False
    spoilers: str = ""  # the profile's own way, "" where there is nothing to choose
    ways: tuple[str, ...] = ()  # the ways that this format knows
    images: str = ""  # the formats of its pictures
    kinds: tuple[str, ...] = ()  # the formats to choose from, nothing where there is one alone
