"""Makes `resources/samples/starter.sqlite`: a library of the newest format with the samples in it.

A new library is a copy of it. Make it anew whenever the format or the samples change, by
`make starter`; `tests/test_starter.py` says when it is behind.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from desktop_app.bootstrap import STARTER, open_services
from desktop_app.paths import paths_inside
from desktop_app.resources import Resources, find_resources
from desktop_app.store import sqlite_only
from desktop_app.store.restoring import LIBRARY_NAME


def make(samples: Path, target: Path) -> None:
    """Make a library of `samples` by its steps, without a name or age of its own, as `target`."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        without = shutil.ignore_patterns(STARTER[-1])
        shutil.copytree(samples, root / "resources" / STARTER[0], ignore=without)
        paths = paths_inside(root)
        open_services(write=True, paths=paths, resources=Resources(root / "resources")).close()
        made = paths.library / LIBRARY_NAME
        connection = sqlite_only.driver.connect(str(made), isolation_level=None)
        for statement in ("DELETE FROM library", "PRAGMA journal_mode = DELETE", "VACUUM"):
            connection.execute(statement)
        connection.close()
        shutil.copyfile(made, target)


if __name__ == "__main__":
    resources = find_resources()
    make(resources.path(STARTER[0]), resources.path(*STARTER))
