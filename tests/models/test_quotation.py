"""Somebody's words, short and quoted once."""

import pytest

from models.quotation import cite, shorten


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("short", 5, "short"),
        ("one two three", 9, "one two…"),
        ("abcdefghij", 5, "abcd…"),
        ("abce\u0301fgh", 5, "abc…"),
        ("ab👩\u200d💻cdef", 5, "ab…"),
        ("ab🇵🇹🇦🇹cd", 6, "ab🇵🇹…"),
        ("abc🇵🇹🇦🇹cd", 5, "abc…"),
        ("", 5, ""),
        ("\u2068abcdefghij\u2069 commented", 9, "\u2068abcdef…\u2069"),
        ("\u2068abc\u2069 commented on Tuesday", 17, "\u2068abc\u2069 commented…"),
    ],
)
def test_shortening_keeps_words_and_letters_whole(text: str, most: int, short: str) -> None:
    assert shorten(text, most) == short
    assert len(short) <= most


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("“Exactly”", "Exactly"),
        ('"Exactly"', "Exactly"),
        ("«Exactly»", "Exactly"),
        ("  one\n\n two ", "one two"),
        ("“yes” and “no”", "‘yes’ and ‘no’"),
        ('"yes" and "no"', "‘yes’ and ‘no’"),
        ("“She said “now” and left”", "She said ‘now’ and left"),
        ("He said „gleich“", "He said ‚gleich‘"),
        ('"She said "now" and left"', "She said ‘now’ and left"),
        ('A 6" pipe', 'A 6" pipe'),
        ("“", "‘"),
        ("‘It’s fine’", "It’s fine"),
        ("<b>Oud</b> & {name}", "<b>Oud</b> & {name}"),
        ("left\u202eright", "leftright"),
    ],
)
def test_somebodys_words_stand_on_one_line_without_marks_of_their_own(text: str, cited: str) -> None:
    assert cite(text) == cited


def test_long_words_end_in_an_ellipsis() -> None:
    assert len(cite("word " * 2000)) <= 140
    assert cite("word " * 2000).endswith("word…")
