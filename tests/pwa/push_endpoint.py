"""A push service on loopback: it checks what RFC 8030, 8291 and 8292 ask of a message, and answers as a test says."""

import asyncio
import base64
import json
import os
import re
import time
from dataclasses import dataclass, field
from queue import SimpleQueue
from typing import Any, Literal

import http_ece
from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, generate_private_key
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from py_vapid import Vapid02

from tests.e2e.loop_thread import LoopThread

Answer = int | Literal["redirect", "huge", "never", "break"]
HUGE = 1024 * 1024 * 1024
CHUNK = 64 * 1024


def base64url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


@dataclass
class Device:
    """A subscribed browser: only it can read what is sent to it."""

    endpoint: str
    answer: Answer = 201
    headers: dict[str, str] = field(default_factory=dict)
    messages: list[dict[str, Any]] = field(default_factory=list)
    requests: list[dict[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._key, self._secret = generate_private_key(SECP256R1()), os.urandom(16)

    @property
    def p256dh(self) -> str:
        return base64url(self._key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint))

    @property
    def auth(self) -> str:
        return base64url(self._secret)

    @property
    def subscription(self) -> dict[str, Any]:
        """What the browser hands to the server."""
        return {"endpoint": self.endpoint, "keys": {"p256dh": self.p256dh, "auth": self.auth}}

    def read(self, body: bytes) -> dict[str, Any]:
        message: dict[str, Any] = json.loads(
            http_ece.decrypt(body, private_key=self._key, auth_secret=self._secret, version="aes128gcm")
        )
        return message


class PushEndpoint:
    """Use as a context manager; ``host`` goes into the settings' push hosts."""

    def __init__(self) -> None:
        self.devices: dict[str, Device] = {}
        self.arrived: SimpleQueue[str] = SimpleQueue()
        """Each message's endpoint, for who waits for it."""
        self.elsewhere = 0
        self.written = 0
        self._loop = LoopThread()

    def __enter__(self) -> "PushEndpoint":
        self._loop.run(self._open())
        return self

    def __exit__(self, *_error: object) -> None:
        self._loop.soon(self._end.set)
        self._loop.run(self._runner.cleanup())
        self._loop.close()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._port}"

    def device(self, answer: Answer = 201, **headers: str) -> Device:
        """A new device whose messages get this answer."""
        name = str(len(self.devices))
        self.devices[name] = Device(f"http://{self.host}/push/{name}", answer, headers)
        return self.devices[name]

    async def _open(self) -> None:
        self._end = asyncio.Event()
        app = web.Application()
        app.router.add_post("/push/{name}", self._take)
        app.router.add_route("*", "/elsewhere", self._wrong_place)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self._port = int(self._runner.addresses[0][1])

    async def _wrong_place(self, request: web.Request) -> web.Response:
        self.elsewhere += 1
        return web.Response(status=201)

    async def _take(self, request: web.Request) -> web.StreamResponse:
        device = self.devices[request.match_info["name"]]
        device.requests.append(dict(request.headers))
        device.messages.append(device.read(await request.read()))
        self.arrived.put(device.endpoint)
        self._check(request.headers["Authorization"])
        match device.answer:
            case "redirect":
                return web.Response(status=307, headers={"Location": f"http://{self.host}/elsewhere"})
            case "huge":
                return await self._pour(request)
            case "never":
                await self._end.wait()
                return web.Response(status=201)
            case "break":
                assert request.transport
                request.transport.close()
                return web.Response(status=201)
        return web.Response(status=device.answer, headers=device.headers)

    async def _pour(self, request: web.Request) -> web.StreamResponse:
        response = web.StreamResponse(status=201, headers={"Content-Length": str(HUGE)})
        await response.prepare(request)
        while self.written < HUGE:
            await response.write(b"x" * CHUNK)
            self.written += CHUNK
        return response

    def _check(self, authorization: str) -> None:
        """The signature is good, meant for this service, and not valid for longer than a day."""
        assert Vapid02.verify(authorization)
        token = re.search(r"t=[^.]+\.([^.]+)\.", authorization)
        assert token
        claims = json.loads(base64.urlsafe_b64decode(token[1] + "=" * (-len(token[1]) % 4)))
        assert claims["aud"] == f"http://{self.host}"
        assert claims["sub"].startswith(("mailto:", "https:"))
        assert time.time() < claims["exp"] <= time.time() + 86_400
