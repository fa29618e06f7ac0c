"""What speaks for somebody, for Ana in Vienna on Monday, 4 May 2026 at nine."""

import pytest

from models.plan import Candidate, Why, whys
from tests.models.test_plan import LEARNED, NOW, SET, VIENNA, ago, note_day, person, quiet, waiting


@pytest.mark.parametrize(
    ("somebody", "expected"),
    [
        (waiting("Mika", 3), [Why.ANSWER]),
        (waiting("Mika", 3, "comment"), [Why.ANSWER]),
        (waiting("Mika", 29), [Why.ANSWER]),
        (waiting("Mika", 40), [Why.LATE_ANSWER]),
        (waiting("Mika", 3, "like"), [Why.LATE_ANSWER]),
        (waiting("Mika", 200), [Why.AROUND]),
        (waiting("Mika", 40, **SET), [Why.DRIFT, Why.LATE_ANSWER]),
        (waiting("Mika", 20, **SET), [Why.ANSWER, Why.DRIFT]),
        (waiting("Mika", 3, reached_at=ago(0.1)), []),
        (quiet("Mika", 15, **SET), [Why.DRIFT]),
        (quiet("Mika", 150, **SET), [Why.DRIFT]),
        (quiet("Mika", 15, **LEARNED), [Why.AROUND]),
        (quiet("Mika", 22, **LEARNED), [Why.DRIFT]),
        (quiet("Mika", 62, **LEARNED), [Why.DRIFT]),
        (quiet("Mika", 64, **LEARNED), [Why.AROUND]),
        (quiet("Mika", 13, **SET), [Why.AROUND]),
        (quiet("Mika", 10, first_at=ago(20)), [Why.NEWER]),
        (quiet("Mika", 10, first_at=ago(20), heard_at=None), [Why.AROUND]),
        (quiet("Mika", 10, birthday="1990-05-04"), [Why.BIRTHDAY]),
        (quiet("Mika", 10, birthday="--05-11"), [Why.BIRTHDAY]),
        (quiet("Mika", 10, birthday="--05-12"), [Why.AROUND]),
        (quiet("Mika", 10, birthday="--05-03"), [Why.AROUND]),
        (quiet("Mika", 15, birthday="--05-06", **SET), [Why.DRIFT, Why.BIRTHDAY]),
        (quiet("Mika", 10, coming=note_day(0)), [Why.COMING]),
        (waiting("Mika", 3, coming=note_day(1)), [Why.COMING, Why.ANSWER]),
        (waiting("Mika", 3, coming=note_day(2)), [Why.ANSWER, Why.COMING]),
        (quiet("Mika", 10, coming=note_day(7)), [Why.COMING]),
        (quiet("Mika", 10, coming=note_day(8)), [Why.AROUND]),
        (quiet("Mika", 10, asked=note_day(-5)), [Why.ASK]),
        (quiet("Mika", 10, asked=note_day(-10)), [Why.ASK]),
        (quiet("Mika", 10, asked=note_day(-11)), [Why.AROUND]),
        (quiet("Mika", 20, asked=note_day(-14)), [Why.ASK]),
        (quiet("Mika", 20, asked=note_day(-15)), [Why.AROUND]),
        (quiet("Mika", 10, next_step={"step": "private_word", "ids": []}), [Why.NEXT_STEP]),
        (waiting("Mika", 3, woke={"id": "a", "at": ago(3), "silent_days": 300}), [Why.ANSWER, Why.WOKE]),
        (person("Mika", added_at=ago(2)), [Why.ADDED]),
        (person("Mika", added_at=ago(2), birthday="--05-04"), [Why.BIRTHDAY, Why.ADDED]),
    ],
)
def test_what_speaks_for_somebody(somebody: Candidate, expected: list[Why]) -> None:
    assert list(whys(somebody, NOW, VIENNA)) == expected
