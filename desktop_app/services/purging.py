"""Clearing away picture files that nothing names any more, on an explicit command alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.errors import LibraryDamagedError
from desktop_app.store.restoring import LIBRARY_NAME
from desktop_app.store.soundness import media_named, media_named_aside

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.services.backups import BackupService
    from desktop_app.store.media import MediaFolder


@dataclass(frozen=True)
class Unused:
    """Picture files, by their places in the media folder, and their bytes together."""

    files: tuple[str, ...] = ()
    size: int = 0


class PurgeService:
    """Finds and removes what neither the library, nor a backup, nor a library set aside names.

    Where one of those cannot be asked, nothing is removed: nobody knows then what it needs.
    """

    def __init__(self, library: Path, media: MediaFolder, backups: BackupService) -> None:
        self._library = library
        self._media = media
        self._backups = backups

    def look(self) -> Unused:
        """What could be removed now; raises LibraryError where somebody cannot be asked."""
        named = self._named()
        found = [(place, size) for place, size in self._media.files() if place not in named]
        return Unused(tuple(place for place, _ in found), sum(size for _, size in found))

    def purge(self, agreed: Unused) -> Unused:
        """Remove what was agreed to and is still named by nobody; answers with what is gone.

        Raises InputError while a picture is being taken in, TargetError where a file stays.
        """
        with self._media.clearing():
            named = self._named()
            wanted = frozenset(agreed.files) - named
            gone = [(place, size) for place, size in self._media.files() if place in wanted]
            for place, _ in gone:
                self._media.remove(place)
        return Unused(tuple(place for place, _ in gone), sum(size for _, size in gone))

    def _named(self) -> frozenset[str]:
        named = media_named(self._library / LIBRARY_NAME)
        try:
            return named | self._backups.named_media() | media_named_aside(self._library)
        except LibraryDamagedError as error:
            raise LibraryDamagedError(
                f"{error.sentence} Nobody can tell which pictures it needs, so none is removed.",
                "Where you need nothing from that file, move it elsewhere and try again.",
            ) from error
