"""A command that replays a log of messages, to see whether the rules choose well. It needs no database."""

import gzip
import zlib
from collections.abc import Sequence
from pathlib import Path

import click
from flask import Flask

from models import message_log
from models.errors import Invalid
from models.message_log import MessageLog
from models.replay import Outcome, replay
from models.variety import Varied, variety


def init_app(app: Flask) -> None:
    """Add the command to ``flask``."""
    app.cli.add_command(replay_command)


@click.command("replay")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--variety", "varied", is_flag=True, help="Say instead how many ties are named in 60 days.")
def replay_command(file: Path, varied: bool) -> None:
    """Choose a person a day over the log in FILE, and say how often the choice was right.

    FILE is CSV, or CSV.GZ: sender,recipient,time, the time in Unix seconds. Nothing that is in it is printed.
    """
    log = _read(file)
    click.echo(f"{len(log.messages):,} messages between {log.people:,} people over {log.days:,} days")
    click.echo(f"left out: {log.bad:,} bad rows, {log.to_self:,} to oneself\n")
    click.echo(_told_variety(variety(log.messages)) if varied else _table(replay(log.messages)))


def _read(file: Path) -> MessageLog:
    try:
        with (gzip.open if file.suffix == ".gz" else open)(file, "rt", encoding="utf-8", newline="") as lines:
            return message_log.read(lines)
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file.name} is no text in UTF-8.") from error
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise click.ClickException(f"{file.name} is no whole gzip file.") from error
    except OSError as error:
        raise click.ClickException(f"{file.name} could not be read: {error.strerror}.") from error
    except Invalid as error:
        raise click.ClickException(f"{file.name}: {error}") from error


def _table(outcomes: Sequence[Outcome]) -> str:
    rules = list(outcomes[0].first) or ["no rule had a case"]
    width = max(len(rule) for rule in rules)
    heads = [f"L = {outcome.task.quiet}, cases: {outcome.cases:,}" for outcome in outcomes]
    lines = [" " * width + "".join(f"  {head:>20}" for head in heads)]
    lines.append(f"{'rule':<{width}}" + "  hit@1 / hit@3".rjust(22) * len(outcomes))
    for rule in rules:
        lines.append(f"{rule:<{width}}" + "".join(f"  {_hits(outcome, rule):>20}" for outcome in outcomes))
    return "\n".join(lines)


def _hits(outcome: Outcome, rule: str) -> str:
    if not outcome.cases:
        return "-"
    return f"{outcome.first[rule] / outcome.cases:.4f} / {outcome.among_three[rule] / outcome.cases:.4f}"


def _told_variety(found: Varied) -> str:
    if not found.users:
        return "Nobody in it has five live ties for long enough."
    who = f"{found.users:,} people with {found.ties:.1f} live ties each"
    told = [f"Share of these ties named in 60 days of a nudge a day; {who}:"]
    return "\n".join(told + [f"  {name:<28}{share:.0%}" for name, share in found.shares.items()])
