"""What every importer is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop_app.domain.article import Article


class Importer(Protocol):
    """Makes an article of a text file's content."""

    @property
    def key(self) -> str:
        """Its name in the registry: "markdown", "pasted"."""
        ...

    def accepts(self, text: str, suffix: str) -> bool:
        """Whether the text is for it; `suffix` is the file's, in lower case."""
        ...

    def read(self, text: str, name: str) -> Article:
        """The article; raises InputError in one sentence that names the file."""
        ...
