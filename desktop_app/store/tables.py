"""The library's tables. Nothing outside `store/` sees them.

Every text is VARCHAR without a length, every time an instant in UTC, ids are UUIDs: the same
tables serve SQLite and PostgreSQL. Links from an article to a record keep the slug that was
written, so that nothing is lost while the record does not exist, or is removed.

No `from __future__ import annotations` here: SQLModel reads the annotations.
"""

from datetime import date, datetime
from typing import Any, ClassVar
from uuid import UUID

from sqlalchemy import CheckConstraint, Column, Index, Integer, MetaData, UniqueConstraint
from sqlmodel import Field, SQLModel

KINDS = "'news', 'review', 'recap', 'interview', 'list', 'gallery', 'casting', 'trailer'"
STATUSES = "'draft', 'in-edit', 'ready', 'published', 'archived'"
PRODUCTION_TYPES = "'film', 'series', 'season', 'episode'"
SLUG_KINDS = "'article', 'hub', 'production', 'image'"

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class LibraryPart(SQLModel):
    """Every table of a library; they share one metadata with named constraints."""

    metadata = METADATA


class LibraryTable(LibraryPart, table=True):
    """The library itself: one row."""

    __tablename__ = "library"

    id: UUID = Field(primary_key=True)
    created_at: datetime
    seeded_at: datetime | None = None


# SQLAlchemy counts it up at each change, and refuses one that is based on an older count.
_ARTICLE_VERSION: Column[int] = Column("version", Integer, nullable=False)


class ArticleTable(LibraryPart, table=True):
    """An article without its body. `slug` is None while there is nothing to make one from."""

    __tablename__ = "article"
    __mapper_args__: ClassVar[dict[str, Any]] = {"version_id_col": _ARTICLE_VERSION}
    __table_args__ = (
        UniqueConstraint("slug"),
        CheckConstraint(f"kind IN ({KINDS})", name="kind"),
        CheckConstraint(f"status IN ({STATUSES})", name="status"),
        CheckConstraint("words >= 0", name="words"),
        CheckConstraint("version >= 1", name="version"),
        CheckConstraint("(date_at IS NULL) = (date_zone IS NULL)", name="date"),
        CheckConstraint("(embargo_at IS NULL) = (embargo_zone IS NULL)", name="embargo"),
        CheckConstraint("slug IS NOT NULL OR NOT slug_given", name="slug"),
    )

    id: UUID = Field(primary_key=True)
    version: int = Field(sa_column=_ARTICLE_VERSION)
    headline: str
    dek: str
    kind: str
    status: str
    slug: str | None = None
    slug_given: bool  # by the writer or an import; else it follows the headline
    date_at: datetime | None = None
    date_zone: str | None = None
    embargo_at: datetime | None = None
    embargo_zone: str | None = None
    hero: str | None = None
    hero_id: UUID | None = Field(default=None, foreign_key="image.id", ondelete="SET NULL")
    description: str
    seo_title: str
    canonical_url: str
    extra: str  # JSON
    words: int
    created_at: datetime
    updated_at: datetime = Field(index=True)
    trashed_at: datetime | None = None


class ArticleBodyTable(LibraryPart, table=True):
    """The body, apart, so that lists of articles never read it."""

    __tablename__ = "article_body"

    article_id: UUID = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    body: str


class ArticleHashTable(LibraryPart, table=True):
    """The SHA-256 of headline, dek and body as they were written last."""

    __tablename__ = "article_hash"

    article_id: UUID = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    sha256: str


class ReviewTable(LibraryPart, table=True):
    """The review fields of an article that has them."""

    __tablename__ = "review"

    article_id: UUID = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    scale: str
    rating: float | None = None
    verdict: str
    pros: str  # JSON list
    cons: str  # JSON list
    seen: str
    disclosure: str


class ArticleTagTable(LibraryPart, table=True):
    """A tag of an article."""

    __tablename__ = "article_tag"
    __table_args__ = (CheckConstraint("position >= 0", name="position"),)

    article_id: UUID = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    name: str = Field(index=True)


class ArticleBylineTable(LibraryPart, table=True):
    """A name in the byline of an article."""

    __tablename__ = "article_byline"
    __table_args__ = (CheckConstraint("position >= 0", name="position"),)

    article_id: UUID = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    name: str


class HubTable(LibraryPart, table=True):
    """A running subject."""

    __tablename__ = "hub"
    __table_args__ = (UniqueConstraint("slug"),)

    id: UUID = Field(primary_key=True)
    slug: str
    name: str
    url: str


class ArticleHubTable(LibraryPart, table=True):
    """An article's place in a hub; `hub_id` is None while no hub has that slug."""

    __tablename__ = "article_hub"
    __table_args__ = (CheckConstraint("position >= 0", name="position"),)

    article_id: UUID = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    slug: str
    hub_id: UUID | None = Field(default=None, foreign_key="hub.id", ondelete="SET NULL", index=True)


class ProductionTable(LibraryPart, table=True):
    """A film, series, season or episode."""

    __tablename__ = "production"
    __table_args__ = (
        UniqueConstraint("slug"),
        CheckConstraint(f"type IN ({PRODUCTION_TYPES})", name="type"),
        CheckConstraint("runtime >= 0", name="runtime"),
    )

    id: UUID = Field(primary_key=True)
    slug: str
    title: str
    type: str
    year: int | None = None
    distributor: str
    network: str
    runtime: int | None = None
    release_date: date | None = None
    certificate: str
    season: int | None = None
    episode: int | None = None


class ProductionSourceTable(LibraryPart, table=True):
    """Where a production's record comes from; there is no row where nothing is said."""

    __tablename__ = "production_source"

    production_id: UUID = Field(primary_key=True, foreign_key="production.id", ondelete="CASCADE")
    source: str
    checked: date | None = None


class ArticleProductionTable(LibraryPart, table=True):
    """An article's subject; `production_id` is None while no production has that slug."""

    __tablename__ = "article_production"
    __table_args__ = (CheckConstraint("position >= 0", name="position"),)

    article_id: UUID = Field(primary_key=True, foreign_key="article.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    slug: str
    production_id: UUID | None = Field(
        default=None, foreign_key="production.id", ondelete="SET NULL", index=True
    )


class PersonTable(LibraryPart, table=True):
    """Somebody who makes films or series."""

    __tablename__ = "person"
    __table_args__ = (UniqueConstraint("slug"),)

    id: UUID = Field(primary_key=True)
    slug: str
    name: str = Field(index=True)
    sort_name: str


class PersonSourceTable(LibraryPart, table=True):
    """Where a person's record comes from; there is no row where nothing is said."""

    __tablename__ = "person_source"

    person_id: UUID = Field(primary_key=True, foreign_key="person.id", ondelete="CASCADE")
    source: str
    checked: date | None = None


class PersonAliasTable(LibraryPart, table=True):
    """Another name that a person goes by."""

    __tablename__ = "person_alias"
    __table_args__ = (CheckConstraint("position >= 0", name="position"),)

    person_id: UUID = Field(primary_key=True, foreign_key="person.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    name: str = Field(index=True)


class CreditTable(LibraryPart, table=True):
    """A person's part in a production; `position` is its place in the credits."""

    __tablename__ = "credit"
    __table_args__ = (
        UniqueConstraint("production_id", "position"),
        CheckConstraint("position >= 0", name="position"),
    )

    id: UUID = Field(primary_key=True)
    production_id: UUID = Field(foreign_key="production.id", ondelete="CASCADE")
    person_id: UUID = Field(foreign_key="person.id", ondelete="RESTRICT", index=True)
    position: int
    role: str
    character: str
    billing: int


class CreditPartTable(LibraryPart, table=True):
    """What is special about a part; there is no row where nothing is."""

    __tablename__ = "credit_part"

    credit_id: UUID = Field(primary_key=True, foreign_key="credit.id", ondelete="CASCADE")
    guest: bool
    voice: bool
    since: date | None = None
    until: date | None = None


class CreditAliasTable(LibraryPart, table=True):
    """Another name that a character goes by."""

    __tablename__ = "credit_alias"
    __table_args__ = (CheckConstraint("position >= 0", name="position"),)

    credit_id: UUID = Field(primary_key=True, foreign_key="credit.id", ondelete="CASCADE")
    position: int = Field(primary_key=True)
    name: str


class ImageTable(LibraryPart, table=True):
    """A picture's record; `file` is its place in the media folder, "" while it is wanted."""

    __tablename__ = "image"
    __table_args__ = (
        UniqueConstraint("slug"),
        CheckConstraint("width >= 0 AND height >= 0", name="size"),
        CheckConstraint("(file = '') = (sha256 = '')", name="file"),
        CheckConstraint("focal_x BETWEEN 0 AND 1 AND focal_y BETWEEN 0 AND 1", name="focal"),
    )

    id: UUID = Field(primary_key=True)
    slug: str
    alt: str
    decorative: bool
    caption: str
    credit: str
    source: str
    photographer: str
    source_url: str
    licence: str
    rights: str
    expires: date | None = None
    focal_x: float
    focal_y: float
    file: str
    sha256: str
    width: int
    height: int


class RevisionTable(LibraryPart, table=True):
    """An immutable saved state of an article; rows are added and never changed."""

    __tablename__ = "revision"
    __table_args__ = (
        UniqueConstraint("article_id", "sequence"),
        CheckConstraint("sequence >= 1", name="sequence"),
        CheckConstraint("length(sha256) = 64", name="sha256"),
    )

    id: UUID = Field(primary_key=True)
    article_id: UUID = Field(foreign_key="article.id", ondelete="CASCADE")
    sequence: int
    created_at: datetime
    reason: str
    name: str
    words: int
    content: str  # canonical JSON
    sha256: str


class PublicationTable(LibraryPart, table=True):
    """Where an article went."""

    __tablename__ = "publication"

    id: UUID = Field(primary_key=True)
    article_id: UUID = Field(foreign_key="article.id", ondelete="CASCADE", index=True)
    profile: str
    url: str
    remote_id: str
    sha256: str
    sent_at: datetime


class SlugAliasTable(LibraryPart, table=True):
    """A slug that something had once; `target_id` is its id, of the table that `kind` names."""

    __tablename__ = "slug_alias"
    __table_args__ = (
        CheckConstraint(f"kind IN ({SLUG_KINDS})", name="kind"),
        Index("ix_slug_alias_target_id", "target_id"),
    )

    kind: str = Field(primary_key=True)
    slug: str = Field(primary_key=True)
    target_id: UUID


class ArticleSearchTable(LibraryPart, table=True):
    """An article's number in the word index; a change gives it a new one, the highest ever."""

    __tablename__ = "article_search"
    __table_args__ = (UniqueConstraint("article_id"), {"sqlite_autoincrement": True})

    number: int | None = Field(default=None, primary_key=True)
    article_id: UUID = Field(foreign_key="article.id", ondelete="CASCADE")


class ProductionSearchTable(LibraryPart, table=True):
    """What is searched of a production and its people, for the index of its articles."""

    __tablename__ = "production_search"

    production_id: UUID = Field(primary_key=True, foreign_key="production.id", ondelete="CASCADE")
    title: str
    people: str  # names, aliases and characters, one a line
