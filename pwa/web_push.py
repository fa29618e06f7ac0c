"""Web Push: messages posted to push services (RFC 8030), each in an envelope that only its device can open.

What pywebpush does is done here otherwise: its sending follows redirects, waits for ever, reads answers of any size and
signs for the wrong service.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import logging
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Self

from yarl import URL

from models.dispatch import Outcome
from models.errors import Invalid
from models.late import Late
from models.push_subscription import Address
from models.wording import sentence
from pwa.push_host import push_url
from pwa.vapid import Keyring

if TYPE_CHECKING:
    import aiohttp

    from pwa import envelope
else:
    # With the certificates that the one trusts, and the cryptography of the other, they are seventeen megabytes: for
    # nothing where nobody wants to be nudged.
    aiohttp, envelope = Late("aiohttp"), Late("pwa.envelope")

log = logging.getLogger(__name__)

TIMEOUT = 15.0
"""Seconds for one message, from connecting to the end of the answer."""
AT_ONCE = 50
"""Messages on their way to one push service at a time. One that hangs holds up no other."""
PATIENCE = 0.1
"""Seconds until there are twice as many connections. A slow service has all of them within a second, a quick one few;
and a server that is itself too busy does not busy itself with opening more."""
SILENT = 3
"""Timeouts in a row after which a push service gets no more from this sender: everybody else's nudge waits for it."""
ROUNDS = 4
"""Timeouts' time after which a batch begins nothing more, so that it is over long before its lease."""
LARGEST_ANSWER = 1024
"""Bytes read of an answer, so that a connection can be used again after a short one."""
BAD_KEYS = sentence("This browser’s push keys can’t be used. Turn notifications off and on again.")


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent to one device. ``ttl`` is in seconds; ``topic`` has at most 32 base64url characters."""

    to: Address
    payload: bytes
    ttl: int
    topic: str
    urgency: str = "high"
    """A phone asleep holds back anything less."""


@dataclass(frozen=True, slots=True)
class Result:
    """``retry`` was surely not delivered, ``unknown`` perhaps, ``gone`` never will be. ``retry_after`` in seconds."""

    outcome: Outcome
    status: int | None = None
    retry_after: int | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A message ready to leave, with its place among all."""

    number: int
    url: URL
    body: bytes
    headers: dict[str, str]


def check_keys(p256dh: str, auth: str) -> tuple[str, str]:
    """A subscription's keys without padding: a point on P-256 and 16 bytes, both base64url. Raises ``Invalid``."""
    point, secret = _bytes(p256dh), _bytes(auth)
    if len(point) != envelope.POINT_BYTES or len(secret) != envelope.SECRET_BYTES:
        raise Invalid(BAD_KEYS)
    try:
        envelope.check_point(point)
    except ValueError as error:
        raise Invalid(BAD_KEYS) from error
    return p256dh.rstrip("="), auth.rstrip("=")


class Sender:
    """Use as a context manager: whatever is sent in it shares connections, and a refusal is told to the log once.

    ``hosts`` are the operator's own push hosts, ``timeout`` in seconds for one message.
    """

    def __init__(self, keys: Keyring, hosts: Collection[str], timeout: float = TIMEOUT) -> None:
        self._keys, self._hosts, self._timeout = keys, hosts, timeout
        self._runner = asyncio.Runner()
        self._session: aiohttp.ClientSession | None = None
        self._refusals: Counter[tuple[str | None, int]] = Counter()
        self._silences: Counter[str | None] = Counter()
        self._connections: Counter[str | None] = Counter()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._session:
            self._runner.run(self._session.close())
        self._runner.close()
        # Our own key or contact, or a mistake of ours: the operator has to see it, and no subscription is to blame.
        for (host, status), count in sorted(self._refusals.items(), key=str):
            log.error("push: %s answered %s to %s messages; see flask push-status", host, status, count)

    def send(self, messages: Sequence[Message]) -> list[Result]:
        """Send the messages side by side, and say what became of each, in their order.

        Never raises for one message's sake.
        """
        results: dict[int, Result] = {}
        waiting: defaultdict[str | None, deque[Letter]] = defaultdict(deque)
        # All are encrypted before the first leaves: with the network's work in between, the same sums take a processor
        # half as long again.
        for number, message in enumerate(messages):
            letter = self._letter(number, message)
            if isinstance(letter, Result):
                results[number] = letter
            else:
                waiting[letter.url.host].append(letter)
        if waiting:
            self._runner.run(self._send(waiting, results))
        return [results[number] for number in range(len(messages))]

    def _letter(self, number: int, message: Message) -> Letter | Result:
        """The message ready to leave, or what became of it where it must not or cannot."""
        url = push_url(message.to.endpoint, self._hosts)
        if url is None:
            return Result("refused")
        try:
            headers = _headers(message, self._keys.of(message.to.server_key).header(str(url.origin())))
            body = envelope.seal(message.payload, _bytes(message.to.p256dh), _bytes(message.to.auth))
        except (Invalid, ValueError) as error:
            return _unusable(error)
        return Letter(number, url, body, headers)

    async def _send(self, waiting: Mapping[str | None, deque[Letter]], results: dict[int, Result]) -> None:
        self._session = session = self._session or aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0),
            # To connect is also to look up the name, during which nothing can have arrived.
            timeout=aiohttp.ClientTimeout(total=self._timeout, connect=self._timeout / 2),
            cookie_jar=aiohttp.DummyCookieJar(),
            auto_decompress=False,
        )
        await asyncio.gather(*(self._deliver(session, host, letters, results) for host, letters in waiting.items()))

    async def _deliver(
        self, session: aiohttp.ClientSession, host: str | None, letters: deque[Letter], results: dict[int, Result]
    ) -> None:
        """All of one push service's, over more and more connections while it is slow: opening one costs the most.

        Those of the batch before are open still.
        """

        until = asyncio.get_running_loop().time() + ROUNDS * self._timeout

        async def carry() -> None:
            while letters:
                letter = letters.popleft()
                given_up = self._silences[host] >= SILENT or asyncio.get_running_loop().time() >= until
                results[letter.number] = Result("retry") if given_up else await self._post(session, letter)

        carriers: list[asyncio.Task[None]] = []
        wanted = self._connections[host] or 1
        while letters and len(carriers) < AT_ONCE:
            carriers += [asyncio.create_task(carry()) for _ in range(min(wanted, AT_ONCE) - len(carriers))]
            await asyncio.wait(carriers, timeout=PATIENCE)
            wanted = 2 * len(carriers)
        self._connections[host] = len(carriers)
        await asyncio.gather(*carriers)

    async def _post(self, session: aiohttp.ClientSession, letter: Letter) -> Result:
        url, body, headers = letter.url, letter.body, letter.headers
        try:
            async with session.post(url, data=body, headers=headers, allow_redirects=False) as response:
                await response.content.read(LARGEST_ANSWER)
                result = _judge(response)
        except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
            return self._unanswered(url, error, "retry")
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            # It may have arrived before the connection broke.
            return self._unanswered(url, error, "unknown")
        except ValueError as error:
            # A name with too long a part fails only when it is looked up.
            return _unusable(error)
        self._silences[url.host] = 0
        if result.outcome == "refused" and result.status:
            self._refusals[url.host, result.status] += 1
        return result

    def _unanswered(self, url: URL, error: Exception, outcome: Outcome) -> Result:
        log.warning("push: %s from %s", type(error).__name__, url.host)
        self._silences[url.host] = self._silences[url.host] + 1 if isinstance(error, TimeoutError) else 0
        return Result(outcome)


def send(messages: Sequence[Message], keys: Keyring, hosts: Collection[str], timeout: float = TIMEOUT) -> list[Result]:
    """``Sender.send`` for messages that come alone."""
    with Sender(keys, hosts, timeout) as sender:
        return sender.send(messages)


def _unusable(error: Exception) -> Result:
    log.error("push: %s with a stored subscription", type(error).__name__)
    return Result("refused")


def _judge(response: aiohttp.ClientResponse) -> Result:
    status = response.status
    if status in (200, 201, 202, 204):
        return Result("sent", status)
    if status in (404, 410):
        return Result("gone", status)
    # 406 is how Windows says 429.
    if status in (406, 429) or status >= 500:
        return Result("retry", status, _retry_after(response.headers.get("Retry-After")))
    return Result("refused", status)


def _headers(message: Message, authorization: str) -> dict[str, str]:
    return {
        "Authorization": authorization,
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(message.ttl),
        "Topic": message.topic,
        "Urgency": message.urgency,
    }


def _retry_after(value: str | None) -> int | None:
    """Seconds from a Retry-After header, which has seconds or a date; None where it says nothing."""
    if not value:
        return None
    if value.isdecimal():
        return int(value[:6])
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return max(0, round((moment.replace(tzinfo=moment.tzinfo or UTC) - datetime.now(UTC)).total_seconds()))


def _bytes(text: str) -> bytes:
    unpadded = text.rstrip("=")
    try:
        return base64.b64decode(unpadded + "=" * (-len(unpadded) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise Invalid(BAD_KEYS) from error
