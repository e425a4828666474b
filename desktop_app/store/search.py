"""Search: what is indexed of articles, in the transaction that saves it, and how it is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import String, delete, insert, select, type_coerce
from sqlmodel import col

from desktop_app.domain.query import parse_query
from desktop_app.domain.search import Filter, Match, Wanted, snippet, wanted_words
from desktop_app.store.narrowing import Narrowing
from desktop_app.store.recall import each_row, known_id
from desktop_app.store.tables import (
    ArticleBodyTable,
    ArticleBylineTable,
    ArticleHubTable,
    ArticleProductionTable,
    ArticleSearchTable,
    ArticleTable,
    ArticleTagTable,
    CreditTable,
    HubTable,
    PersonTable,
    ProductionSearchTable,
    ProductionTable,
)
from desktop_app.store.words import ArticleWords

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from uuid import UUID

    from sqlalchemy import Select
    from sqlalchemy.orm import Session

    from desktop_app.domain.article import Article
    from desktop_app.store.words import WordIndex

RANKED = 60
_BEST_OF = 20_000  # looked through where filters leave few of them


class SearchIndex:
    """The words of articles. An article gets a new number at every change: higher is newer."""

    def __init__(self, session: Session, words: Callable[[], WordIndex]) -> None:
        self._session = session
        self._words = words

    def put_article(self, article: Article) -> None:
        """Index what an article says now, and what its productions and their people are called."""
        mine = ArticleSearchTable
        index = self._words()
        old = self._session.scalar(
            select(col(mine.number)).where(col(mine.article_id) == article.id)
        )
        if old is not None:
            index.remove(old)
            self._session.execute(delete(mine).where(col(mine.number) == old))
        done = self._session.execute(insert(mine).values(article_id=article.id))
        productions, people = self._names(article.id)
        words = ArticleWords(
            headline=article.headline,
            dek=article.dek,
            tags="\n".join(article.details.tags),
            productions=productions,
            people="\n".join((*article.details.bylines, people)),
            body=article.body,
        )
        index.put(done.inserted_primary_key[0], words)  # type: ignore[attr-defined]

    def put_production(self, production_id: UUID, title: str, people: Iterable[str]) -> None:
        """Take what a production and its people are called, and tell its articles' index."""
        self._session.merge(
            ProductionSearchTable(
                production_id=production_id, title=title, people="\n".join(people)
            )
        )
        self._session.flush()
        self.put_names(self.articles_of(production_id))

    def articles_of(self, production_id: UUID) -> tuple[UUID, ...]:
        """The articles that are about a production."""
        link = ArticleProductionTable
        query = select(col(link.article_id)).where(col(link.production_id) == production_id)
        return tuple(self._session.scalars(query.distinct()))

    def put_names(self, articles: Iterable[UUID]) -> None:
        """Index the productions and people of articles anew, where their names have changed."""
        mine, byline = ArticleSearchTable, ArticleBylineTable
        index = self._words()
        for article_id in articles:
            number = self._session.scalar(
                select(col(mine.number)).where(col(mine.article_id) == article_id)
            )
            bylines = self._session.scalars(
                select(col(byline.name))
                .where(col(byline.article_id) == article_id)
                .order_by(col(byline.position))
            )
            productions, people = self._names(article_id)
            if number is not None:
                index.put_names(number, productions, "\n".join((*bylines, people)))

    def articles(
        self, text: str, only: Filter | None = None, stop: Callable[[], bool] | None = None
    ) -> tuple[UUID, ...]:
        """The articles that hold all words of the text, newest first; all for an empty text.

        Filters in the text (`status:draft`) narrow it; see `domain/query.py`.
        """
        asked = parse_query(text)
        words = wanted_words(asked.words)
        if asked.words and not words:
            return ()
        mine = ArticleSearchTable
        index = self._words()
        # As texts: making ten thousand UUIDs takes longer than finding them.
        query = select(type_coerce(col(mine.article_id), String))
        if words:
            having = index.having(words).subquery()
            query = query.join(having, having.c.number == col(mine.number))
            query = query.order_by(having.c.number.desc())
        else:
            query = query.order_by(col(mine.number).desc())
        if only is not None:
            query = _narrowed(query, only)
        if asked.asked:
            query = Narrowing(self._session).narrow(query, asked.asked)
        with index.stoppable(stop):
            return tuple(known_id(value) for (value,) in each_row(self._session, query))

    def ranked(self, text: str, stop: Callable[[], bool] | None = None) -> tuple[Match, ...]:
        """The articles that hold all words of the text, the best first, each with a line of it."""
        asked = parse_query(text)
        words = wanted_words(asked.words)
        if not words:
            return ()
        index = self._words()
        with index.stoppable(stop):
            best = index.best(words, _BEST_OF if asked.asked else RANKED)
            if asked.asked:
                number = type_coerce(col(ArticleSearchTable.number), String)
                query = Narrowing(self._session).narrow(select(number), asked.asked)
                there = {int(value) for value in self._session.scalars(query)}
                best = [one for one in best if one in there][:RANKED]
            matches = [self._match(number, words) for number in best]
        return tuple(match for match in matches if match is not None)

    def _match(self, number: int, words: tuple[Wanted, ...]) -> Match | None:
        mine, body = ArticleSearchTable, ArticleBodyTable
        row = self._session.execute(
            select(col(mine.article_id), col(ArticleTable.dek), col(body.body))
            .join(ArticleTable, col(ArticleTable.id) == col(mine.article_id))
            .join(body, col(body.article_id) == col(mine.article_id))
            .where(col(mine.number) == number)
        ).first()
        if row is None:
            return None
        line, found = snippet((row.body, row.dek), words)
        if not found:
            tag = ArticleTagTable
            tags = self._session.scalars(
                select(col(tag.name)).where(col(tag.article_id) == row.article_id)
            )
            productions, people = self._names(row.article_id)
            names = (name for text in (productions, people) for name in text.split("\n"))
            line, found = snippet((*tags, *names), words)
        return Match(row.article_id, line, found)

    def _names(self, article_id: UUID) -> tuple[str, str]:
        """What the productions of an article are called, and the people in them."""
        link, production = ArticleProductionTable, ProductionSearchTable
        rows = self._session.execute(
            select(col(production.title), col(production.people))
            .join(link, col(link.production_id) == col(production.production_id))
            .where(col(link.article_id) == article_id)
            .order_by(col(link.position))
        ).all()
        return "\n".join(row[0] for row in rows), "\n".join(row[1] for row in rows)


def _narrowed(query: Select[str], only: Filter) -> Select[str]:
    article = ArticleTable
    query = query.join(article, col(article.id) == col(ArticleSearchTable.article_id))
    if only.status is not None:
        query = query.where(col(article.status) == only.status.value)
    if only.kind is not None:
        query = query.where(col(article.kind) == only.kind.value)
    if only.hub is not None:
        hub = (
            select(col(ArticleHubTable.article_id))
            .join(HubTable, col(HubTable.id) == col(ArticleHubTable.hub_id))
            .where(col(HubTable.slug) == only.hub)
        )
        query = query.where(col(article.id).in_(hub))
    about = select(col(ArticleProductionTable.article_id)).join(
        ProductionTable, col(ProductionTable.id) == col(ArticleProductionTable.production_id)
    )
    if only.production is not None:
        about_it = about.where(col(ProductionTable.slug) == only.production)
        query = query.where(col(article.id).in_(about_it))
    if only.person is not None:
        with_them = (
            about.join(CreditTable, col(CreditTable.production_id) == col(ProductionTable.id))
            .join(PersonTable, col(PersonTable.id) == col(CreditTable.person_id))
            .where(col(PersonTable.slug) == only.person)
        )
        query = query.where(col(article.id).in_(with_them))
    return query
