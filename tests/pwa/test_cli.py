from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from models.base import db
from models.user import User
from tests.phone import new_user


def run(app: Flask, *words: str) -> tuple[int, str]:
    """The exit code and what was printed."""
    result = app.test_cli_runner().invoke(args=list(words))
    return result.exit_code, result.output.strip()


def names(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(User.name)))


def enter(client: FlaskClient, link: str) -> str:
    """Whom the link lets in."""
    page, token = link.split("#")
    assert page == "http://localhost:5000/enter"
    response = client.post("/api/session/link", json={"token": token, "device_name": "Laptop"})
    assert response.status_code == 201
    user_id: str = response.get_json()["user"]["id"]
    return user_id


def test_a_sign_in_link_lets_in_whom_it_names(app: Flask, cleo: FlaskClient) -> None:
    new_user(app, "Bo")
    ana_id = new_user(app, "Ana")
    code, link = run(app, "sign-in-link", "Ana")
    assert code == 0
    assert enter(cleo, link) == ana_id


def test_a_name_may_have_spaces_around_and_within(app: Flask, cleo: FlaskClient) -> None:
    ana_id = new_user(app, "Ana Sá")
    assert enter(cleo, run(app, "sign-in-link", " Ana Sá ")[1]) == ana_id


def test_nobody_of_that_name_is_said_and_nobody_made(app: Flask) -> None:
    code, said = run(app, "sign-in-link", "Ana")
    assert code != 0
    assert "Nobody here is named Ana" in said and "--create" in said
    assert names(app) == []


def test_create_makes_the_account(app: Flask, cleo: FlaskClient) -> None:
    first = enter(cleo, run(app, "sign-in-link", "Ana", "--create")[1])
    assert enter(cleo, run(app, "sign-in-link", "Ana")[1]) == first
    assert names(app) == ["Ana"]


def test_create_gives_no_way_into_an_account_that_is_there(app: Flask) -> None:
    new_user(app, "Ana")
    code, said = run(app, "sign-in-link", "Ana", "--create")
    assert code == 1
    assert "There is an account named Ana already" in said and "#" not in said
    assert names(app) == ["Ana"]


def test_of_several_with_one_name_the_id_says_which(app: Flask, cleo: FlaskClient) -> None:
    ids = [new_user(app, "Ana"), new_user(app, "Ana")]
    code, said = run(app, "sign-in-link", "Ana", "--create")
    assert code != 0
    assert "2 accounts are named Ana" in said
    assert all(each in said for each in ids)
    assert enter(cleo, run(app, "sign-in-link", ids[1])[1]) == ids[1]


def test_a_name_that_no_account_may_have_is_refused(app: Flask) -> None:
    for name in ("", "  ", "x" * 101, "A\x1bna"):
        code, said = run(app, "sign-in-link", name, "--create")
        assert (code, said) == (1, "Error: A name has 1 to 100 characters.")
    assert names(app) == []


def test_an_invitation_link_invites_one(app: Flask, cleo: FlaskClient) -> None:
    settings = app.extensions["kith"]
    app.extensions["kith"] = settings.model_copy(update={"sign_ups": "invitation"})
    code, link = run(app, "invitation-link")
    page, token = link.split("#")
    assert (code, page) == (0, "http://localhost:5000/join")
    assert cleo.post("/api/account/options", json={"name": "Cleo", "invitation": token}).status_code == 200
