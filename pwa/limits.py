"""Limits: how often one address may try each thing that lets somebody in."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import request

from models.attempt import Attempt, Limit
from models.base import db
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
