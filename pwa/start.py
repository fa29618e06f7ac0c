"""``flask start``: bring the database up to date, say where Kith is, and be the server."""

import os
import socket
import sys

import click
from flask import Flask
from flask.cli import with_appcontext
from flask_migrate import upgrade
from sqlalchemy import select

from models.base import db
from models.sign_in_link import SignInLink
from models.user import User
from pwa import clock
from pwa.config import Settings, settings
from pwa.vapid import keyring

# The account of a newcomer who has just started Kith on a machine of their own; they may rename it.
FIRST_NAME = "Me"


def init_app(app: Flask) -> None:
    """Add the command to ``flask``."""
    app.cli.add_command(start)


@click.command("start")
@click.option("--link", is_flag=True, help="Print a link that signs you in, once, within 15 minutes.")
@with_appcontext
def start(link: bool) -> None:
    """Serve Kith with gunicorn, after migrating its database."""
    _refuse_taken_port(settings())
    upgrade()
    _make_keys(settings())
    if link:
        click.echo(f"\nKith is at {settings().address}\nCome in with this link: {_first_link()}\n")
    db.session.remove()
    db.engine.dispose()
    serve(settings())


def serve(chosen: Settings) -> None:
    """Become gunicorn, in this process but with nothing of Kith in it: only its worker needs that in memory."""
    # Each of many threads would otherwise keep a heap of its own.
    environment = {"MALLOC_ARENA_MAX": "2", **os.environ}
    words = ["-c", "gunicorn.conf.py", "--bind", f"{chosen.bind}:{chosen.port}"]
    words += ["--log-level", "info" if chosen.log == "debug" else "warning"]
    os.execve(sys.executable, [sys.executable, "-m", "gunicorn", *words], environment)


def _make_keys(chosen: Settings) -> None:
    """Both keys are there from the first start on, so that a backup of the folder is whole; and they can be read."""
    _ = keyring(chosen.vapid_key, chosen.push_contact).known
    _ = chosen.session_key


def _first_link() -> str:
    """A link into the oldest account, or into a new one where there is none."""
    owner = db.session.scalar(select(User).order_by(User.created_at).limit(1)) or User.create(FIRST_NAME, clock.now())
    token = SignInLink.make(owner.id, settings().session_key, clock.now())
    db.session.commit()
    return f"{settings().address}/enter#{token}"


def _refuse_taken_port(chosen: Settings) -> None:
    """Say it at once where something else answers, which a browser would reach instead of us."""
    try:
        socket.create_connection(("localhost", chosen.port), timeout=0.5).close()
    except OSError:
        return
    raise click.ClickException(
        f"Something else answers on port {chosen.port} (on a Mac it may be AirPlay). "
        f"Choose another: PORT={chosen.port + 1} make run"
    )
