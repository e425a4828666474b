"""Search: every word, anywhere. Texts are folded when they are saved, words when they are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select
from sqlmodel import col

from desktop_app.domain.text import fold
from desktop_app.store.tables import (
    ArticleProductionTable,
    ArticleSearchTable,
    ArticleTable,
    ProductionSearchTable,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from uuid import UUID

    from sqlalchemy.orm import Session


class SearchIndex:
    """The folded texts of articles and productions, written in the transaction that saves them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put_article(self, article_id: UUID, texts: Iterable[str]) -> None:
        """What an article itself says."""
        self._session.merge(
            ArticleSearchTable(article_id=article_id, folded=fold("\n".join(texts)))
        )

    def put_production(self, production_id: UUID, texts: Iterable[str]) -> None:
        """What a production and its people are called."""
        self._session.merge(
            ProductionSearchTable(production_id=production_id, folded=fold("\n".join(texts)))
        )

    def articles(self, text: str) -> tuple[UUID, ...]:
        """The articles that hold all words of the text, newest first; all for an empty text."""
        query = (
            select(col(ArticleTable.id))
            .join(ArticleSearchTable, col(ArticleSearchTable.article_id) == col(ArticleTable.id))
            .order_by(col(ArticleTable.updated_at).desc(), col(ArticleTable.created_at).desc())
        )
        for word in fold(text).split():
            of_production = (
                select(col(ArticleProductionTable.article_id))
                .join(
                    ProductionSearchTable,
                    col(ProductionSearchTable.production_id)
                    == col(ArticleProductionTable.production_id),
                )
                .where(col(ProductionSearchTable.folded).contains(word, autoescape=True))
            )
            query = query.where(
                or_(
                    col(ArticleSearchTable.folded).contains(word, autoescape=True),
                    col(ArticleTable.id).in_(of_production),
                )
            )
        return tuple(self._session.scalars(query))
