"""Commands about pushes: one tick by hand or from a timer of the operator's own, how devices stand, and a new key."""

from collections import Counter
from datetime import UTC, datetime
from urllib.parse import urlsplit

import click
from flask import Flask
from flask.cli import with_appcontext

from models.base import begin_reading
from models.push_subscription import PushSubscription
from pwa import clock
from pwa.config import settings
from pwa.jobs import erase
from pwa.nudges import tick
from pwa.vapid import keyring, rotate

ADVICE = (
    "A push service that refuses does not accept this server’s key. Look whether KITH_PUSH_CONTACT is a real address, "
    "whether this machine’s clock is right, and whether vapid.pem is the file it always was; put it back from a "
    "backup if not. Devices that subscribed with a key that is lost do so anew when Kith is next opened there."
)


def init_app(app: Flask) -> None:
    """Add the commands to ``flask``."""
    for command in (tick_command, push_status, vapid_rotate):
        app.cli.add_command(command)


@click.command("tick")
@click.option("--now", metavar="ISO", help="Run for this moment, such as 2026-05-04T09:00:00+02:00, instead of now.")
@with_appcontext
def tick_command(now: str | None) -> None:
    """Send the nudges that are due, and erase what was removed a month ago."""
    at = clock.now() if now is None else _moment(now)
    tally = tick(at)
    # By the real clock, whatever the tick is told: what is erased does not come back.
    erase(clock.now())
    click.echo(f"{tally.prepared} nudges due, {tally.sent} messages sent, {tally.failed} not.")


@click.command("push-status")
@with_appcontext
def push_status() -> None:
    """Say for each push service how many devices it reaches, and whether it refuses this server."""
    begin_reading()
    devices = PushSubscription.standing()
    keys = keyring(settings().vapid_key, settings().push_contact)
    hosts = Counter(urlsplit(endpoint).hostname for endpoint, _, _ in devices)
    if not hosts:
        click.echo("No device is subscribed.")
    for host, count in hosts.most_common():
        refused = [since for endpoint, _, since in devices if since and urlsplit(endpoint).hostname == host]
        told = f", {len(refused)} refused since {_day(min(refused))}" if refused else ""
        click.echo(f"{host}: {count} {'device' if count == 1 else 'devices'}{told}")
    older = sum(server_key != keys.current.public_key for _, server_key, _ in devices)
    if older:
        click.echo(f"{older} of them still subscribed with an older key.")
    if any(since for _, _, since in devices):
        click.echo(ADVICE)


@click.command("vapid-rotate")
@with_appcontext
def vapid_rotate() -> None:
    """Make a new key for pushes. Devices change over when Kith is next opened there; until then the old one serves."""
    rotate(settings().vapid_key)
    click.echo("Made a new key. The old one stays beside it until the last device that needs it is gone.")


def _day(at: int) -> str:
    return f"{datetime.fromtimestamp(at / 1000, UTC):%Y-%m-%d %H:%M} UTC"


def _moment(text: str) -> int:
    """Milliseconds of an ISO moment; without an offset it is UTC."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter("write a moment such as 2026-05-04T09:00:00Z", param_hint="--now") from error
    return round(at.replace(tzinfo=at.tzinfo or UTC).timestamp() * 1000)
