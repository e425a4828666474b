"""A hash of each article's text: what the disk has changed by itself is found, and said."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from sqlalchemy import LargeBinary, cast, func, insert, select, update
from sqlmodel import col

from desktop_app.store.tables import ArticleBodyTable, ArticleHashTable, ArticleTable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from sqlalchemy.orm import Session

    from desktop_app.domain.article import Article


class TextHashes:
    """Keeps the hash of headline, dek and body as they were last written."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put(self, article: Article) -> None:
        """Note what is being written."""
        parts = (article.headline, article.dek, article.body)
        digest = _digest(*(part.encode("utf-8", "surrogatepass") for part in parts))
        mine = col(ArticleHashTable.article_id)
        done = self._session.execute(
            update(ArticleHashTable).where(mine == article.id).values(sha256=digest)
        )
        if not done.rowcount:  # type: ignore[attr-defined]
            row = {"article_id": article.id, "sha256": digest}
            self._session.execute(insert(ArticleHashTable), [row])

    def is_whole(self, article_id: UUID) -> bool:
        """Whether the article's text is what was written; also where there is no such article."""
        row = self._session.execute(_texts().where(col(ArticleTable.id) == article_id)).first()
        return row is None or _is_whole(row)

    def damaged(self, stopped: Callable[[], bool] = lambda: False) -> tuple[bytes, ...]:
        """The headlines of all articles whose text is not what was written, as bytes.

        The answer is not complete where `stopped` said so meanwhile.
        """
        damaged = []
        for row in self._session.execute(_texts().execution_options(yield_per=100)):
            if stopped():
                break
            if not _is_whole(row):
                damaged.append(bytes(row[0]))
        return tuple(damaged)


def _texts() -> Any:  # noqa: ANN401 - a query's columns are typed as what they are cast from
    """Headline, dek, body and hash of articles.

    As bytes: a flipped bit may leave what is no UTF-8, which the driver could not hand over.
    """
    body = func.coalesce(col(ArticleBodyTable.body), "")
    return (
        select(
            cast(col(ArticleTable.headline), LargeBinary),
            cast(col(ArticleTable.dek), LargeBinary),
            cast(body, LargeBinary),
            cast(col(ArticleHashTable.sha256), LargeBinary),
        )
        .outerjoin(ArticleBodyTable, col(ArticleBodyTable.article_id) == col(ArticleTable.id))
        .outerjoin(ArticleHashTable, col(ArticleHashTable.article_id) == col(ArticleTable.id))
    )


def _is_whole(row: Sequence[bytes | None]) -> bool:
    *parts, digest = row
    return digest == _digest(*(part or b"" for part in parts)).encode()


def _digest(*parts: bytes) -> str:
    return hashlib.sha256(b"\0".join(parts)).hexdigest()
