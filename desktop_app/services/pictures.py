"""Pictures: their records in the library, their files in its media folder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID, uuid4

from desktop_app.domain.canonical import cleaned
from desktop_app.domain.records import Image
from desktop_app.domain.text import slugify
from desktop_app.errors import NotFoundError
from desktop_app.services.changes import Changes
from desktop_app.services.storable import storable_slug

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from desktop_app.store.work import Store, Work


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
    def artist(self) -> str:
        """Who made it, or ""."""
        ...

    @property
    def copyright(self) -> str:
        """Whose it is, or ""."""
        ...


class PictureService:
    """Use cases on pictures; call them from one thread, but `path_of` from any."""

    def __init__(self, store: Store, inspect: Callable[[Path], IntakeLike]) -> None:
        self._store = store
        self._inspect = inspect

    def images(self) -> tuple[Image, ...]:
        """Every image's record, by slug."""
        with self._store.reading() as work:
            return work.images.all()

    def add_file(self, path: Path, **fields: Any) -> tuple[Image, Changes]:  # noqa: ANN401
        """Take a picture in; `fields` are those of its record. Raises InputError where it is bad.

        A wanted image of the slug gets the file; a picture that the library has already is not
        added twice, unless it shall have a slug of its own.
        """
        taken = self._inspect(path)
        with self._store.media.taking_in():
            return self._take(taken, path, fields)

    def _take(self, taken: IntakeLike, path: Path, fields: dict[str, Any]) -> tuple[Image, Changes]:
        file, digest = self._store.media.put(taken.data, taken.suffix)
        filed: dict[str, Any] = {
            "file": file,
            "sha256": digest,
            "width": taken.width,
            "height": taken.height,
        }
        slug = storable_slug(str(fields.pop("slug", "")), "")
        with self._store.writing() as work:
            known = None if slug else work.images.of_content(digest)
            if known is not None:
                changed = cleaned(replace(known, **fields))
                if changed == known:
                    return known, Changes()
                return work.images.put(changed), Changes(images=True)
            slug = slug or slugify(path.stem, "image")
            wanted = _wanted(work, slug)
            if wanted is None:
                credit = f"Image via {taken.artist}" if taken.artist else ""
                wanted = Image(id=uuid4(), slug=slug, credit=credit, rights=taken.copyright)
            image = cleaned(replace(wanted, **filed, **fields))
            return work.images.put(image), Changes(images=True)

    def save(self, image: Image) -> tuple[Image, Changes]:
        """Store a record, a new one too: without a file it is a wanted image."""
        image = cleaned(image)
        image = replace(image, slug=storable_slug(image.slug, "image"))
        with self._store.writing() as work:
            return work.images.put(image), Changes(images=True)

    def path_of(self, image: Image) -> Path:
        """The picture's file; raises NotFoundError where it is wanted or missing."""
        if image.wanted():
            raise NotFoundError(
                f"The image “{image.slug}” still waits for its file.", "Add a picture to it."
            )
        return self._store.media.path(image.file)

    def used_in(self, slug: str) -> tuple[UUID, ...]:
        """The articles that use the image, in their body or as hero, the newest first."""
        with self._store.reading() as work:
            return work.articles.using_image(slug)


def _wanted(work: Work, slug: str) -> Image | None:
    image_id = work.slugs.find("image", slug)
    image = work.images.get(image_id) if image_id is not None else None
    return image if image is not None and image.wanted() else None
