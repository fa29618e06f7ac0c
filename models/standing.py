"""Standing: what the contacts with one person say at a given moment.

Pure rules: they take a tally of the contacts, what the user has said of the person, and ``now`` in ms, and know neither
database nor request. What phones keep of it is in ``models/person_standing.py``.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from models.contact import Contact, Mark
from models.local_day import DAY
from models.next_step import NextStep, next_step
from models.tally import LONG_SILENCE_DAYS, WEEK, YEAR_WEEKS, Tally, Used, learned
from models.vocabulary import CIRCLES, STAGES, Circle, Stage

FOR_EVER = 8_640_000_000_000_000
"""Ms. The last moment that a phone's calendar knows."""
LEAST_WEIGHT = 9
"""Of a year, both sides together: three messages, or a meeting and two comments. Below, nobody gives or takes."""
WOKE_DAYS = 30
"""How long a contact after a long silence is worth a word."""

Turn = Literal["mine", "theirs"]
RhythmSource = Literal["set", "circle", "learned"]
Balance = Literal["mine", "theirs", "even"]


@dataclass(frozen=True, slots=True)
class Said:
    """What the user has said of a person. ``fresh_at`` in ms is the user's fresh start, the same for everybody."""

    circle: Circle | None = None
    rhythm_days: int | None = None
    fresh_at: int | None = None
    archived: bool = False
    dead: bool = False


@dataclass(frozen=True, slots=True)
class Woke:
    """The contact that ended a long silence of the person's. ``at`` in ms."""

    id: str
    at: int
    silent_days: int


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand with a person. Moments in ms; what says so is named by the ids of interactions.

    ``waiting_since``, ``waiting_id`` and ``waiting_kind`` are of the first contact that is still unanswered, by the one
    whose turn it is, and ``unanswered`` is how many are. ``reached_at`` is the last time the user was in touch,
    ``heard_at`` the last time the person was. From ``drifts_at`` on the two have been silent for longer than usual.
    ``until`` is the next moment at which time alone changes any of this.
    """

    stage: Stage = "avatar"
    stage_at: dict[Stage, int] = field(default_factory=dict)
    stage_by: dict[Stage, str] = field(default_factory=dict)
    turn: Turn | None = None
    waiting_since: int | None = None
    waiting_id: str | None = None
    waiting_kind: str | None = None
    unanswered: int = 0
    first_at: int | None = None
    reached_at: int | None = None
    heard_at: int | None = None
    last: Contact | None = None
    rhythm_days: int | None = None
    rhythm_source: RhythmSource | None = None
    usual_kind: str | None = None
    balance: Balance | None = None
    drifts_at: int | None = None
    woke: Woke | None = None
    rests_at: int | None = None
    tries: tuple[str, ...] = ()
    next_step: NextStep | None = None
    until: int = FOR_EVER


def standing(contacts: Iterable[Contact], said: Said, now: int, woken_at: int | None = None) -> Standing:
    """How things stand after these contacts, in whatever order they are given: from scratch."""
    return read(fold(contacts, woken_at), said, now)


def fold(contacts: Iterable[Contact], woken_at: int | None = None) -> Tally:
    """The tally of these contacts, in whatever order they are given."""
    tally = Tally(woken_at)
    for contact in sorted(contacts, key=lambda contact: (contact.at, contact.id)):
        tally.add(contact)
    return tally


def read(tally: Tally, said: Said, now: int) -> Standing:
    """How things stand now. Costs the same after any history."""
    days, source = rhythm(tally, said)
    turn, unanswered, waiting = (None, 0, None) if said.dead else turns(tally, said.fresh_at)
    rests_at = None if said.dead else tally.turns.rests_at
    tries = [] if said.dead else tally.turns.tries.marks()
    quiet = said.dead or said.archived or rests_at is not None
    stage: Stage = max(tally.stages, key=STAGES.index, default="avatar")
    woke, woke_until = (None, None) if said.dead else _woke(tally, days, source, now)
    step, step_until = (None, None) if quiet else next_step(tally, stage, said.fresh_at, now)
    balance, balance_until = _balance(tally, now)
    return Standing(
        stage=stage,
        stage_at={stage: mark.at for stage, mark in tally.stages.items()},
        stage_by={stage: mark.id for stage, mark in tally.stages.items()},
        turn=turn,
        waiting_since=waiting.at if waiting else None,
        waiting_id=waiting.id if waiting else None,
        waiting_kind=waiting.kind if waiting else None,
        unanswered=unanswered,
        first_at=tally.first_at,
        reached_at=tally.reached_at,
        heard_at=tally.heard_at,
        last=_last(tally),
        rhythm_days=days,
        rhythm_source=source,
        usual_kind=most_frequent(tally.own_kinds or tally.their_kinds),
        balance=balance,
        drifts_at=None if quiet else _drifts_at(tally, days, source, said.fresh_at),
        woke=woke,
        rests_at=rests_at,
        tries=tuple(mark.id for mark in tries),
        next_step=step,
        until=min((at for at in (woke_until, step_until, balance_until) if at is not None), default=FOR_EVER),
    )


def turns(tally: Tally, fresh_at: int | None) -> tuple[Turn | None, int, Mark | None]:
    """Whose turn it is, how many contacts wait for that, and the first of them, a private one before a public one.

    A fresh start takes from the user what is owed, not from others what they may still answer: those who have not
    answered are not to be asked again because of it.
    """
    private, first_private = tally.turns.private.since(fresh_at)
    public, first_public = tally.turns.public.since(fresh_at)
    if private or public:
        return "mine", private + public, first_private or first_public
    mine = tally.turns.mine
    return ("theirs", mine.count, mine.first) if mine.count else (None, 0, None)


def rhythm(tally: Tally, said: Said) -> tuple[int | None, RhythmSource | None]:
    """How often the two are in touch, in days: as the user set it, else by the circle, else as it has been so far."""
    if said.rhythm_days:
        return said.rhythm_days, "set"
    if said.circle:
        return CIRCLES[said.circle], "circle"
    usual = learned(tally.days)
    return usual, "learned" if usual else None


def allowed(days: int, source: RhythmSource | None) -> int:
    """How long a silence is not unusual, in ms. A learned rhythm is a habit, not a wish: half of it more passes before
    anybody speaks of drifting."""
    return days * DAY * 3 // 2 if source == "learned" else days * DAY


def most_frequent(used: Used) -> str | None:
    """What was used most; of two equally often the one that was used last."""
    return max(used, key=lambda name: used[name], default=None)


def _last(tally: Tally) -> Contact | None:
    if not tally.recent:
        return None
    contact_id, kind, direction, at, channel, _ = tally.recent[-1]
    return Contact(contact_id, kind, direction, at, channel, tally.last_note)


def _drifts_at(tally: Tally, days: int | None, source: RhythmSource | None, fresh_at: int | None) -> int | None:
    if not days or not tally.recent:
        return None
    return max(tally.recent[-1][3], fresh_at or 0) + allowed(days, source)


def _woke(tally: Tally, days: int | None, source: RhythmSource | None, now: int) -> tuple[Woke | None, int | None]:
    """What ended a long silence lately, and until when that is so. Long is what is so for these two: the rhythm counts
    that there was before it."""
    if tally.woke is None:
        return None, None
    contact_id, at, silent_days, usual = tally.woke
    before = usual if source == "learned" or not days else days
    until = at + WOKE_DAYS * DAY
    if silent_days < max(LONG_SILENCE_DAYS, 2 * before) or now >= until:
        return None, None
    return Woke(contact_id, at, silent_days), until


def _balance(tally: Tally, now: int) -> tuple[Balance | None, int | None]:
    """Who gives more over the year, weighted by depth, and when its oldest week ends to count."""
    year = [week for week in tally.weeks if now // WEEK < week[0] + YEAR_WEEKS]
    given, taken = sum(week[1] for week in year), sum(week[2] for week in year)
    until = (year[0][0] + YEAR_WEEKS) * WEEK if year else None
    if given + taken < LEAST_WEIGHT:
        return None, until
    # Half as much again is a difference that one feels; less is a matter of who happened to log what.
    if 2 * given > 3 * taken:
        return "mine", until
    return "theirs" if 2 * taken > 3 * given else "even", until
