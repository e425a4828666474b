"""The library that a command works on, its folders and its backups."""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.paths import Paths
    from desktop_app.services.backups import BackupService
    from desktop_app.services.bundle import Services


@contextlib.contextmanager
def opened(options: Namespace, *, write: bool) -> Iterator[Services]:
    """The services of the library that was meant."""
    from desktop_app.bootstrap import library_folder, open_services
    from desktop_app.paths import user_paths

    folder = library_folder(options.library, os.environ)
    if not write and options.library is None:
        # The first start makes the library, be it the window's or a command's. A folder that was
        # named for this one command is another matter: it may be mistyped.
        place = folder or user_paths().library
        if not is_there(place / "library.db"):
            open_services(folder, write=True).close()
    services = open_services(folder, write=write)
    try:
        yield services
    finally:
        services.close()


def paths_of(options: Namespace) -> Paths:
    """The folders that go with the library that was meant."""
    from desktop_app.bootstrap import library_folder
    from desktop_app.paths import user_paths

    return user_paths(library_folder(options.library, os.environ))


def backups_of(options: Namespace) -> BackupService:
    """Its backups, which need no library that opens."""
    from desktop_app.bootstrap import open_backups

    return open_backups(paths_of(options))


def is_there(path: Path) -> bool:
    """Whether there is a file of that name; one that no file can have is not there."""
    try:
        return path.exists()
    except OSError:
        return False
