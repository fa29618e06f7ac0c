"""The real server in a process of its own, with its own data folder, that a test can stop, kill and start again."""

import http.client
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from .machine import end, free_port
from .patience import until

REPOSITORY = Path(__file__).parents[2]
PROGRAMS = Path(sys.executable).parent
KEPT = {"alembic_version", "epoch"}
"""Tables that are there before anybody signs up."""


class KithServer:
    """Kith at `origin`. It keeps its port and its data over stops and starts.

    `tree` is the code and `environment` the settings that the next start takes.
    """

    def __init__(self, data: Path) -> None:
        data.mkdir(exist_ok=True)
        self.data = data
        self.tree = REPOSITORY
        self.port = free_port()
        self.origin = f"http://localhost:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None
        self._told = 0
        self.environment = {
            **os.environ,
            "KITH_DATA": str(data),
            "PORT": str(self.port),
            "KITH_ORIGIN": self.origin,
            # A journey that needs the tick runs `flask tick` itself, at the hour it wants.
            "KITH_JOBS": "off",
        }

    def start(self) -> None:
        """Start the server and wait until it answers."""
        with (self.data / "server.log").open("ab") as log:
            command = [str(PROGRAMS / "flask"), "start"]
            self._process = subprocess.Popen(
                command, cwd=self.tree, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        until(self._answers, "the server answers", seconds=30)

    def stop(self) -> None:
        """End the server as an operator does; nothing happens when it does not run."""
        if self._process:
            end(self._process)
            self._process = None

    def kill(self) -> None:
        """End the server as a power cut does."""
        assert self._process is not None, "The server does not run."
        end(self._process, signal.SIGKILL)
        self._process = None

    def process_id(self) -> int:
        """The process that `flask start` became; it leads a group of its own."""
        assert self._process is not None, "The server does not run."
        return self._process.pid

    def empty(self) -> None:
        """Make the server one that nobody ever signed up at, and see that it runs."""
        if not self._process:
            self.start()
        with closing(sqlite3.connect(self.data / "kith.db", timeout=10)) as database, database:
            tables = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
            for (table,) in tables:
                if table not in KEPT:
                    database.execute(f"DELETE FROM {table}")
        self.news()

    def flask(self, *words: str) -> str:
        """Run a `flask` command on this server's data and return what it printed."""
        command = [str(PROGRAMS / "flask"), *words]
        done = subprocess.run(command, cwd=self.tree, env=self.environment, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, f"flask {' '.join(words)}: {done.stdout}{done.stderr}"
        return done.stdout

    def rows(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """What an SQL question finds in the server's database now."""
        with closing(sqlite3.connect(f"file:{self.data / 'kith.db'}?mode=ro", uri=True)) as database:
            return database.execute(question, values).fetchall()

    def change(self, statement: str, *values: object) -> None:
        """Change the server's database behind its back."""
        with closing(sqlite3.connect(self.data / "kith.db", timeout=10)) as database, database:
            database.execute(statement, values)

    def count(self, table: str, where: str = "1") -> int:
        """How many rows `table` has, tombstones included unless `where` leaves them out."""
        return int(self.rows(f"SELECT count(*) FROM {table} WHERE {where}")[0][0])

    def back_up(self, folder: Path) -> None:
        """Copy the data, as docs/operating.md tells an operator to, while the server runs."""
        folder.mkdir(parents=True)
        with (
            closing(sqlite3.connect(self.data / "kith.db")) as database,
            closing(sqlite3.connect(folder / "kith.db")) as copy,
        ):
            database.backup(copy)

    def restore(self, folder: Path) -> None:
        """Put a backup back in place of the database of the stopped server."""
        assert self._process is None, "The server still runs."
        for old in self.data.glob("kith.db*"):
            old.unlink()
        shutil.copy(folder / "kith.db", self.data / "kith.db")

    def log(self) -> str:
        """Everything that the server has said."""
        return (self.data / "server.log").read_text()

    def news(self) -> str:
        """What the server has said since the last time this was asked."""
        log = self.log()
        news, self._told = log[self._told :], len(log)
        return news

    def _answers(self) -> bool:
        assert self._process is not None and self._process.poll() is None, f"The server ended:\n{self.log()}"
        connection = http.client.HTTPConnection("localhost", self.port, timeout=5)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()
