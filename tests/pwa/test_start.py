import socket
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import click
import pytest
from flask import Flask

from app import create_app
from models.base import db
from models.user import User
from pwa import clock
from pwa.config import Settings


@pytest.fixture
def port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        free: int = listener.getsockname()[1]
    return free


@pytest.fixture
def new(tmp_path: Path, port: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[Flask]:
    """Kith with a data folder that nobody has used, and without gunicorn."""
    monkeypatch.setattr("pwa.start.serve", lambda _settings: click.echo("serving"))
    app = create_app(Settings(data=tmp_path / "new", port=port, jobs=False))
    yield app
    with app.app_context():
        db.engine.dispose()


def start(app: Flask, *words: str) -> str:
    result = app.test_cli_runner().invoke(args=["start", *words])
    assert result.exit_code == 0, result.output
    return result.output.removesuffix("serving\n")


def names(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(db.select(User.name)))


def who_enters(new: Flask, port: int, said: str) -> str:
    """The name of whoever the link that was printed lets in."""
    link = urlsplit(said.split()[-1])
    client = new.test_client()
    body = {"token": link.fragment, "device_name": "Laptop"}
    headers = {"Sec-Fetch-Site": "same-origin", "Origin": f"http://localhost:{port}"}
    answer = client.post("/api/session/link", json=body, headers=headers, base_url=f"http://localhost:{port}")
    assert answer.status_code == 201 and answer.json
    return str(answer.json["user"]["name"])


def test_a_newcomer_is_inside_with_the_link_it_prints(new: Flask, port: int) -> None:
    said = start(new, "--link")
    assert f"Kith is at http://localhost:{port}\n" in said
    assert who_enters(new, port, said) == "Me"


def test_both_keys_are_there_for_the_owner_only(new: Flask) -> None:
    start(new)
    folder: Path = new.extensions["kith"].data
    assert [(folder / name).stat().st_mode & 0o777 for name in ("session.key", "vapid.pem")] == [0o600, 0o600]


def test_a_second_start_lets_the_same_person_in(new: Flask) -> None:
    start(new, "--link")
    start(new, "--link")
    assert names(new) == ["Me"]


def test_the_oldest_account_gets_the_link(new: Flask, port: int) -> None:
    start(new)
    with new.app_context():
        User.create("Ana", clock.now() - 1000)
        User.create("Bo", clock.now())
        db.session.commit()
    assert who_enters(new, port, start(new, "--link")) == "Ana"
    assert sorted(names(new)) == ["Ana", "Bo"]


def test_without_being_asked_it_prints_no_link_and_makes_no_account(new: Flask) -> None:
    assert "#" not in start(new)
    assert names(new) == []


def test_a_port_that_is_taken_is_said_at_once(new: Flask, port: int) -> None:
    with socket.create_server(("127.0.0.1", port)):
        result = new.test_cli_runner().invoke(args=["start", "--link"])
    assert result.exit_code == 1
    assert f"Something else answers on port {port}" in result.output and f"PORT={port + 1}" in result.output
    assert not Path(new.extensions["kith"].data / "kith.db").exists()
