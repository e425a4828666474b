"""Format 2: every article's words in a full-text index."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from desktop_app.store.sqlite_only import Fts5Words
from desktop_app.store.words import ArticleWords

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Put the index in the place of the folded texts, and fill it from what is there."""
    op.drop_table("article_search")
    op.drop_table("production_search")
    op.create_table(
        "article_search",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_article_search_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name="pk_article_search"),
        sa.UniqueConstraint("article_id", name="uq_article_search_article_id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "production_search",
        sa.Column("production_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("people", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["production_id"],
            ["production.id"],
            name="fk_production_search_production_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("production_id", name="pk_production_search"),
    )
    op.create_index("ix_article_updated_at", "article", ["updated_at"])
    Fts5Words(op.get_bind()).make()
    _fill_productions()
    _fill_articles()


def _fill_productions() -> None:
    connection = op.get_bind()
    for production_id, title, year in connection.execute(
        sa.text("SELECT id, title, year FROM production")
    ).all():
        people = []
        for credit_id, character, person_id, name in connection.execute(
            sa.text(
                'SELECT credit.id, "character", person.id, person.name FROM credit'
                " JOIN person ON person.id = person_id WHERE production_id = :id ORDER BY position"
            ),
            {"id": production_id},
        ).all():
            people += [name, *_aliases("person", person_id), character]
            people += _aliases("credit", credit_id)
        values = {
            "id": production_id,
            "title": f"{title} ({year})" if year else title,
            "people": "\n".join(people),
        }
        connection.execute(
            sa.text("INSERT INTO production_search VALUES (:id, :title, :people)"), values
        )


def _aliases(kind: str, owner: str) -> list[str]:
    query = f"SELECT name FROM {kind}_alias WHERE {kind}_id = :id ORDER BY position"
    return _texts(query, owner)


def _texts(query: str, owner: str) -> list[str]:
    return list(op.get_bind().execute(sa.text(query), {"id": owner}).scalars())


def _fill_articles() -> None:
    connection = op.get_bind()
    index = Fts5Words(connection)
    # The oldest first: a higher number is newer.
    ids = connection.execute(sa.text("SELECT id FROM article ORDER BY updated_at, created_at"))
    for number, article_id in enumerate(ids.scalars().all(), start=1):
        connection.execute(
            sa.text("INSERT INTO article_search VALUES (:number, :id)"),
            {"number": number, "id": article_id},
        )
        headline, dek, body = connection.execute(
            sa.text(
                "SELECT headline, dek, coalesce(body, '') FROM article"
                " LEFT JOIN article_body ON article_id = id WHERE id = :id"
            ),
            {"id": article_id},
        ).one()
        about = (
            " FROM production_search JOIN article_production USING (production_id)"
            " WHERE article_id = :id ORDER BY position"
        )
        bylines = "SELECT name FROM article_byline WHERE article_id = :id ORDER BY position"
        tags = "SELECT name FROM article_tag WHERE article_id = :id ORDER BY position"
        people = _texts("SELECT people" + about, article_id)
        words = ArticleWords(
            headline=headline,
            dek=dek,
            tags="\n".join(_texts(tags, article_id)),
            productions="\n".join(_texts("SELECT title" + about, article_id)),
            people="\n".join((*_texts(bylines, article_id), *people)),
            body=body,
        )
        index.put(number, words)
