"""Which way of reaching somebody comes first."""

import pytest

from models.channel_order import channel_order


@pytest.mark.parametrize(
    ("handles", "used", "order"),
    [
        ([("a", "x"), ("b", "signal")], {"x": [2, 2], "signal": [1, 3]}, ["a", "b"]),
        ([("a", "x"), ("b", "signal")], {"x": [1, 1], "signal": [1, 2]}, ["b", "a"]),
        ([("a", "x"), ("b", "signal"), ("c", "email")], {}, ["b", "c", "a"]),
        ([("b", "x"), ("a", "x")], {"x": [1, 1]}, ["a", "b"]),
        ([], {"x": [1, 1]}, []),
    ],
)
def test_the_channel_used_most_comes_first(
    handles: list[tuple[str, str]], used: dict[str, list[int]], order: list[str]
) -> None:
    assert channel_order(handles, used) == order
