"""The tally is the same whether contacts come one by one or all at once, and grows with nothing."""

import json
import random

from hypothesis import given
from hypothesis import strategies as st

from models.contact import Contact
from models.standing import Said, fold, read
from models.tally import Tally
from models.vocabulary import CHANNELS, KINDS
from tests.models.told import HISTORIES, NOW, Told, contacts

WOKEN = st.none() | st.integers(0, NOW)


def kept(tally: Tally) -> Tally:
    """As it comes back from the database."""
    told = json.loads(json.dumps([tally.to_json(), tally.habit.values, tally.last_note]))
    found = Tally.from_json(*told)
    assert found is not None
    return found


@given(HISTORIES, WOKEN, st.integers())
def test_the_order_in_which_contacts_arrive_does_not_matter(told: list[Told], woken_at: int, seed: int) -> None:
    history = contacts(*told)
    shuffled = random.Random(seed).sample(history, len(history))
    assert fold(shuffled, woken_at) == fold(history, woken_at)


@given(HISTORIES, WOKEN)
def test_one_by_one_through_the_database_is_as_all_at_once(told: list[Told], woken_at: int) -> None:
    history = sorted(contacts(*told), key=lambda contact: (contact.at, contact.id))
    tally = Tally(woken_at)
    for contact in history:
        before = tally.to_json()
        copy = json.dumps(before)
        tally = kept(Tally.from_json(before, tally.habit.values, tally.last_note) or Tally())
        assert tally.follows(contact)
        tally.add(contact)
        assert json.dumps(before) == copy
    assert tally == fold(history, woken_at)
    assert read(tally, Said(), NOW) == read(fold(history, woken_at), Said(), NOW)


def test_of_two_contacts_at_one_moment_the_greater_id_is_later() -> None:
    one, two = (Contact(id, "message", "in", NOW) for id in ("a", "b"))
    assert fold([one]).follows(two)
    assert not fold([two]).follows(one)
    assert not fold([two]).follows(two)
    assert read(fold([two, one]), Said(), NOW).last == two


def test_a_tally_of_another_version_is_made_anew() -> None:
    assert Tally.from_json(None, None, None) is None
    assert Tally.from_json(fold([]).to_json() | {"version": 0}, None, None) is None


def test_a_long_history_takes_no_more_room_than_a_short_one() -> None:
    draw = random.Random(1)
    history = [
        Contact(
            f"{number:036}",
            draw.choice(list(KINDS)),
            draw.choice(["out", "in", "both"] if number < 4000 else ["out"]),
            NOW + number * 40_000_000,
            draw.choice(list(CHANNELS)),
            draw.choice(["A note", None]),
        )
        for number in range(5000)
    ]
    sizes = [len(json.dumps(fold(history[:length]).to_json())) for length in (1000, 5000)]
    assert sizes[1] < 1.3 * sizes[0] < 8000
