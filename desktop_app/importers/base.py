"""What every importer is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from desktop_app.domain.article import Article
    from desktop_app.domain.incoming import Incoming


class Importer(Protocol):
    """Makes an article, with what it brings along, of a text file's content."""

    @property
    def key(self) -> str:
        """Its name in the registry: "markdown", "pasted"."""
        ...

    def accepts(self, text: str, suffix: str) -> bool:
        """Whether the text is for it; `suffix` is the file's, in lower case."""
        ...

    def read_incoming(self, text: str, name: str) -> Incoming:
        """The article; raises InputError in one sentence that names the file."""
        ...

    def read(self, text: str, name: str) -> Article:
        """The article with its body as it stands in the text, as far as it can be."""
        ...


class FileImporter(Protocol):
    """Makes articles of a file's bytes, in a process of their own: they may be hostile."""

    @property
    def key(self) -> str:
        """Its name in the registry: "html", "docx", "ghost"."""
        ...

    def accepts(self, head: bytes, suffix: str) -> bool:
        """Whether a file is for it, by its first bytes and its suffix in lower case."""
        ...

    def read(self, data: bytes, name: str) -> tuple[Incoming, ...]:
        """The articles; raises InputError in one sentence that names the file."""
        ...
