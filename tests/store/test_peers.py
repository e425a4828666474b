"""Another process at the library's file is seen, our own connections are not."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from desktop_app.store.opening import open_store
from desktop_app.store.peers import PeerLook

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="the system cannot say"),
]

READER = """
import sys
from pathlib import Path
from desktop_app.store.opening import open_store
store = open_store(Path(sys.argv[1]), write=False)
with store.reading() as work:
    print("reading", flush=True)
    sys.stdin.readline()
store.close()
"""


def test_only_others_are_seen_and_only_while_they_are_there(tmp_path: Path) -> None:
    folder = tmp_path / "Library"
    store = open_store(folder, write=True)
    look = PeerLook(folder / "library.db")
    with store.reading():
        assert not look.is_there()
    other = subprocess.Popen(
        [sys.executable, "-c", READER, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with other:
        assert other.stdout is not None
        assert other.stdin is not None
        assert other.stdout.readline() == b"reading\n"
        assert look.is_there()
        other.stdin.write(b"\n")
    assert other.returncode == 0
    assert not look.is_there()
    store.close()
    look.close()
    look.close()


def test_a_file_that_is_not_there_has_nobody(tmp_path: Path) -> None:
    look = PeerLook(tmp_path / "none.db")
    assert not look.is_there()
    look.close()
