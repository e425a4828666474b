"""Where things lie on this computer."""

from __future__ import annotations

from dataclasses import dataclass
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
    )
