"""Limits: how often one address may try each thing that lets somebody in, and how often one account may sync."""

from collections import Counter
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import ParamSpec, TypeVar

from flask import request

from models.attempt import Attempt, Limit
from models.base import db
from models.errors import TooMany
from pwa import clock
from pwa.config import settings

MINUTES = 60

LIMITS = {
    "account options": Limit(60, 60 * MINUTES),
    "account": Limit(60, 60 * MINUTES),
    "session options": Limit(120, 10 * MINUTES),  # asked for whenever the sign-in page opens
    "session": Limit(60, 10 * MINUTES),
    "link": Limit(30, 10 * MINUTES),
    "recovery": Limit(20, 10 * MINUTES),
    "confirmation options": Limit(60, 10 * MINUTES),
    "confirmation": Limit(60, 10 * MINUTES),
    "passkey options": Limit(60, 10 * MINUTES),
    "passkey": Limit(60, 10 * MINUTES),
    "recovery codes": Limit(20, 10 * MINUTES),
}

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


def limited(kind: str) -> Callable[[Callable[Arguments, Answer]], Callable[Arguments, Answer]]:
    """Count each request of an endpoint against its address; 429 when the window is full.

    It stands outside ``signed_in``: it commits, so that the count stays when the attempt fails.
    """

    def guard(view: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
        @wraps(view)
        def counted(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Answer:
            Attempt.record(kind, request.remote_addr or "", LIMITS[kind], settings().session_key, clock.now())
            db.session.commit()
            return view(*args, **kwargs)

        return counted

    return guard


class Pace:
    """How often each account may do something. Counted in memory, since one process serves."""

    def __init__(self, limit: Limit) -> None:
        self.limit = limit
        self.lock = Lock()
        self.begun = 0
        self.counts: Counter[str] = Counter()

    def take(self, user_id: str, now: int) -> None:
        """Count one request; ``TooMany`` when the window is full."""
        window = self.limit.seconds * 1000
        with self.lock:
            if self.begun != now - now % window:
                self.begun = now - now % window
                self.counts.clear()
            self.counts[user_id] += 1
            if self.counts[user_id] > self.limit.most:
                left = self.begun + window - now
                raise TooMany("That was too often. Wait a little and try again.", -(-left // 1000))


SYNC = Pace(Limit(1200, 60))
"""A phone that sends 50,000 taps at once asks some ten times a second, one request after the other."""

PUSH = Pace(Limit(60, 60))
"""A phone tells of its subscription when Kith is opened there."""
