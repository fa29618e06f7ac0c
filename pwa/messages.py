"""Messages: what is written to a device about a nudge, and for how long its push service is to keep it."""

from models.dispatch import Word
from models.pace import Pace
from models.push_subscription import Address
from models.withdrawal import Notice
from models.wording import Words, sentence, words
from pwa.notification import Action, Notification
from pwa.web_push import Message

TEST_SECONDS = 60
LEAST_SECONDS = 60
SLOWER: dict[Pace, str] = {
    "three_days": sentence("From now on Kith asks every three days. Anything you do in it brings the daily one back."),
    "weekly": sentence("From now on Kith asks once a week. Anything you do in it brings the daily one back."),
}
"""What the first nudge at a slower pace says, instead of its reasons."""


def nudge(to: Address, word: Word, origin: str, now: int) -> Message:
    """Today's person, why now, and two buttons. In the evening there is no later."""
    person = f"{origin}/people/{word.person_id}"
    told = words(word.locale)
    write = Action("write", told.say_of("button", "Write"), person)
    later = Action("later", told.say_of("button", "Later"), f"{origin}/?later={word.local_date}")
    shown = Notification(
        title=told.say("Someone to write to today") if word.hidden else word.name,
        body=_body(word, told),
        words=told,
        navigate=person,
        tag=_name(word.local_date),
        data={"kind": "nudge", "person_id": word.person_id, "local_date": word.local_date, "round": word.round},
        actions=(write, later) if word.round == 1 else (write,),
        badge=True,
    )
    return Message(to, shown.to_json(), _ttl(word.keep_until, now), _name(word.local_date))


def _body(word: Word, told: Words) -> str:
    if word.is_new_pace:
        return told.say(SLOWER[word.pace])
    if word.hidden:
        return (
            told.say("Open Kith to see who, and why now.") if word.pace == "daily" else told.say("Whenever you like.")
        )
    return " ".join(word.reasons if word.pace == "daily" else word.reasons[:1])


def done(notice: Notice, origin: str, now: int) -> Message:
    """Takes the place of a nudge that was answered elsewhere, maybe with "Later": without a sound or a name."""
    told = words(notice.locale)
    shown = Notification(
        title=told.say("Answered on another device"),
        body="",
        words=told,
        navigate=f"{origin}/",
        tag=_name(notice.local_date),
        data={"kind": "done", "person_id": notice.person_id, "local_date": notice.local_date},
        silent=True,
    )
    return Message(notice.to, shown.to_json(), _ttl(notice.keep_until, now), _name(notice.local_date), "normal")


def test(to: Address, test_id: str, origin: str, told: Words) -> Message:
    """What "Send me a test" sends."""
    shown = Notification(
        title=told.say("Kith can reach you here"),
        body=told.say("This is the test you asked for. Your daily nudge will look like this."),
        words=told,
        navigate=f"{origin}/you",
        tag="test",
        data={"kind": "test", "test_id": test_id},
    )
    return Message(to, shown.to_json(), TEST_SECONDS, "test")


def _ttl(keep_until: int, now: int) -> int:
    # The day is over at midnight, and so is its nudge: a phone that was off learns it from the app.
    return max(LEAST_SECONDS, (keep_until - now) // 1000)


def _name(local_date: str) -> str:
    """The notification's tag and the message's topic: each takes the place of the one before it."""
    return f"nudge-{local_date}"
