"""A message log: who wrote to whom, and when; the rows of a file, checked one by one."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from models.errors import Invalid
from models.local_day import DAY

LATEST = 253_402_300_800
"""Seconds. The end of the year 9999, where calendars end."""
LONGEST_NAME = 200


class Message(NamedTuple):
    """One message. ``at`` in ms."""

    at: int
    sender: str
    recipient: str


@dataclass(frozen=True, slots=True)
class MessageLog:
    """The messages in order of time. ``bad`` rows were not understood, ``to_self`` went to their own sender."""

    messages: list[Message] = field(default_factory=list)
    bad: int = 0
    to_self: int = 0

    @property
    def people(self) -> int:
        """How many wrote or were written to."""
        return len({name for _, *names in self.messages for name in names})

    @property
    def days(self) -> int:
        """From the first message to the last."""
        return (self.messages[-1].at - self.messages[0].at) // DAY if self.messages else 0


def read(lines: Iterable[str]) -> MessageLog:
    """The log in lines of ``sender,recipient,time`` with the time in Unix seconds; the first may name the columns.

    Raises:
        Invalid: nothing in it is a message.
    """
    messages: list[Message] = []
    bad = to_self = 0
    rows = csv.reader(lines)
    number = 0
    while True:
        try:
            row = next(rows)
        except StopIteration:
            break
        except csv.Error:
            bad += 1
            continue
        number += 1
        message = _message(row)
        if message is None:
            # A heading is no bad row, and neither is an empty line.
            bad += bool(row) and not (number == 1 and not any(_seconds(cell) is not None for cell in row))
        elif message.sender == message.recipient:
            to_self += 1
        else:
            messages.append(message)
    if not messages:
        raise Invalid("There is no message in it. Each row is sender,recipient,time, the time in Unix seconds.")
    return MessageLog(sorted(messages), bad, to_self)


def _message(row: list[str]) -> Message | None:
    if len(row) != 3:
        return None
    sender, recipient, seconds = row[0].strip(), row[1].strip(), _seconds(row[2])
    if seconds is None or not 0 < len(sender) <= LONGEST_NAME or not 0 < len(recipient) <= LONGEST_NAME:
        return None
    return Message(seconds * 1000, sender, recipient)


def _seconds(text: str) -> int | None:
    try:
        seconds = float(text)
    except ValueError:
        return None
    return int(seconds) if 0 <= seconds < LATEST else None
