"""Commands for the operator: one-time links that let somebody in."""

from datetime import UTC, datetime

import click
from flask import Flask
from flask.cli import with_appcontext
from sqlalchemy import or_, select

from models.base import db
from models.invitation import Invitation
from models.sign_in_link import SignInLink
from models.user import User
from pwa import clock
from pwa.config import settings

LONGEST_NAME = 100


def init_app(app: Flask) -> None:
    """Add the commands to ``flask``."""
    app.cli.add_command(sign_in_link)
    app.cli.add_command(invitation_link)


@click.command("sign-in-link")
@click.argument("name")
@click.option("--create", is_flag=True, help="Make the account. Refused when somebody has that name.")
@with_appcontext
def sign_in_link(name: str, create: bool) -> None:
    """Print a link that signs NAME in, once, within 15 minutes. NAME may also be an account's id."""
    owner = _find(name.strip())
    if owner and create:
        raise click.ClickException(
            f"There is an account named {owner.name} already, made {_date(owner.created_at)}. "
            "Leave --create out for a link into it, or choose another name."
        )
    owner = owner or _create(name.strip(), create)
    token = SignInLink.make(owner.id, settings().session_key, clock.now())
    db.session.commit()
    click.echo(f"{settings().address}/enter#{token}")


@click.command("invitation-link")
@with_appcontext
def invitation_link() -> None:
    """Print a link with which one person may make an account, within 7 days."""
    token = Invitation.make(settings().session_key, clock.now())
    db.session.commit()
    click.echo(f"{settings().address}/join#{token}")


def _find(name: str) -> User | None:
    found = db.session.scalars(
        select(User).where(or_(User.id == name, User.name == name)).order_by(User.created_at)
    ).all()
    if len(found) > 1:
        accounts = "\n".join(f"  {one.id}  made {_date(one.created_at)}" for one in found)
        raise click.ClickException(f"{len(found)} accounts are named {name}. Say which one by its id:\n{accounts}")
    return found[0] if found else None


def _create(name: str, wanted: bool) -> User:
    if not wanted:
        raise click.ClickException(f"Nobody here is named {name}. Add --create to make the account.")
    if not 0 < len(name) <= LONGEST_NAME or not name.isprintable():
        raise click.ClickException(f"A name has 1 to {LONGEST_NAME} characters.")
    return User.create(name, clock.now())


def _date(at: int) -> str:
    return datetime.fromtimestamp(at / 1000, UTC).date().isoformat()
