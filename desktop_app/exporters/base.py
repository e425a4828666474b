"""What an exporter is given, and what it has to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from desktop_app.domain.text import slugify
from desktop_app.exporters.addresses import canonical
from desktop_app.exporters.profile import Profile, filled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from desktop_app.domain.article import Article
    from desktop_app.domain.records import Records
    from desktop_app.markdown.blocks import Document, ImageUse

# What is being done, how many steps are done, and how many there are. It may raise to stop.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class SmallerCopy:
    """A copy for narrower screens, or in a leaner format; `name` is its file name in `images/`."""

    name: str
    width: int


@dataclass(frozen=True)
class Crop:
    """A lead picture cut to another shape, for those who show the page elsewhere."""

    name: str
    width: int
    height: int


@dataclass(frozen=True)
class Picture:
    """A picture's copy as it goes out; `name` is its file name in `images/`.

    `copies` are those that a page may choose from, itself among them; `make` encodes them, each
    under its name, for formats that write them. A lead picture has `crops`, the widest first, which
    `cut` encodes. `still` says that it moved before.
    """

    name: str
    data: bytes
    width: int
    height: int
    copies: tuple[SmallerCopy, ...] = ()
    make: Callable[[], Iterable[tuple[str, bytes]]] | None = field(default=None, compare=False)
    crops: tuple[Crop, ...] = ()
    cut: Callable[[], Iterable[tuple[str, bytes]]] | None = field(default=None, compare=False)
    still: bool = False

    def sources(self) -> tuple[tuple[str, str], ...]:
        """For each format, the leanest first, its suffix and its `srcset`."""
        found: dict[str, list[str]] = {}
        for copy in self.copies:
            suffix = copy.name[copy.name.rfind(".") :]
            found.setdefault(suffix, []).append(f"images/{copy.name} {copy.width}w")
        order = sorted(found, key=lambda suffix: (".avif", ".webp", ".jpg", ".png").index(suffix))
        return tuple((suffix, ", ".join(found[suffix])) for suffix in order)


@dataclass(frozen=True)
class Assets:
    """Files of ours that a format needs, as text."""

    page_template: str
    page_css: str


@dataclass(frozen=True)
class ExportJob:
    """An article with everything that it shows.

    The records hold the sizes of the copies, not of the originals. `pictures` are by slug; a
    picture that is not there has none.
    """

    article: Article
    document: Document
    records: Records
    assets: Assets
    pictures: Mapping[str, Picture] = field(default_factory=dict)
    profile: Profile = field(default_factory=lambda: Profile(""))

    @property
    def slug(self) -> str:
        """The article's slug, made from the headline where it has none."""
        return self.article.details.slug or slugify(self.article.headline, "untitled")

    @property
    def entry(self) -> str:
        """The path of the file to open, from the target."""
        return filled(self.profile.entry, self.slug, self.article.details.date)

    @property
    def images(self) -> str:
        """The path of the pictures' folder, from the target."""
        return filled(self.profile.images, self.slug, self.article.details.date)

    @property
    def address(self) -> str:
        """Where the page will be: as the details say, else by the profile; else ""."""
        details = self.article.details
        own = canonical(details)
        return own or self.profile.address(self.slug, details.date)

    def href(self, picture: Picture) -> str:
        """Where the page finds a picture."""
        return self.file_href(picture.name)

    def file_href(self, name: str) -> str:
        """Where the page finds a file of the pictures' folder."""
        prefix = filled(self.profile.image_prefix, self.slug, self.article.details.date)
        return prefix + name

    def use_href(self, use: ImageUse) -> str:
        """Where the page finds the picture of this use, or "" where there is none."""
        picture = self.pictures.get(use.slug)
        return self.href(picture) if picture else ""


class Exporter(Protocol):
    """Writes articles in one format."""

    @property
    def key(self) -> str:
        """Its name in the registry and on the command line."""
        ...

    @property
    def name(self) -> str:
        """What the export dialog calls it."""
        ...

    @property
    def note(self) -> str:
        """What comes out, in two or three words."""
        ...

    def export(self, job: ExportJob, folder: Path, progress: Progress) -> Path:
        """Write into an empty folder and give back the file to open; the same job, same bytes."""
        ...


def put_pictures(job: ExportJob, folder: Path, progress: Progress, *, copies: bool = False) -> None:
    """Write every picture of the job into the folder's `images/`, with its copies where wanted."""
    if not job.pictures:
        return
    images = folder / job.images
    images.mkdir(parents=True, exist_ok=True)
    for done, picture in enumerate(job.pictures.values(), start=1):
        progress("Writing pictures", done, len(job.pictures))
        put_file(images / picture.name, picture.data)
        for make in (picture.make, picture.cut) if copies else ():
            for name, data in make() if make else ():
                progress("Writing pictures", done, len(job.pictures))  # it may be called off
                if name != picture.name:
                    put_file(images / name, data)


def put_text(path: Path, text: str) -> None:
    """Write UTF-8 without BOM and with LF line ends, on every system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    put_file(path, text.encode("utf-8"))


def put_file(path: Path, data: bytes) -> None:
    """Write a new file; whoever gave the folder makes it durable, and shows it to nobody before."""
    with path.open("xb") as file:
        file.write(data)
