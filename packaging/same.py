"""Is a bundle the same when it is built again, elsewhere? `make package-same` says so, by file.

Both are built from the files of the checkout, with the same SOURCE_DATE_EPOCH and PYTHONHASHSEED:
one here, one in a copy of the sources in another folder. KEEP=1 takes the bundle that is here, and
its moment; nothing may have changed since it was built.
"""

from __future__ import annotations

import fnmatch
import hashlib
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import package

if TYPE_CHECKING:
    from pathlib import Path

COPY = package.ROOT / "build" / "same" / "elsewhere"
# What may differ, and why. No file of a bundle's does.
EXPLAINED = {
    "_internal/PySide6/Qt/resources/locales": "Chromium makes this folder where it has run and may",
    "_internal/PySide6/Qt/resources": "and so changes the one above it",
}


def main() -> int:
    """Build twice, compare; 0 where only explained files differ."""
    keep = os.environ.get("KEEP") == "1"
    program = package.BUNDLE / "marquee"
    moment = str(int(program.stat().st_mtime) if keep else package.epoch())
    copy_sources()
    for place in (COPY,) if keep else (package.ROOT, COPY):
        shutil.rmtree(place / "build" / "package" / "pyinstaller", ignore_errors=True)
        build(place, moment)
    here, there = (
        listing(place / "build/package/bundle/marquee") for place in (package.ROOT, COPY)
    )
    differing = sorted(
        name for name in here.keys() | there.keys() if here.get(name) != there.get(name)
    )
    unexplained = 0
    for name in differing:
        why = next((words for form, words in EXPLAINED.items() if fnmatch.fnmatch(name, form)), "")
        unexplained += not why
        print(f"differs: {name} ({why or 'nobody knows why'})")
    print(f"{len(here)} files and folders, {len(differing)} differ, {unexplained} unexplained.")
    return 1 if unexplained else 0


def copy_sources() -> None:
    """What belongs to the checkout, as it lies there now."""
    shutil.rmtree(COPY, ignore_errors=True)
    command = ["git", "-C", str(package.ROOT), "ls-files", "-z", "-c", "-o", "--exclude-standard"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    for name in filter(None, said.split("\0")):
        source, target = package.ROOT / name, COPY / name
        if source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)


def build(place: Path, moment: str) -> None:
    """One bundle, with what that place has of Marquee."""
    subprocess.run(
        [sys.executable, str(place / "packaging" / "package.py"), "bundle"],
        check=True,
        cwd=place,
        env={**os.environ, "SOURCE_DATE_EPOCH": moment},
    )


def listing(folder: Path) -> dict[str, tuple[str, int, int]]:
    """Each file's content, mode and time, by its place."""
    found: dict[str, tuple[str, int, int]] = {}
    for path in folder.rglob("*"):
        about = path.lstat()
        content = ""
        if path.is_symlink():
            content = os.readlink(path)
        elif path.is_file():
            with path.open("rb") as stream:
                content = hashlib.file_digest(stream, "sha256").hexdigest()
        moment = int(about.st_mtime)
        found[path.relative_to(folder).as_posix()] = (content, about.st_mode, moment)
    return found


if __name__ == "__main__":
    sys.exit(main())
