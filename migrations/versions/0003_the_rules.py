"""the rules"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "learning",
        sa.Column("user_id", sa.String(length=36), nullable=False),
        sa.Column("weights", sa.JSON(), nullable=False),
        sa.Column("day", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_learning_user_id_user"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_learning")),
    )
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("birthday", sa.String(length=10), nullable=True))
        batch_op.add_column(sa.Column("snoozed_until", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("woken_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("died_at", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.add_column(sa.Column("day", sa.String(length=10), nullable=True))
        batch_op.create_index("ix_note_day", ["user_id", "day"], unique=False)
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.add_column(sa.Column("fresh_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("acted_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("interactions", sa.BigInteger(), nullable=True))
    # Nudges that went unopened count from then on: whoever is at it must not look as if they had long left.
    op.execute('UPDATE "user" SET acted_at = (SELECT max(at) FROM op_receipt WHERE user_id = "user".id)')

    # Rows that are there get a value at once; later ones always bring their own. `until` stays empty, so that the next
    # plan works the old standings out anew.
    with op.batch_alter_table("standing", schema=None) as batch_op:
        batch_op.add_column(sa.Column("stage_by", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("waiting_id", sa.String(length=36), nullable=True))
        batch_op.add_column(sa.Column("unanswered", sa.BigInteger(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("balance", sa.String(length=8), nullable=True))
        batch_op.add_column(sa.Column("drifts_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("woke", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("rests_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("tries", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("next_step", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("habit", sa.JSON(none_as_null=True), nullable=True))
        batch_op.add_column(sa.Column("until", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("tally", sa.JSON(none_as_null=True), nullable=True))
        batch_op.create_index("ix_standing_until", ["user_id", "until"], unique=False)
        batch_op.drop_column("given")
        batch_op.drop_column("taken")
    with op.batch_alter_table("standing", schema=None) as batch_op:
        for name in ("stage_by", "unanswered", "tries"):
            batch_op.alter_column(name, server_default=None)
    # What was last has its interaction's id from now on.
    op.execute("UPDATE standing SET last = NULL")
    with op.batch_alter_table("interaction", schema=None) as batch_op:
        batch_op.drop_index("ix_interaction_person")
        batch_op.create_index("ix_interaction_person", ["user_id", "person_id", "change"], unique=False)

    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pace", sa.String(length=16), nullable=False, server_default="daily"))
        batch_op.add_column(sa.Column("quiet_until", sa.String(length=10), nullable=True))
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.alter_column("pace", server_default=None)
    with op.batch_alter_table("nudge", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pace", sa.String(length=16), nullable=False, server_default="daily"))
        batch_op.add_column(sa.Column("is_new_pace", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("nudge", schema=None) as batch_op:
        batch_op.alter_column("pace", server_default=None)
        batch_op.alter_column("is_new_pace", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("interaction", schema=None) as batch_op:
        batch_op.drop_index("ix_interaction_person")
        batch_op.create_index("ix_interaction_person", ["user_id", "person_id"], unique=False)
    with op.batch_alter_table("nudge", schema=None) as batch_op:
        batch_op.drop_column("is_new_pace")
        batch_op.drop_column("pace")
    with op.batch_alter_table("plan", schema=None) as batch_op:
        batch_op.drop_column("quiet_until")
        batch_op.drop_column("pace")
    with op.batch_alter_table("standing", schema=None) as batch_op:
        batch_op.add_column(sa.Column("given", sa.BigInteger(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("taken", sa.BigInteger(), nullable=False, server_default="0"))
        batch_op.drop_index("ix_standing_until")
        for name in (
            *("until", "habit", "tally", "next_step", "tries", "rests_at", "woke", "drifts_at", "balance"),
            *("unanswered", "waiting_id", "stage_by"),
        ):
            batch_op.drop_column(name)
    with op.batch_alter_table("user", schema=None) as batch_op:
        batch_op.drop_column("interactions")
        batch_op.drop_column("acted_at")
        batch_op.drop_column("fresh_at")
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.drop_index("ix_note_day")
        batch_op.drop_column("day")
    with op.batch_alter_table("person", schema=None) as batch_op:
        for name in ("died_at", "woken_at", "snoozed_until", "birthday"):
            batch_op.drop_column(name)
    op.drop_table("learning")
