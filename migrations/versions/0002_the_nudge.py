"""the nudge"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "nudge_answer",
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("person_id", sa.String(length=36), nullable=False),
        sa.Column("local_date", sa.String(length=10), nullable=False),
        sa.Column("answer", sa.String(length=8), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("scrubbed_at", sa.BigInteger(), nullable=True),
        sa.Column("meta", sa.JSON(), nullable=False),
        sa.Column("change", sa.BigInteger(), nullable=False),
        sa.Column("removed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["user_id"], ["user.id"], name=op.f("fk_nudge_answer_user_id_user"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("user_id", "id", name=op.f("pk_nudge_answer")),
    )
    with op.batch_alter_table("nudge_answer", schema=None) as batch_op:
        batch_op.create_index("ix_nudge_answer_change", ["user_id", "change"], unique=False)

    # Rows that are there get a value at once; later ones always bring their own.
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.add_column(sa.Column("lock_screen", sa.String(length=8), nullable=False, server_default="names"))
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.alter_column("lock_screen", server_default=None)

    with op.batch_alter_table("nudge", schema=None) as batch_op:
        batch_op.add_column(sa.Column("round", sa.BigInteger(), nullable=False, server_default="1"))
        batch_op.add_column(sa.Column("time_zone", sa.String(length=64), nullable=True))
        batch_op.add_column(sa.Column("done_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("done_by", sa.String(length=36), nullable=True))
        batch_op.add_column(sa.Column("withdrawn_at", sa.BigInteger(), nullable=True))
        batch_op.drop_constraint(batch_op.f("uq_nudge_user_id"), type_="unique")
        batch_op.create_unique_constraint(batch_op.f("uq_nudge_user_id"), ["user_id", "local_date", "round"])
    with op.batch_alter_table("nudge", schema=None) as batch_op:
        batch_op.alter_column("round", server_default=None)
        batch_op.create_index("ix_nudge_done", ["withdrawn_at", "done_at"], unique=False)

    # Deliveries are written when a nudge leaves, from now on: one that was prepared and waits gets its own then.
    op.execute("DELETE FROM delivery WHERE nudge_id IN (SELECT id FROM nudge WHERE state = 'due' AND tried_at IS NULL)")
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.add_column(sa.Column("retry_at", sa.BigInteger(), nullable=True))

    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.add_column(sa.Column("nudge", sa.JSON(none_as_null=True), nullable=True))

    with op.batch_alter_table("push_subscription", schema=None) as batch_op:
        batch_op.add_column(sa.Column("refused_at", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    with op.batch_alter_table("push_subscription", schema=None) as batch_op:
        batch_op.drop_column("refused_at")

    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.drop_column("nudge")

    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.drop_column("retry_at")

    # The older schema knows one nudge a day: the evening's goes.
    op.execute("DELETE FROM delivery WHERE nudge_id IN (SELECT id FROM nudge WHERE round <> 1)")
    op.execute("DELETE FROM nudge WHERE round <> 1")
    with op.batch_alter_table("nudge", schema=None) as batch_op:
        batch_op.drop_index("ix_nudge_done")
        batch_op.drop_constraint(batch_op.f("uq_nudge_user_id"), type_="unique")
        batch_op.create_unique_constraint(batch_op.f("uq_nudge_user_id"), ["user_id", "local_date"])
        batch_op.drop_column("withdrawn_at")
        batch_op.drop_column("done_by")
        batch_op.drop_column("done_at")
        batch_op.drop_column("time_zone")
        batch_op.drop_column("round")

    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.drop_column("lock_screen")

    with op.batch_alter_table("nudge_answer", schema=None) as batch_op:
        batch_op.drop_index("ix_nudge_answer_change")

    op.drop_table("nudge_answer")
