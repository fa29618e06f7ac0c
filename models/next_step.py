"""The next step: what could bring two people closer, read off their contacts with what says so."""

from dataclasses import dataclass
from typing import Literal

from models.contact import Mark
from models.local_day import DAY
from models.tally import Tally
from models.vocabulary import Stage

GOOD_EXCHANGE_DAYS = 60
"""How long a good exchange in public is worth following up in private."""
CORRESPONDENCE_DAYS = 60
CORRESPONDENCE_EXCHANGES = 4
"""Two months and four exchanges: before that, a call or a meeting comes too soon."""
ALIVE_DAYS = 180
"""A correspondence without an exchange for so long has ended, and nobody calls out of the blue."""
SHARE_BACK_DAYS = 30
MOST_IDS = 4

Step = Literal["private_word", "call_or_meet", "share_back"]


@dataclass(frozen=True, slots=True)
class NextStep:
    """A step, and the ids of the interactions that say so, in order of time."""

    step: Step
    ids: tuple[str, ...]


Found = tuple[NextStep | None, int | None]
"""A step and the moment (ms) from which on it is no more, both None without one."""


def next_step(tally: Tally, stage: Stage, fresh_at: int | None, now: int) -> Found:
    """The next step with somebody who neither rests nor is dead. At most one of them fits at a time."""
    if not tally.private_sides:
        return _private_word(tally, now)
    return _share_back(tally, fresh_at, now) if stage == "face" else _call_or_meet(tally, now)


def _private_word(tally: Tally, now: int) -> Found:
    """After a good exchange in public, as long as nobody has said a private word: both did something good, or one did
    and the other had at least a like for it."""
    signs, good = tally.signs, tally.good_signs
    pairs: list[tuple[Mark, Mark]] = []
    if "out" in good and "in" in good:
        pairs.append((good["out"], good["in"]))
    pairs += [
        (good[side], signs[other])
        for side, other in (("out", "in"), ("in", "out"))
        if side in good and other in signs and signs[other].after(good[side])
    ]
    # The pair that stays true for longest.
    one, other = max(pairs, key=lambda pair: min(mark.at for mark in pair), default=(None, None))
    if one is None or other is None:
        return None, None
    return _until("private_word", [one, other], min(one.at, other.at) + GOOD_EXCHANGE_DAYS * DAY, now)


def _call_or_meet(tally: Tally, now: int) -> Found:
    began = tally.stages.get("pen_pal")
    if began is None or tally.exchanges < CORRESPONDENCE_EXCHANGES:
        return None, None
    latest = tally.exchanged[-1]
    if latest.at - began.at < CORRESPONDENCE_DAYS * DAY:
        return None, None
    return _until("call_or_meet", [began, *tally.exchanged], latest.at + ALIVE_DAYS * DAY, now)


def _share_back(tally: Tally, fresh_at: int | None, now: int) -> Found:
    if tally.met is None or (fresh_at is not None and tally.met.at <= fresh_at):
        return None, None
    return _until("share_back", [tally.met], tally.met.at + SHARE_BACK_DAYS * DAY, now)


def _until(step: Step, marks: list[Mark], until: int, now: int) -> Found:
    if now >= until:
        return None, None
    ordered = sorted(set(marks), key=lambda mark: (mark.at, mark.id))
    return NextStep(step, tuple(mark.id for mark in ordered[:MOST_IDS])), until
