"""Candidates: the people a plan is made of, with the facts the rules need of each."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from models.standing import RhythmSource, Turn
from models.vocabulary import Circle, Stage


class NoteDay(NamedTuple):
    """A note about a day of somebody's."""

    note_id: str
    text: str
    day: date


class Candidate(NamedTuple):
    """A person who is neither archived nor removed, with what the rules need of their standing. Moments in ms.

    A tuple, since a plan is made from two thousand of them.
    """

    person_id: str
    name: str
    added_at: int
    circle: Circle | None = None
    sample: bool = False
    birthday: str | None = None
    """``YYYY-MM-DD``, or ``--MM-DD`` without the year."""
    snoozed_until: int | None = None
    died_at: int | None = None
    turn: Turn | None = None
    waiting_since: int | None = None
    waiting_id: str | None = None
    waiting_kind: str | None = None
    unanswered: int | None = 0
    first_at: int | None = None
    last_at: int | None = None
    reached_at: int | None = None
    heard_at: int | None = None
    rhythm_days: int | None = None
    rhythm_source: RhythmSource | None = None
    drifts_at: int | None = None
    rests_at: int | None = None
    stage: Stage | None = None
    woke: dict[str, Any] | None = None
    """``{id, at, silent_days}``"""
    next_step: dict[str, Any] | None = None
    """``{step, ids}``"""
    habit: Sequence[float] = ()
    """What a ``Habit`` keeps."""
    coming: NoteDay | None = None
    """The next note's day, of those today and in the next seven days."""
    asked: NoteDay | None = None
    """The latest note's day, of those in the last 14 days."""
    skips: int = 0
    """How often the user wanted somebody else instead, since the last contact."""
    skipped_at: int | None = None
    """When the latest of these was."""
