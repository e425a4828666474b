"""A user's home with a library in it, and the commands as they are typed there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from desktop_app import cli
from desktop_app.bootstrap import open_services

if TYPE_CHECKING:
    from pathlib import Path

Run = Callable[..., tuple[int, str, str]]


def live_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let everything that Marquee keeps for a user lie in that folder."""
    for name in ("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.delenv("MARQUEE_LIBRARY", raising=False)


@pytest.fixture(scope="session")
def used_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home where Marquee has been started once."""
    home = tmp_path_factory.mktemp("used-home")
    with pytest.MonkeyPatch.context() as monkeypatch:
        live_in(home, monkeypatch)
        open_services(write=True).close()
    return home


@pytest.fixture
def home(used_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's home with the sample library in it, so that nothing reaches the real one."""
    home = tmp_path / "home"
    shutil.copytree(used_home, home)
    live_in(home, monkeypatch)
    return home


@pytest.fixture
def marquee(home: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs a command; gives its code, its output and what it says beside it."""

    def run(*arguments: object) -> tuple[int, str, str]:
        code = cli.run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run
