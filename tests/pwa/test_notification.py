import json

from hypothesis import given
from hypothesis import strategies as st

from pwa.notification import LARGEST, notification

NAVIGATE = "https://kith.example.org/people/019a0000-0000-7000-8000-000000000000"
DATA = {"kind": "nudge", "person_id": "019a0000-0000-7000-8000-000000000000"}


def made(title: str, body: str) -> bytes:
    return notification(title, body, NAVIGATE, "nudge-2026-05-04", DATA)


def test_it_is_the_declarative_form() -> None:
    assert json.loads(made("Mika Kovács", "Mika commented on Tuesday.")) == {
        "web_push": 8030,
        "notification": {
            "title": "Mika Kovács",
            "body": "Mika commented on Tuesday.",
            "navigate": NAVIGATE,
            "tag": "nudge-2026-05-04",
            "data": DATA,
        },
    }


@given(st.text(max_size=300), st.text(max_size=3000))
def test_it_is_small_and_whole_whatever_it_says(title: str, body: str) -> None:
    encoded = made(title, body)
    assert len(encoded) <= LARGEST
    told = json.loads(encoded)["notification"]
    assert (told["title"], told["navigate"]) == (title if len(title) <= 80 else told["title"], NAVIGATE)


def test_long_words_are_cut_between_letters() -> None:
    told = json.loads(made("한" * 200, "👩\u200d💻" * 2000))["notification"]
    assert told["title"] == "한" * 79 + "…"
    assert told["body"].endswith("💻…")
