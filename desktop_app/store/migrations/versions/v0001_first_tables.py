"""Format 1: the first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    _library()
    _records()
    _credits()
    _articles()
    _article_parts()
    _links()
    _histories()


def _library() -> None:
    op.create_table(
        "library",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seeded_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_library"),
    )
    op.create_table(
        "slug_alias",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('article', 'hub', 'production', 'image')", name="ck_slug_alias_kind"
        ),
        sa.PrimaryKeyConstraint("kind", "slug", name="pk_slug_alias"),
    )
    op.create_index("ix_slug_alias_target_id", "slug_alias", ["target_id"])


def _records() -> None:
    op.create_table(
        "hub",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_hub"),
        sa.UniqueConstraint("slug", name="uq_hub_slug"),
    )
    op.create_table(
        "image",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("alt", sa.String(), nullable=False),
        sa.Column("decorative", sa.Boolean(), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("credit", sa.String(), nullable=False),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("licence", sa.String(), nullable=False),
        sa.Column("rights", sa.String(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.CheckConstraint("(file = '') = (sha256 = '')", name="ck_image_file"),
        sa.CheckConstraint("width >= 0 AND height >= 0", name="ck_image_size"),
        sa.PrimaryKeyConstraint("id", name="pk_image"),
        sa.UniqueConstraint("slug", name="uq_image_slug"),
    )
    op.create_table(
        "production",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("distributor", sa.String(), nullable=False),
        sa.Column("network", sa.String(), nullable=False),
        sa.Column("runtime", sa.Integer(), nullable=True),
        sa.Column("release_date", sa.Date(), nullable=True),
        sa.Column("certificate", sa.String(), nullable=False),
        sa.Column("season", sa.Integer(), nullable=True),
        sa.Column("episode", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "type IN ('film', 'series', 'season', 'episode')", name="ck_production_type"
        ),
        sa.CheckConstraint("runtime >= 0", name="ck_production_runtime"),
        sa.PrimaryKeyConstraint("id", name="pk_production"),
        sa.UniqueConstraint("slug", name="uq_production_slug"),
    )
    op.create_table(
        "production_search",
        sa.Column("production_id", sa.Uuid(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["production_id"],
            ["production.id"],
            name="fk_production_search_production_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("production_id", name="pk_production_search"),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sort_name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_person"),
        sa.UniqueConstraint("slug", name="uq_person_slug"),
    )
    op.create_index("ix_person_name", "person", ["name"])
    op.create_table(
        "person_alias",
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.CheckConstraint("position >= 0", name="ck_person_alias_position"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_person_alias_person_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("person_id", "position", name="pk_person_alias"),
    )
    op.create_index("ix_person_alias_name", "person_alias", ["name"])


def _credits() -> None:
    op.create_table(
        "credit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("production_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("character", sa.String(), nullable=False),
        sa.Column("billing", sa.Integer(), nullable=False),
        sa.CheckConstraint("position >= 0", name="ck_credit_position"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_credit_person_id", ondelete="RESTRICT"
        ),
        sa.ForeignKeyConstraint(
            ["production_id"], ["production.id"], name="fk_credit_production_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_credit"),
        sa.UniqueConstraint("production_id", "position", name="uq_credit_production_id"),
    )
    op.create_index("ix_credit_person_id", "credit", ["person_id"])
    op.create_table(
        "credit_alias",
        sa.Column("credit_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.CheckConstraint("position >= 0", name="ck_credit_alias_position"),
        sa.ForeignKeyConstraint(
            ["credit_id"], ["credit.id"], name="fk_credit_alias_credit_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("credit_id", "position", name="pk_credit_alias"),
    )


def _articles() -> None:
    op.create_table(
        "article",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("headline", sa.String(), nullable=False),
        sa.Column("dek", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("slug", sa.String(), nullable=True),
        sa.Column("slug_given", sa.Boolean(), nullable=False),
        sa.Column("date_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("date_zone", sa.String(), nullable=True),
        sa.Column("embargo_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("embargo_zone", sa.String(), nullable=True),
        sa.Column("hero", sa.String(), nullable=True),
        sa.Column("hero_id", sa.Uuid(), nullable=True),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("seo_title", sa.String(), nullable=False),
        sa.Column("canonical_url", sa.String(), nullable=False),
        sa.Column("extra", sa.String(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("trashed_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "kind IN ('news', 'review', 'recap', 'interview',"
            " 'list', 'gallery', 'casting', 'trailer')",
            name="ck_article_kind",
        ),
        sa.CheckConstraint(
            "status IN ('draft', 'in-edit', 'ready', 'published', 'archived')",
            name="ck_article_status",
        ),
        sa.CheckConstraint("(date_at IS NULL) = (date_zone IS NULL)", name="ck_article_date"),
        sa.CheckConstraint(
            "(embargo_at IS NULL) = (embargo_zone IS NULL)", name="ck_article_embargo"
        ),
        sa.CheckConstraint("slug IS NOT NULL OR NOT slug_given", name="ck_article_slug"),
        sa.CheckConstraint("version >= 1", name="ck_article_version"),
        sa.CheckConstraint("words >= 0", name="ck_article_words"),
        sa.ForeignKeyConstraint(
            ["hero_id"], ["image.id"], name="fk_article_hero_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_article"),
        sa.UniqueConstraint("slug", name="uq_article_slug"),
    )


def _article_parts() -> None:
    op.create_table(
        "article_body",
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_article_body_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name="pk_article_body"),
    )
    op.create_table(
        "article_tag",
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.CheckConstraint("position >= 0", name="ck_article_tag_position"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_article_tag_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "position", name="pk_article_tag"),
    )
    op.create_index("ix_article_tag_name", "article_tag", ["name"])
    op.create_table(
        "article_byline",
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.CheckConstraint("position >= 0", name="ck_article_byline_position"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_article_byline_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "position", name="pk_article_byline"),
    )
    op.create_table(
        "article_search",
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_article_search_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name="pk_article_search"),
    )


def _links() -> None:
    op.create_table(
        "article_hub",
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("hub_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("position >= 0", name="ck_article_hub_position"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_article_hub_article_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["hub_id"], ["hub.id"], name="fk_article_hub_hub_id", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("article_id", "position", name="pk_article_hub"),
    )
    op.create_index("ix_article_hub_hub_id", "article_hub", ["hub_id"])
    op.create_table(
        "article_production",
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("production_id", sa.Uuid(), nullable=True),
        sa.CheckConstraint("position >= 0", name="ck_article_production_position"),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name="fk_article_production_article_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["production_id"],
            ["production.id"],
            name="fk_article_production_production_id",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("article_id", "position", name="pk_article_production"),
    )
    op.create_index("ix_article_production_production_id", "article_production", ["production_id"])


def _histories() -> None:
    op.create_table(
        "review",
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("scale", sa.String(), nullable=False),
        sa.Column("rating", sa.Float(), nullable=True),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("pros", sa.String(), nullable=False),
        sa.Column("cons", sa.String(), nullable=False),
        sa.Column("seen", sa.String(), nullable=False),
        sa.Column("disclosure", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_review_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", name="pk_review"),
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name="ck_revision_sha256"),
        sa.CheckConstraint("sequence >= 1", name="ck_revision_sequence"),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_revision_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_revision"),
        sa.UniqueConstraint("article_id", "sequence", name="uq_revision_article_id"),
    )
    op.create_table(
        "publication",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("article_id", sa.Uuid(), nullable=False),
        sa.Column("profile", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("remote_id", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name="fk_publication_article_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_publication"),
    )
    op.create_index("ix_publication_article_id", "publication", ["article_id"])
