"""Worked cases: who is named today, for Ana in Vienna on Monday, 4 May 2026 at nine."""

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.habit import Habit
from models.local_day import DAY, moment, zone
from models.plan import MOST_PEOPLE, Candidate, Choice, Memory, NoteDay, Why, choose, your_turn
from models.standing import allowed

VIENNA = zone("Europe/Vienna")
NOW = moment(date(2026, 5, 4), time(9), VIENNA)
NOTHING: Memory = Memory({}, None, frozenset())


def ago(days: float) -> int:
    return NOW - round(days * DAY)


def person(name: str, **known: object) -> Candidate:
    plain = Candidate(person_id=name.lower(), name=name, added_at=ago(400))
    named = plain._replace(**known)  # type: ignore[arg-type]  # the tests name the fields
    if named.rhythm_days and named.last_at and "drifts_at" not in known:
        named = named._replace(drifts_at=named.last_at + allowed(named.rhythm_days, named.rhythm_source))
    if named.last_at and not named.habit:
        habit = Habit()
        habit.add(named.last_at // DAY, named.reached_at == named.last_at)
        named = named._replace(habit=habit.values)
    return named


def quiet(name: str, days: float, **known: object) -> Candidate:
    """Somebody whose last contact, from both sides, was so long ago."""
    return person(
        name, **{"first_at": ago(300), "last_at": ago(days), "reached_at": ago(days), "heard_at": ago(days)} | known
    )


def waiting(name: str, days: float, kind: str = "message", **known: object) -> Candidate:
    """Somebody who did something so long ago, without an answer."""
    at = ago(days)
    told = {
        "turn": "mine",
        "waiting_since": at,
        "waiting_kind": kind,
        "first_at": ago(300),
        "last_at": at,
        "heard_at": at,
    }
    return person(name, **told | known)


def often(name: str, *days_ago: int, **known: object) -> Candidate:
    """Somebody with whom there was contact from both sides on each of these days."""
    habit = Habit()
    for days in sorted(days_ago, reverse=True):
        habit.add(ago(days) // DAY, True)
    return quiet(name, min(days_ago), habit=habit.values, **known)


def note_day(days: int) -> NoteDay:
    """A note about the day in so many days."""
    return NoteDay("note", "Moving to Porto", date.fromordinal(date(2026, 5, 4).toordinal() + days))


def named(*candidates: Candidate, memory: Memory = NOTHING) -> list[str]:
    return [choice.person_id for choice in choose(candidates, memory, NOW, VIENNA)]


SET: dict[str, Any] = {"rhythm_days": 14, "rhythm_source": "set"}
LEARNED: dict[str, Any] = {"rhythm_days": 14, "rhythm_source": "learned"}


@pytest.mark.parametrize(
    ("somebody", "expected"),
    [
        (quiet("Mika", 2), False),
        (quiet("Mika", 3), True),
        (quiet("Mika", 2, rhythm_days=1, rhythm_source="set"), True),
        (quiet("Mika", 2, asked=note_day(-1)), True),
        (quiet("Mika", 2, coming=note_day(1)), True),
        (quiet("Mika", 2, coming=note_day(2)), False),
        (quiet("Mika", 1, birthday="--05-04"), True),
        (quiet("Mika", 0.1, birthday="--05-04"), False),
        (waiting("Mika", 1, reached_at=ago(2)), True),
        (waiting("Mika", 1, "like", reached_at=ago(2)), True),
        (waiting("Mika", 0.1, reached_at=ago(0.2)), False),
        (quiet("Mika", 10, turn="theirs", waiting_since=ago(10), waiting_kind="message"), True),
        (person("Mika", added_at=ago(2)), True),
        (person("Mika", added_at=ago(31)), False),
        (person("Mika", added_at=ago(31), circle="friends"), True),
        (person("Mika", added_at=ago(31), birthday="--05-04"), True),
        (person("Mika", added_at=ago(2), sample=True), False),
    ],
)
def test_who_comes_into_question(somebody: Candidate, expected: bool) -> None:
    assert bool(named(somebody)) is expected


@pytest.mark.parametrize(
    "gone",
    [{"died_at": ago(1)}, {"snoozed_until": NOW + 1}, {"rests_at": ago(1)}, {"skips": 3, "skipped_at": ago(13)}],
)
def test_who_is_never_named(gone: dict[str, Any]) -> None:
    somebody = waiting("Mika", 3, **gone)
    assert named(somebody) == []
    assert named(somebody, memory=Memory({}, "mika", frozenset())) == []


def test_a_snooze_ends() -> None:
    assert named(waiting("Mika", 3, snoozed_until=NOW)) == ["mika"]


def test_habit_decides_first() -> None:
    assert named(
        often("Weekly", 5, 12, 19, 26, 33, 40),
        often("Long ago", *range(100, 300, 7)),
        often("Once", 5),
        often("Twice", 5, 90),
    ) == ["weekly", "twice", "long ago", "once"]


def test_of_two_alike_whoever_waits_for_an_answer_goes_first() -> None:
    days = (4, 11, 18)
    assert named(
        often("Alike", *days), often("Zoe", *days, turn="mine", waiting_since=ago(4), waiting_kind="text")
    ) == [
        "zoe",
        "alike",
    ]


def test_a_private_word_that_waits_goes_before_habits_and_wishes() -> None:
    habit = often("Mika", 4, 11, 18, 25, rhythm_days=30, rhythm_source="learned")
    wish = quiet("Noor", 15, **SET)
    assert named(habit, wish, waiting("Ruth", 5)) == ["ruth", "noor", "mika"]
    # A comment is a reason too, but none that weighs like a wish.
    assert named(wish, waiting("Ruth", 5, "comment"))[0] == "noor"


def test_of_two_alike_whoever_drifts_goes_first_unless_it_has_gone_cold() -> None:
    days = (22, 36, 50)
    cold = {"drifts_at": ago(22) + 7 * DAY}
    assert named(often("Alike", *days), often("Zoe", *days, **LEARNED)) == ["zoe", "alike"]
    assert named(often("Alike", *days), often("Zoe", *days, **LEARNED | cold)) == ["alike", "zoe"]


def test_a_habit_that_matters_goes_before_one_that_does_not() -> None:
    assert named(often("Twice", 30, 45, **LEARNED), often("Much", *range(30, 200, 5), **LEARNED)) == ["much", "twice"]


def test_what_the_user_said_goes_far() -> None:
    """Somebody never written to without a wish of the user's comes before a weekly habit, in a small account."""
    weekly = often("Weekly", *range(5, 60, 7))
    assert named(weekly, quiet("Wished", 90, **SET)) == ["wished", "weekly"]
    assert named(weekly, quiet("Asked", 60, asked=note_day(-3))) == ["asked", "weekly"]
    assert named(weekly, quiet("Born", 200, birthday="--05-04")) == ["born", "weekly"]
    assert named(weekly, quiet("None", 90)) == ["weekly", "none"]


def test_a_birthday_today_goes_before_everything_the_logs_know() -> None:
    others = [often(f"P{number}", *range(4 + number, 90, 7)) for number in range(5)]
    assert named(*others, often("Born", 50, 80, birthday="1980-05-04"))[0] == "born"


def test_whose_day_comes_within_the_week_waits_for_it() -> None:
    """Naming them today would leave the day itself without a word, for nobody is named twice in a week."""
    weekly = often("Weekly", *range(5, 60, 7), birthday="--05-08")
    moving = often("Moving", 6, 12, coming=note_day(3))
    assert named(weekly, moving, quiet("Once", 90)) == ["once", "weekly", "moving"]
    assert named(weekly) == ["weekly"]
    asks = often("Asks", 5, 12, birthday="--05-08", turn="mine", waiting_since=ago(5), waiting_kind="text")
    assert named(weekly, asks)[0] == "asks"


def test_whose_day_comes_does_not_wait_for_made_up_people() -> None:
    weekly = often("Weekly", *range(5, 60, 7), birthday="--05-08")
    assert named(weekly, quiet("Sample", 90, sample=True)) == ["weekly", "sample"]


def test_the_rules_that_foretold_this_user_count_more() -> None:
    old, new = often("Old", *range(60, 300, 3)), often("New", 3, 4)
    only_old, only_new = [1.0, *[0.0] * 7], [*[0.0] * 4, 1.0, *[0.0] * 3]
    assert named(old, new, memory=Memory({}, None, frozenset(), only_old)) == ["old", "new"]
    assert named(old, new, memory=Memory({}, None, frozenset(), only_new)) == ["new", "old"]


def test_without_any_history_the_one_added_last_goes_first() -> None:
    added = [person(name, added_at=ago(days)) for name, days in (("First", 3), ("Second", 2), ("Third", 1))]
    assert choose(added, NOTHING, NOW, VIENNA) == [Choice(name, (Why.ADDED,)) for name in ("third", "second", "first")]


def test_a_first_word_goes_before_those_only_added() -> None:
    added = [person("Added", added_at=ago(1)), person("Circle", added_at=ago(2), circle="close")]
    assert named(*added, waiting("Wrote", 1)) == ["wrote", "added", "circle"]


def test_made_up_people_come_after_real_ones() -> None:
    assert named(waiting("Sample", 3, sample=True), quiet("Real", 50)) == ["real", "sample"]


def test_todays_person_stays_first_also_when_done() -> None:
    done = quiet("Done", 0.1)
    found = choose([waiting("Asks", 1), done], Memory({}, "done", frozenset()), NOW, VIENNA)
    assert found == [Choice("done", ()), Choice("asks", (Why.ANSWER,))]


def test_who_begins_to_rest_by_todays_word_stays_for_today() -> None:
    done = quiet("Done", 0.1, turn="theirs", waiting_since=ago(30), waiting_kind="text", rests_at=ago(0.1))
    assert named(done, memory=Memory({}, "done", frozenset())) == ["done"]


def test_with_nobody_to_name_the_plan_is_empty() -> None:
    assert named() == []
    assert named(quiet("Just now", 0.1)) == []


def test_your_turn_lists_the_latest_first() -> None:
    gone = [waiting("Dead", 1, died_at=ago(0)), waiting("Snoozed", 1, snoozed_until=NOW + 1)]
    people = [waiting("Old", 20), waiting("New", 2), quiet("None", 5), waiting("Ancient", 181), *gone]
    assert [p.name for p in your_turn(people, NOW, 5)] == ["New", "Old"]
    assert len(your_turn(people, NOW, 1)) == 1


moments = st.none() | st.integers(ago(500), NOW)
people = st.lists(
    st.builds(
        lambda **known: Candidate(**known),  # Hypothesis would invent the fields that are left out
        person_id=st.uuids().map(str),
        name=st.just("Mika"),
        added_at=st.integers(ago(500), NOW),
        sample=st.booleans(),
        turn=st.sampled_from([None, "mine", "theirs"]),
        waiting_since=moments,
        waiting_kind=st.sampled_from([None, "like", "comment", "email"]),
        first_at=moments,
        last_at=moments,
        reached_at=moments,
        heard_at=moments,
        rhythm_days=st.none() | st.integers(1, 400),
        rhythm_source=st.sampled_from([None, "set", "circle", "learned"]),
        drifts_at=moments,
        rests_at=moments,
        birthday=st.none() | st.dates().map(lambda day: f"--{day:%m-%d}"),
        coming=st.none() | st.integers(0, 7).map(note_day),
        asked=st.none() | st.integers(-14, -1).map(note_day),
        skips=st.integers(0, 9),
        skipped_at=moments,
        habit=st.lists(st.integers(20_000, 20_580), max_size=5).map(
            lambda days: often("Mika", *[ago(0) // DAY - day for day in days]).habit if days else ()
        ),
    ),
    max_size=20,
)


@given(people, st.randoms(use_true_random=False))
def test_the_same_facts_give_the_same_plan(candidates: list[Candidate], random: st.DataObject) -> None:
    found = choose(candidates, NOTHING, NOW, VIENNA)
    shuffled = list(candidates)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis gives a random.Random
    assert choose(shuffled, NOTHING, NOW, VIENNA) == found
    assert len(found) <= MOST_PEOPLE
    assert len({choice.person_id for choice in found}) == len(found)
    assert all(choice.whys for choice in found)
