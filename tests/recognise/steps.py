"""Counts the steps that a pattern takes on a text, as a backtracking matcher takes them; no clock is asked."""

import re
from collections.abc import Iterator
from re import _constants as code  # type: ignore[attr-defined]  # The parser of re has no public name.
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_CATEGORIES = {
    code.CATEGORY_WORD: re.compile(r"\w", re.ASCII),
    code.CATEGORY_NOT_WORD: re.compile(r"\W", re.ASCII),
    code.CATEGORY_SPACE: re.compile(r"\s", re.ASCII),
    code.CATEGORY_NOT_SPACE: re.compile(r"\S", re.ASCII),
}


class Matcher:
    """``steps`` goes up with each sign that is compared."""

    def __init__(self, pattern: str) -> None:
        self.tree = list(parser.parse(pattern, re.ASCII))
        self.steps = 0

    def count(self, text: str) -> int:
        """The steps until the pattern describes all of ``text``, or is known not to."""
        self.steps = 0
        self.describes(text)
        return self.steps

    def describes(self, text: str) -> bool:
        return any(end == len(text) for end in self._ends(self.tree, text, 0))

    def _ends(self, tree: list[Any], text: str, at: int) -> Iterator[int]:
        """Where what ``tree`` describes can end if it begins at ``at``, in the order in which it is tried."""
        if not tree:
            yield at
            return
        operation, argument = tree[0]
        for end in self._one(operation, argument, text, at):
            yield from self._ends(tree[1:], text, end)

    def _one(self, operation: Any, argument: Any, text: str, at: int) -> Iterator[int]:
        if operation is code.SUBPATTERN:
            yield from self._ends(list(argument[3]), text, at)
        elif operation is code.BRANCH:
            for branch in argument[1]:
                yield from self._ends(list(branch), text, at)
        elif operation in (code.MAX_REPEAT, code.MIN_REPEAT):
            yield from self._repeated(argument, operation is code.MAX_REPEAT, text, at)
        elif operation in (code.ASSERT, code.ASSERT_NOT):
            if any(True for _ in self._ends(list(argument[1]), text, at)) == (operation is code.ASSERT):
                yield at
        elif operation is code.AT:
            if at == (0 if argument is code.AT_BEGINNING else len(text)):
                yield at
        elif self._fits(operation, argument, text, at):
            yield at + 1

    def _repeated(self, argument: Any, greedy: bool, text: str, at: int) -> Iterator[int]:
        least, most, inner = argument[0], argument[1], list(argument[2])
        if not greedy and least <= 0:
            yield at
        if most > 0:
            again = (least - 1, most - 1 if most is not code.MAXREPEAT else most, inner)
            if len(inner) == 1 and inner[0][0] in (code.LITERAL, code.NOT_LITERAL, code.ANY, code.IN):
                yield from self._signs(argument, greedy, text, at)
                return
            for end in self._ends(inner, text, at):
                if end > at:
                    yield from self._repeated(again, greedy, text, end)
        if greedy and least <= 0:
            yield at

    def _signs(self, argument: Any, greedy: bool, text: str, at: int) -> Iterator[int]:
        """A repeated sign, without recursion: texts are longer than a stack is deep."""
        least, most, ((operation, sign),) = argument
        end = at
        while end - at < most and self._fits(operation, sign, text, end):
            end += 1
            if not greedy and end - at >= least:
                yield end
        if greedy:
            yield from range(end, at + least - 1, -1)

    def _fits(self, operation: Any, argument: Any, text: str, at: int) -> bool:
        self.steps += 1
        if at >= len(text):
            return False
        if operation is code.ANY:
            return text[at] != "\n"
        if operation is code.IN:
            return _is_in(argument, text[at])
        return bool(ord(text[at]) == argument) == (operation is code.LITERAL)


def _is_in(members: list[Any], sign: str) -> bool:
    negated = members[0][0] is code.NEGATE
    for kind, what in members[1:] if negated else members:
        if kind is code.LITERAL and ord(sign) == what:
            return not negated
        if kind is code.RANGE and what[0] <= ord(sign) <= what[1]:
            return not negated
        if kind is code.CATEGORY and _CATEGORIES[what].match(sign):
            return not negated
    return negated
