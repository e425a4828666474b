"""What the sidebar asks for: one frozen value for each signal."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from uuid import UUID

    from desktop_app.domain.article import Details
    from desktop_app.domain.finding import Finding
    from desktop_app.domain.records import Image, Production
    from desktop_app.domain.twins import Twins


@dataclass(frozen=True)
class InsertRequest:
    """Put `text` at the caret; as a block of its own where `block` is set."""

    text: str
    block: bool = False


@dataclass(frozen=True)
class FixRequest:
    """Apply the fix of a finding."""

    finding: Finding


class Silence(Enum):
    """How far a finding is silenced."""

    HERE = "here"
    ARTICLE = "article"
    HOUSE = "house"


@dataclass(frozen=True)
class SilenceRequest:
    """Silence a finding, or its check in the article or in the house style."""

    finding: Finding
    scope: Silence


@dataclass(frozen=True)
class LookAgainRequest:
    """Look again at what was silenced: in the article by these names, in the house by codes."""

    article: frozenset[str] = frozenset()
    house: frozenset[str] = frozenset()


@dataclass(frozen=True)
class GoRequest:
    """Show and select these code points of the body."""

    start: int
    end: int


@dataclass(frozen=True)
class DetailsRequest:
    """Give the article these details; `label` names the undo step and merges like edits."""

    details: Details
    label: str


@dataclass(frozen=True)
class ImageRequest:
    """Open the record of the picture with this slug."""

    slug: str


@dataclass(frozen=True)
class ImagesRequest:
    """Build a gallery of these pictures, or edit their records together."""

    images: tuple[Image, ...]
    gallery: bool = False


class PicturesWish(Enum):
    """The record of an image that is still to come, or to know which ones no article uses."""

    WANTED = "wanted"
    UNUSED = "unused"


@dataclass(frozen=True)
class RemoveImage:
    """Take the record of a picture that no article uses out of the library."""

    image: Image


@dataclass(frozen=True)
class FilesForLibrary:
    """Take these files into the library."""

    paths: tuple[Path, ...]


@dataclass(frozen=True)
class FileForWanted:
    """Give a wanted image a file: this one, or one to be chosen."""

    image: Image
    path: Path | None = None


@dataclass(frozen=True)
class CastRequest:
    """Add a production with its cast, or edit the one given; `paste` starts with the clipboard."""

    production: Production | None = None
    paste: bool = False


@dataclass(frozen=True)
class RecordRequest:
    """Show the record of a production, at one of its credits where that is given."""

    production: Production
    credit: UUID | None = None


@dataclass(frozen=True)
class PersonRequest:
    """Show the page of the person with this id."""

    id: UUID


@dataclass(frozen=True)
class MergeRequest:
    """Make one person of two."""

    twins: Twins


@dataclass(frozen=True)
class CastFileRequest:
    """Read a cast from a file; which one is asked where none is given."""

    path: Path | None = None


@dataclass(frozen=True)
class SnapshotRequest:
    """Keep the article as it stands, under a name or under none."""

    name: str = ""


@dataclass(frozen=True)
class RestoreRequest:
    """Bring back the revision with this number."""

    sequence: int


@dataclass(frozen=True)
class VersionChosen:
    """Compare that version with now; without a sequence it is now itself that was chosen."""

    sequence: int | None
    title: str = ""


@dataclass(frozen=True)
class HubRequest:
    """Make a hub of that name, and add it to the article."""

    name: str
