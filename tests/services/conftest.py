from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from desktop_app.media.metadata import Metadata
from desktop_app.services.casting import CastingService
from desktop_app.services.library import LibraryService
from desktop_app.services.pictures import PictureService
from desktop_app.services.writing import WritingService
from desktop_app.store.opening import open_store


@dataclass(frozen=True)
class Taken:
    """A picture as the intake hands it on."""

    data: bytes
    suffix: str = ".jpg"
    width: int = 16
    height: int = 9
    metadata: Metadata = field(default_factory=Metadata)


class Clock:
    """A clock that goes on by a second whenever it is looked at."""

    def __init__(self):
        self.now = datetime(2008, 7, 3, 12, tzinfo=UTC)

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def store(tmp_path):
    store = open_store(tmp_path / "Library", write=True)
    yield store
    store.close()


@pytest.fixture
def library(store, clock):
    return LibraryService(store, clock)


@pytest.fixture
def writing(store, clock):
    return WritingService(store, clock)


@pytest.fixture
def casting(store):
    return CastingService(store)


@pytest.fixture
def pictures(store):
    return PictureService(
        store, lambda path: Taken(path.read_bytes(), metadata=Metadata(artist="UFA"))
    )
