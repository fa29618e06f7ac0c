"""Ops as they come in: what is taken, and what is refused with a sentence."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import op
from models.errors import Invalid
from tests.phone import Row

# The same in every process that runs these tests, since they name them.
OP = "01900000-0000-7000-8000-000000000001"
PERSON = "01900000-0000-7000-8000-000000000002"
ROW = "01900000-0000-7000-8000-000000000003"


def an_add(entity: str = "person", **values: Any) -> Row:
    return {"op": "add", "id": OP, "n": 1, "at": 5, "entity": entity, "row": ROW, "values": values}


def a_set(entity: str, field: str, value: Any) -> Row:
    changes = {"entity": entity, "row": PERSON, "field": field, "value": value, "base": 1}
    return {"op": "set", "id": OP, "n": 1, "at": 5, **changes}


def parsed_values(raw: Row) -> Row:
    parsed = op.parse(raw)
    assert isinstance(parsed, op.AddOp)
    return parsed.values


def test_a_name_is_trimmed_and_cleaned() -> None:
    assert parsed_values(an_add(name="  Ana\x00 Sá\u0007 "))["name"] == "Ana Sá"


def test_right_to_left_and_emoji_names_stay_as_they_are() -> None:
    for name in ("نور حداد", "👩‍👩‍👧 Okafor", "A"):
        assert parsed_values(an_add(name=name))["name"] == name


GOOD = [
    an_add("interaction", person_id=PERSON, kind="like", direction="in", at=0),
    an_add("interaction", person_id=PERSON, kind="meet", direction="both", at=1, link="https://example.org/a?b"),
    an_add("handle", person_id=PERSON, channel="mastodon", address="ana@example.social"),
    an_add("note", person_id=PERSON, text="Moves in\nNovember"),
    an_add("skip", scope="day", at=1),
    an_add("nudge_answer", person_id=PERSON, local_date="2024-02-29", answer="write", at=1),
    a_set("person", "removed_at", 5),
    a_set("person", "removed_at", None),
    a_set("person", "rhythm_days", 3650),
    a_set("profile", "time_zone", "America/Argentina/Buenos_Aires"),
    a_set("profile", "nudge_time", None),
    a_set("profile", "nudge_days", "135"),
    a_set("profile", "lock_screen", "nobody"),
]


@pytest.mark.parametrize("raw", GOOD, ids=lambda raw: raw.get("field") or raw["entity"])
def test_it_takes(raw: Row) -> None:
    assert op.parse(raw).id == raw["id"]


BAD = [
    an_add(name=""),
    an_add(name="\x00 "),
    an_add(name="a" * 201),
    an_add(name=5),
    an_add(name="Ana", shoe_size=40),
    an_add(name="Ana", circle="enemies"),
    an_add(name="Ana", sample=True),
    an_add("nudge_answer", person_id=PERSON, local_date="2026-02-29", answer="write", at=1),
    an_add("nudge_answer", person_id=PERSON, local_date="2026-2-9", answer="write", at=1),
    an_add("nudge_answer", person_id=PERSON, local_date="٢٠٢٦-٠٢-٠٩", answer="write", at=1),
    an_add("nudge_answer", person_id=PERSON, local_date="2026-02-09", answer="maybe", at=1),
    an_add("nudge_answer", local_date="2026-02-09", answer="write", at=1),
    a_set("profile", "lock_screen", "everybody"),
    a_set("profile", "lock_screen", None),
    an_add("planet", name="Mars"),
    an_add("profile", name="Ana"),
    an_add("interaction", person_id=PERSON, kind="poke", direction="in", at=0),
    an_add("interaction", person_id=PERSON, kind="like", direction="up", at=0),
    an_add("interaction", person_id=PERSON, kind="like", direction="in", at=-1),
    an_add("interaction", person_id=PERSON, kind="like", direction="in", at=2**63),
    an_add("interaction", person_id=PERSON, kind="like", direction="in", at=0.5),
    an_add("interaction", person_id=PERSON, kind="like", direction="in", at=0, link="javascript:alert(1)"),
    an_add("interaction", person_id="' or 1=1", kind="like", direction="in", at=0),
    an_add("handle", person_id=PERSON, channel="fax", address="1"),
    an_add("face", person_id=PERSON, image="not base64!"),
    an_add("face", person_id=PERSON, image="aGVsbG8="),
    a_set("person", "user_id", PERSON),
    a_set("person", "rhythm_days", 0),
    a_set("person", "rhythm_days", True),
    a_set("person", "name", None),
    a_set("profile", "removed_at", 5),
    a_set("profile", "change_counter", 5),
    a_set("profile", "time_zone", "localtime"),
    a_set("profile", "time_zone", "../../etc/passwd"),
    a_set("profile", "nudge_time", "25:00"),
    a_set("profile", "nudge_days", "71"),
    a_set("profile", "nudge_days", "11"),
    a_set("standing", "facts", {}),
    an_add(name="Ana") | {"n": 0},
    an_add(name="Ana") | {"at": "now"},
    an_add(name="Ana") | {"extra": 1},
    an_add(name="Ana") | {"op": "drop"},
    an_add(name="Ana") | {"row": "x"},
    an_add(name="Ana") | {"values": None},
    an_add(name="Ana") | {"meta": {"name": [0, 0]}},
    an_add(name="Ana") | {"meta": [1]},
    an_add(name="Ana") | {"meta": {"name": [4, 5, "a phone", 6]}},
    an_add(name="Ana") | {"meta": {"name": [4, 5, ROW, -1]}},
    an_add(name="Ana") | {"meta": {"name": [4, 5, ROW]}},
    {"id": OP},
]


@pytest.mark.parametrize("raw", BAD, ids=str)
def test_it_refuses_with_a_sentence(raw: Row) -> None:
    with pytest.raises(Invalid) as refused:
        op.parse(raw)
    assert str(refused.value).endswith(".")


def test_a_refusal_does_not_repeat_what_somebody_wrote() -> None:
    with pytest.raises(Invalid) as refused:
        op.parse(an_add("note", person_id=PERSON, text="a secret" * 5000))
    assert "secret" not in str(refused.value)


NASTY: list[Any] = [
    None,
    True,
    -1,
    2**63,
    1e999,
    float("nan"),
    "",
    "a\x00",
    "\ud800",
    "a" * 20_000,
    [],
    [[]],
    {},
    {"a": {}},
    [None] * 99,
]


@given(st.dictionaries(st.sampled_from([*an_add(), *a_set("person", "name", 1), "meta"]), st.sampled_from(NASTY)))
def test_nothing_makes_it_fail_otherwise(damage: dict[str, Any]) -> None:
    for raw in (an_add(name="Ana"), a_set("person", "name", "Ana")):
        try:
            op.parse(raw | damage)
        except Invalid as refused:
            assert str(refused)
