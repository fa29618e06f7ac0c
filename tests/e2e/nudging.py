"""What journeys of the nudge share: a server that may send to the test's push service, and the hours of its day."""

from datetime import UTC, datetime

from .chromium import Phone
from .errands import add_person, press, press_radio, section, sign_up, status, tap, textbox
from .kith_server import KithServer
from .patience import until
from .push_service import PushService

MINUTE_MS = 60_000
MORNING = 9


def begin(server: KithServer, push_service: PushService) -> KithServer:
    """Start a server that may send to the push service of the test."""
    server.environment["KITH_PUSH_HOSTS"] = push_service.host
    server.start()
    return server


def meet(phone: Phone, name: str) -> None:
    """Sign up, with somebody to write to, whom a message on Bluesky reaches."""
    sign_up(phone, "Ana Sá")
    add_person(phone, name)
    press_radio(phone, "They did")
    tap(phone, "Messaged")
    press(phone, "How to reach them")
    phone.page.get_by_label("Where").select_option(label="Bluesky")
    textbox(phone, "Name, number or link there").fill("@mika.bsky.social")
    press(phone, "Save")
    # Before the chip shows it, "Synced" is about what was said earlier.
    phone.page.get_by_role("link", name="Bluesky: ").wait_for()
    status(phone, "Synced")


def turn_on(phone: Phone) -> None:
    """Turn the nudge on for this phone, on the page of its settings."""
    phone.open("/you/nudge")
    press(phone, "Turn on")
    section(phone, "This device").get_by_text("The nudge comes to this device.").wait_for()


def morning() -> str:
    """A time zone in which it is between nine and ten in the morning now, so that the evening is still to come."""
    ahead = (MORNING - datetime.now(UTC).hour + 12) % 24 - 12
    # The names count the other way round: Etc/GMT-2 is two hours ahead.
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


def set_time(phone: Phone, kith: KithServer) -> int:
    """Have the nudge come in a minute or two; returns when it is due, in ms. On the page of its settings."""
    soon = "(new Date(Date.now() + 120_000)).toTimeString().slice(0, 5)"
    before = due(kith)
    phone.page.locator("input[type=time]").fill(phone.page.evaluate(soon))
    phone.page.keyboard.press("Tab")
    return until(lambda: due(kith) if due(kith) != before else 0, "the server knows the new time")


def evening(kith: KithServer) -> int:
    """When the evening's round is due, in ms."""
    return until(
        lambda: next((int(at) for (at,) in kith.rows("SELECT retry_at FROM nudge WHERE round = 2")), 0),
        "the server has the evening's round",
    )


def due(kith: KithServer) -> int:
    """When the next nudge is due, in ms."""
    return int(kith.rows("SELECT next_nudge_at FROM user")[0][0])


def tick(kith: KithServer, at: int) -> str:
    """Run the server's minute at the moment `at`, in ms."""
    return kith.flask("tick", "--now", datetime.fromtimestamp(at / 1000, UTC).isoformat())
