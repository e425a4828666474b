"""Why a folder is a risky place for a library that is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Risk:
    """`synced`: `by` is the program that copies the folder; `network`: the kind of the drive."""

    kind: Literal["synced", "network"]
    by: str
