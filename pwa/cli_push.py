"""The command that runs one tick by hand, or from a timer of the operator's own."""

from datetime import UTC, datetime

import click
from flask import Flask
from flask.cli import with_appcontext

from pwa import clock
from pwa.jobs import erase
from pwa.nudges import tick


def init_app(app: Flask) -> None:
    """Add the command to ``flask``."""
    app.cli.add_command(tick_command)


@click.command("tick")
@click.option("--now", metavar="ISO", help="Run for this moment, such as 2026-05-04T09:00:00+02:00, instead of now.")
@with_appcontext
def tick_command(now: str | None) -> None:
    """Send the nudges that are due, and erase what was removed a month ago."""
    at = clock.now() if now is None else _moment(now)
    tally = tick(at)
    erase(at)
    click.echo(f"{tally.prepared} nudges due, {tally.sent} messages sent, {tally.failed} not.")


def _moment(text: str) -> int:
    """Milliseconds of an ISO moment; without an offset it is UTC."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter("write a moment such as 2026-05-04T09:00:00Z", param_hint="--now") from error
    return round(at.replace(tzinfo=at.tzinfo or UTC).timestamp() * 1000)
