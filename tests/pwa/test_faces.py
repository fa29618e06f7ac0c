"""Pictures of people: sent as an op, fetched one by one, seen by nobody else."""

import base64
import io
import sqlite3

import pytest
from flask import Flask
from flask.testing import FlaskClient
from PIL import Image

from models import page, portrait
from models.base import db
from models.user import User
from tests.phone import Phone, Row, statuses
from tests.statements import listening


def a_picture(phone: Phone, person: str, side: int = 5) -> Row:
    made = io.BytesIO()
    Image.new("RGB", (side, side)).save(made, "PNG")
    return phone.add("face", {"person_id": person, "image": base64.b64encode(made.getvalue()).decode()})


def test_a_picture_arrives_as_our_own_webp(ana: Phone, bo: Phone, cleo: FlaskClient) -> None:
    person = ana.add_person()
    face = a_picture(ana, person, side=500)
    assert statuses(ana.sync(face, ana.set("person", person, "face_id", face["row"]))) == ["applied", "applied"]
    assert "image" not in ana.rows("face")[face["row"]]
    shown = ana.client.get(f"/api/faces/{face['row']}")
    assert shown.mimetype == "image/webp"
    assert shown.headers["Cache-Control"] == "no-store"
    assert "sandbox" in shown.headers["Content-Security-Policy"]
    assert bo.client.get(f"/api/faces/{face['row']}").status_code == 404
    assert cleo.get(f"/api/faces/{face['row']}").status_code == 401


def test_a_face_of_another_person_cannot_be_theirs(ana: Phone) -> None:
    mika, tunde = ana.add_person("Mika"), ana.add_person("Tunde")
    face = a_picture(ana, mika)
    assert statuses(ana.sync(face, ana.set("person", tunde, "face_id", face["row"]))) == ["applied", "rejected"]


def test_a_picture_is_decoded_while_nobody_waits(app: Flask, ana: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    face = a_picture(ana, ana.add_person())
    other = sqlite3.connect(app.extensions["kith"].data / "kith.db", timeout=0)

    def decode(_uploaded: bytes) -> bytes:
        other.execute("BEGIN IMMEDIATE")
        other.rollback()
        return b"decoded"

    monkeypatch.setattr(portrait, "make_webp", decode)
    assert statuses(ana.sync(face)) == ["applied"]
    other.close()


def test_a_page_of_rows_reads_no_picture(app: Flask, ana: Phone) -> None:
    ana.sync(a_picture(ana, ana.add_person()))
    with app.app_context():
        with listening() as asked:
            assert page.rows_since(db.session.get_one(User, ana.user_id), 0, page.MOST).rows["face"]
        assert any("FROM face" in statement for statement, _values in asked)
        assert not any("face.image" in statement for statement, _values in asked)
