"""Worked cases: who is named today, for Ana in Vienna on Monday, 4 May 2026 at nine."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.local_day import DAY, moment, zone
from models.plan import MOST_PEOPLE, Candidate, Choice, Memory, Why, channel_order, choose, why, your_turn

VIENNA = zone("Europe/Vienna")
NOW = moment(date(2026, 5, 4), time(9), VIENNA)
MIDNIGHT = NOW - 9 * DAY // 24
NOTHING: Memory = Memory({}, None, frozenset())


def ago(days: float) -> int:
    return NOW - round(days * DAY)


def person(name: str, **known: object) -> Candidate:
    plain = Candidate(person_id=name.lower(), name=name, added_at=ago(400))
    return plain._replace(**known)  # type: ignore[arg-type]  # the tests name the fields


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


def named(*candidates: Candidate, memory: Memory = NOTHING) -> list[str]:
    return [choice.person_id for choice in choose(candidates, memory, NOW, VIENNA)]


@pytest.mark.parametrize(
    ("somebody", "expected"),
    [
        (waiting("Mika", 3), Why.ANSWER),
        (waiting("Mika", 3, "comment"), Why.ANSWER),
        (waiting("Mika", 29), Why.ANSWER),
        (waiting("Mika", 40), Why.LATE_ANSWER),
        (waiting("Mika", 3, "like"), Why.LATE_ANSWER),
        (waiting("Mika", 200), Why.AROUND),
        (waiting("Mika", 40, rhythm_days=14, rhythm_source="set"), Why.DRIFT),
        (waiting("Mika", 3, reached_at=ago(0.1)), None),
        (quiet("Mika", 15, rhythm_days=14, rhythm_source="set"), Why.DRIFT),
        (quiet("Mika", 15, rhythm_days=14, rhythm_source="learned"), Why.AROUND),
        (quiet("Mika", 22, rhythm_days=14, rhythm_source="learned"), Why.DRIFT),
        (quiet("Mika", 13, rhythm_days=14, rhythm_source="set"), Why.AROUND),
        (quiet("Mika", 2), None),
        (quiet("Mika", 10), Why.AROUND),
        (quiet("Mika", 10, first_at=ago(20)), Why.NEWER),
        (quiet("Mika", 10, first_at=ago(20), heard_at=None), Why.AROUND),
        (quiet("Mika", 10, turn="theirs", waiting_since=ago(10), waiting_kind="message"), None),
        (quiet("Mika", 15, turn="theirs", waiting_since=ago(15), waiting_kind="message"), Why.AROUND),
        (person("Mika", added_at=ago(2)), Why.ADDED),
        (person("Mika", added_at=ago(31)), None),
        (person("Mika", added_at=ago(2), sample=True), None),
    ],
)
def test_what_speaks_for_somebody(somebody: Candidate, expected: Why | None) -> None:
    assert why(somebody, NOW, MIDNIGHT) is expected


def test_who_waits_for_an_answer_goes_before_who_drifts_and_they_before_the_others() -> None:
    drifts = quiet("Drifts", 40, rhythm_days=14, rhythm_source="set")
    assert named(
        person("Added", added_at=ago(1)),
        quiet("Around", 50),
        quiet("Newer", 5, first_at=ago(9)),
        waiting("Late", 60),
        drifts,
        waiting("Asks", 1),
    ) == ["asks", "drifts", "late", "newer", "around", "added"]


def test_a_private_word_is_answered_before_a_public_one_and_the_oldest_first() -> None:
    assert named(waiting("Public", 20, "comment"), waiting("New", 1), waiting("Old", 12), waiting("Late", 31)) == [
        "old",
        "new",
        "public",
        "late",
    ]


def test_of_those_who_drift_the_ones_who_can_be_caught_go_first() -> None:
    every = {"rhythm_days": 10, "rhythm_source": "set"}
    silent = {"turn": "theirs", "waiting_since": ago(28), "waiting_kind": "message"}
    assert named(
        quiet("Cold", 90, **every),
        quiet("Colder", 120, **every),
        quiet("Just", 11, **every),
        quiet("Far", 29, **every),
        quiet("Silent", 28, **every, **silent),
    ) == ["far", "just", "cold", "colder", "silent"]


def test_made_up_people_come_after_real_ones() -> None:
    assert named(waiting("Sample", 3, sample=True), quiet("Real", 50)) == ["real", "sample"]


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


def test_todays_person_stays_first_also_when_done() -> None:
    done = quiet("Done", 0.1)
    found = choose([waiting("Asks", 1), done], Memory({}, "done", frozenset()), NOW, VIENNA)
    assert found == [Choice("done", ()), Choice("asks", (Why.ANSWER,))]


def test_with_nobody_to_name_the_plan_is_empty() -> None:
    assert named() == []
    assert named(quiet("Just now", 0.1)) == []


def test_your_turn_lists_the_latest_first() -> None:
    people = [waiting("Old", 20), waiting("New", 2), quiet("None", 5), waiting("Ancient", 181)]
    assert [p.name for p in your_turn(people, NOW, 5)] == ["New", "Old"]
    assert len(your_turn(people, NOW, 1)) == 1


@pytest.mark.parametrize(
    ("handles", "used", "order"),
    [
        ([("a", "x"), ("b", "signal")], ["x", "x", "signal"], ["a", "b"]),
        ([("a", "x"), ("b", "signal")], ["x", "signal"], ["b", "a"]),
        ([("a", "x"), ("b", "signal"), ("c", "email")], [], ["b", "c", "a"]),
        ([("b", "x"), ("a", "x")], ["x"], ["a", "b"]),
        ([], ["x"], []),
    ],
)
def test_the_channel_used_most_comes_first(handles: list[tuple[str, str]], used: list[str], order: list[str]) -> None:
    assert channel_order(handles, used) == order


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
