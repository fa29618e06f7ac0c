"""A private D-Bus with a notification daemon, so that a test can press the buttons of real notifications.

It answers for org.freedesktop.Notifications, the service that browsers on Linux show notifications through.
"""

import subprocess
from collections.abc import Callable
from dataclasses import dataclass

from dbus_next.aio.message_bus import MessageBus
from dbus_next.constants import MessageType
from dbus_next.message import Message

from .loop_thread import LoopThread
from .machine import end, program
from .patience import until

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
CLOSED_BY_USER = 2
CLOSED_BY_CALL = 3


@dataclass(frozen=True)
class Notification:
    """A notification on the screen; `actions` maps a button's key to its label, `default` being the text itself."""

    id: int
    title: str
    body: str
    actions: dict[str, str]


class NotificationDaemon:
    """Use as a context manager; `environment` goes to the browser's process."""

    def __init__(self) -> None:
        self.shown: dict[int, Notification] = {}
        self._loop = LoopThread()
        self._last_id = 0

    def __enter__(self) -> "NotificationDaemon":
        command = [program("dbus-daemon"), "--session", "--nofork", "--print-address=1", "--address=unix:tmpdir=/tmp"]
        self._process = subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)
        assert self._process.stdout is not None
        self._address = self._process.stdout.readline().decode().strip()
        self._loop.run(self._open())
        return self

    def __exit__(self, *_error: object) -> None:
        self._loop.run(self._close())
        end(self._process)
        assert self._process.stdout is not None
        self._process.stdout.close()
        self._loop.close()

    @property
    def environment(self) -> dict[str, str]:
        """What a browser's environment needs in order to find this daemon."""
        return {"DBUS_SESSION_BUS_ADDRESS": self._address}

    def wait_for(self, wanted: Callable[[Notification], bool], what: str) -> Notification:
        """The first notification on the screen that `wanted` accepts. On a busy machine a browser shows it late."""
        return until(
            lambda: next(filter(wanted, list(self.shown.values())), None), f"a notification {what}", seconds=60
        )

    def press(self, notification: Notification, label: str | None = None) -> None:
        """Press the button with this label, or the notification's text when there is none."""
        key = next((key for key, text in notification.actions.items() if text == label), "default")
        self._signal("ActionInvoked", "us", [notification.id, key])

    def dismiss(self, notification: Notification) -> None:
        """Swipe the notification away."""
        self._closed(notification.id, CLOSED_BY_USER)

    async def _open(self) -> None:
        self._bus = await MessageBus(bus_address=self._address).connect()
        self._bus.add_message_handler(self._answer)
        await self._bus.request_name(NAME)

    async def _close(self) -> None:
        self._bus.disconnect()  # type: ignore[no-untyped-call]  # dbus-next leaves it untyped.
        await self._bus.wait_for_disconnect()  # type: ignore[no-untyped-call]  # As above.
        # dbus-next shuts its socket down but never closes it, which Python then complains about.
        self._bus._stream.close()
        self._bus._sock.close()

    def _answer(self, message: Message) -> Message | None:
        if message.message_type is not MessageType.METHOD_CALL or message.interface != NAME:
            return None
        match message.member:
            case "GetCapabilities":
                return Message.new_method_return(message, "as", [["actions", "body", "persistence"]])
            case "GetServerInformation":
                return Message.new_method_return(message, "ssss", ["tests", "kith", "1", "1.2"])
            case "Notify":
                return Message.new_method_return(message, "u", [self._show(message.body)])
            case "CloseNotification":
                self._closed(message.body[0], CLOSED_BY_CALL)
                return Message.new_method_return(message)
        return None

    def _show(self, body: list[object]) -> int:
        _app, replaces, _icon, title, text, actions, _hints, _timeout = body
        assert isinstance(replaces, int) and isinstance(actions, list)
        if not replaces:
            self._last_id += 1
        number = replaces or self._last_id
        buttons = dict(zip(actions[::2], actions[1::2], strict=True))
        self.shown[number] = Notification(number, str(title), str(text), buttons)
        return number

    def _closed(self, number: int, reason: int) -> None:
        self.shown.pop(number, None)
        self._signal("NotificationClosed", "uu", [number, reason])

    def _signal(self, member: str, signature: str, body: list[object]) -> None:
        self._loop.soon(self._bus.send, Message.new_signal(PATH, NAME, member, signature, body))
