from __future__ import annotations

import pytest

from desktop_app.store.opening import open_store

# So that `tests.store.everything` is found however pytest is started.


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "Library"


@pytest.fixture
def store(folder):
    store = open_store(folder, write=True)
    yield store
    store.close()
