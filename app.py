"""Kith as ``flask`` finds it: the server, with the commands of its operator."""

import logging

from flask import Flask
from flask_migrate import Migrate

import server
from models.base import db
from pwa import cli, cli_epoch, cli_payload, cli_push, cli_replay, start
from pwa.config import Settings

COMMANDS = (cli, cli_epoch, cli_payload, cli_push, cli_replay, start)


def create_app(settings: Settings | None = None) -> Flask:
    """The app for ``settings``, or for those in the environment. What serves has no need of what is added here."""
    app = server.create_app(settings)
    logging.getLogger("alembic").setLevel(logging.WARNING)
    Migrate(app, db)
    for part in COMMANDS:
        part.init_app(app)
    return app
