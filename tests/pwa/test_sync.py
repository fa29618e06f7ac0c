"""The sync contract, point by point, over HTTP. Ana has two phones where it takes two."""

import pytest
from flask import Flask

from models import erasure, page
from models.base import db
from pwa import clock
from tests.phone import Phone, a_message, new_id, new_user, statuses
from tests.pwa.conftest import Later

MINUTE = 60_000
DAY = 86_400_000


def test_taps_arrive_and_come_back_as_rows(ana: Phone) -> None:
    person = ana.add_person("Mika")
    tap = a_message(ana, person, note="About the talk", channel="bluesky")
    answer = ana.sync(tap)
    assert statuses(answer) == ["applied"]
    [row] = answer["rows"]["interaction"]
    assert row["id"] == tap["row"]
    assert row["note"] == "About the talk"
    assert row["meta"] == {}


def test_the_same_op_again_is_a_duplicate_and_changes_nothing(ana: Phone) -> None:
    person = ana.add_person()
    tap = a_message(ana, person)
    ana.sync(tap)
    before = ana.cursor
    answer = ana.sync(tap)
    assert answer["results"][0] == {"id": tap["id"], "status": "duplicate", "reason": None, "first": "applied"}
    assert answer["cursor"] == before
    assert len(ana.rows("interaction")) == 1


def test_the_same_op_id_with_other_content_is_refused(ana: Phone) -> None:
    person = ana.add_person()
    tap = a_message(ana, person)
    ana.sync(tap)
    assert statuses(ana.sync(tap | {"row": new_id()})) == ["rejected"]
    assert len(ana.rows("interaction")) == 1


def test_a_refused_op_says_the_same_when_it_comes_again(ana: Phone) -> None:
    bad = ana.add("person", {"name": ""})
    first = ana.sync(bad)["results"][0]
    again = ana.sync(bad)["results"][0]
    assert first["status"] == "rejected"
    assert (again["first"], again["reason"]) == ("rejected", first["reason"])


def test_one_bad_op_never_blocks_the_rest(ana: Phone) -> None:
    person = ana.add_person()
    good, bad = a_message(ana, person), a_message(ana, person, kind="poke")
    ops = [good, a_message(ana, new_id()), bad, a_message(ana, person)]
    assert statuses(ana.sync(*ops)) == ["applied", "rejected", "rejected", "applied"]


def test_an_undo_wins_in_whatever_order_it_comes(ana: Phone, ana_again: Phone) -> None:
    person = ana.add_person()
    tap = a_message(ana, person)
    undo = ana.set("interaction", tap["row"], "removed_at", clock.now())
    assert statuses(ana.sync(undo, tap)) == ["applied", "applied"]
    assert ana.rows("interaction")[tap["row"]]["removed_at"]
    redo = ana_again.set("interaction", tap["row"], "removed_at", None)
    assert statuses(ana_again.sync(redo)) == ["rejected"]


def test_an_undone_tap_keeps_no_words(ana: Phone) -> None:
    person = ana.add_person()
    tap = a_message(ana, person, note="a secret", link="https://example.org/secret")
    ana.sync(tap, ana.set("interaction", tap["row"], "removed_at", clock.now()))
    assert "secret" not in str(ana.rows("interaction"))


def test_an_undone_tap_takes_no_words_either(ana: Phone, ana_again: Phone) -> None:
    tap = a_message(ana, ana.add_person())
    ana.sync(tap, ana.set("interaction", tap["row"], "removed_at", clock.now()))
    assert statuses(ana_again.sync(ana_again.set("interaction", tap["row"], "note", "a secret"))) == ["conflict"]
    assert "secret" not in str(ana.rows("interaction")) + str(ana.rows("past_value"))


def test_an_edit_on_the_current_revision_is_applied(ana: Phone) -> None:
    person = ana.add_person("Mika")
    ana.sync(ana.set("person", person, "name", "Mika K."))
    told = ana.rows("person")[person]["meta"]["name"][0]
    ana.sync(ana.set("person", person, "name", "Mika Kovács", base=told))
    row = ana.rows("person")[person]
    assert row["name"] == "Mika Kovács"
    assert row["meta"]["name"][0] == row["change"] > told


def test_the_later_of_two_concurrent_edits_stands_and_the_other_is_kept(ana: Phone, ana_again: Phone) -> None:
    person = ana.add_person("Mika", at=clock.now() - 120 * MINUTE)
    now = clock.now()
    later = ana.set("person", person, "name", "Mika at noon", at=now - 1 * MINUTE)
    earlier = ana_again.set("person", person, "name", "Mika at eleven", at=now - 60 * MINUTE)
    assert statuses(ana.sync(later)) == ["applied"]
    assert statuses(ana_again.sync(earlier)) == ["conflict"]
    assert ana.rows("person")[person]["name"] == "Mika at noon"
    [lost] = ana.rows("past_value").values()
    assert (lost["field"], lost["value"], lost["device"]) == ("name", "Mika at eleven", ana_again.device)


def test_a_later_edit_that_comes_second_keeps_what_it_overwrote(ana: Phone, ana_again: Phone) -> None:
    person = ana.add_person("Mika", at=clock.now() - 120 * MINUTE)
    now = clock.now()
    ana_again.sync(ana_again.set("person", person, "name", "Mika at eleven", at=now - 60 * MINUTE))
    ana.sync(ana.set("person", person, "name", "Mika at noon", at=now - MINUTE))
    assert ana.rows("person")[person]["name"] == "Mika at noon"
    assert [lost["value"] for lost in ana.rows("past_value").values()] == ["Mika at eleven"]


@pytest.mark.parametrize("years", [-10, 10])
def test_a_wrong_clock_still_tells_how_long_ago_an_edit_was(ana: Phone, ana_again: Phone, years: int) -> None:
    person = ana.add_person("Mika", at=clock.now() - 120 * MINUTE)
    theirs = clock.now() + years * 365 * 24 * 60 * MINUTE
    old = ana.set("person", person, "name", "An hour ago", at=theirs - 60 * MINUTE)
    new = ana_again.set("person", person, "name", "A minute ago", at=clock.now() - MINUTE)
    ana_again.sync(new)
    ana.sync(old, sent_at=theirs)
    assert ana.rows("person")[person]["name"] == "A minute ago"


def test_an_age_beyond_the_calendar_stops_nothing(ana: Phone) -> None:
    last_of_all = 8_640_000_000_000_000
    person = ana.add("person", {"name": "Mika"}, at=0)
    tap = {"person_id": person["row"], "kind": "message", "direction": "in", "at": last_of_all}
    ana.sync(person, sent_at=last_of_all)
    ana.sync(ana.add("interaction", tap, at=0), sent_at=last_of_all)
    assert ana.rows("person")[person["row"]]["created_at"] == 0
    assert ana.rows("standing")[person["row"]]["last"]["at"] == 0


def test_an_edit_made_after_seeing_another_wins_whatever_the_clocks_say(ana: Phone, ana_again: Phone) -> None:
    person = ana.add_person("Mika")
    ana.sync(ana.set("person", person, "name", "First"))
    told = ana.rows("person")[person]["meta"]["name"][0]
    seen = ana_again.set("person", person, "name", "Second", base=told, at=0)
    assert statuses(ana_again.sync(seen, sent_at=clock.now())) == ["applied"]
    assert ana.rows("person")[person]["name"] == "Second"


def test_a_devices_own_edits_follow_each_other(ana: Phone) -> None:
    person = ana.add_person("Mika Kovács")
    now = clock.now()
    first = ana.set("person", person, "name", "Mika K.", at=now)
    second = ana.set("person", person, "name", "Mika Kovács-Ito", at=now + 1)
    ana.sync(first, sent_at=now)
    # The first took long to arrive, so that it looks younger than the second, made before it was answered.
    assert statuses(ana.sync(second, sent_at=now + 60_000)) == ["applied"]
    assert ana.rows("person")[person]["name"] == "Mika Kovács-Ito"
    assert ana.rows("past_value") == {}


def test_edits_of_different_fields_never_meet(ana: Phone, ana_again: Phone) -> None:
    person = ana.add_person("Mika")
    ana.sync(ana.set("person", person, "name", "Mika K."))
    ana_again.sync(ana_again.set("person", person, "place", "Lisbon"))
    row = ana.rows("person")[person]
    assert (row["name"], row["place"]) == ("Mika K.", "Lisbon")
    assert ana.rows("past_value") == {}


def test_a_person_is_deleted_and_restored_with_everything(ana: Phone) -> None:
    person = ana.add_person("Mika")
    ana.sync(a_message(ana, person), ana.add("note", {"person_id": person, "text": "Likes tea"}))
    ana.sync(ana.set("person", person, "removed_at", clock.now()))
    assert ana.rows("person")[person]["removed_at"]
    ana.sync(ana.set("person", person, "removed_at", None))
    assert ana.rows("person")[person]["removed_at"] is None
    assert [note["text"] for note in ana.rows("note").values()] == ["Likes tea"]


def test_an_edit_of_a_deleted_person_does_not_bring_them_back(ana: Phone, ana_again: Phone) -> None:
    person = ana.add_person("Mika")
    ana.sync(ana.set("person", person, "removed_at", clock.now()))
    ana_again.sync(ana_again.set("person", person, "name", "Mika K."))
    row = ana.rows("person")[person]
    assert row["removed_at"] and row["name"] == "Mika K."


def test_rows_come_in_pages_and_each_once(monkeypatch: pytest.MonkeyPatch, ana: Phone, ana_again: Phone) -> None:
    monkeypatch.setattr(page, "MOST", 500)
    person = ana.add_person()
    taps = [a_message(ana, person) for _ in range(600)]
    for first in range(0, 600, 100):
        ana.sync(*taps[first : first + 100])
    answer = ana_again.send(cursor=1).get_json()
    assert answer["more"]
    assert sum(len(rows) for rows in answer["rows"].values()) == 500
    assert ana_again.rows("interaction").keys() == {tap["row"] for tap in taps}


def test_the_profile_is_edited_like_any_row(ana: Phone) -> None:
    ana.sync(
        ana.set("profile", ana.user_id, "time_zone", "Europe/Lisbon"),
        ana.set("profile", ana.user_id, "nudge_time", "18:30"),
    )
    row = ana.rows("profile")[ana.user_id]
    assert (row["time_zone"], row["nudge_time"]) == ("Europe/Lisbon", "18:30")


def test_two_users_do_not_share_numbers(app: Flask, ana: Phone) -> None:
    ana.add_person()
    cara = Phone(app, new_user(app, "Cara"))
    assert cara.rows("person") == {}


def test_a_phone_from_the_drawer_sends_what_it_has_once(app: Flask, ana: Phone, later: Later) -> None:
    person = ana.add("person", {"name": "Mika Kovács"})
    sent = [person, a_message(ana, person["row"]), ana.set("person", person["row"], "place", "Budapest")]
    ana.sync(*sent)
    later(800 * DAY)
    with app.app_context():
        erasure.scrub_user(ana.user_id, clock.now())
        db.session.commit()
    drawer = Phone(app, ana.user_id, "Ana's old phone")
    drawer.device = ana.device
    assert statuses(drawer.sync(*sent)) == ["duplicate"] * 3
    assert len(drawer.rows("interaction")) == 1 and drawer.rows("past_value") == {}
