"""Keeps where the writer was, so that the next start is where the last one ended."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from desktop_app.domain.place import place_from_json, place_to_json
from desktop_app.errors import TargetError
from desktop_app.store.files import atomic_write, make_folder

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.domain.place import Place


class PlaceService:
    """One small file in the state folder; that it is missing or damaged costs nothing."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Place | None:
        """Where the writer was last, if that is known."""
        try:
            return place_from_json(self._path.read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            return None

    def write(self, place: Place) -> None:
        """Keep it, without waiting for the disk: the text has its own file that does."""
        with contextlib.suppress(TargetError):
            make_folder(self._path.parent)
            atomic_write(self._path, place_to_json(place).encode(), durable=False)
