"""Kith's server: the wiring, nothing else."""

import logging
import os

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from models.base import db
from pwa import (
    access,
    account,
    errors,
    faces,
    headers,
    jobs,
    passkeys,
    push,
    recovery,
    samples,
    sessions,
    shell,
    sync,
    words,
)
from pwa.config import Settings, read_settings

BLUEPRINTS = (account, faces, passkeys, push, recovery, samples, sessions, shell, sync, words)

# A sync of 100 ops with a picture in some of them; everything else is far smaller.
LARGEST_BODY = 2_000_000


def create_app(settings: Settings | None = None) -> Flask:
    """The app for ``settings``, or for those in the environment, without the commands."""
    settings = settings or read_settings(os.environ)
    # Whatever this process makes is for its own user, in whatever folder it is told to make it.
    os.umask(0o077)
    settings.check_session_key()
    settings.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    logging.basicConfig(level=settings.log.upper(), format="%(levelname)s %(name)s: %(message)s")
    app = Flask(__name__)
    app.config.update(
        SQLALCHEMY_DATABASE_URI=settings.database_url,
        # An error's words would otherwise hold what somebody wrote, and the queue logs the words of an error. And each
        # thread of the server may have a connection, beyond the few that are kept open.
        SQLALCHEMY_ENGINE_OPTIONS={"hide_parameters": True, "max_overflow": -1},
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=LARGEST_BODY,
    )
    app.extensions["kith"] = settings
    app.extensions["jobs"] = jobs
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies)  # type: ignore[method-assign]
    db.init_app(app)
    for part in (headers, errors, access):
        part.init_app(app)
    for part in BLUEPRINTS:
        app.register_blueprint(part.blueprint)
    return app
