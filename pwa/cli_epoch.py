"""The command that belongs to restoring a backup."""

import click
from flask import Flask
from flask.cli import with_appcontext

from models import epoch
from models.base import db
from pwa import clock


def init_app(app: Flask) -> None:
    """Add the command to ``flask``."""
    app.cli.add_command(epoch_renew)


@click.command("epoch-renew")
@with_appcontext
def epoch_renew() -> None:
    """Say that this database came back from a backup: phones then send again what it lacks."""
    epoch.renew(clock.now())
    db.session.commit()
    click.echo("Phones will bring back what this backup lacks, each at its next sync.")
