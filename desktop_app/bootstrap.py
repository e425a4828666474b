"""Builds the store and the services over it, without Qt: for the window and the commands alike.

Importing this module costs nothing: everything heavy is imported when a library is opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.paths import Paths, user_paths
from desktop_app.resources import Resources, find_resources

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from desktop_app.services.backups import BackupService
    from desktop_app.services.bundle import Services
    from desktop_app.services.casting import CastingService
    from desktop_app.services.exporting import ExportService
    from desktop_app.services.house import HouseService
    from desktop_app.services.importing import ImportService
    from desktop_app.services.journal import JournalService
    from desktop_app.services.library import LibraryService
    from desktop_app.services.pictures import PictureService
    from desktop_app.store.work import Store
    from desktop_app.worker.protocol import Comparer, Renderer

STARTER = ("samples", "starter.sqlite")  # a new library with the samples in it, ready-made


def library_folder(option: Path | None, environment: Mapping[str, str]) -> Path | None:
    """The library that was asked for: by option, else by MARQUEE_LIBRARY, else None."""
    if option is not None:
        return option.expanduser().absolute()
    named = environment.get("MARQUEE_LIBRARY", "").strip()
    return type(user_paths().library)(named).expanduser().absolute() if named else None


def open_services(
    library: Path | None = None,
    *,
    write: bool,
    paths: Paths | None = None,
    resources: Resources | None = None,
) -> Services:
    """Open the library, make it from the samples at the first start, and build the services.

    Raises LibraryError and its kin where it cannot be opened, with the way out.
    """
    from desktop_app.media.thumbnails import thumbnail
    from desktop_app.services.bundle import Services
    from desktop_app.services.casting import CastingService
    from desktop_app.services.checking import CheckingService
    from desktop_app.services.drift import DriftService
    from desktop_app.services.files import FileService
    from desktop_app.services.handover import HandoverService
    from desktop_app.services.house import HouseService
    from desktop_app.services.importing import ImportService
    from desktop_app.services.library import LibraryService
    from desktop_app.services.purging import PurgeService
    from desktop_app.services.taking_in import TakeInService
    from desktop_app.services.writing import WritingService
    from desktop_app.store.opening import open_store

    paths = paths or user_paths(library)
    resources = resources or find_resources()
    store = open_store(
        paths.library,
        write=write,
        backups=paths.backups,
        starter=resources.path(*STARTER),
    )
    house = HouseService(paths.library)
    library_service = LibraryService(store, house=house.load)
    writing = WritingService(store)
    casting = CastingService(store)
    pictures = _pictures(store, house)
    importing = ImportService()
    taking_in = TakeInService(
        store, importing, pictures, credit_pattern=lambda: house.load().credit_pattern
    )
    exporting = _exporting(library_service, pictures, resources, paths, write=write)
    if store.is_new and write:
        _seed(store, library_service, casting, importing, resources)
    return Services(
        library=library_service,
        writing=writing,
        casting=casting,
        pictures=pictures,
        exporting=exporting,
        importing=importing,
        taking_in=taking_in,
        files=FileService(library_service, taking_in, paths.journal / "files.json"),
        handover=HandoverService(pictures),
        purging=PurgeService(paths.library, store.media, open_backups(paths)),
        checking=CheckingService(library_service, pictures),
        house=house,
        drift=DriftService(store, writing),
        thumbnail=thumbnail,
        sqlite_version=store.sqlite_version,
        ended_badly=store.ended_badly,
        close=store.close,
        reconnect=store.reconnect,
        risk=store.risk,
        writable=store.writable,
    )


def _pictures(store: Store, house: HouseService) -> PictureService:
    """The pictures; those from outside are looked at in a process of their own."""
    from desktop_app.media.helper import OutsideIntake
    from desktop_app.media.thumbnails import small_picture
    from desktop_app.services.pictures import PictureService

    outside = OutsideIntake()
    return PictureService(
        store,
        outside.inspect,
        outside.inspect_data,
        together=outside.together,
        credit_pattern=lambda: house.load().credit_pattern,
        small=small_picture,
    )


def _exporting(
    library: LibraryService,
    pictures: PictureService,
    resources: Resources,
    paths: Paths,
    *,
    write: bool,
) -> ExportService:
    """The exports; one that the last end has cut off is finished first."""
    from desktop_app.services.exporting import ExportService
    from desktop_app.services.swaps import SwapJournal
    from desktop_app.services.turns import Turns

    turns = Turns(paths.journal / "exports.lock")
    swaps = SwapJournal(paths.journal / "exports.json", turns)
    if write:
        swaps.finish()
    return ExportService(
        library, pictures, resources, folder=lambda: paths.library, swaps=swaps, turns=turns
    )


def _seed(
    store: Store,
    library: LibraryService,
    casting: CastingService,
    importing: ImportService,
    resources: Resources,
) -> None:
    """Put the samples in; where that fails the store is closed, else its lock would be held."""
    from desktop_app.media.intake import inspect
    from desktop_app.services.pictures import PictureService
    from desktop_app.services.seeding import seed_samples

    try:
        seed_samples(
            library=library,
            casting=casting,
            pictures=PictureService(store, inspect),  # our own need no helper
            read_article=importing.read_article,
            folder=resources.path("samples"),
        )
    except BaseException:
        store.close()
        raise


def open_journal(paths: Paths) -> JournalService:
    """The journal of unfinished edits; it needs no library."""
    from desktop_app.services.journal import JournalService

    return JournalService(paths.journal)


def open_backups(paths: Paths) -> BackupService:
    """The library’s backups; they are there also when the library cannot be opened."""
    from desktop_app.services.backups import BackupService

    return BackupService(paths.library, paths.backups)


def make_reader() -> Renderer:
    """A reader in this process, with every registered check, and one that knows words."""
    from desktop_app.checks.base import CheckContext
    from desktop_app.checks.run import run_checks
    from desktop_app.domain.naming.engine import MentionEngine
    from desktop_app.language.spelling.lexicon import load_lexicon
    from desktop_app.worker.inprocess import InProcessReader
    from desktop_app.worker.spelling import Speller

    words = find_resources().path("spelling")
    engine = MentionEngine()  # one for both, so that names are looked for once
    return InProcessReader(
        lambda article, document, records: run_checks(
            CheckContext(article, document, records, engine=engine)
        ),
        engine,
        Speller(lambda dialect: load_lexicon(words, dialect)),
    )


def start_reader() -> Renderer:
    """A reader in a process of its own, which is being started."""
    from desktop_app.worker.client import ProcessReader

    reader = ProcessReader()
    reader.warm_up()
    return reader


def make_comparer() -> Comparer:
    """What compares a kept version with the text, in this process."""
    from desktop_app.worker.comparing import InProcessComparer

    return InProcessComparer()
