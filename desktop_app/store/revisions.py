"""Revisions: added and read, never changed, and verified whenever they are read."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import LargeBinary, cast, func, select
from sqlmodel import col

from desktop_app.domain.canonical import article_from_json, canonical_json, sha256_of
from desktop_app.domain.revision import RevisionRow
from desktop_app.errors import LibraryDamagedError, NotFoundError
from desktop_app.store.tables import RevisionTable

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sqlalchemy.orm import Session

    from desktop_app.domain.article import Article


class RevisionRepository:
    """The history of each article, numbered within it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self, article: Article, *, reason: str, name: str, words: int, now: datetime
    ) -> RevisionRow:
        """Keep the article as it is under the next number."""
        content = canonical_json(article)
        row = RevisionTable(
            id=uuid4(),
            article_id=article.id,
            sequence=self.newest(article.id) + 1,
            created_at=now,
            reason=reason,
            name=name,
            words=words,
            content=content,
            sha256=sha256_of(content),
        )
        self._session.add(row)
        self._session.flush()
        return RevisionRow(row.sequence, now, reason, name, words, row.sha256)

    def newest(self, article_id: UUID) -> int:
        """The number of the article's newest revision, 0 where there is none."""
        number = self._session.scalar(
            select(func.max(RevisionTable.sequence)).where(
                col(RevisionTable.article_id) == article_id
            )
        )
        return number or 0

    def rows(self, article_id: UUID) -> tuple[RevisionRow, ...]:
        """The article's revisions, the newest first, without their content."""
        found = self._session.execute(
            select(
                col(RevisionTable.sequence),
                col(RevisionTable.created_at),
                col(RevisionTable.reason),
                col(RevisionTable.name),
                col(RevisionTable.words),
                col(RevisionTable.sha256),
            )
            .where(col(RevisionTable.article_id) == article_id)
            .order_by(col(RevisionTable.sequence).desc())
        )
        return tuple(RevisionRow(*row) for row in found)

    def load(self, article_id: UUID, sequence: int) -> Article:
        """The article as it was; raises LibraryDamagedError where one bit of it has changed."""
        found = self._session.execute(
            select(col(RevisionTable.content), col(RevisionTable.sha256)).where(
                col(RevisionTable.article_id) == article_id,
                col(RevisionTable.sequence) == sequence,
            )
        ).first()
        if found is None:
            raise NotFoundError(f"This article has no revision {sequence}.")
        content, digest = found
        if sha256_of(content) != digest:
            raise LibraryDamagedError(
                f"Revision {sequence} of this article is damaged.",
                "Take another revision; a backup of the library may hold this one whole.",
            )
        return article_from_json(content)

    def damaged(self, stopped: Callable[[], bool] = lambda: False) -> tuple[int, ...]:
        """The numbers of all revisions whose content is not what was kept.

        The answer is not complete where `stopped` said so meanwhile.
        """
        # As bytes: a flipped bit may leave what is no UTF-8, which the driver could not hand over.
        found = self._session.execute(
            select(
                col(RevisionTable.sequence),
                cast(col(RevisionTable.content), LargeBinary),
                cast(col(RevisionTable.sha256), LargeBinary),
            ).execution_options(yield_per=100)
        )
        damaged = []
        for sequence, content, digest in found:
            if stopped():
                break
            if hashlib.sha256(content or b"").hexdigest().encode() != digest:
                damaged.append(sequence)
        return tuple(damaged)
