"""Format 3: whom a picture's credit names, how long it may be shown, and where its subject is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_KEPT = (
    "id, slug, alt, decorative, caption, credit, source_url, licence, rights,"
    " file, sha256, width, height"
)


def upgrade() -> None:
    """Make the table anew, so that no column keeps a default that only the step needed."""
    op.execute(f"CREATE TEMPORARY TABLE kept_image AS SELECT {_KEPT} FROM image")
    op.drop_table("image")
    op.create_table(
        "image",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("slug", sa.String(), nullable=False),
        sa.Column("alt", sa.String(), nullable=False),
        sa.Column("decorative", sa.Boolean(), nullable=False),
        sa.Column("caption", sa.String(), nullable=False),
        sa.Column("credit", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("photographer", sa.String(), nullable=False),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("licence", sa.String(), nullable=False),
        sa.Column("rights", sa.String(), nullable=False),
        sa.Column("expires", sa.Date(), nullable=True),
        sa.Column("focal_x", sa.Float(), nullable=False),
        sa.Column("focal_y", sa.Float(), nullable=False),
        sa.Column("file", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.CheckConstraint("(file = '') = (sha256 = '')", name="ck_image_file"),
        sa.CheckConstraint(
            "focal_x BETWEEN 0 AND 1 AND focal_y BETWEEN 0 AND 1", name="ck_image_focal"
        ),
        sa.CheckConstraint("width >= 0 AND height >= 0", name="ck_image_size"),
        sa.PrimaryKeyConstraint("id", name="pk_image"),
        sa.UniqueConstraint("slug", name="uq_image_slug"),
    )
    # The source is read off credit lines of the usual pattern.
    op.execute(
        f"INSERT INTO image ({_KEPT}, source, photographer, focal_x, focal_y)"
        f" SELECT {_KEPT},"
        " CASE WHEN credit LIKE 'Image via %' THEN trim(substr(credit, 11)) ELSE '' END,"
        " '', 0.5, 0.5 FROM kept_image"
    )
    op.execute("DROP TABLE kept_image")
