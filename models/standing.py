"""Standing: what the contacts with one person say, read off them from the first to the last.

Pure rules: they take plain values and ``now`` in ms, and know neither database nor request. What phones keep of it is
in ``models/outlook.py``.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Literal

from models.local_day import DAY
from models.vocabulary import CIRCLES, KINDS, STAGES, Circle, Direction, Stage

YEAR_DAYS = 365
LEAST_CONTACTS = 3
"""How many days of contact it takes to learn a rhythm."""
LATEST_GAPS = 12
"""A learned rhythm looks no further back, since habits change."""
LEARNED_AT_LEAST, LEARNED_AT_MOST = 3, 365
"""Days. Two people who chat daily have not lost touch after a quiet weekend."""

Turn = Literal["mine", "theirs"]
RhythmSource = Literal["set", "circle", "learned"]


@dataclass(frozen=True, slots=True)
class Contact:
    """One interaction, as the rules see it. ``at`` in ms."""

    id: str
    kind: str
    direction: Direction
    at: int
    channel: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand with a person. Moments in ms; ``given`` and ``taken`` count the last 365 days.

    ``waiting_since`` and ``waiting_kind`` are the first contact that is still unanswered, by the one whose turn it is;
    ``reached_at`` is the last time the user was in touch, ``heard_at`` the last time the person was.
    """

    stage: Stage = "avatar"
    stage_at: dict[Stage, int] = field(default_factory=dict)
    turn: Turn | None = None
    waiting_since: int | None = None
    waiting_kind: str | None = None
    first_at: int | None = None
    reached_at: int | None = None
    heard_at: int | None = None
    last: Contact | None = None
    rhythm_days: int | None = None
    rhythm_source: RhythmSource | None = None
    usual_kind: str | None = None
    given: int = 0
    taken: int = 0


def standing(contacts: Iterable[Contact], circle: Circle | None, rhythm_days: int | None, now: int) -> Standing:
    """How things stand after these contacts, in whatever order they are given."""
    history = past(contacts, now)
    days, source = rhythm(history, circle, rhythm_days)
    stage_at = stages(history)
    waiting, turn = waits(history)
    return Standing(
        stage=max(stage_at, key=STAGES.index, default="avatar"),
        stage_at=stage_at,
        turn=turn,
        waiting_since=waiting.at if waiting else None,
        waiting_kind=waiting.kind if waiting else None,
        first_at=history[0].at if history else None,
        reached_at=_last_at(history, "out"),
        heard_at=_last_at(history, "in"),
        last=history[-1] if history else None,
        rhythm_days=days,
        rhythm_source=source,
        usual_kind=usual_kind(history),
        given=_count(history, "out", now),
        taken=_count(history, "in", now),
    )


def past(contacts: Iterable[Contact], now: int) -> list[Contact]:
    """The contacts in order. One that a fast clock put into the future happened now: nobody logs what is to come."""
    return sorted((replace(c, at=min(c.at, now)) for c in contacts), key=lambda c: (c.at, c.id))


def stages(history: Sequence[Contact]) -> dict[Stage, int]:
    """When each stage was reached: the first with any contact. Pen pals have exchanged private words, so the second
    side's first word counts."""
    reached: dict[Stage, int] = {}
    sides: set[Direction] = set()
    for contact in history:
        reached.setdefault("avatar", contact.at)
        kind = KINDS[contact.kind]
        if kind.public:
            continue
        sides |= {"out", "in"} if contact.direction == "both" else {contact.direction}
        if len(sides) == 2:
            reached.setdefault("pen_pal", contact.at)
        if kind.id in ("call", "video"):
            reached.setdefault("voice", contact.at)
        if kind.id == "meet":
            reached.setdefault("face", contact.at)
    return reached


def waits(history: Sequence[Contact]) -> tuple[Contact | None, Turn | None]:
    """The contact that has waited longest for an answer, and whose turn it is.

    A private word is answered only in private: liking a post does not answer a letter. What the user does in public
    asks for nothing, so it never becomes the other's turn.
    """
    private_word: Contact | None = None
    public_word: Contact | None = None
    mine: Contact | None = None
    for contact in history:
        public = KINDS[contact.kind].public
        if contact.direction == "in":
            mine = None
            if public:
                public_word = public_word or contact
            else:
                private_word = private_word or contact
            continue
        public_word = None
        if contact.direction == "both":
            mine = None
        if not public:
            private_word = None
            mine = mine or contact if contact.direction == "out" else None
    theirs = private_word or public_word
    if theirs:
        return theirs, "mine"
    return (mine, "theirs") if mine else (None, None)


def rhythm(
    history: Sequence[Contact], circle: Circle | None, rhythm_days: int | None
) -> tuple[int | None, RhythmSource | None]:
    """How often the two are in touch, in days: as the user set it, else by the circle, else as it has been so far."""
    if rhythm_days:
        return rhythm_days, "set"
    if circle:
        return CIRCLES[circle], "circle"
    days = sorted({contact.at // DAY for contact in history})
    if len(days) < LEAST_CONTACTS:
        return None, None
    gaps = [later - earlier for earlier, later in zip(days, days[1:], strict=False)][-LATEST_GAPS:]
    return min(max(round(median(gaps)), LEARNED_AT_LEAST), LEARNED_AT_MOST), "learned"


def usual_kind(history: Sequence[Contact]) -> str | None:
    """What the user does most with this person, else what the person does; of two the one used last."""
    own = [contact for contact in history if contact.direction != "in"]
    return most_used([contact.kind for contact in own or history])


def most_used(used: Sequence[str]) -> str | None:
    """The most frequent of these, given in order of time; of two equally frequent ones the later."""
    counts = Counter(reversed(used))
    return max(counts, key=counts.__getitem__, default=None)


def _last_at(history: Sequence[Contact], direction: Direction) -> int | None:
    return max((contact.at for contact in history if contact.direction in (direction, "both")), default=None)


def _count(history: Sequence[Contact], direction: Direction, now: int) -> int:
    since = now - YEAR_DAYS * DAY
    return sum(contact.at > since and contact.direction in (direction, "both") for contact in history)
