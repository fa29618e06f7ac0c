"""The real gunicorn, as gunicorn.conf.py sets it up, and visitors who mean no good."""

import http.client
import os
import re
import select
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .machine import end, free_port
from .patience import until

REPOSITORY = Path(__file__).parents[2]
SLOW = 30
BEGUN = b"POST /api/sync HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"
CHUNKED = (
    b"POST /api/session/options HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n"
)


class Server:
    """Where it listens, and what it has logged."""

    def __init__(self, data: Path) -> None:
        self.port = free_port()
        self.log = data / "log"
        variables = {"KITH_DATA": str(data), "PORT": str(self.port), "KITH_JOBS": "off", "KITH_LOG": "debug"}
        subprocess.run(
            [Path(sys.executable).parent / "flask", "db", "upgrade"],
            cwd=REPOSITORY, env=os.environ | variables, check=True, capture_output=True,
        )  # fmt: skip
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "gunicorn", "-c", "gunicorn.conf.py", "-k", "tests.e2e.hasty.Hasty",
                 "--bind", f"127.0.0.1:{self.port}", "--log-level", "info"],
                cwd=REPOSITORY, env=os.environ | variables, stdout=log, stderr=log, start_new_session=True,
            )  # fmt: skip
        until(self.is_well, "the server answers", seconds=30)

    def is_well(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        except OSError:
            return False
        finally:
            connection.close()

    def send(self, data: bytes) -> socket.socket:
        connection = socket.create_connection(("127.0.0.1", self.port), timeout=15)
        connection.sendall(data)
        return connection

    def ask(self, data: bytes) -> bytes:
        """Everything that is answered until the server closes."""
        with self.send(data) as connection:
            return b"".join(iter(lambda: connection.recv(65536), b""))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("gunicorn"))
    yield server
    end(server.process)
    assert "Traceback" not in server.log.read_text()


def still_open(connection: socket.socket) -> bool:
    try:
        return not select.select([connection], [], [], 0)[0] or connection.recv(1, socket.MSG_PEEK) != b""
    except OSError:
        return False


def test_thirty_slow_visitors_keep_nobody_waiting_and_are_shown_out(server: Server) -> None:
    slow = [server.send(BEGUN) for _ in range(SLOW // 2)] + [server.send(BEGUN[:20]) for _ in range(SLOW // 2)]
    assert server.is_well()
    assert all(still_open(connection) for connection in slow)
    until(lambda: not any(still_open(connection) for connection in slow), "all of them are shown out", seconds=20)
    assert server.is_well()
    for connection in slow:
        connection.close()


def test_trickling_on_does_not_help(server: Server) -> None:
    with server.send(BEGUN) as connection:

        def ended() -> bool:
            try:
                connection.sendall(b" ")
            except OSError:
                return True
            return not still_open(connection)

        until(ended, "it is shown out all the same", seconds=20)


def test_who_asks_and_never_listens_is_shown_out(server: Server) -> None:
    page = server.ask(b"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    script = re.search(rb"/static/dist/[\w-]+\.js", page)
    assert script
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(15)
        connection.connect(("127.0.0.1", server.port))
        connection.sendall((b"GET " + script[0] + b" HTTP/1.1\r\nHost: localhost\r\n\r\n") * 100)

        def ended() -> bool:
            try:
                connection.sendall(b"\r\n")
            except OSError:
                return True
            return False

        until(ended, "the server has hung up", seconds=20)
    assert server.is_well()


def test_those_who_do_not_hang_up_hold_up_nobody(server: Server) -> None:
    rude = [server.send(b"HELLO\r\n\r\n") for _ in range(SLOW)]
    until(lambda: all(connection.recv(1, socket.MSG_PEEK) for connection in rude), "all are refused")
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=4)
    connection.request("GET", "/healthz")
    assert connection.getresponse().status == 200
    connection.close()
    for one in rude:
        one.close()


@pytest.mark.parametrize("body", [b"zz\r\n{}\r\n0\r\n\r\n", b"2\r\n{}xx0\r\n\r\n", b"2;=\r\n{}\r\n0\r\n\r\n"])
def test_a_broken_chunked_body_is_no_fault_of_ours(server: Server, body: bytes) -> None:
    answer = server.ask(CHUNKED + body)
    assert answer.startswith(b"HTTP/1.1 400 "), answer
    assert b'"status":400' in answer


def test_a_whole_chunked_body_is_read(server: Server) -> None:
    answer = server.ask(CHUNKED.replace(b"Host", b"Connection: close\r\nHost") + b"2\r\n{}\r\n0\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200 "), answer


@pytest.mark.parametrize(
    "request_line",
    [b"GET /add?text=private HTTP/9", b"GET / HTTP/1.1\r\nprivate words", b"GET / HTTP/1.1\r\nA: b\r\n folded private"],
)
def test_what_cannot_be_read_is_not_quoted_in_the_log(server: Server, request_line: bytes) -> None:
    answer = server.ask(request_line + b"\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 400 ") and b"private" not in answer
    log = until(
        lambda: re.search(r"Invalid\w+|Obsolete\w+", server.log.read_text()) and server.log.read_text(), "logged"
    )
    assert "private" not in log and "127.0.0.1:" not in log.partition("Listening at")[2].partition("\n")[2]


def test_the_longest_address_that_a_bookmark_makes_is_read(server: Server) -> None:
    address = b"/add?url=" + b"%2F" * 1200 + b"&title=" + b"%E5%B1%B1" * 150 + b"&text=" + b"%E5%B1%B1" * 300
    answer = server.ask(b"GET " + address + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert answer.startswith(b"HTTP/1.1 200 "), answer[:200]
