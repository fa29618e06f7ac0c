"""Notifications: what a push says, in the declarative form that Safari shows by itself and our worker reads too.

https://www.w3.org/TR/push-api/#declarative-push-message
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from models.quotation import shorten
from models.wording import ENGLISH, Words

LARGEST = 2000
"""Bytes, of which the tightest bridge to Android takes 2744 once encrypted."""
LENGTHS = ((80, 240), (80, 120), (80, 60), (40, 60), (20, 20), (8, 0))
"""Of title and body, in characters: the first that fit. The last fit with the longest address that there can be."""


@dataclass(frozen=True)
class Action:
    """A button, and where it leads on browsers that know no worker."""

    action: str
    title: str
    navigate: str


@dataclass(frozen=True)
class Notification:
    """``navigate`` is an absolute URL; ``badge`` puts a mark on the app's icon; what is ``silent`` makes no
    sound; ``words`` are those that it is said in."""

    title: str
    body: str
    navigate: str
    tag: str
    data: dict[str, Any]
    words: Words = ENGLISH
    actions: Sequence[Action] = ()
    badge: bool = False
    silent: bool = False

    def to_json(self) -> bytes:
        """The message as UTF-8, under 2 kB whatever it says."""
        for title, body in LENGTHS:
            message = {"web_push": 8030, "mutable": True, "notification": self._told(title, body)}
            encoded = json.dumps(message, ensure_ascii=False, separators=(",", ":")).encode()
            if len(encoded) <= LARGEST:
                break
        return encoded

    def _told(self, longest_title: int, longest_body: int) -> dict[str, Any]:
        told: dict[str, Any] = {
            "title": shorten(self.title, longest_title),
            "body": shorten(self.body, longest_body) if longest_body else "",
            "navigate": self.navigate,
            "tag": self.tag,
            "lang": self.words.tag,
            # That of our sentences, also when they begin with a name that is written the other way.
            "dir": self.words.direction,
            "data": self.data,
        }
        if self.actions:
            told["actions"] = [vars(action) for action in self.actions]
        if self.badge:
            told["app_badge"] = "1"
        if self.silent:
            told["silent"] = True
        return told
