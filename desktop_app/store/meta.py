"""The library's own row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import update

from desktop_app.store.tables import LibraryTable

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session


class LibraryMeta:
    """What the library knows about itself."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def set_seeded(self, now: datetime) -> None:
        """Note that the samples are in, or are not wanted."""
        self._session.execute(update(LibraryTable).values(seeded_at=now))
