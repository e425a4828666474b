"""Images: rows to domain objects and back."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update
from sqlmodel import col

from desktop_app.domain.records import Image
from desktop_app.store.tables import ArticleTable, ImageTable

if TYPE_CHECKING:
    from uuid import UUID

    from sqlalchemy.orm import Session

    from desktop_app.store.slugs import SlugBook


class ImageRepository:
    """Reads and writes the records of pictures; their files are the media folder's."""

    def __init__(self, session: Session, slugs: SlugBook) -> None:
        self._session = session
        self._slugs = slugs

    def all(self) -> tuple[Image, ...]:
        """Every image, by slug."""
        rows = self._session.scalars(select(ImageTable)).all()
        return tuple(sorted((_image(row) for row in rows), key=lambda image: image.slug))

    def get(self, image_id: UUID) -> Image | None:
        """The image of that id."""
        row = self._session.get(ImageTable, image_id)
        return None if row is None else _image(row)

    def of_content(self, sha256: str) -> Image | None:
        """An image whose file has that content."""
        row = self._session.scalars(
            select(ImageTable).where(col(ImageTable.sha256) == sha256).order_by(ImageTable.slug)
        ).first()
        return None if row is None else _image(row)

    def put(self, image: Image) -> Image:
        """Store a new or a changed record; heroes that named its slug before become its own."""
        slug = self._slugs.free("image", image.slug, image.id)
        self._slugs.forget_slug("image", slug)
        row = self._session.get(ImageTable, image.id)
        values = asdict(image) | {"slug": slug}
        if row is None:
            row = ImageTable(**values)
            self._session.add(row)
        else:
            if row.slug != slug:
                self._slugs.keep("image", row.slug, row.id)
            for name, value in values.items():
                setattr(row, name, value)
        self._session.flush()
        self._session.execute(
            update(ArticleTable)
            .where(col(ArticleTable.hero_id).is_(None), col(ArticleTable.hero) == slug)
            .values(hero_id=row.id)
        )
        self._session.execute(
            update(ArticleTable).where(col(ArticleTable.hero_id) == row.id).values(hero=slug)
        )
        return _image(row)

    def remove(self, image_id: UUID) -> None:
        """Take a record away; its file stays in the media folder."""
        self._slugs.forget("image", image_id)
        self._session.execute(delete(ImageTable).where(col(ImageTable.id) == image_id))


def _image(row: ImageTable) -> Image:
    return Image(
        id=row.id,
        slug=row.slug,
        alt=row.alt,
        decorative=row.decorative,
        caption=row.caption,
        credit=row.credit,
        source=row.source,
        photographer=row.photographer,
        source_url=row.source_url,
        licence=row.licence,
        rights=row.rights,
        expires=row.expires,
        focal_x=row.focal_x,
        focal_y=row.focal_y,
        file=row.file,
        sha256=row.sha256,
        width=row.width,
        height=row.height,
    )
