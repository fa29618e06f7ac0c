"""Waiting for something to become true, with a deadline and a reason."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
LOOK_EVERY = 0.02


def until(question: Callable[[], T | None], what: str, seconds: float = 30) -> T:
    """Ask `question` until its answer is truthy, and return that answer.

    Raises AssertionError naming `what`, and the last answer, when `seconds` have passed.
    """
    pause = threading.Event()
    deadline = time.monotonic() + seconds
    while not (answer := question()):
        if time.monotonic() > deadline:
            raise AssertionError(f"Waited {seconds:g} s in vain: {what}. Last answer: {answer!r}")
        pause.wait(LOOK_EVERY)
    return answer
