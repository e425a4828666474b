"""Whatever file comes from outside: which importer it is for, or why there is none.

Loaded by the helper alone: what these importers need is slow to load.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.errors import InputError
from desktop_app.importers import TEXT_SUFFIXES, importer_for
from desktop_app.importers.docx_file import DocxFile
from desktop_app.importers.ghost_file import GhostFile
from desktop_app.importers.html_file import HtmlFile
from desktop_app.importers.textfile import MAX_BYTES, text_of

if TYPE_CHECKING:
    from desktop_app.domain.incoming import Incoming
    from desktop_app.importers.base import FileImporter

REGISTRY: tuple[FileImporter, ...] = (DocxFile(), GhostFile(), HtmlFile())

_SAVE_AS = "Open it in the program that made it, and save it as .docx."
# What others begin with, what it is, and what to do.
_OTHERS = (
    (b"%PDF", "a PDF", "Copy its words and paste them into a new article."),
    (b"{\\rtf", "an RTF file", _SAVE_AS),
    (b"\xd0\xcf\x11\xe0", "an old Word file, or one with a password", _SAVE_AS),
    (b"\x1f\x8b", "a packed file", "Unpack it first."),
    (b"7z\xbc\xaf", "a packed file", "Unpack it first."),
    (b"Rar!", "a packed file", "Unpack it first."),
    (b"SQLite format 3", "a database", "Open a library with Open another library."),
)
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF")


def read_any(data: bytes, name: str, suffix: str) -> tuple[Incoming, ...]:
    """The articles in a file’s bytes; raises InputError in one sentence that names the file."""
    suffix = suffix.lower()
    for importer in REGISTRY:
        if importer.accepts(data[:2000], suffix):
            return importer.read(data, name)
    _refuse_others(data, name)
    if len(data) > MAX_BYTES:
        raise InputError(f"{name} is larger than {MAX_BYTES // 1_000_000} MB.", "Split it first.")
    text = text_of(data, name)
    return (
        importer_for(text, suffix if suffix in TEXT_SUFFIXES else ".txt").read_incoming(text, name),
    )


def _refuse_others(data: bytes, name: str) -> None:
    for start, what, way_out in _OTHERS:
        if data.startswith(start):
            raise InputError(f"{name} is {what}, which Marquee does not read.", way_out)
    if data.startswith(_PICTURES) or data[4:8] == b"ftyp":
        raise InputError(f"{name} is a picture or a film, and no article.", "Add it as an image.")
    if data.startswith(b"PK"):
        odt = b"opendocument" in data[:200]
        what = "an OpenDocument file" if odt else "a packed file, and no document"
        raise InputError(f"{name} is {what}.", _SAVE_AS if odt else "Unpack it first.")
