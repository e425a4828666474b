"""Writes the settings back, keeping the comments and the keys that it does not know."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import tomlkit
from tomlkit.exceptions import TOMLKitError

from desktop_app.store.files import atomic_write, make_folder, target_error

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.settings import Settings


def save_settings(settings: Settings, path: Path) -> None:
    """Write them whole or not at all; a damaged file is kept beside the new one.

    Raises TargetError where it cannot be done.
    """
    try:
        text = path.read_text(encoding="utf-8")
        document = tomlkit.parse(text)
    except FileNotFoundError:
        document = tomlkit.document()
    except (IsADirectoryError, UnicodeDecodeError, TOMLKitError):
        _set_aside(path)
        document = tomlkit.document()
    except OSError as error:  # it may be sound: what cannot be read now is not put aside
        raise target_error(error, path) from error
    for name, value in asdict(settings).items():
        if document.get(name) != value:
            document[name] = value
    make_folder(path.parent)
    atomic_write(path, tomlkit.dumps(document).encode())


def _set_aside(path: Path) -> None:
    number = 1
    try:
        while (kept := path.with_name(f"{path.name}.damaged-{number}")).exists():
            number += 1
        path.replace(kept)
    except OSError as error:
        raise target_error(error, path) from error
