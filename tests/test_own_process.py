"""How the program starts its helpers."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import desktop_app
from desktop_app.importers import outside
from desktop_app.media import helper
from desktop_app.own_process import own_command, own_folder
from desktop_app.worker import client


@pytest.mark.slow
def test_from_source_it_runs_the_code_that_we_run() -> None:
    code = "import desktop_app; print(desktop_app.__file__)"
    command = [own_command()[0], "-c", code]
    done = subprocess.run(command, cwd=own_folder(), capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).samefile(desktop_app.__file__)


def test_packaged_it_starts_the_program_wherever_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command("--read") == [sys.executable, "--read"]
    assert own_folder() is None


def test_each_helper_has_its_option() -> None:
    commands = (client.reader_command(), helper.helper_command(), outside.helper_command())
    assert [command[1:] for command in commands] == [
        ["-m", "desktop_app", option] for option in ("--worker", "--decode", "--read")
    ]
