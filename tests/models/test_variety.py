"""A plan that is kept varied, for Ana in Vienna on Monday, 4 May 2026 at nine."""

from datetime import date, time

import pytest

from models.local_day import moment
from models.plan import Memory
from tests.models.test_plan import VIENNA, ago, named, often, quiet, waiting


@pytest.mark.parametrize(
    ("skips", "weeks"), [(0, 0), (1, 1), (2, 1), (3, 2), (4, 4), (5, 8), (6, 16), (7, 26), (8, 26), (5_000, 26)]
)
def test_who_is_skipped_waits_longer_each_time(skips: int, weeks: int) -> None:
    just_over = quiet("Mika", 400, skips=skips, skipped_at=ago(weeks * 7) if skips else None)
    assert named(just_over) == ["mika"]
    if weeks:
        assert named(just_over._replace(skipped_at=ago(weeks * 7 - 1))) == []


def test_nobody_is_named_twice_in_a_week_unless_they_wrote() -> None:
    memory = Memory({"six": ago(6), "seven": ago(7), "wrote": ago(3), "silent": ago(3)}, None, frozenset())
    assert named(quiet("Six", 50), quiet("Seven", 51), waiting("Wrote", 1), waiting("Silent", 9), memory=memory) == [
        "wrote",
        "seven",
    ]


def test_the_week_is_counted_in_days_not_hours() -> None:
    late_last_monday = moment(date(2026, 4, 27), time(23, 30), VIENNA)
    assert named(quiet("Mika", 50), memory=Memory({"mika": late_last_monday}, None, frozenset())) == ["mika"]


def test_somebody_skipped_is_not_named_today() -> None:
    assert named(waiting("Asks", 1), quiet("Around", 50), memory=Memory({}, "asks", {"asks"})) == ["around"]


def test_one_of_six_is_newer_and_has_answered() -> None:
    known = [often(f"P{number}", *range(4 + number, 200, 7)) for number in range(8)]
    newer = quiet("Newer", 59, first_at=ago(59))
    assert named(*known, newer) == ["p0", "p1", "p2", "p3", "p4", "newer"]
    assert "newer" not in named(*known, newer._replace(heard_at=None))
    assert "newer" not in named(*known, newer._replace(sample=True))
    assert named(*known[:3], newer) == ["p0", "p1", "p2", "newer"]
    fresh = known[0]._replace(first_at=ago(20))
    assert named(fresh, *known[1:], newer) == ["p0", "p1", "p2", "p3", "p4", "p5"]
