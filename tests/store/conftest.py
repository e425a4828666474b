from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop_app.store.opening import open_store

# So that `tests.store.everything` is found however pytest is started.
sys.path.insert(0, str(Path(__file__).parents[2]))


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "Library"


@pytest.fixture
def store(folder):
    store = open_store(folder, write=True)
    yield store
    store.close()
