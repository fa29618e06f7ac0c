"""How much one account may hold, with bounds that a test can reach."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from models import room
from models.base import db
from models.face import Face
from models.interaction import Interaction
from models.user import User
from tests.phone import Phone, Row
from tests.pwa.test_faces import a_picture
from tests.statements import listening

FULL = "There is no room for more than 3 of these in one account."


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_ROWS", 3)
    monkeypatch.setattr(room, "MOST_INTERACTIONS", 5)


def person(phone: Phone, name: str = "Mika Kovács") -> Row:
    return phone.add("person", {"name": name})


def fates(answer: Row) -> list[tuple[str, str | None]]:
    return [(result["status"], result["reason"]) for result in answer["results"]]


def test_what_is_too_much_is_refused_and_the_rest_is_taken(ana: Phone) -> None:
    people = [person(ana) for _ in range(5)]
    note = ana.add("note", {"person_id": people[0]["row"], "text": "Likes the sea"})
    assert fates(ana.sync(*people, note)) == [("applied", None)] * 3 + [("rejected", FULL)] * 2 + [("applied", None)]
    assert len(ana.rows("person")) == 3


def test_the_rows_of_earlier_batches_count_removed_ones_too(ana: Phone) -> None:
    ids = [ana.add_person() for _ in range(3)]
    ana.sync(ana.set("person", ids[0], "removed_at", 1))
    assert fates(ana.sync(person(ana))) == [("rejected", FULL)]


def test_sending_again_what_is_there_needs_no_room(ana: Phone) -> None:
    people = [person(ana) for _ in range(3)]
    ana.sync(*people)
    again = [row | {"id": f"{at:08d}{row['id'][8:]}"} for at, row in enumerate(people)]
    assert fates(ana.sync(*people, *again)) == [("duplicate", None)] * 3 + [("applied", None)] * 3


def test_taps_have_their_own_bound_and_an_undo_that_came_first_counts(ana: Phone) -> None:
    mika = ana.add_person()
    tap = {"person_id": mika, "kind": "like", "direction": "out", "at": 1}
    taps = [ana.add("interaction", tap) for _ in range(7)]
    early = ana.set("interaction", taps[0]["row"], "removed_at", 1)
    answers = fates(ana.sync(early, *taps[1:]))
    assert [status for status, _ in answers] == ["applied"] * 5 + ["rejected"] * 2


def test_taps_are_counted_once_and_then_kept_count_of(ana: Phone) -> None:
    mika = ana.add_person()
    tap = {"person_id": mika, "kind": "like", "direction": "out", "at": 1}
    for _ in range(4):
        ana.sync(ana.add("interaction", tap))
    with ana.app.app_context():
        assert db.session.get_one(User, ana.user_id).interactions == 4
        db.session.get_one(User, ana.user_id).interactions = 0
        db.session.commit()
    answers = [fates(ana.sync(ana.add("interaction", tap)))[0][0] for _ in range(6)]
    assert answers == ["applied"] * 5 + ["rejected"]


def test_somebody_elses_rows_do_not_count(ana: Phone, bo: Phone) -> None:
    for _ in range(3):
        bo.add_person()
    assert fates(ana.sync(person(ana))) == [("applied", None)]


def test_pictures_are_bounded_by_their_bytes(ana: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    mika = ana.add_person()
    assert fates(ana.sync(a_picture(ana, mika))) == [("applied", None)]
    with ana.app.app_context():
        held = db.session.scalars(select(func.length(Face.image))).one()
    monkeypatch.setattr(room, "MOST_FACE_BYTES", held + 1)
    assert fates(ana.sync(a_picture(ana, mika))) == [
        ("rejected", "There is no room for more pictures in this account.")
    ]


def test_nothing_is_counted_while_there_is_surely_room(app: Flask, ana: Phone) -> None:
    with app.app_context():
        user = db.session.get_one(User, ana.user_id)
        assert user.change_counter < 3
        with listening() as asked:
            room.Room(user).take(Interaction)
    assert asked == []
