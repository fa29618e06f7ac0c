"""Phones that run the real client in node, as Python holds them: a pipe to their tabs, and cookies for each."""

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.phone import Row

PHONES = Path(__file__).with_name("phones.mjs")
SYNC = "/api/sync"
REQUEST_FATES = (
    "arrives",
    "arrives, and all that follows",
    "arrives, and all that follows",
    "arrives, and all that follows",
    "request lost",
    "answer lost",
    "answer slow",
    "comes twice",
    "comes twice, first answer lost",
    "comes late",
    "server stumbles",
    "answer replaced by a proxy",
)
"""What may become of a request on its way."""
TIME_ZONE = "Europe/Budapest"


class Pipe:
    """The node process. One serves a whole test; ``begin`` gives it new phones."""

    def __init__(self) -> None:
        node = shutil.which("node")
        assert node, "This test needs Node: `make build` sees to it."
        self.process = subprocess.Popen(
            [node, str(PHONES)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"TZ": TIME_ZONE},
        )

    def call(self, command: str, **given: Any) -> Row:
        """What a command gave, when everything had come to rest in every tab."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps({"command": command, **given}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "The phones have stopped."
        reply: Row = json.loads(line)
        assert reply["troubles"] == [], f"{command} {given}: " + "\n".join(reply["troubles"])
        return reply

    def close(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(10)


@dataclass
class Request:
    """A request on its way. ``response`` is set when it has arrived and its answer has not come back yet."""

    id: int
    method: str
    path: str
    body: str | None
    response: TestResponse | None = None

    def once(self, browser: FlaskClient) -> TestResponse:
        """The server's answer, when it has not come to the server before."""
        self.response = self.response or self.arrive(browser)
        return self.response

    def arrive(self, browser: FlaskClient) -> TestResponse:
        """Have the server take it, as often as this is called."""
        return browser.open(self.path, method=self.method, data=self.body, content_type="application/json")


@dataclass
class Handset:
    """A phone with one tab. ``skew`` is how far its clock is off, in ms; ``now`` tells the right time."""

    pipe: Pipe
    number: int
    browser: FlaskClient
    now: Callable[[], int]
    skew: int = 0
    requests: dict[int, Request] = field(default_factory=dict)
    given_up: list[Request] = field(default_factory=list)
    """Requests whose tab no longer waits for an answer. They may still arrive."""
    report: Row = field(default_factory=dict)
    deaths: int = 0

    def call(self, command: str, **given: Any) -> Row:
        """Any command; a tab that was killed meanwhile is opened again, and then there is no result."""
        reply = self._call(command, **given)
        if reply["alive"]:
            return reply
        self.deaths += 1
        self._call("open")
        return reply | {"done": False}

    def act(self, action: str, *given: Any) -> Any:
        """An action of the user's, which never waits for the network; ``None`` if the tab was killed in the middle."""
        deaths = self.deaths
        reply = self.call("act", action=action, given=given)
        if self.deaths > deaths:
            return None
        assert reply["done"] and "error" not in reply, (action, given, reply)
        return reply["result"] or True

    def look(self) -> Row:
        """What the screens show. Looking changes nothing, so a tab that is killed by it is asked again."""
        reply = self.call("look")
        while not reply["done"]:
            reply = self.call("look")
        shown: Row = reply["result"]
        return shown

    def first_request(self) -> Request:
        return next(iter(self.requests.values()))

    def answer(self, request: Request, response: TestResponse) -> None:
        body = response.get_data(as_text=True)
        self.call("answer", request=request.id, status=response.status_code, body=body)

    def stumble(self, request: Request, status: int) -> None:
        """The answer of a proxy whose server does not answer it."""
        self.call("answer", request=request.id, status=status, body="<h1>Bad gateway</h1>")

    def fail(self, request: Request) -> None:
        self.call("fail", request=request.id)

    def give_up(self, request: Request) -> None:
        """It may still arrive. A sign-in that comes late is another matter: its cookie goes nowhere."""
        if request.path == SYNC:
            self.given_up.append(request)

    def _call(self, command: str, **given: Any) -> Row:
        answered = given.get("request")
        reply = self.pipe.call(command, phone=self.number, clock=max(0, self.now() + self.skew), **given)
        self.report = reply["report"] or self.report
        open_now = {asked["id"]: asked for asked in reply["requests"]}
        gone = [request for number, request in self.requests.items() if number not in open_now]
        for request in gone:
            if request.id != answered and request.response is None:
                self.give_up(request)
        self.requests = {number: self.requests.get(number) or Request(**asked) for number, asked in open_now.items()}
        return reply
