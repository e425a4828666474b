"""Where things lie on this computer."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from platformdirs import PlatformDirs


@dataclass(frozen=True)
class Paths:
    """The folders of one user: the library may be elsewhere, its journal and backups are not."""

    library: Path
    backups: Path
    journal: Path
    logs: Path
    settings: Path  # the file
    window: Path  # the file with the window's geometry
    exports: Path
    socket: str = ""  # where the window that has the library listens for second starts


def user_paths(library: Path | None = None) -> Paths:
    """The folders that the system sets aside for Marquee, with another library where given."""
    dirs = PlatformDirs("Marquee", appauthor=False)
    data = Path(dirs.user_data_dir)
    state = Path(dirs.user_state_dir)
    config = Path(dirs.user_config_dir)
    library = library or data / "Library"
    # What was typed into one library must not be brought back into another.
    mark = sha256(str(library.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return Paths(
        library=library,
        backups=data / "Backups",
        journal=state / "Journal" / mark,
        logs=state / "Logs",
        settings=config / "settings.toml",
        window=config / "window.ini",
        exports=Path(dirs.user_documents_dir) / "Marquee exports",
        socket=_socket(library),
    )


def paths_inside(folder: Path) -> Paths:
    """All of a writer's folders inside one, for what must touch nothing else."""
    return replace(
        user_paths(folder / "Library"),
        backups=folder / "Backups",
        journal=folder / "Journal",
        logs=folder / "Logs",
        settings=folder / "settings.toml",
        window=folder / "window.ini",
        exports=folder / "Exports",
    )


def _socket(library: Path) -> str:
    """A name that is the same for every way to the library, and another for every library."""
    try:
        real = library.resolve()
    except (OSError, RuntimeError):  # a loop of links
        real = library.absolute()
    mark = sha256(str(real).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    if sys.platform == "win32":
        return f"marquee-{mark}"
    folder = os.environ.get("XDG_RUNTIME_DIR") or os.environ.get("TMPDIR") or "/tmp"
    return str(Path(folder) / f"marquee-{os.getuid()}-{mark}")
