"""Messages: what is written to a device about a nudge, and for how long its push service is to keep it."""

from models.dispatch import Word
from models.pace import Pace
from models.push_subscription import Address
from models.withdrawal import Notice
from pwa.notification import Action, Notification
from pwa.web_push import Message

TEST_SECONDS = 60
LEAST_SECONDS = 60
SLOWER: dict[Pace, str] = {
    "three_days": "From now on Kith asks every three days. Anything you do in it brings the daily one back.",
    "weekly": "From now on Kith asks once a week. Anything you do in it brings the daily one back.",
}
"""What the first nudge at a slower pace says, instead of its reasons."""


def nudge(to: Address, word: Word, origin: str, now: int) -> Message:
    """Today's person, why now, and two buttons. In the evening there is no later."""
    person = f"{origin}/people/{word.person_id}"
    write = Action("write", "Write", person)
    later = Action("later", "Later", f"{origin}/?later={word.local_date}")
    told = Notification(
        title="Someone to write to today" if word.hidden else word.name,
        body=_body(word),
        navigate=person,
        tag=_name(word.local_date),
        data={"kind": "nudge", "person_id": word.person_id, "local_date": word.local_date, "round": word.round},
        actions=(write, later) if word.round == 1 else (write,),
        badge=True,
    )
    return Message(to, told.to_json(), _ttl(word.keep_until, now), _name(word.local_date))


def _body(word: Word) -> str:
    if word.is_new_pace:
        return SLOWER[word.pace]
    if word.hidden:
        return "Open Kith to see who, and why now." if word.pace == "daily" else "Whenever you like."
    return " ".join(word.reasons if word.pace == "daily" else word.reasons[:1])


def done(notice: Notice, origin: str, now: int) -> Message:
    """Takes the place of a nudge that was answered elsewhere, maybe with "Later": without a sound or a name."""
    told = Notification(
        title="Answered on another device",
        body="",
        navigate=f"{origin}/",
        tag=_name(notice.local_date),
        data={"kind": "done", "person_id": notice.person_id, "local_date": notice.local_date},
        silent=True,
    )
    return Message(notice.to, told.to_json(), _ttl(notice.keep_until, now), _name(notice.local_date), "normal")


def test(to: Address, test_id: str, origin: str) -> Message:
    """What "Send me a test" sends."""
    told = Notification(
        title="Kith can reach you here",
        body="This is the test you asked for. Your daily nudge will look like this.",
        navigate=f"{origin}/you",
        tag="test",
        data={"kind": "test", "test_id": test_id},
    )
    return Message(to, told.to_json(), TEST_SECONDS, "test")


def _ttl(keep_until: int, now: int) -> int:
    # The day is over at midnight, and so is its nudge: a phone that was off learns it from the app.
    return max(LEAST_SECONDS, (keep_until - now) // 1000)


def _name(local_date: str) -> str:
    """The notification's tag and the message's topic: each takes the place of the one before it."""
    return f"nudge-{local_date}"
