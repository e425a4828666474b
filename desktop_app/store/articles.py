"""Articles: the one place where their rows become domain objects, and the other way round."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Uuid, bindparam, delete, insert, literal, select, union_all, update
from sqlmodel import col

from desktop_app.domain.article import Article, Details, Kind, Status
from desktop_app.domain.canonical import extra_from_json, extra_json, same_content
from desktop_app.domain.moment import Moment
from desktop_app.domain.review import Review
from desktop_app.domain.text import slugify
from desktop_app.store.failures import conflict
from desktop_app.store.tables import (
    ArticleBodyTable,
    ArticleBylineTable,
    ArticleHubTable,
    ArticleProductionTable,
    ArticleTable,
    ArticleTagTable,
    ReviewTable,
)
from desktop_app.store.texthashes import TextHashes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Executable
    from sqlalchemy.orm import Session

    from desktop_app.store.search import SearchIndex
    from desktop_app.store.slugs import SlugBook, SlugKind

# While it is on one of these, a slug that nobody gave follows the headline.
_UNSETTLED = (Status.DRAFT, Status.IN_EDIT)

# In one query, made once: an article is read before each save.
_TEXTS: Executable = union_all(
    *(
        select(
            literal(part).label("part"),
            col(table.position).label("position"),
            col(getattr(table, column)).label("text"),
        ).where(col(table.article_id) == bindparam("id", type_=Uuid()))
        for part, table, column in (
            ("bylines", ArticleBylineTable, "name"),
            ("tags", ArticleTagTable, "name"),
            ("hubs", ArticleHubTable, "slug"),
            ("productions", ArticleProductionTable, "slug"),
        )
    )
).order_by("position")


_NAMED_IMAGE = re.compile(r"image:(\w[\w.~-]*)")


class ArticleRepository:
    """Reads and writes whole articles."""

    def __init__(self, session: Session, slugs: SlugBook, search: SearchIndex) -> None:
        self._session = session
        self._slugs = slugs
        self._search = search
        self._hashes = TextHashes(session)

    def get(self, article_id: UUID) -> Article | None:
        """The article, or None where there is none of that id."""
        row = self._session.get(ArticleTable, article_id)
        return None if row is None else self._read(row)

    def words(self, article_id: UUID) -> int:
        """The words of an article that is there, as they were counted when it was stored."""
        return self._session.get_one(ArticleTable, article_id).words

    def is_whole(self, article_id: UUID) -> bool:
        """Whether the stored text is what was written."""
        return self._hashes.is_whole(article_id)

    def add(self, article: Article, *, words: int, now: datetime) -> Article:
        """Store a new article, with a free slug."""
        slug, given = self._slug_for(None, article)
        row = ArticleTable(
            id=article.id,
            slug=slug,
            slug_given=given,
            created_at=article.created_at or now,
            trashed_at=article.trashed_at,
            **self._columns(article, words, now),
        )
        self._session.add(row)
        self._session.flush()
        self._session.add(ArticleBodyTable(article_id=row.id, body=article.body))
        self._hashes.put(article)
        self._write_parts(None, article)
        return self._read(row)

    def save(
        self, article: Article, *, words: int, now: datetime, stored: Article | None = None
    ) -> Article:
        """Store a changed article; raises ConflictError where the stored version is another.

        An article that says the same as the stored one is not written, and keeps its version.
        Whoever has just read the stored one hands it in, so that it is not read again.
        """
        row = self._session.get(ArticleTable, article.id)
        if row is None or row.version != article.version:
            raise conflict()
        stored = stored or self._read(row)
        if same_content(stored, article):
            return stored
        old_slug = row.slug
        keep_old = row.slug_given or stored.details.status not in _UNSETTLED
        slug, given = self._slug_for(row, article)
        values = self._columns(article, words, now) | {"slug": slug, "slug_given": given}
        # All at once: a query in between would flush, and count the version up twice.
        for name, value in values.items():
            setattr(row, name, value)
        self._session.flush()  # checks the version
        if old_slug and old_slug != row.slug and keep_old:
            self._slugs.keep("article", old_slug, row.id)
        if stored.body != article.body:
            self._session.execute(
                update(ArticleBodyTable)
                .where(col(ArticleBodyTable.article_id) == row.id)
                .values(body=article.body)
            )
        if _text(stored) != _text(article):
            self._hashes.put(article)
        self._write_parts(stored, article)
        details = replace(
            article.details, slug=(slug or "") if given else "", extra=extra_from_json(row.extra)
        )
        return replace(
            article,
            details=details,
            version=row.version,
            created_at=row.created_at,
            updated_at=now,
            trashed_at=row.trashed_at,
        )

    def set_trashed(self, ids: Iterable[UUID], at: datetime | None) -> frozenset[UUID]:
        """Put articles into the trash or take them out; their version stays, for their text does.

        Answers with those that were not there already.
        """
        wanted = list(ids)
        state = col(ArticleTable.trashed_at)
        moving = state.is_(None) if at is not None else state.is_not(None)
        found = self._session.scalars(
            select(col(ArticleTable.id)).where(col(ArticleTable.id).in_(wanted), moving)
        )
        moved = frozenset(found)
        self._session.execute(
            update(ArticleTable).where(col(ArticleTable.id).in_(moved)).values(trashed_at=at)
        )
        return moved

    def using_image(self, slug: str) -> tuple[UUID, ...]:
        """The articles whose body or hero names the image, newest first."""
        rows = self._session.execute(
            select(col(ArticleTable.id), col(ArticleTable.hero), col(ArticleBodyTable.body))
            .join(ArticleBodyTable, col(ArticleBodyTable.article_id) == col(ArticleTable.id))
            .where(
                (col(ArticleTable.hero) == slug)
                | col(ArticleBodyTable.body).contains(f"image:{slug}", autoescape=True)
            )
            .order_by(col(ArticleTable.updated_at).desc())
        )
        return tuple(row.id for row in rows if row.hero == slug or _names(row.body, slug))

    def named_images(self) -> set[str]:
        """Every slug that a body, the trash's too, or a hero names as an image's."""
        found = set(self._session.scalars(select(col(ArticleTable.hero)).distinct()))
        bodies = select(col(ArticleBodyTable.body)).where(
            col(ArticleBodyTable.body).contains("image:")
        )
        for body in self._session.scalars(bodies):
            found.update(_NAMED_IMAGE.findall(body))
        return {slug for slug in found if slug}

    def _slug_for(self, row: ArticleTable | None, article: Article) -> tuple[str | None, bool]:
        wanted = article.details.slug
        if wanted:
            slug = self._slugs.free("article", wanted, article.id)
            self._slugs.forget_slug("article", slug)
            return slug, True
        if row is not None and row.slug and article.details.status not in _UNSETTLED:
            return row.slug, False
        if not article.headline.strip():
            return None, False
        return self._slugs.free("article", slugify(article.headline), article.id), False

    def _read(self, row: ArticleTable) -> Article:
        body = self._session.scalar(
            select(col(ArticleBodyTable.body)).where(col(ArticleBodyTable.article_id) == row.id)
        )
        return Article(
            id=row.id,
            headline=row.headline,
            dek=row.dek,
            body=body or "",
            details=self._read_details(row),
            version=row.version,
            created_at=row.created_at,
            updated_at=row.updated_at,
            trashed_at=row.trashed_at,
        )

    def _read_details(self, row: ArticleTable) -> Details:
        return Details(
            kind=Kind(row.kind),
            status=Status(row.status),
            slug=(row.slug or "") if row.slug_given else "",
            date=_moment(row.date_at, row.date_zone),
            embargo=_moment(row.embargo_at, row.embargo_zone),
            **self._texts(row.id),
            hero=row.hero,
            description=row.description,
            seo_title=row.seo_title,
            canonical_url=row.canonical_url,
            review=self._read_review(row.id),
            extra=extra_from_json(row.extra),
        )

    def _read_review(self, article_id: UUID) -> Review | None:
        row = self._session.execute(
            select(ReviewTable.__table__).where(col(ReviewTable.article_id) == article_id)  # type: ignore[attr-defined]
        ).first()
        if row is None:
            return None
        return Review(
            scale=row.scale,
            rating=row.rating,
            verdict=row.verdict,
            pros=tuple(json.loads(row.pros)),
            cons=tuple(json.loads(row.cons)),
            seen=row.seen,
            disclosure=row.disclosure,
        )

    def _texts(self, article_id: UUID) -> dict[str, tuple[str, ...]]:
        rows = self._session.execute(_TEXTS, {"id": article_id}).all()
        return {
            part: tuple(text for name, _position, text in rows if name == part)
            for part in ("bylines", "tags", "hubs", "productions")
        }

    def _columns(self, article: Article, words: int, now: datetime) -> dict[str, Any]:
        details = article.details
        date_at, date_zone = _pair(details.date)
        embargo_at, embargo_zone = _pair(details.embargo)
        return {
            "headline": article.headline,
            "dek": article.dek,
            "kind": details.kind.value,
            "status": details.status.value,
            "date_at": date_at,
            "date_zone": date_zone,
            "embargo_at": embargo_at,
            "embargo_zone": embargo_zone,
            "hero": details.hero,
            "hero_id": self._slugs.find("image", details.hero) if details.hero else None,
            "description": details.description,
            "seo_title": details.seo_title,
            "canonical_url": details.canonical_url,
            "extra": extra_json(details.extra),
            "words": words,
            "updated_at": now,
        }

    def _write_parts(self, stored: Article | None, article: Article) -> None:
        old = stored.details if stored else Details()
        new = article.details
        if old.bylines != new.bylines:
            self._put_names(ArticleBylineTable, article.id, new.bylines)
        if old.tags != new.tags:
            self._put_names(ArticleTagTable, article.id, new.tags)
        if old.hubs != new.hubs:
            self._put_links(ArticleHubTable, "hub", article.id, new.hubs)
        if old.productions != new.productions:
            self._put_links(ArticleProductionTable, "production", article.id, new.productions)
        if old.review != new.review:
            self._put_review(article.id, new.review)
        self._search.put_article(article)

    def _put_names(
        self,
        table: type[ArticleBylineTable] | type[ArticleTagTable],
        article_id: UUID,
        names: tuple[str, ...],
    ) -> None:
        self._session.execute(delete(table).where(col(table.article_id) == article_id))
        rows = [
            {"article_id": article_id, "position": position, "name": name}
            for position, name in enumerate(names)
        ]
        if rows:
            self._session.execute(insert(table), rows)

    def _put_links(
        self,
        table: type[ArticleHubTable] | type[ArticleProductionTable],
        kind: SlugKind,
        article_id: UUID,
        slugs: tuple[str, ...],
    ) -> None:
        self._session.execute(delete(table).where(col(table.article_id) == article_id))
        rows = [
            {
                "article_id": article_id,
                "position": position,
                "slug": slug,
                f"{kind}_id": self._slugs.find(kind, slug),
            }
            for position, slug in enumerate(slugs)
        ]
        if rows:
            self._session.execute(insert(table), rows)

    def _put_review(self, article_id: UUID, review: Review | None) -> None:
        self._session.execute(delete(ReviewTable).where(col(ReviewTable.article_id) == article_id))
        if review is not None:
            values = {
                "article_id": article_id,
                "scale": review.scale,
                "rating": review.rating,
                "verdict": review.verdict,
                "pros": json.dumps(review.pros, ensure_ascii=False),
                "cons": json.dumps(review.cons, ensure_ascii=False),
                "seen": review.seen,
                "disclosure": review.disclosure,
            }
            self._session.execute(insert(ReviewTable), [values])


def _moment(instant: datetime | None, zone: str | None) -> Moment | None:
    return None if instant is None else Moment(instant, zone or "UTC")


def _text(article: Article) -> tuple[str, str, str]:
    return article.headline, article.dek, article.body


def _pair(moment: Moment | None) -> tuple[datetime | None, str | None]:
    return (None, None) if moment is None else (moment.instant, moment.zone)


def _names(body: str, slug: str) -> bool:
    """Whether the body names exactly that image, not one whose slug only begins alike."""
    _, *rest = body.split(f"image:{slug}")
    return any(not (after[:1].isalnum() or after[:1] in ("-", "_")) for after in rest)
