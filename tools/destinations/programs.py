"""How the programs of others are started."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

MODULES = Path("build") / "destinations" / "node_modules"
_BROWSER = Path(__file__).with_name("browser.mjs")


class MissingError(Exception):
    """A program is not installed here; its name is the message."""


def program(name: str) -> str:
    """The program's path; raises MissingError."""
    found = shutil.which(name)
    if found is None:
        raise MissingError(name)
    return found


def module(path: str) -> Path:
    """A file of an npm package; raises MissingError."""
    found = MODULES.absolute() / path
    if not found.exists():
        raise MissingError(path)
    return found


def call(command: list[str], folder: Path, *, text: str | None = None) -> str:
    """What it says on standard output; raises SystemExit with all of it where it fails."""
    done = subprocess.run(
        command, cwd=folder, input=text, capture_output=True, encoding="utf-8", check=False
    )
    if done.returncode:
        said = (done.stdout + done.stderr)[-4000:]
        raise SystemExit(f"{Path(command[0]).name} failed:\n{said}")
    return done.stdout


def browser(wish: dict[str, Any]) -> dict[str, Any]:
    """Let Chromium do what `browser.mjs` knows."""
    module("playwright-core/package.json")
    whole = {"modules": str(MODULES.absolute()), "chromium": program("chromium"), **wish}
    answer: dict[str, Any] = json.loads(
        call([program("node"), str(_BROWSER)], Path.cwd(), text=json.dumps(whole))
    )
    return answer
