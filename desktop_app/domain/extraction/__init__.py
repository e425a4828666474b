"""Finding the cast that a text names."""

from __future__ import annotations

from desktop_app.domain.extraction.extract import extract_cast
from desktop_app.domain.extraction.pair import FoundPair

__all__ = ["FoundPair", "extract_cast"]
