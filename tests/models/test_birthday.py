"""When the next birthday is."""

from datetime import date

import pytest

from models.birthday import age_on, next_birthday


@pytest.mark.parametrize(
    ("birthday", "today", "day"),
    [
        ("1990-05-08", date(2026, 5, 4), date(2026, 5, 8)),
        ("--05-04", date(2026, 5, 4), date(2026, 5, 4)),
        ("--05-03", date(2026, 5, 4), date(2027, 5, 3)),
        ("--01-01", date(2026, 12, 31), date(2027, 1, 1)),
        ("--02-29", date(2028, 2, 23), date(2028, 2, 29)),
        ("--02-29", date(2026, 2, 23), date(2026, 2, 28)),
        ("2000-02-29", date(2027, 3, 1), date(2028, 2, 29)),
    ],
)
def test_the_next_birthday(birthday: str, today: date, day: date) -> None:
    assert next_birthday(birthday, today) == day


@pytest.mark.parametrize(
    ("birthday", "age"), [("1986-05-08", 40), ("--05-08", None), ("2026-05-08", None), ("1800-05-08", None)]
)
def test_how_old_somebody_turns(birthday: str, age: int | None) -> None:
    assert age_on(birthday, date(2026, 5, 8)) == age
