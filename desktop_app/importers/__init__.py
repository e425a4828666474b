"""Files from outside to articles: one file an importer, and one line here or in `files.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.importers.markdown_file import MarkdownFile
from desktop_app.importers.pasted import PastedText

if TYPE_CHECKING:
    from desktop_app.importers.base import Importer

# The first that accepts a text reads it; the last accepts anything.
REGISTRY: tuple[Importer, ...] = (MarkdownFile(), PastedText())

TEXT_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd", ".txt", ".text"})
OTHER_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".docx", ".json"})
HANDOVER_SUFFIX = ".marquee"
SUFFIXES = TEXT_SUFFIXES | OTHER_SUFFIXES | {HANDOVER_SUFFIX}


def importer_for(text: str, suffix: str) -> Importer:
    """The importer for a text from a file with that suffix."""
    return next(importer for importer in REGISTRY if importer.accepts(text, suffix.lower()))
