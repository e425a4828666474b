"""What the intake hands over to the library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from pathlib import Path


class MetadataLike(Protocol):
    """What a picture says of itself; each one line, or ""."""

    @property
    def artist(self) -> str:
        """Who made it."""
        ...

    @property
    def copyright(self) -> str:
        """Whose it is."""
        ...

    @property
    def description(self) -> str:
        """What it shows."""
        ...

    @property
    def source(self) -> str:
        """Who hands it out."""
        ...

    @property
    def alt(self) -> str:
        """What it shows, for those who do not see it."""
        ...

    @property
    def source_url(self) -> str:
        """Where it is from."""
        ...

    @property
    def licence(self) -> str:
        """Under which terms."""
        ...


class IntakeLike(Protocol):
    """A picture that was decoded and found sound, and what its metadata say."""

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        ...

    @property
    def suffix(self) -> str:
        """The suffix to store it under, with its dot."""
        ...

    @property
    def width(self) -> int:
        """Pixels across, as it is seen."""
        ...

    @property
    def height(self) -> int:
        """Pixels down, as it is seen."""
        ...

    @property
    def metadata(self) -> MetadataLike:
        """What it says of itself."""
        ...


class Looker(Protocol):
    """What decodes one picture after another; both raise InputError where one is no good."""

    def inspect(self, path: Path) -> IntakeLike:
        """Look at a file."""
        ...

    def inspect_data(self, data: bytes, name: str) -> IntakeLike:
        """Look at what is no file; `name` is what a sentence calls it."""
        ...
