"""Ana has a phone and a tablet; her nudge of Monday, 4 May 2026 is written and leaves."""

import pytest

from models.base import db
from models.day_plan import DayPlan
from models.delivery import Delivery
from models.dispatch import FIRST_RETRY, Outcome, Parcel, Report, begin, claim, expire, lost, ready, record
from models.local_day import DAY, end_of_day
from models.nudge import HOUR, LATE, LEASE, Nudge, prepare, schedule, users_due
from models.outlook import refresh
from models.person import Person
from models.push_subscription import PushSubscription
from models.user import User
from tests.models.facts import add_contact, add_device, add_person, skip
from tests.models.test_plan import NOW, VIENNA

PHONE, TABLET = "https://fcm.googleapis.com/fcm/send/phone", "https://fcm.googleapis.com/fcm/send/tablet"


@pytest.fixture
def ana(ana_user: User) -> User:
    ana_user.time_zone = "Europe/Vienna"
    mika = add_person(ana_user, "Mika Kovács", NOW)
    add_contact(ana_user, mika, "message", "in", NOW - 3 * DAY)
    refresh(ana_user, {mika}, NOW - HOUR)
    add_device(ana_user, NOW - 2 * DAY, PHONE)
    add_device(ana_user, NOW - DAY, TABLET)
    schedule(ana_user, NOW - HOUR)
    return ana_user


def the_nudge() -> Nudge:
    return db.session.query(Nudge).one()


def states() -> list[str]:
    """How the nudge stands, and its deliveries in the order of their names."""
    db.session.flush()
    return [the_nudge().state, *sorted(delivery.state for delivery in db.session.query(Delivery))]


def taken(now: int = NOW) -> dict[str, Parcel]:
    """The parcels claimed now, by endpoint."""
    parcels = begin(prepare(users_due(now), now), now) + claim(ready(now, 10), now)
    db.session.flush()
    db.session.expire_all()
    return {parcel.to.endpoint: parcel for parcel in parcels}


def trouble(user: User) -> str | None:
    """What the plan says of today's nudge."""
    db.session.flush()
    plan = db.session.get_one(DayPlan, (user.id, user.id))
    return plan.nudge["state"] if plan.nudge else None


def told(parcel: Parcel, outcome: Outcome, retry_after: int | None = None) -> Report:
    return Report(parcel, outcome, {"sent": 201, "gone": 410}.get(outcome), retry_after)


def test_a_parcel_says_what_the_plan_says(ana: User) -> None:
    parcel = taken()[PHONE]
    word = parcel.word
    assert (word.name, word.reasons) == ("Mika Kovács", ("Mika messaged on Friday, and you haven’t answered yet.",))
    assert (word.local_date, word.round, word.keep_until) == ("2026-05-04", 1, end_of_day(NOW, VIENNA))
    assert (parcel.to.p256dh, parcel.to.auth, parcel.to.server_key) == ("p" * 87, "a" * 22, "s" * 87)


def test_what_is_taken_is_taken_once(ana: User) -> None:
    assert set(taken()) == {PHONE, TABLET}
    assert states() == ["sending", "sending", "sending"]
    assert ready(NOW, 10) == []


def test_sent_is_sent(ana: User) -> None:
    record([told(parcel, "sent") for parcel in taken().values()], NOW + 5)
    assert states() == ["sent", "sent", "sent"]
    assert the_nudge().sent_at == NOW + 5
    assert ready(NOW + HOUR, 10) == []


def test_a_server_that_stopped_leaves_unknown_and_never_sends_again(ana: User) -> None:
    taken()
    assert lost(NOW + LEASE - 1) == []
    expire([the_nudge().id], NOW + LEASE - 1)
    assert states()[0] == "sending"
    expire(lost(NOW + LEASE), NOW + LEASE)
    assert states() == ["unknown", "unknown", "unknown"]
    assert ready(NOW + HOUR, 10) == []


def test_an_answer_after_the_lease_is_believed_but_nothing_is_tried_again(ana: User) -> None:
    parcels = taken()
    expire(lost(NOW + LEASE), NOW + LEASE)
    assert trouble(ana) == "unknown"
    db.session.expire_all()
    record([told(parcels[PHONE], "sent"), told(parcels[TABLET], "retry")], NOW + LEASE)
    assert states() == ["sent", "failed", "sent"]
    assert trouble(ana) is None


def test_only_the_device_that_was_not_reached_is_tried_again(ana: User) -> None:
    parcels = taken()
    record([told(parcels[PHONE], "sent"), told(parcels[TABLET], "retry")], NOW)
    assert states() == ["due", "due", "sent"]
    assert ready(NOW + FIRST_RETRY - 1, 10) == []
    again = taken(NOW + FIRST_RETRY)
    assert set(again) == {TABLET}
    record([told(again[TABLET], "sent")], NOW + FIRST_RETRY)
    assert states() == ["sent", "sent", "sent"]


@pytest.mark.parametrize(
    ("attempts", "retry_after", "wait"), [(1, None, 60), (2, None, 120), (3, None, 240), (1, 600, 600), (3, 5, 240)]
)
def test_a_retry_waits_longer_each_time_or_as_long_as_it_is_told(
    ana: User, attempts: int, retry_after: int | None, wait: int
) -> None:
    now = NOW
    for attempt in range(attempts):
        parcel = taken(now)[PHONE]
        record([told(parcel, "retry", retry_after if attempt == attempts - 1 else None)], now)
        waited, now = the_nudge().retry_at - now, the_nudge().retry_at
        if attempt == 0:  # The tablet is not in this story.
            db.session.query(Delivery).filter_by(state="sending").delete()
    assert waited == wait * 1000


def test_nothing_is_tried_again_when_the_moment_has_passed(ana: User) -> None:
    record([told(parcel, "retry", LATE // 1000) for parcel in taken().values()], NOW)
    assert states() == ["failed", "failed", "failed"]


def test_what_lay_too_long_is_not_sent(ana: User) -> None:
    record([told(parcel, "retry") for parcel in taken().values()], NOW)
    assert taken(NOW + LATE) == {}
    assert states() == ["failed", "failed", "failed"]
    assert trouble(ana) == "failed"


@pytest.mark.parametrize("meanwhile", ["skipped", "done", "removed", "not today"])
def test_a_retry_is_given_up_when_the_user_needs_it_no_more(ana: User, meanwhile: str) -> None:
    record([told(parcel, "retry") for parcel in taken().values()], NOW)
    mika = db.session.query(Person).one()
    match meanwhile:
        case "skipped":
            skip(ana, mika.id, NOW)
        case "not today":
            skip(ana, None, NOW)
        case "done":
            add_contact(ana, mika.id, "message", "out", NOW)
        case "removed":
            mika.removed_at = NOW
    db.session.flush()
    refresh(ana, {mika.id}, NOW)
    assert taken(NOW + FIRST_RETRY) == {}
    assert states() == ["failed", "failed", "failed"]


def test_who_turned_it_off_on_every_device_meanwhile_hears_nothing_of_it(ana: User) -> None:
    record([told(parcel, "retry") for parcel in taken().values()], NOW)
    db.session.query(PushSubscription).delete()
    assert taken(NOW + FIRST_RETRY) == {}
    assert states() == ["failed", "failed", "failed"]
    assert trouble(ana) is None


def test_what_perhaps_arrived_is_unknown_also_when_the_rest_is_given_up(ana: User) -> None:
    parcels = taken()
    record([told(parcels[PHONE], "unknown"), told(parcels[TABLET], "retry")], NOW)
    assert taken(NOW + LATE) == {}
    assert states() == ["unknown", "failed", "unknown"]
    assert trouble(ana) == "unknown"


def test_a_report_may_come_twice(ana: User) -> None:
    reports = [told(parcel, "retry") for parcel in taken().values()]
    record(reports[:1], NOW)
    record(reports, NOW)
    assert states() == ["due", "due", "due"]
    assert trouble(ana) is None


def test_a_device_that_is_gone_is_forgotten_and_the_others_are_not(ana: User) -> None:
    parcels = taken()
    record([told(parcels[PHONE], "gone"), told(parcels[TABLET], "sent")], NOW)
    assert states() == ["sent", "gone", "sent"]
    assert [device.endpoint for device in db.session.query(PushSubscription)] == [TABLET]


def test_a_device_that_subscribed_anew_meanwhile_is_kept(ana: User) -> None:
    parcels = taken()
    db.session.query(PushSubscription).filter_by(endpoint=PHONE).one().endpoint = PHONE + "-renewed"
    record([told(parcels[PHONE], "gone"), told(parcels[TABLET], "gone")], NOW)
    assert [device.endpoint for device in db.session.query(PushSubscription)] == [PHONE + "-renewed"]
    assert states() == ["failed", "gone", "gone"]


@pytest.mark.parametrize(("outcome", "state"), [("refused", "failed"), ("unknown", "unknown")])
def test_what_was_refused_or_perhaps_arrived_is_not_tried_again(ana: User, outcome: Outcome, state: str) -> None:
    record([told(parcel, outcome) for parcel in taken().values()], NOW)
    assert states() == [state, state, state]
    assert db.session.query(PushSubscription).count() == 2


def test_a_device_signed_out_meanwhile_gets_nothing(ana: User) -> None:
    db.session.query(PushSubscription).filter_by(endpoint=PHONE).delete()
    assert set(taken()) == {TABLET}
    assert states() == ["sending", "sending"]


def test_an_account_deleted_meanwhile_is_no_trouble(ana: User) -> None:
    parcels = taken()
    db.session.flush()
    db.session.expire_all()
    db.session.query(User).filter_by(id=ana.id).delete()
    record([told(parcel, "sent") for parcel in parcels.values()], NOW)
    assert db.session.query(Nudge).count() == 0
