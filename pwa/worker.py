"""gunicorn's threaded worker, ready for visitors who mean no good: none holds a thread for long, and no log quotes one.

A proxy that buffers requests spares Kith most of this; not everybody has one.
"""

import errno
import socket
import time
from contextlib import suppress
from typing import Any

from gunicorn import util
from gunicorn.http.errors import ParseException
from gunicorn.workers.gthread import TConn, ThreadWorker

DEADLINE = 30.0
"""Seconds from the moment a thread takes a connection to the end of the answer. Phones give up after 20."""
LINGER = 0.5
"""Seconds for the client to close first, so that the end of an answer is not lost."""


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn ships no types
    """Closes what takes too long: a request that trickles in, and an answer that nobody reads."""

    deadline = DEADLINE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.busy: dict[TConn, float] = {}

    def handle(self, conn: TConn) -> Any:
        """Serve one request, in a thread, within the deadline."""
        self.busy[conn] = time.monotonic() + self.deadline
        try:
            kept = super().handle(conn)
        finally:
            del self.busy[conn]
        if kept is False:
            # gunicorn would wait for the client to close in its one loop, where everybody else waits too.
            util.close_graceful(conn.sock, LINGER)
            conn.close = lambda graceful=False: None
        return kept

    def handle_request(self, req: Any, conn: TConn) -> Any:
        """Hand a request to the app, with a body whose faults the app understands."""
        req.body.reader = _Body(req.body.reader)
        return super().handle_request(req, conn)

    def murder_pending(self) -> None:
        """Called about once a second: end what is overdue, which wakes the thread that waits for it."""
        super().murder_pending()
        now = time.monotonic()
        for conn, until in list(self.busy.items()):
            if until <= now:
                with suppress(OSError):
                    conn.sock.shutdown(socket.SHUT_RDWR)

    def handle_error(self, _req: Any, client: socket.socket, _address: Any, error: Exception) -> None:
        """Answer what is no request. gunicorn's own way logs the address, and the line it could not read."""
        wrong = isinstance(error, ParseException)
        self.log.log(20 if wrong else 40, "%s while reading a request", type(error).__name__)
        with suppress(OSError):
            util.write_error(client, *((400, "Bad Request") if wrong else (500, "Internal Server Error")), "")


class _Body:
    """A request's body. Chunks that are wrong look like a client that has gone, which Flask answers with 400."""

    def __init__(self, reader: Any) -> None:
        self.reader = reader

    def read(self, size: int) -> bytes:
        try:
            data: bytes = self.reader.read(size)
        except ParseException:
            raise OSError(errno.EPIPE, "The body is broken.") from None
        return data
