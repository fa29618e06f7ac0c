"""An asyncio loop in a thread, for the services that the browsers under test talk to."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

T = TypeVar("T")


class LoopThread:
    """Runs coroutines for tests that are themselves plain functions."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, T], seconds: float = 10) -> T:
        """Run `work` in the loop and wait for what it returns."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(seconds)

    def soon(self, function: Callable[..., object], *arguments: object) -> None:
        """Call `function` in the loop, without waiting for it."""
        self.loop.call_soon_threadsafe(function, *arguments)

    def close(self) -> None:
        """Stop the loop and its thread."""
        self.soon(self.loop.stop)
        self._thread.join(10)
        self.loop.close()
