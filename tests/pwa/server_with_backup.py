"""The real app with a database that can be lost and put back, for games about it."""

import shutil
import sqlite3
from pathlib import Path

from flask import Flask

from models import epoch
from models.base import db
from models.user import User
from tests.phone import Phone, Row, new_user

START = 1_790_000_000_000


class Server:
    """The real app, with its database as one file that can be put back to an earlier copy."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.file: Path = app.extensions["kith"].data / "kith.db"
        self.copy = self.file.with_name("backup.db")
        self.now = START

    def begin(self) -> None:
        """Begin a new game: nobody is known but Ana, and there is no backup."""
        with self.app.app_context():
            db.session.query(User).delete()
            db.session.commit()
        self.copy.unlink(missing_ok=True)
        self.now = START
        self.user_id = self.new_user()
        self.client = Phone(self.app, self.user_id).client

    def new_user(self) -> str:
        """The id of Ana's account."""
        return new_user(self.app, "Ana")

    def post(self, request: Row) -> Row:
        response = self.client.post("/api/sync", json=request)
        assert response.status_code == 200, response.get_json()
        answer: Row = response.get_json()
        return answer

    def back_up(self) -> None:
        with sqlite3.connect(self.file) as live, sqlite3.connect(self.copy) as copy:
            live.backup(copy)
        live.close()
        copy.close()

    def restore(self) -> None:
        with self.app.app_context():
            db.engine.dispose()
        for leftover in ("-wal", "-shm"):
            self.file.with_name(self.file.name + leftover).unlink(missing_ok=True)
        shutil.copy(self.copy, self.file)
        with self.app.app_context():
            epoch.renew(self.now)
            db.session.commit()
