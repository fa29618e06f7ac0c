"""Kith's worker with little patience, so that a test sees the end of it."""

from pwa.worker import Worker


class Hasty(Worker):
    deadline = 5.0
