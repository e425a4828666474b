"""Taking files in as articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.importers import importer_for
from desktop_app.importers.textfile import read_text

if TYPE_CHECKING:
    from pathlib import Path

    from desktop_app.domain.article import Article


class ImportService:
    """Reads articles from files; the library service adds them."""

    def read_article(self, path: Path) -> Article:
        """The article in a file, as yet in no library; raises InputError in one plain sentence."""
        text = read_text(path)
        return importer_for(text, path.suffix).read(text, path.name)
