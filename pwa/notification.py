"""Notifications: what a push says, in the declarative form that Safari shows by itself and our worker reads too.

https://www.w3.org/TR/push-api/#declarative-push-message
"""

import json

from models.quotation import shorten

LARGEST = 2000
"""Bytes, of which the tightest bridge to Android takes 2744 once encrypted."""
LONGEST_TITLE, LONGEST_BODY = 80, 240


def notification(title: str, body: str, navigate: str, tag: str, data: dict[str, str]) -> bytes:
    """The JSON of a notification as UTF-8, under 2 kB. ``navigate`` is an absolute URL."""
    for most in (LONGEST_BODY, LONGEST_BODY // 2, LONGEST_BODY // 4):
        told = {
            "title": shorten(title, LONGEST_TITLE),
            "body": shorten(body, most),
            "navigate": navigate,
            "tag": tag,
            "data": data,
        }
        message = json.dumps({"web_push": 8030, "notification": told}, ensure_ascii=False, separators=(",", ":"))
        encoded = message.encode()
        if len(encoded) <= LARGEST:
            break
    return encoded
