"""The clock of the web layer, read once a request and handed to the rules as ``now``."""

import time


def now() -> int:
    """Milliseconds since 1970-01-01 UTC."""
    return time.time_ns() // 1_000_000
