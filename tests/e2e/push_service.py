"""A push service on this machine: a WebSocket towards Firefox, an RFC 8030 endpoint towards Kith.

Firefox's side speaks the autopush protocol: hello, register, unregister, notification, ack.
"""

import base64
import re
import uuid
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web
from py_vapid import Vapid02, VapidException

from .loop_thread import LoopThread

LARGEST_MESSAGE = 4096  # bytes; RFC 8030 §7.2 asks push services to take at least this much.


@dataclass
class Subscription:
    """A subscription as the push service keeps it: whose it is, and the only key that may send to it."""

    browser: str
    key: str | None
    waiting: list[dict[str, Any]] = field(default_factory=list)


@dataclass(frozen=True)
class Sent:
    """One message that a server asked this service to deliver, and what it was told."""

    channel: str
    status: int
    headers: dict[str, str]


class PushService:
    """Use as a context manager; `address` goes into Firefox's preferences, `host` into KITH_PUSH_HOSTS."""

    def __init__(self) -> None:
        self.sent: list[Sent] = []
        self.acknowledged: list[str] = []
        self.subscriptions: dict[str, Subscription] = {}
        self.mood: int | None = None
        """The status with which everything is answered; None for the proper one."""
        self._browsers: dict[str, web.WebSocketResponse] = {}
        self._loop = LoopThread()

    def __enter__(self) -> "PushService":
        self._loop.run(self._open())
        return self

    def __exit__(self, *_error: object) -> None:
        self._loop.run(self._runner.cleanup())
        self._loop.close()

    @property
    def host(self) -> str:
        """Host and port, as in `127.0.0.1:4000`."""
        return f"127.0.0.1:{self._port}"

    @property
    def address(self) -> str:
        """Where Firefox connects."""
        return f"ws://{self.host}/"

    def forget(self, channel: str) -> None:
        """Drop a subscription, as a push service does when a user takes the permission back."""
        del self.subscriptions[channel]

    def forget_browsers(self) -> None:
        """Drop every browser that is connected, and hang up: on coming back each is told that it is a new one."""
        self._loop.run(self._forget_browsers())

    async def _forget_browsers(self) -> None:
        sockets, self._browsers = self._browsers, {}
        for channel in [name for name, one in self.subscriptions.items() if one.browser in sockets]:
            self.forget(channel)
        for socket in sockets.values():
            await socket.close()

    async def _open(self) -> None:
        app = web.Application(client_max_size=1 << 20)
        app.router.add_get("/", self._talk)
        app.router.add_post("/push/{channel}", self._deliver)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._port = int(self._runner.addresses[0][1])

    async def _talk(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(protocols=("push-notification",))
        await socket.prepare(request)
        browser = ""
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            said = message.json()
            match said.get("messageType"):
                case "hello":
                    browser = await self._greet(socket, said)
                case "register":
                    await self._register(socket, said, browser)
                case "unregister":
                    self.subscriptions.pop(said["channelID"], None)
                    await socket.send_json({**said, "status": 200})
                case "ack":
                    self.acknowledged += [update["version"] for update in said["updates"]]
                case None:
                    await socket.send_str("{}")  # An empty object is the protocol's ping.
        return socket

    async def _greet(self, socket: web.WebSocketResponse, said: dict[str, Any]) -> str:
        asked = said.get("uaid")
        known = asked in self._browsers or any(one.browser == asked for one in self.subscriptions.values())
        browser = asked if asked and known else uuid.uuid4().hex
        self._browsers[browser] = socket
        await socket.send_json(
            {"messageType": "hello", "uaid": browser, "status": 200, "use_webpush": True, "broadcasts": {}}
        )
        for subscription in self.subscriptions.values():
            while subscription.browser == browser and subscription.waiting:
                await socket.send_json(subscription.waiting.pop(0))
        return browser

    async def _register(self, socket: web.WebSocketResponse, said: dict[str, Any], browser: str) -> None:
        channel = said["channelID"]
        self.subscriptions[channel] = Subscription(browser, said.get("key"))
        endpoint = f"http://{self.host}/push/{channel}"
        await socket.send_json(
            {"messageType": "register", "channelID": channel, "status": 200, "pushEndpoint": endpoint}
        )

    async def _deliver(self, request: web.Request) -> web.Response:
        channel = request.match_info["channel"]
        body = await request.read()
        status = self.mood or self._judge(request, channel, body)
        self.sent.append(Sent(channel, status, dict(request.headers)))
        if status == 201:
            await self._pass_on(channel, body, request.headers["Content-Encoding"])
        return web.Response(status=status, headers={"TTL": request.headers.get("TTL", "0")})

    def _judge(self, request: web.Request, channel: str, body: bytes) -> int:
        subscription = self.subscriptions.get(channel)
        if subscription is None:
            return 410
        if len(body) > LARGEST_MESSAGE:
            return 413
        if "TTL" not in request.headers or "Content-Encoding" not in request.headers:
            return 400
        return 201 if _signed_by(subscription.key, request.headers.get("Authorization", "")) else 401

    async def _pass_on(self, channel: str, body: bytes, encoding: str) -> None:
        subscription = self.subscriptions[channel]
        message = {
            "messageType": "notification",
            "channelID": channel,
            "version": uuid.uuid4().hex,
            "data": base64.urlsafe_b64encode(body).rstrip(b"=").decode(),
            "headers": {"encoding": encoding},
        }
        socket = self._browsers.get(subscription.browser)
        if socket is None or socket.closed:
            subscription.waiting.append(message)
        else:
            await socket.send_json(message)


def _signed_by(key: str | None, authorization: str) -> bool:
    """Whether the VAPID header (RFC 8292) is signed with the key that the subscription was made for."""
    if key is None:
        return True
    given = re.search(r"\bk=([\w-]+)", authorization)
    if given is None or given[1] != key.rstrip("="):
        return False
    try:
        return bool(Vapid02.verify(authorization))
    except VapidException:
        return False
