"""All use cases over one open library, as one value to hand about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.domain.risk import Risk
    from desktop_app.services.casting import CastingService
    from desktop_app.services.checking import CheckingService
    from desktop_app.services.drift import DriftService
    from desktop_app.services.exporting import ExportService
    from desktop_app.services.files import FileService
    from desktop_app.services.handover import HandoverService
    from desktop_app.services.house import HouseService
    from desktop_app.services.importing import ImportService
    from desktop_app.services.library import LibraryService
    from desktop_app.services.pictures import PictureService
    from desktop_app.services.purging import PurgeService
    from desktop_app.services.taking_in import TakeInService
    from desktop_app.services.writing import WritingService


def _as_it_is() -> bool:
    """Where nobody can change the file there is nothing to do."""
    return False


@dataclass(frozen=True)
class Services:
    """The use cases over one open library, called from one thread at a time."""

    library: LibraryService
    writing: WritingService
    casting: CastingService
    pictures: PictureService
    exporting: ExportService
    importing: ImportService
    taking_in: TakeInService
    files: FileService
    handover: HandoverService
    purging: PurgeService
    checking: CheckingService
    house: HouseService
    drift: DriftService
    thumbnail: Callable[[Path, int], bytes]
    sqlite_version: str
    ended_badly: bool  # whoever had the library last has not closed it
    close: Callable[[], None]
    reconnect: Callable[[], bool] = _as_it_is  # to a file that others have put in its place
    risk: Risk | None = None  # why the library's folder is no good place for it
    writable: bool = True  # else another process has the library
