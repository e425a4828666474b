"""Reading a text file that somebody else wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.text import clean
from desktop_app.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 20_000_000


def read_text(path: Path) -> str:
    """The file's text with LF line ends and no BOM; raises InputError in one sentence."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path.name} is larger than 20 MB.", "Split it first.")
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"There is no file {path}.") from None
    except IsADirectoryError:
        raise InputError(f"{path} is a folder, not a file.") from None
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or 'unknown'}.") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{path.name} is not UTF-8 text.", "Save it as UTF-8 first.") from None
    if "\0" in text:
        raise InputError(f"{path.name} is not a text file.")
    if not text.strip():
        raise InputError(f"{path.name} is empty.")
    return clean(text)
