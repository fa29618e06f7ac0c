"""A server that came back from a backup, as a phone meets it."""

from flask import Flask

from models import epoch
from models.base import db
from pwa import clock
from tests.phone import Phone, a_message, new_id, statuses

MINUTE = 60_000


def test_a_database_without_an_epoch_gets_one_that_stays(ana: Phone) -> None:
    ana.epoch = new_id()
    assert ana.send().get_json()["epoch"] == ana.send().get_json()["epoch"]


def test_another_epoch_applies_nothing(app: Flask, ana: Phone) -> None:
    person = ana.add_person()
    with app.app_context():
        renewed = epoch.renew(clock.now())
        db.session.commit()
    answer = ana.send(a_message(ana, person)).get_json()
    assert (answer["epoch"], answer["cursor"], answer["results"], answer["rows"]) == (renewed, 0, [], {})
    ana.epoch = renewed
    assert ana.rows("interaction") == {}


def test_a_base_of_the_lost_life_is_nobodys_revision(app: Flask, ana: Phone, ana_again: Phone) -> None:
    person = ana.add_person("Mika", at=clock.now() - 120 * MINUTE)
    ana.sync(ana.set("person", person, "name", "Before", at=clock.now() - 90 * MINUTE))
    base = ana.rows("person")[person]["meta"]["name"][0]
    with app.app_context():
        epoch.renew(clock.now())
        db.session.commit()
    ana_again.sync(ana_again.set("person", person, "name", "After", base=base, at=clock.now() - MINUTE))
    late = ana.set("person", person, "name", "Lost", base=base + 1, at=clock.now() - 30 * MINUTE)
    late["n"] = 1
    ana.epoch = None
    assert statuses(ana.sync(late)) == ["conflict"]
    assert ana.rows("person")[person]["name"] == "After"


def test_a_healing_phone_gives_back_what_the_server_lost(ana: Phone) -> None:
    person = new_id()
    lost = ana.add(
        "person",
        {"name": "Mika K.", "face_id": new_id()},
        row=person,
        meta={"name": [4, clock.now() - MINUTE, ana.device, 1]},
    )
    assert statuses(ana.sync(lost)) == ["applied"]
    assert ana.rows("person")[person]["meta"] == lost["meta"]
    elsewhere = Phone(ana.app, ana.user_id)
    stale = elsewhere.set("person", person, "name", "Mika", base=1, at=clock.now() - 60 * MINUTE)
    assert statuses(elsewhere.sync(stale)) == ["conflict"]
    on_top = ana.set("person", person, "name", "Mika Kovács", base=1, at=clock.now() - 60 * MINUTE)
    assert statuses(ana.sync(on_top)) == ["applied"]


def test_rows_that_a_phone_has_from_an_older_kith_are_healed_too(ana: Phone) -> None:
    lost = ana.add("person", {"name": "Mika K."}, meta={"name": [4, clock.now() - MINUTE]})
    assert statuses(ana.sync(lost)) == ["applied"]
    assert ana.rows("person")[lost["row"]]["meta"] == {"name": [*lost["meta"]["name"], "", 0]}
    stale = ana.set("person", lost["row"], "name", "Mika", base=1, at=clock.now() - 60 * MINUTE)
    assert statuses(ana.sync(stale)) == ["conflict"]


def test_what_was_removed_is_given_back_as_removed(ana: Phone) -> None:
    gone = {"removed_at": clock.now() - MINUTE}
    person = ana.add("person", {"name": "Mika K."}, meta={"removed_at": [2, clock.now() - MINUTE]}) | gone
    tap = a_message(ana, person["row"], note="A secret") | {"meta": {}} | gone
    assert statuses(ana.sync(person, tap)) == ["applied", "applied"]
    assert ana.rows("interaction")[tap["row"]]["note"] is None
    ana.sync(ana.set("person", person["row"], "removed_at", None))
    assert ana.rows("person")[person["row"]]["removed_at"] is None
