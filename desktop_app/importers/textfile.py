"""Reading a text file that somebody else wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.text import clean
from desktop_app.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 20_000_000
_LOOK = "Look for it where it was saved, and choose it there."


def read_bytes(path: Path, most: int = MAX_BYTES) -> bytes:
    """The file's bytes; raises InputError in one sentence where it cannot be had, or is too big."""
    try:
        if not path.is_dir() and not path.is_file() and path.exists():
            raise InputError(f"{path} is no file that holds text.", "Choose another file.")
        if path.stat().st_size > most:
            raise InputError(
                f"{path.name} is larger than {most // 1_000_000} MB.", "Split it first."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"There is no file {path}.", _LOOK) from None
    except IsADirectoryError:
        raise InputError(f"{path} is a folder, not a file.", "Choose a file in it.") from None
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror or 'unknown'}.",
            "Copy it to this computer, then try again.",
        ) from error


def read_text(path: Path) -> str:
    """The file's text with LF line ends and no BOM; raises InputError in one sentence."""
    return text_of(read_bytes(path), path.name)


def text_of(data: bytes, name: str) -> str:
    """Bytes as text with LF line ends and no BOM; raises InputError in one sentence."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{name} is not UTF-8 text.", "Save it as UTF-8 first.") from None
    if "\0" in text:
        raise InputError(f"{name} is not a text file.", "Choose the text itself, or paste it.")
    if not text.strip():
        raise InputError(f"{name} is empty.", "Choose another file.")
    return clean(text)
