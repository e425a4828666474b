"""Real processes on folders of their own."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.faults.figures import noter
from tests.faults.ground import compiled

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def note(record_property: Callable[[str, object], None]) -> Callable[[str, object], None]:
    """Puts a figure into the table at the end."""
    return noter(record_property)


@pytest.fixture(scope="session")
def first_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A writer's folder with the library that the first start makes."""
    from desktop_app.bootstrap import open_services

    root = tmp_path_factory.mktemp("first")
    open_services(root / "Library", write=True).close()
    return root


@pytest.fixture
def writers(first_library: Path, tmp_path: Path) -> Callable[[str], Path]:
    """Makes a writer's folder with the sample library in it."""

    def make(name: str) -> Path:
        root = tmp_path / name
        shutil.copytree(first_library, root)
        return root

    return make


def _preload(name: str, factory: pytest.TempPathFactory) -> Path:
    library = compiled(name, factory.mktemp(name))
    if library is None:
        pytest.skip("needs Linux and a C compiler (gcc, libc6-dev)")
    return library


@pytest.fixture(scope="session")
def powercut(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that keeps what was synced."""
    return _preload("powercut", tmp_path_factory)


@pytest.fixture(scope="session")
def iofault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that makes the Nth call fail."""
    return _preload("iofault", tmp_path_factory)
