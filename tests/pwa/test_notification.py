import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dispatch import Word
from models.push_subscription import Address
from models.withdrawal import Notice
from pwa import messages
from pwa.notification import LARGEST, Notification

ID = "019a0000-0000-7000-8000-000000000000"
ORIGIN = "https://kith.example.org"
# The longest host that DNS allows, and a port.
LONGEST_ORIGIN = f"https://{'.'.join(['a' * 62] * 4)}:65535"
TO = Address(ID, "https://fcm.googleapis.com/fcm/send/1", "p" * 87, "a" * 22, "s" * 87)
FAMILY = "👩🏽\u200d👩🏽\u200d👧🏽\u200d👦🏽"
NOW, LATER = 1_790_000_000_000, 1_790_050_000_000


def word(name: str, *reasons: str, round: int = 1, hidden: bool = False) -> Word:
    return Word(ID, name, reasons, "2026-05-04", round, hidden, LATER)


def test_a_notification_without_more_has_no_more() -> None:
    told = Notification("Mika", "A test", f"{ORIGIN}/you", "test", {"kind": "test"}).to_json()
    assert json.loads(told) == {
        "web_push": 8030,
        "mutable": True,
        "notification": {
            "title": "Mika",
            "body": "A test",
            "navigate": f"{ORIGIN}/you",
            "tag": "test",
            "lang": "en-GB",
            "dir": "ltr",
            "data": {"kind": "test"},
        },
    }


texts = st.one_of(
    st.text(max_size=300),
    st.text(st.sampled_from('👩🏽\u200d🇬🇧é"\\\n한ñ '), max_size=400),
    st.just(FAMILY * 40),
    st.just('"\\' * 150),
    st.just("\x00" * 200),
)


@given(texts, st.lists(texts, max_size=3), st.sampled_from([ORIGIN, LONGEST_ORIGIN]), st.sampled_from([1, 2]))
def test_it_is_small_and_whole_whatever_it_says(name: str, reasons: list[str], origin: str, round: int) -> None:
    payload = messages.nudge(TO, word(name, *reasons, round=round), origin, NOW).payload
    assert len(payload) <= LARGEST
    told = json.loads(payload)["notification"]
    assert told["navigate"] == told["actions"][0]["navigate"] == f"{origin}/people/{ID}"
    assert [action["action"] for action in told["actions"]] == (["write", "later"] if round == 1 else ["write"])
    assert len(told["title"]) <= 80


def test_an_ordinary_name_is_whole_on_an_ordinary_host() -> None:
    reasons = ("Mika commented on Tuesday, and you haven’t answered.", "You two usually talk every three weeks.")
    told = json.loads(messages.nudge(TO, word("Marguerite " * 7, *reasons), ORIGIN, NOW).payload)["notification"]
    assert (told["title"], told["body"]) == ("Marguerite " * 7, " ".join(reasons))


def test_long_words_are_cut_between_letters() -> None:
    told = json.loads(messages.nudge(TO, word("한" * 200, "👩\u200d💻" * 2000), ORIGIN, NOW).payload)["notification"]
    assert told["title"] == "한" * 79 + "…"
    assert told["body"].endswith("💻…")


@pytest.mark.parametrize("round", [1, 2])
def test_with_hidden_names_it_says_neither_who_nor_why(round: int) -> None:
    payload = messages.nudge(TO, word("Mika Kovács", "Mika is ill.", round=round, hidden=True), ORIGIN, NOW).payload
    told = json.loads(payload)["notification"]
    assert b"Mika" not in payload and b"ill" not in payload
    assert (told["title"], told["navigate"]) == ("Someone to write to today", f"{ORIGIN}/people/{ID}")


@pytest.mark.parametrize("hidden", [True, False])
def test_the_first_at_a_slower_pace_says_so_and_no_more(hidden: bool) -> None:
    slower = replace(word("Mika", "Mika messaged on Friday.", hidden=hidden), pace="weekly", is_new_pace=True)
    told = json.loads(messages.nudge(TO, slower, ORIGIN, NOW).payload)["notification"]
    assert told["body"] == "From now on Kith asks once a week. Anything you do in it brings the daily one back."
    assert ("Mika" in told["title"]) is not hidden


def test_those_after_it_say_less_than_the_daily_one() -> None:
    daily = word("Mika", "Mika messaged on Friday.", "It has been six weeks.")
    slower = replace(daily, pace="three_days")
    said = [json.loads(messages.nudge(TO, one, ORIGIN, NOW).payload)["notification"]["body"] for one in (daily, slower)]
    assert said == ["Mika messaged on Friday. It has been six weeks.", "Mika messaged on Friday."]
    hidden = messages.nudge(TO, replace(slower, hidden=True), ORIGIN, NOW)
    assert json.loads(hidden.payload)["notification"]["body"] == "Whenever you like."


def test_what_is_done_elsewhere_is_put_away_without_a_sound_or_a_name() -> None:
    message = messages.done(Notice(TO, ID, "2026-05-04", LATER), ORIGIN, NOW)
    told = json.loads(message.payload)["notification"]
    assert (told["tag"], message.topic, message.ttl) == ("nudge-2026-05-04", "nudge-2026-05-04", 50_000)
    assert told["silent"] is True
    assert told["data"] == {"kind": "done", "person_id": ID, "local_date": "2026-05-04"}
    assert not {"actions", "app_badge"} & told.keys()


def test_it_is_kept_until_the_day_is_over() -> None:
    assert messages.nudge(TO, word("Mika"), ORIGIN, NOW).ttl == 50_000
    assert messages.nudge(TO, word("Mika"), ORIGIN, LATER).ttl == messages.LEAST_SECONDS
