"""What a bundle needs of the system that it runs on: nothing may be missing, nothing forgotten.

Each library that a file in the bundle asks for lies in the bundle too, or else belongs to a Debian
package of the machine that builds: those become the package's dependencies. The rpm asks for the
libraries by their own names, which every distribution provides alike.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

_BATCH = 60
# Qt opens these when it needs them, so that no file names them. Chromium's keys are in the second.
_OPENED = ("libGL.so.1", "libEGL.so.1", "libsoftokn3.so", "libxkbcommon-x11.so.0")
_LOADER = "ld-linux-x86-64.so.2"


@dataclass(frozen=True)
class Closure:
    """The packages (Debian) and library names (rpm) that must be there, and what is missing."""

    debian: tuple[str, ...]
    rpm: tuple[str, ...]
    missing: tuple[str, ...]
    elf_files: int
    newest_glibc: str


def closure_of(bundle: Path) -> Closure:
    """Look at every program and library in the bundle."""
    files = [path for path in sorted(bundle.rglob("*")) if _is_elf(path)]
    needed: dict[str, set[str]] = {}  # library -> versions of its symbols
    users: dict[str, str] = {}
    for path, said in _objdump(files):
        for name in re.findall(r"^\s+NEEDED\s+(\S+)", said, re.MULTILINE):
            needed.setdefault(name, set())
            users.setdefault(name, path.name)
        for name, versions in re.findall(
            r"^\s+required from (\S+):\n((?:\s+0x.*\n?)+)", said, re.MULTILINE
        ):
            needed.setdefault(name, set()).update(re.findall(r"(\S+)$", versions, re.MULTILINE))
    inside = {path.name for path in bundle.rglob("*")}
    outside = {name: versions for name, versions in needed.items() if name not in inside}
    outside |= {name: set() for name in _OPENED if name not in outside}
    owners, missing = _owners(sorted(outside))
    glibc = max(
        (version for versions in needed.values() for version in versions if _is_glibc(version)),
        key=_number,
    )
    debian = {
        f"libc6 (>= {glibc.removeprefix('GLIBC_')})" if owner == "libc6" else owner
        for owner in owners.values()
    }
    rpm = {f"{name}()(64bit)" for name in outside if name != _LOADER}
    rpm.add(f"libc.so.6({glibc})(64bit)")
    return Closure(
        tuple(sorted(debian)),
        tuple(sorted(rpm)),
        tuple(f"{name}, wanted by {users.get(name, 'Qt')}" for name in missing),
        len(files),
        glibc.removeprefix("GLIBC_"),
    )


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(4) == b"\x7fELF"


def _objdump(files: list[Path]) -> list[tuple[Path, str]]:
    found: list[tuple[Path, str]] = []
    for start in range(0, len(files), _BATCH):
        batch = files[start : start + _BATCH]
        said = subprocess.run(
            ["objdump", "-p", *map(str, batch)],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "LC_ALL": "C"},
        ).stdout
        parts = re.split(r"^(/\S.*):\s+file format .*$", said, flags=re.MULTILINE)[1:]
        found += [(Path(name), text) for name, text in zip(parts[::2], parts[1::2], strict=True)]
    return found


def _is_glibc(version: str) -> bool:
    return re.fullmatch(r"GLIBC_[\d.]+", version) is not None


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.removeprefix("GLIBC_").split("."))


def _owners(names: list[str]) -> tuple[dict[str, str], list[str]]:
    """The package that each library is of, and the names that no package here has."""
    cache = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True)
    places: dict[str, str] = {}
    for name, path in re.findall(r"^\s+(\S+) \(.*x86-64.*\) => (\S+)$", cache.stdout, re.MULTILINE):
        places.setdefault(name, path)
    owners: dict[str, str] = {}
    missing: list[str] = []
    for name in names:
        path = places.get(name, f"/usr/lib/x86_64-linux-gnu/{name}")
        # dpkg knows a file by the way that it was installed, before /lib became /usr/lib.
        tries = {path, os.path.realpath(path), path.removeprefix("/usr"), f"/usr{path}"}
        asked = subprocess.run(["dpkg", "-S", *tries], capture_output=True, text=True, check=False)
        owner = asked.stdout.split(":")[0]
        if owner:
            owners[name] = owner
        else:
            missing.append(name)
    return owners, missing
