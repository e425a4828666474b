"""Pictures: their records in the library, their files in its media folder."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from desktop_app.domain.canonical import cleaned
from desktop_app.domain.crediting import credit_line
from desktop_app.domain.records import HouseStyle, Image
from desktop_app.domain.text import slugify
from desktop_app.errors import InputError, NotFoundError
from desktop_app.markdown.counting import count_prose
from desktop_app.markdown.record_words import word_edits
from desktop_app.markdown.renaming import image_edits, with_image_renamed
from desktop_app.services.changes import Changes
from desktop_app.services.clock import utc_now
from desktop_app.services.storable import storable_slug

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from contextlib import AbstractContextManager
    from datetime import datetime
    from pathlib import Path

    from desktop_app.domain.finding import TextEdit
    from desktop_app.services.taken import IntakeLike, Looker
    from desktop_app.store.work import Store, Work


class PictureService:
    """Use cases on pictures; call them from one thread, but `path_of` from any."""

    def __init__(
        self,
        store: Store,
        inspect: Callable[[Path], IntakeLike],
        inspect_data: Callable[[bytes, str], IntakeLike] | None = None,
        *,
        together: Callable[[], AbstractContextManager[Looker]] | None = None,
        credit_pattern: Callable[[], str] = lambda: HouseStyle().credit_pattern,
        small: Callable[[bytes, str, int], bytes] | None = None,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._store = store
        self._inspect = inspect
        self._inspect_data = inspect_data
        self._together = together
        self._credit_pattern = credit_pattern
        self._small = small
        self._clock = clock

    def images(self) -> tuple[Image, ...]:
        """Every image's record, by slug."""
        with self._store.reading() as work:
            return work.images.all()

    def look(self, source: Path | bytes, name: str = "") -> IntakeLike:
        """Decode a file, or a picture of that name from the clipboard; from any thread.

        Raises InputError where it is no good.
        """
        if isinstance(source, bytes):
            assert self._inspect_data is not None, "nobody gave a way to look at bytes"
            return self._inspect_data(source, name)
        return self._inspect(source)

    @contextmanager
    def looking(self) -> Iterator[Callable[[Path | bytes, str], IntakeLike]]:
        """`look` for all pictures of one source, which costs less than one by one."""
        if self._together is None:
            yield self.look
            return
        with self._together() as looker:

            def look(source: Path | bytes, name: str) -> IntakeLike:
                if isinstance(source, bytes):
                    return looker.inspect_data(source, name)
                return looker.inspect(source)

            yield look

    def small(self, taken: IntakeLike, size: int) -> bytes:
        """The picture that was looked at within `size` × `size` pixels; from any thread."""
        return self._small(taken.data, "It", size) if self._small is not None else b""

    def proposal(self, taken: IntakeLike, name: str) -> Image:
        """The record that a picture has already, or else one for it that is not stored yet."""
        digest = hashlib.sha256(taken.data).hexdigest()
        with self._store.reading() as work:
            known = work.images.of_content(digest)
            if known is not None:
                return known
            slug = work.slugs.free("image", slugify(name, "image"))
        return replace(self._described(taken), slug=slug)

    def take(self, taken: IntakeLike, image: Image) -> tuple[Image, Changes]:
        """Store a picture under that record, which may be a wanted one or not be stored yet."""
        with self._store.media.taking_in():
            return self._take(taken, image)

    def _take(self, taken: IntakeLike, image: Image) -> tuple[Image, Changes]:
        file, digest = self._store.media.put(taken.data, taken.suffix)
        slug = storable_slug(image.slug, "image")
        image = replace(
            cleaned(image),
            slug=slug,
            file=file,
            sha256=digest,
            width=taken.width,
            height=taken.height,
        )
        with self._store.writing() as work:
            if work.images.get(image.id) == image:
                return image, Changes()
            return work.images.put(image), Changes(images=True)

    def keep_file(self, path: Path) -> None:
        """Put the file of a picture whose record is there where that says it is."""
        with self._store.media.taking_in():
            self._store.media.put(path.read_bytes(), path.suffix)

    def add_file(self, path: Path, **fields: Any) -> tuple[Image, Changes]:  # noqa: ANN401
        """Take a picture in; `fields` are those of its record. Raises InputError where it is bad.

        A wanted image of the slug gets the file; a picture that the library has already is not
        added twice, unless it shall have a slug of its own.
        """
        taken = self._inspect(path)
        slug = storable_slug(str(fields.pop("slug", "")), "")
        digest = hashlib.sha256(taken.data).hexdigest()
        with self._store.reading() as work:
            image = None if slug else work.images.of_content(digest)
            if image is None:
                slug = slug or slugify(path.stem, "image")
                image = _wanted(work, slug) or replace(self._described(taken), slug=slug)
        return self.take(taken, replace(image, **fields))

    def _described(self, taken: IntakeLike) -> Image:
        """A new record with what the picture says of itself."""
        said = taken.metadata
        source = said.source or said.artist
        photographer = said.artist if said.artist != source else ""
        return Image(
            id=uuid4(),
            slug="",
            alt=said.alt,
            caption=said.description,
            credit=credit_line(self._credit_pattern(), source, photographer),
            source=source,
            photographer=photographer,
            source_url=said.source_url,
            licence=said.licence,
            rights=said.copyright,
        )

    def save(self, image: Image) -> tuple[Image, Changes]:
        """Store a record, a new one too: without a file it is a wanted image."""
        image = cleaned(image)
        image = replace(image, slug=storable_slug(image.slug, "image"))
        with self._store.writing() as work:
            return work.images.put(image), Changes(images=True)

    def save_all(self, images: Iterable[Image]) -> Changes:
        """Store several records at once, or none of them."""
        with self._store.writing() as work:
            for image in map(cleaned, images):
                work.images.put(replace(image, slug=storable_slug(image.slug, "image")))
        return Changes(images=True)

    def rename(self, image: Image, *, apart: UUID | None = None) -> tuple[Image, Changes]:
        """Store a record under another slug, and name that one wherever the old one was named.

        All of it is one step. The article `apart` is open somewhere and changed there.
        """
        with self._store.writing() as work:
            old = work.images.get(image.id)
            slug = storable_slug(image.slug, "image")
            stored = work.images.put(replace(cleaned(image), slug=slug))
            if old is None or old.slug == stored.slug:
                return stored, Changes(images=True)
            changed = {
                article_id
                for article_id in work.articles.using_image(old.slug)
                if article_id != apart and self._rewrite(work, article_id, old.slug, stored.slug)
            }
        return stored, Changes(images=True, articles=frozenset(changed), article_list=bool(changed))

    def rename_and_edits(
        self, image: Image, apart: UUID | None, body: str
    ) -> tuple[Image, Changes, tuple[TextEdit, ...]]:
        """As `rename`, and what the text `body` of the article `apart` needs to follow.

        There the words that it had from the record change with the record.
        """
        with self._store.reading() as work:
            old = work.images.get(image.id)
        stored, changes = self.rename(image, apart=apart)
        if old is None:
            return stored, changes, ()
        edits = word_edits(body, old, stored)
        if old.slug != stored.slug:
            edits = (*edits, *image_edits(body, old.slug, stored.slug))
        return stored, changes, tuple(sorted(edits, key=lambda edit: edit.start))

    def remove(self, image: Image) -> Changes:
        """Take a record out of the library; `save` puts it back as it was.

        The file stays until unused media are cleared away. Raises InputError where an article,
        in the trash too, names the picture by any name that it has had.
        """
        with self._store.writing() as work:
            aliases = work.slugs.aliases("image")
            names = {image.slug, *(old for old, now in aliases.items() if now == image.slug)}
            used = len({one for name in names for one in work.articles.using_image(name)})
            if used:
                where = "an article" if used == 1 else f"{used} articles"
                raise InputError(
                    f"The image “{image.slug}” is used in {where}.",
                    "Take it out of the text first; its record says where it is.",
                )
            work.images.remove(image.id)
        return Changes(images=True)

    def new_wanted(self) -> Image:
        """A record without a file, under a free name, that is not stored yet."""
        with self._store.reading() as work:
            return Image(id=uuid4(), slug=work.slugs.free("image", "wanted-image"))

    def _rewrite(self, work: Work, article_id: UUID, old: str, new: str) -> bool:
        article = work.articles.get(article_id)
        if article is None:
            return False
        body = with_image_renamed(article.body, old, new)
        if body == article.body:
            return False
        changed = replace(article, body=body)
        work.articles.save(changed, words=count_prose(body), now=self._clock(), stored=article)
        return True

    def unused(self) -> frozenset[str]:
        """The slugs of the images that no article names, in its text or as its hero."""
        with self._store.reading() as work:
            used = work.articles.named_images()
            aliases = work.slugs.aliases("image")
            used |= {aliases[slug] for slug in used & aliases.keys()}
            return frozenset(image.slug for image in work.images.all()) - used

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
