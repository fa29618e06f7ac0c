"""The real server of the game, with one user, whose every phone comes in by the operator's links."""

import itertools

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from models import page
from models.base import db
from models.session import Session
from models.sign_in_link import SignInLink
from models.user import User
from pwa import limits
from pwa.config import Settings
from tests.phone import Row
from tests.pwa.server_with_backup import Server

ANA = "0a0a0a0a-0000-4000-8000-000000000001"


class House(Server):
    """A server with sessions that begin and end."""

    def __init__(self, app: Flask) -> None:
        super().__init__(app)
        self.addresses = itertools.count(1)

    def new_user(self) -> str:
        """The very same Ana in every game: what the server suggests to her depends on who she is."""
        super().new_user()
        # Every game begins in the same minute, and all of them have more syncs than one account may ask for in one.
        limits.SYNC.counts.clear()
        with self.app.app_context():
            db.session.execute(update(User).values(id=ANA))
            db.session.commit()
        return ANA

    def link(self, browser: FlaskClient) -> str:
        """The token of a new sign-in link for a browser at a new address, since each may try only so many."""
        number = next(self.addresses)
        browser.environ_base["REMOTE_ADDR"] = f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}"
        with self.app.app_context():
            token = SignInLink.make(self.user_id, self._key, self.now)
            db.session.commit()
        return token

    def end_session(self, browser: FlaskClient) -> None:
        """Sign a browser out from elsewhere."""
        cookie = browser.get_cookie("kith")
        with self.app.app_context():
            session = Session.by_token(cookie.value, self._key, self.now) if cookie else None
            if session:
                session.end()
            db.session.commit()

    def rows(self) -> dict[str, dict[str, Row]]:
        """Everything the server has, by entity and id."""
        with self.app.app_context():
            user = db.session.get_one(User, self.user_id)
            rows = page.rows_since(user, 0, 100_000).rows
            return {entity: {row["id"]: row for row in found} for entity, found in rows.items()}

    @property
    def _key(self) -> bytes:
        settings: Settings = self.app.extensions["kith"]
        return settings.session_key
