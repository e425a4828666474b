"""Format 4: where records come from, and what is special about a part."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Put new tables beside those that are there: no row of theirs is touched."""
    for kind in ("production", "person"):
        op.create_table(
            f"{kind}_source",
            sa.Column(f"{kind}_id", sa.Uuid(), nullable=False),
            sa.Column("source", sa.String(), nullable=False),
            sa.Column("checked", sa.Date(), nullable=True),
            sa.ForeignKeyConstraint(
                [f"{kind}_id"],
                [f"{kind}.id"],
                name=f"fk_{kind}_source_{kind}_id",
                ondelete="CASCADE",
            ),
            sa.PrimaryKeyConstraint(f"{kind}_id", name=f"pk_{kind}_source"),
        )
    op.create_table(
        "credit_part",
        sa.Column("credit_id", sa.Uuid(), nullable=False),
        sa.Column("guest", sa.Boolean(), nullable=False),
        sa.Column("voice", sa.Boolean(), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["credit_id"], ["credit.id"], name="fk_credit_part_credit_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("credit_id", name="pk_credit_part"),
    )
