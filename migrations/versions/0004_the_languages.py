"""the languages"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Accounts that are there have been spoken to in British English so far; their phones say better at the next sync.
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.add_column(sa.Column("language", sa.String(length=16), nullable=True))
        batch_op.add_column(sa.Column("locale", sa.String(length=16), nullable=False, server_default="en-GB"))
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.alter_column("locale", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.drop_column("locale")
        batch_op.drop_column("language")
