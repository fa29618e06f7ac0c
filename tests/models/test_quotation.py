"""Somebody's words, short and quoted once."""

import pytest

from models.quotation import quote, shorten


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("short", 5, "short"),
        ("one two three", 9, "one two…"),
        ("abcdefghij", 5, "abcd…"),
        ("abce\u0301fgh", 5, "abc…"),
        ("ab👩\u200d💻cdef", 5, "ab…"),
        ("", 5, ""),
    ],
)
def test_shortening_keeps_words_and_letters_whole(text: str, most: int, short: str) -> None:
    assert shorten(text, most) == short


def test_quoted_words_are_quoted_once() -> None:
    assert quote("“Exactly”") == "“Exactly”"
