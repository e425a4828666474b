"""Format 5: a hash of each article's text, so that a bit that flips on the disk is noticed."""

from __future__ import annotations

import hashlib

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_AT_ONCE = 200


def upgrade() -> None:
    """Put a new table beside those that are there, and fill it from the texts as they are."""
    table = op.create_table(
        "article_hash",
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name="fk_article_hash_article_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", name="pk_article_hash"),
    )
    article = sa.table(
        "article",
        sa.column("id", sa.Uuid()),
        sa.column("headline", sa.String()),
        sa.column("dek", sa.String()),
    )
    body = sa.table(
        "article_body", sa.column("article_id", sa.Uuid()), sa.column("body", sa.String())
    )
    texts = sa.select(
        article.c.id,
        *(sa.cast(part, sa.LargeBinary) for part in (article.c.headline, article.c.dek)),
        sa.cast(sa.func.coalesce(body.c.body, ""), sa.LargeBinary),
    ).select_from(article.outerjoin(body, body.c.article_id == article.c.id))
    connection = op.get_bind()
    found = connection.execute(texts).partitions(_AT_ONCE)
    for rows in found:
        hashes = [
            {"article_id": id_, "sha256": hashlib.sha256(b"\0".join(parts)).hexdigest()}
            for id_, *parts in rows
        ]
        connection.execute(sa.insert(table), hashes)
