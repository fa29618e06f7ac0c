"""Ana, in Vienna, on Monday, 4 May 2026 at nine, with what her phone has told."""

import pytest

from models.base import db
from models.day_plan import DayPlan
from models.interaction import Interaction
from models.local_day import DAY
from models.naming import Naming
from models.outlook import refresh
from models.person import Person
from models.person_standing import PersonStanding
from models.row import StandingRow
from models.skip import Skip
from models.user import User
from tests.models.facts import add_contact, add_handle, add_note, add_person, skip
from tests.models.test_plan import NOW, ago


@pytest.fixture
def ana(ana_user: User) -> User:
    ana_user.time_zone = "Europe/Vienna"
    return ana_user


def standing_of(user: User, person_id: str) -> PersonStanding:
    return db.session.get_one(PersonStanding, (user.id, person_id))


def asks(user: User, name: str, days: float = 3) -> str:
    """Somebody whose message waits for an answer."""
    person_id = add_person(user, name, NOW)
    add_contact(user, person_id, "message", "in", ago(days))
    return person_id


def people(plan: DayPlan) -> list[str]:
    return [entry["person_id"] for entry in plan.people]


def test_a_standing_has_what_the_contract_lists(ana: User) -> None:
    mika = asks(ana, "Mika")
    refresh(ana, {mika}, NOW)
    row = standing_of(ana, mika).to_row()
    change = row.pop("change")
    assert change > 1
    last = row.pop("last")
    assert {**last, "id": "its own"} == {
        "id": "its own",
        "kind": "message",
        "direction": "in",
        "at": ago(3),
        "note": None,
    }
    assert set(row) == set(StandingRow.model_fields) - {"change", "last"}
    assert (row["id"], row["stage"], row["stage_at"]) == (mika, "avatar", {"avatar": ago(3)})
    assert (row["turn"], row["waiting_since"], row["usual_kind"]) == ("mine", ago(3), "message")
    assert (row["balance"], row["rhythm_days"], row["rhythm_source"]) == (None, None, None)
    assert (row["waiting_id"], row["unanswered"], row["stage_by"]) == (last["id"], 1, {"avatar": last["id"]})
    assert (row["drifts_at"], row["woke"], row["rests_at"], row["tries"], row["next_step"]) == (
        None,
        None,
        None,
        [],
        None,
    )


def test_a_plan_has_what_the_contract_lists(ana: User) -> None:
    mika = asks(ana, "Mika Kovács")
    handle = add_handle(ana, mika, "signal", NOW)
    add_note(ana, mika, "Runs marathons", ago(100))
    row = refresh(ana, {mika}, NOW).to_row()
    row.pop("change")
    assert row == {
        "id": ana.id,
        "removed_at": None,
        "local_date": "2026-05-04",
        "people": [
            {
                "person_id": mika,
                "reasons": ["Mika messaged on Friday, and you haven’t answered yet."],
                "facts": [[{"entity": "interaction", "id": standing_of(ana, mika).waiting_id}]],
                "starter": "Two honest lines are a good answer; then ask about what you noted: “Runs marathons”.",
                "last": None,
                "channel_order": [handle],
            }
        ],
        "your_turn": [{"person_id": mika, "reason": "Mika messaged on Friday"}],
        "nudge": None,
        "pace": "daily",
        "quiet_until": None,
    }


def test_a_row_that_did_not_change_is_not_sent_again(ana: User) -> None:
    mika = asks(ana, "Mika")
    plan = refresh(ana, {mika}, NOW)
    before = (plan.change, standing_of(ana, mika).change, ana.change_counter)
    refresh(ana, {mika}, NOW)
    refresh(ana, (), NOW)
    assert (plan.change, standing_of(ana, mika).change, ana.change_counter) == before


def test_a_new_day_renews_the_plan_and_nothing_else(ana: User) -> None:
    mika = asks(ana, "Mika")
    plan = refresh(ana, {mika}, NOW)
    standing_change, plan_change = standing_of(ana, mika).change, plan.change
    refresh(ana, (), NOW + DAY)
    assert plan.local_date == "2026-05-05"
    assert plan.change > plan_change
    assert standing_of(ana, mika).change == standing_change


def test_the_day_is_the_users_own(ana: User) -> None:
    ana.time_zone = "Pacific/Kiritimati"
    assert refresh(ana, (), NOW + 5 * DAY // 24).local_date == "2026-05-05"
    ana.time_zone = "Pacific/Pago_Pago"
    assert refresh(ana, (), NOW).local_date == "2026-05-03"


def test_undo_takes_back_what_was_tapped(ana: User) -> None:
    mika = asks(ana, "Mika")
    refresh(ana, {mika}, NOW)
    before = standing_of(ana, mika).to_row() | {"change": None}
    tapped = add_contact(ana, mika, "message", "out", NOW)
    refresh(ana, {mika}, NOW)
    assert standing_of(ana, mika).turn == "theirs"
    undone = db.session.get_one(Interaction, (ana.id, tapped))
    undone.removed_at, undone.change = NOW, ana.next_change()
    refresh(ana, {mika}, NOW)
    assert standing_of(ana, mika).to_row() | {"change": None} == before


def test_a_removed_person_leaves_no_words_behind(ana: User) -> None:
    mika = add_person(ana, "Mika", NOW)
    add_contact(ana, mika, "message", "in", ago(3), note="A secret")
    plan = refresh(ana, {mika}, NOW)
    db.session.get_one(Person, (ana.id, mika)).removed_at = NOW
    refresh(ana, {mika}, NOW)
    row = standing_of(ana, mika).to_row()
    assert (row["removed_at"], row["last"], row["stage_at"]) == (NOW, None, {})
    assert (plan.people, plan.your_turn) == ([], [])
    db.session.get_one(Person, (ana.id, mika)).removed_at = None
    refresh(ana, {mika}, NOW)
    assert standing_of(ana, mika).last is not None
    assert people(plan) == [mika]


def test_an_archived_person_is_not_named(ana: User) -> None:
    mika = asks(ana, "Mika")
    db.session.get_one(Person, (ana.id, mika)).archived_at = NOW
    plan = refresh(ana, {mika}, NOW)
    assert (plan.people, plan.your_turn) == ([], [])


def test_todays_person_stays_when_somebody_better_comes(ana: User) -> None:
    mika = asks(ana, "Mika", 1)
    assert people(refresh(ana, {mika}, NOW)) == [mika]
    noor = asks(ana, "Noor", 9)
    assert people(refresh(ana, {noor}, NOW + 1)) == [mika, noor]


def test_todays_person_stays_with_the_reason_when_done(ana: User) -> None:
    mika, noor = asks(ana, "Mika", 1), asks(ana, "Noor", 9)
    plan = refresh(ana, {mika, noor}, NOW)
    card = plan.people[0]
    add_contact(ana, mika, "message", "out", NOW + 5)
    refresh(ana, {mika}, NOW + 5)
    assert plan.people[0] == card
    assert people(plan) == [mika, noor]
    assert [turn["person_id"] for turn in plan.your_turn] == [noor]


def test_somebody_else_takes_the_place_of_who_is_skipped_until_that_is_undone(ana: User) -> None:
    mika, noor = asks(ana, "Mika", 9), asks(ana, "Noor", 1)
    plan = refresh(ana, {mika, noor}, NOW)
    assert people(plan) == [noor, mika]
    skipped = skip(ana, noor, NOW + 5)
    refresh(ana, {noor}, NOW + 5)
    assert people(plan) == [mika]
    db.session.get_one(Skip, (ana.id, skipped)).removed_at = NOW + 6
    refresh(ana, {noor}, NOW + 6)
    assert people(plan) == [noor, mika]
    # Whoever stood in for a moment has their own day still to come.
    assert people(refresh(ana, (), NOW + DAY)) == [mika]


def test_a_skipped_person_is_left_alone_for_a_week(ana: User) -> None:
    mika, noor = asks(ana, "Mika", 9), asks(ana, "Noor", 1)
    plan = refresh(ana, {mika, noor}, NOW)
    skip(ana, mika, NOW + 5)
    refresh(ana, {mika}, NOW + 5)
    assert people(refresh(ana, (), NOW + DAY)) == []
    assert people(refresh(ana, (), NOW + 7 * DAY)) == [noor, mika]
    assert db.session.query(Naming).count() == 2
    assert plan.local_date == "2026-05-11"


def test_nobody_is_first_twice_in_a_week_and_everybody_gets_a_turn(ana: User) -> None:
    ids = {asks(ana, name, days) for name, days in (("Mika", 9), ("Noor", 5), ("Olu", 2))}
    plan = refresh(ana, ids, NOW)
    firsts = []
    for day in range(7):
        refresh(ana, (), NOW + day * DAY)
        firsts += people(plan)[:1]
    assert len(firsts) == 3
    assert set(firsts) == ids


def test_a_skip_from_a_phone_with_a_fast_clock_lasts_a_week(ana: User) -> None:
    mika = asks(ana, "Mika", 9)
    skipped = skip(ana, mika, NOW)
    db.session.get_one(Skip, (ana.id, skipped)).at = NOW + 3650 * DAY
    assert people(refresh(ana, {mika}, NOW)) == []
    assert people(refresh(ana, (), NOW + 6 * DAY)) == []
    assert people(refresh(ana, (), NOW + 7 * DAY)) == [mika]


def test_a_contact_in_the_future_counts_from_when_it_was_made(ana: User) -> None:
    mika = add_person(ana, "Mika", NOW)
    contact = add_contact(ana, mika, "message", "in", ago(3))
    db.session.get_one(Interaction, (ana.id, contact)).at = NOW + 3650 * DAY
    refresh(ana, {mika}, NOW)
    assert standing_of(ana, mika).waiting_since == ago(3)


def test_the_standing_of_somebody_removed_is_empty(ana: User) -> None:
    mika = asks(ana, "Mika")
    person = db.session.get_one(Person, (ana.id, mika))
    person.circle, person.rhythm_days = "close", 11
    refresh(ana, {mika}, NOW)
    person.removed_at = NOW
    refresh(ana, {mika}, NOW)
    row = standing_of(ana, mika)
    assert (row.rhythm_days, row.rhythm_source, row.last, row.turn, row.tally) == (None, None, None, None, None)


def test_another_account_sees_nothing_of_it(ana: User, bo_user: User) -> None:
    mika = asks(ana, "Mika")
    refresh(ana, {mika}, NOW)
    plan = refresh(bo_user, {mika}, NOW)
    assert plan.people == []
    assert db.session.get(PersonStanding, (bo_user.id, mika)) is None


def test_a_person_without_a_standing_yet_is_no_trouble(ana: User) -> None:
    mika = add_person(ana, "Mika", NOW)
    db.session.get_one(Person, (ana.id, mika)).created_at = ago(1)
    plan = refresh(ana, (), NOW)
    assert plan.people[0]["reasons"] == ["You added Mika yesterday."]
