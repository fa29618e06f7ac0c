"""The day's plan as a row, which phones get like any other; making it names today's person."""

from typing import Any

from sqlalchemy import JSON, Index, String, select
from sqlalchemy.orm import Mapped, mapped_column

from models import learning, naming, owed, plan, skip
from models.acquaintances import acquaintances
from models.base import Model, db
from models.candidate import Candidate
from models.interaction import Interaction
from models.local_day import day_of, zone
from models.note import Note
from models.reason import Moment
from models.suggestion import suggestions
from models.synced import Synced, keep
from models.user import User
from models.voice import Voice
from models.wording import words

MOST_TURNS = 12
"""How many people *your turn* holds at most."""


class DayPlan(Synced, Model):
    """``plan``: its id is the user's. ``people`` and ``your_turn`` as ``docs/sync.md`` has them."""

    __tablename__ = "plan"
    __table_args__ = (Index("ix_plan_change", "user_id", "change"),)
    ENTITY = "plan"
    FIELDS = ("local_date", "people", "your_turn", "nudge", "pace", "quiet_until")

    local_date: Mapped[str] = mapped_column(String(10))
    people: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    your_turn: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    nudge: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    pace: Mapped[str] = mapped_column(String(16), default="daily")
    """How often the nudge comes while it goes unopened: ``daily``, ``three_days`` or ``weekly``."""
    quiet_until: Mapped[str | None] = mapped_column(String(10))
    """The local date on which the plan comes back after "not this week"."""


def refresh(user: User, now: int, touched: bool) -> DayPlan:
    """Make the plan anew if somebody in it was ``touched``, the user's day has changed, or a quiet week began or ended.

    ``now`` in ms. The caller holds the user's row lock and commits.
    """
    row = db.session.get(DayPlan, (user.id, user.id))
    place = zone(user.time_zone)
    voice = Voice(words(user.locale), now, place)
    today, quiet = day_of(now, place).isoformat(), skip.quiet_until(user.id, day_of(now, place), place)
    kept = row if row and row.local_date == today else None
    quiet_until = quiet.isoformat() if quiet else None
    if kept and not touched and kept.quiet_until == quiet_until:
        return kept
    skips = skip.skips_of_people(user.id, now)
    people = acquaintances(user, skips, now)
    if kept is None:
        learning.catch_up(user.id, people, now)
    values = {
        "local_date": today,
        "people": [] if quiet else _people(user, kept, people, skips, voice),
        "your_turn": [
            {"person_id": person.person_id, "reason": owed.waiting(person, voice)}
            for person in plan.your_turn(people, now, MOST_TURNS)
        ],
        # What became of yesterday's nudge concerns nobody any more.
        "nudge": kept.nudge if kept else None,
        "pace": row.pace if row else "daily",
        "quiet_until": quiet_until,
        "removed_at": None,
    }
    return keep(user, DayPlan, row, user.id, values)


def _people(
    user: User, kept: DayPlan | None, people: list[Candidate], skips: dict[str, list[int]], voice: Voice
) -> list[dict[str, Any]]:
    """The people of today's plan; ``kept`` is the plan as it stands, if it is of today.

    Naming somebody is remembered here, for it happens by showing them first.
    """
    now, place = voice.now, voice.place
    today = day_of(now, place)
    known = {person.person_id: person for person in people}
    memory = _memory(user, known, skips, Moment(now, place))
    chosen = plan.choose(people, memory, now, place)
    if chosen:
        naming.remember(user.id, today, chosen[0].person_id, now)
    found = suggestions(user.id, [(known[choice.person_id], choice.whys) for choice in chosen], voice)
    if found and kept and kept.people and kept.people[0]["person_id"] == found[0]["person_id"]:
        done = known[chosen[0].person_id].reached_at
        if done and day_of(done, place) == today and not _is_unsaid(user, kept, done):
            # Today's person was written to: the card keeps saying why, until tomorrow.
            found[0] = kept.people[0]
    return found


def _is_unsaid(user: User, kept: DayPlan, done: int) -> bool:
    """Whether something from before the first person was written to, at ``done`` in ms, was taken back or rewritten
    since the card was made: the card may quote it."""
    for table, at in ((Interaction, Interaction.at), (Note, Note.created_at)):
        query = select(table.removed_at, table.meta).where(
            *(table.user_id == user.id, table.person_id == kept.people[0]["person_id"]),
            *(table.change > kept.change, at < done),
        )
        if any(removed_at is not None or meta for removed_at, meta in db.session.execute(query)):
            return True
    return False


def _memory(user: User, known: dict[str, Candidate], skips: dict[str, list[int]], at: Moment) -> plan.Memory:
    today = at.today
    skipped = {person_id for person_id, times in skips.items() if times[-1] >= at.midnight}
    # Whoever was put off meanwhile, or rests, is stood in for.
    wanted = {person.person_id for person in known.values() if plan.welcome(person, at)} - skipped
    return plan.Memory(
        named=naming.named_before(user.id, today),
        today=naming.named_today(user.id, today, wanted),
        skipped=skipped,
        weights=learning.weights_of(user.id),
    )
