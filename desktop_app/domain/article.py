"""What an article is: its text and its details."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from desktop_app.domain.moment import Moment
    from desktop_app.domain.review import Review


class Kind(StrEnum):
    """What sort of piece it is: a starting template, required parts, structured data."""

    NEWS = "news"
    REVIEW = "review"
    RECAP = "recap"
    INTERVIEW = "interview"
    LIST = "list"
    GALLERY = "gallery"
    CASTING = "casting"
    TRAILER = "trailer"


RATED = frozenset({Kind.REVIEW, Kind.RECAP})  # kinds that may carry a review's fields


class Status(StrEnum):
    """Where it stands on the desk; the trash is a time, not a status."""

    DRAFT = "draft"
    IN_EDIT = "in-edit"
    READY = "ready"
    PUBLISHED = "published"
    ARCHIVED = "archived"


@dataclass(frozen=True)
class Details:
    """Everything about an article that is not its text. Slugs refer to records."""

    kind: Kind = Kind.NEWS
    status: Status = Status.DRAFT
    slug: str = ""
    date: Moment | None = None
    embargo: Moment | None = None
    bylines: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    hubs: tuple[str, ...] = ()
    productions: tuple[str, ...] = ()
    hero: str | None = None
    description: str = ""
    seo_title: str = ""
    canonical_url: str = ""
    review: Review | None = None
    # Front matter keys that we have no field for, kept for the way out (values are plain YAML).
    extra: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Article:
    """An article as the library holds it; `version` guards against overwriting."""

    id: UUID
    headline: str = ""
    dek: str = ""
    body: str = ""
    details: Details = field(default_factory=Details)
    version: int = 0
    created_at: datetime | None = None
    updated_at: datetime | None = None
    trashed_at: datetime | None = None


@dataclass(frozen=True)
class ArticleRow:
    """An article as a list shows it, without its body."""

    id: UUID
    headline: str
    slug: str
    kind: Kind
    status: Status
    words: int
    updated_at: datetime
    date: Moment | None = None
    embargo: Moment | None = None
    trashed_at: datetime | None = None
    rating: str = ""
    hubs: tuple[str, ...] = ()
