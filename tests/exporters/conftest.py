"""The sample library with all its services."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from desktop_app.bootstrap import open_services
from desktop_app.paths import paths_inside

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from desktop_app.services.bundle import Services


@contextmanager
def _opened(folder: Path) -> Iterator[Services]:
    paths = paths_inside(folder)
    opened = open_services(paths.library, write=True, paths=paths)
    try:
        yield opened
    finally:
        opened.close()


@pytest.fixture(scope="session")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """For tests that only read the library."""
    with _opened(tmp_path_factory.mktemp("samples")) as opened:
        yield opened


@pytest.fixture
def own_services(tmp_path: Path) -> Iterator[Services]:
    """For tests that change it."""
    with _opened(tmp_path / "home") as opened:
        yield opened
