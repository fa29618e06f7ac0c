"""The plan on a database: what Ana wants to be left out or asked about, in Vienna on Monday, 4 May 2026 at nine."""

from datetime import date

import pytest

from models.base import db
from models.day_plan import DayPlan
from models.interaction import Interaction
from models.learning import Learning
from models.local_day import DAY
from models.naming import Naming
from models.note import Note
from models.outlook import refresh
from models.person import Person
from models.person_standing import PersonStanding
from models.skip import Skip
from models.user import User
from tests.models.facts import add_contact, add_note, add_person, skip
from tests.models.test_plan import NOW, ago


@pytest.fixture
def ana(ana_user: User) -> User:
    ana_user.time_zone = "Europe/Vienna"
    return ana_user


def friend(user: User, name: str, *days_ago: float) -> str:
    """Somebody with whom Ana talked on these days."""
    person_id = add_person(user, name, NOW)
    for days in days_ago:
        add_contact(user, person_id, "call", "both", ago(days))
    refresh(user, {person_id}, NOW)
    return person_id


def people(plan: DayPlan) -> list[str]:
    return [entry["person_id"] for entry in plan.people]


def change(user: User, person_id: str, at: int = NOW, **values: object) -> DayPlan:
    """Edit a person and make the plan anew."""
    person = db.session.get_one(Person, (user.id, person_id))
    for name, value in values.items():
        setattr(person, name, value)
    return refresh(user, {person_id}, at)


def note_for(user: User, person_id: str, day: date) -> str:
    note_id = add_note(user, person_id, "Moves to Porto", ago(100))
    db.session.get_one(Note, (user.id, note_id)).day = day.isoformat()
    return note_id


def quiet_week(user: User, at: int) -> Skip:
    row = db.session.get_one(Skip, (user.id, skip(user, None, at)))
    row.scope = "week"
    return row


@pytest.mark.parametrize("gone", [{"died_at": NOW}, {"archived_at": NOW}, {"removed_at": NOW}])
def test_who_is_gone_is_not_in_the_plan(ana: User, gone: dict[str, int]) -> None:
    mika, noor = friend(ana, "Mika", 5, 12), friend(ana, "Noor", 50)
    assert people(change(ana, mika)) == [mika, noor]
    assert people(change(ana, mika, NOW + 1, **gone)) == [noor]
    assert people(change(ana, mika, NOW + 2, **dict.fromkeys(gone))) == [mika, noor]


def test_who_is_put_off_comes_back_after_it(ana: User) -> None:
    mika = friend(ana, "Mika", 5, 12)
    assert people(change(ana, mika, snoozed_until=NOW + 8 * DAY)) == []
    assert people(refresh(ana, (), NOW + 7 * DAY)) == []
    assert people(refresh(ana, (), NOW + 9 * DAY)) == [mika]


def test_whoever_stands_in_for_somebody_put_off_stays_for_the_day(ana: User) -> None:
    mika, noor, olu = friend(ana, "Mika", 5, 12, 19), friend(ana, "Noor", 50), friend(ana, "Olu", 51)
    _, second, third = people(change(ana, mika))
    assert people(change(ana, mika, NOW + 1, snoozed_until=NOW + 20 * DAY)) == [second, third]
    assert people(change(ana, third, NOW + 2, rhythm_days=5)) == [second, third]
    assert {second, third} == {noor, olu}
    assert people(refresh(ana, (), NOW + DAY))[0] == third
    assert people(change(ana, mika, snoozed_until=None))[0] == mika


def test_a_birthday_comes_first_on_its_day(ana: User) -> None:
    mika, noor = friend(ana, "Mika", 5, 12, 19), friend(ana, "Noor", 50)
    assert people(change(ana, noor, birthday="1990-05-05")) == [mika, noor]
    plan = refresh(ana, (), NOW + DAY)
    assert people(plan) == [noor]
    assert plan.people[0]["facts"][0] == [{"entity": "person", "id": noor}]


def test_what_was_coming_up_is_asked_about_until_somebody_was_in_touch(ana: User) -> None:
    mika, noor = friend(ana, "Mika", 5, 12, 19), friend(ana, "Noor", 50)
    note = note_for(ana, noor, date(2026, 5, 2))
    plan = change(ana, noor)
    # Mika was today's person already.
    assert people(plan) == [mika, noor]
    assert plan.people[1]["facts"][0] == [{"entity": "note", "id": note}]
    add_contact(ana, noor, "message", "in", ago(1))
    plan = refresh(ana, {noor}, NOW)
    assert [{"entity": "note", "id": note}] not in plan.people[1]["facts"]


def test_the_next_day_and_the_last_one_of_somebody_count(ana: User) -> None:
    mika = friend(ana, "Mika", 50)
    days = (date(2026, 4, 25), date(2026, 5, 3), date(2026, 5, 11), date(2026, 5, 5), date(2026, 6, 1))
    _, asked, _, coming, _ = (note_for(ana, mika, day) for day in days)
    plan = change(ana, mika)
    assert plan.people[0]["facts"][:2] == [[{"entity": "note", "id": coming}], [{"entity": "note", "id": asked}]]


def test_the_card_of_somebody_written_to_forgets_what_was_taken_back(ana: User) -> None:
    mika = add_person(ana, "Mika", NOW)
    theirs = add_contact(ana, mika, "message", "in", ago(3), note="A secret")
    card = refresh(ana, {mika}, NOW).people[0]
    assert card["last"] == "“A secret”"
    mine = add_contact(ana, mika, "message", "out", NOW + 1)
    assert refresh(ana, {mika}, NOW + 1).people[0] == card
    written = db.session.get_one(Interaction, (ana.id, mine))
    written.note, written.meta, written.change = "Told it", {"note": [9, NOW, "phone", 1]}, ana.next_change()
    assert refresh(ana, {mika}, NOW + 2).people[0] == card
    undone = db.session.get_one(Interaction, (ana.id, theirs))
    undone.scrub()
    undone.removed_at, undone.change = NOW, ana.next_change()
    assert "secret" not in str(refresh(ana, {mika}, NOW + 3).people)


def test_it_forgets_a_note_that_was_rewritten(ana: User) -> None:
    mika = friend(ana, "Mika", 50)
    note = note_for(ana, mika, date(2026, 5, 5))
    assert "Porto" in str(change(ana, mika).people[0]["reasons"])
    add_contact(ana, mika, "message", "out", NOW + 1)
    assert "Porto" in str(refresh(ana, {mika}, NOW + 1).people)
    row = db.session.get_one(Note, (ana.id, note))
    row.text, row.meta, row.change = "Moves", {"text": [9, NOW, "phone", 1]}, ana.next_change()
    assert "Porto" not in str(refresh(ana, {mika}, NOW + 2).people)


def test_a_note_that_was_taken_back_says_nothing(ana: User) -> None:
    mika = friend(ana, "Mika", 50)
    note = note_for(ana, mika, date(2026, 5, 4))
    db.session.get_one(Note, (ana.id, note)).removed_at = NOW
    plan = change(ana, mika)
    assert plan.people[0]["facts"][0] != [{"entity": "note", "id": note}]


def test_after_a_fresh_start_nothing_from_before_is_asked(ana: User) -> None:
    mika = friend(ana, "Mika", 50)
    note = note_for(ana, mika, date(2026, 5, 2))
    assert change(ana, mika).people[0]["facts"][0] == [{"entity": "note", "id": note}]
    ana.fresh_at = NOW
    ana.meta = {"fresh_at": [2, NOW, "phone", 1]}
    assert change(ana, mika).people[0]["facts"][0] != [{"entity": "note", "id": note}]


def test_a_fresh_start_on_a_phone_whose_clock_is_ahead_begins_when_it_was_said(ana: User) -> None:
    mika = add_person(ana, "Mika", NOW)
    add_contact(ana, mika, "call", "both", ago(50))
    note = note_for(ana, mika, date(2026, 5, 6))
    ana.created_at, ana.fresh_at = NOW - DAY, NOW + 400 * DAY
    ana.meta = {"fresh_at": [2, NOW, "phone", 1]}
    plan = refresh(ana, {mika}, NOW + 4 * DAY)
    assert plan.people[0]["facts"][0] == [{"entity": "note", "id": note}]


def test_in_a_quiet_week_nobody_is_named(ana: User) -> None:
    mika = friend(ana, "Mika", 5, 12)
    row = quiet_week(ana, NOW)
    plan = refresh(ana, (), NOW)
    assert (plan.people, plan.quiet_until) == ([], "2026-05-11")
    named = db.session.query(Naming).count()
    assert (refresh(ana, (), NOW + 6 * DAY).people, plan.quiet_until) == ([], "2026-05-11")
    assert db.session.query(Naming).count() == named
    assert people(refresh(ana, (), NOW + 7 * DAY)) == [mika]
    assert plan.quiet_until is None
    assert row.removed_at is None


def test_a_quiet_week_ends_with_a_tap(ana: User) -> None:
    mika = friend(ana, "Mika", 5, 12)
    row = quiet_week(ana, NOW)
    plan = refresh(ana, (), NOW)
    row.removed_at = NOW + 1
    assert people(refresh(ana, (), NOW + 1)) == [mika]
    assert plan.quiet_until is None


def test_a_second_quiet_week_begins_on_its_own_day(ana: User) -> None:
    quiet_week(ana, NOW)
    quiet_week(ana, NOW + 5 * DAY)
    assert refresh(ana, (), NOW + 5 * DAY).quiet_until == "2026-05-16"


def test_a_quiet_week_still_says_whose_turn_it_is(ana: User) -> None:
    mika = add_person(ana, "Mika", NOW)
    add_contact(ana, mika, "message", "in", ago(3))
    quiet_week(ana, NOW)
    plan = refresh(ana, {mika}, NOW)
    assert plan.people == []
    assert [turn["person_id"] for turn in plan.your_turn] == [mika]


def test_a_third_skip_in_a_row_lasts_two_weeks(ana: User) -> None:
    mika = friend(ana, "Mika", 50, 57)
    for days in (40, 30):
        skip(ana, mika, ago(days))
    skip(ana, mika, ago(0))
    assert people(change(ana, mika)) == []
    assert people(refresh(ana, (), NOW + 13 * DAY)) == []
    assert people(refresh(ana, (), NOW + 14 * DAY)) == [mika]


def test_a_contact_makes_up_for_skips(ana: User) -> None:
    mika = friend(ana, "Mika", 50, 57)
    for days in (40, 30, 20):
        skip(ana, mika, ago(days))
    add_contact(ana, mika, "like", "in", ago(19))
    skip(ana, mika, ago(8))
    assert people(change(ana, mika)) == [mika]


def test_a_skip_is_no_word_about_anybody_else(ana: User, bo_user: User) -> None:
    mika = friend(ana, "Mika", 50)
    skip(bo_user, mika, NOW)
    quiet_week(bo_user, NOW)
    assert people(change(ana, mika)) == [mika]


def test_what_was_learned_decides(ana: User) -> None:
    old, new = friend(ana, "Old", *range(60, 300, 10)), friend(ana, "New", 3, 4)
    learned = db.session.get_one(Learning, ana.id)
    db.session.query(Naming).delete()
    for weights, first in (([1.0, *[0.0] * 7], old), ([*[0.0] * 4, 1.0, *[0.0] * 3], new)):
        learned.weights = weights
        assert people(refresh(ana, {old}, NOW))[0] == first
        db.session.query(Naming).delete()


def test_three_people_just_added_are_named_one_a_day(ana: User) -> None:
    added = [add_person(ana, name, NOW) for name in ("Mika", "Noor", "Olu")]
    for number, person_id in enumerate(added):
        db.session.get_one(Person, (ana.id, person_id)).created_at = NOW - number
    firsts = [people(refresh(ana, set(added), NOW + day * DAY))[:1] for day in range(9)]
    assert firsts == [[added[0]], [added[1]], [added[2]], [], [], [], [], [added[0]], [added[1]]]


def test_somebody_without_a_habit_on_record_is_no_trouble(ana: User) -> None:
    mika = friend(ana, "Mika", 5)
    db.session.get_one(PersonStanding, (ana.id, mika)).habit = None
    assert people(refresh(ana, (), NOW + 7 * DAY)) == [mika]
