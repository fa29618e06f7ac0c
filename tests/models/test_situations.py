"""Whole situations, and every word of the card that Ana reads then: ``situations.json``."""

import json
import re
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from models.local_day import moment
from models.suggestion import entry
from models.voice import Voice
from models.wording import ENGLISH, words
from tests.models.situation import Card, card, known
from tests.models.test_plan import NOW, VIENNA

SITUATIONS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "situations.json").read_text(encoding="utf-8"))
TITLES = [situation["situation"] for situation in SITUATIONS]
NOT_SAID = re.compile(
    r"\b(he|she|him|her|his|hers|check(ing)? in|touch(ing)? base|streaks?|score|overdue|should|must|forgot\w*|sorry)\b",
    re.I,
)
LONGEST = 110
QUOTATION = re.compile("“.*”")


def told(situation: dict[str, Any]) -> tuple[dict[str, Any], int]:
    """The facts, and the present moment."""
    facts = dict(situation["facts"])
    today = facts.pop("today", None)
    now = moment(date.fromisoformat(today), time(9), VIENNA) if today else NOW
    return facts | {"now": now}, now


@pytest.mark.parametrize("situation", SITUATIONS, ids=TITLES)
def test_what_stands_on_the_card(situation: dict[str, Any]) -> None:
    facts, now = told(situation)
    assert card(known(**facts), ENGLISH, now) == Card(**situation["card"])


@pytest.mark.parametrize("situation", SITUATIONS, ids=TITLES)
def test_the_sentences_are_plain_and_kind(situation: dict[str, Any]) -> None:
    reasons, _, starter = Card(**situation["card"])
    assert 1 <= len(reasons) <= 3
    for sentence in (*reasons, starter):
        ours = QUOTATION.sub("", sentence)
        assert not NOT_SAID.search(ours)
        assert (
            sentence.strip("\u200e\u2068")[0].isupper()
            or not sentence.isascii()
            or situation["facts"]["name"][0] == "x"
        )
        assert re.search(r"[.?!…]\u2069?[”’]*$", sentence)
    assert len(QUOTATION.sub("", starter)) <= LONGEST


@pytest.mark.parametrize("situation", SITUATIONS, ids=TITLES)
def test_nothing_is_quoted_twice(situation: dict[str, Any]) -> None:
    reasons, last, starter = Card(**situation["card"])
    quoted = QUOTATION.findall("\n".join([*reasons, last or "", starter]))
    assert len(quoted) == len(set(quoted))


@pytest.mark.parametrize("situation", SITUATIONS, ids=TITLES)
def test_each_reason_names_the_rows_it_rests_on(situation: dict[str, Any]) -> None:
    facts, now = told(situation)
    of = known(**facts)
    said = entry(of, Voice(ENGLISH, now, VIENNA))
    assert len(said["facts"]) == len(said["reasons"])
    there = {(contact.id, "interaction") for contact in (*of.older, *of.recent)}
    there |= {(note.id, "note") for note in of.notes} | {("p", "person")}
    for rests in said["facts"]:
        assert rests
        assert {(fact["id"], fact["entity"]) for fact in rests} <= there


DATES = re.compile(
    r"(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October"
    "|November|December"
)


@pytest.mark.parametrize("situation", SITUATIONS, ids=TITLES)
def test_every_word_of_ours_can_be_translated(situation: dict[str, Any]) -> None:
    """In the made-up language every sentence has accents; what has none was never looked up."""
    facts, now = told(situation)
    reasons, last, starter = card(known(**facts), words("en-XA"), now)
    name = ENGLISH.name(facts["name"])
    for sentence in (*reasons, last or "", starter):
        bare = DATES.sub("", re.sub("“.*?”", "", sentence).replace(name, ""))
        assert not re.search("[aeiou]", bare), sentence


def test_the_words_of_a_right_to_left_name_keep_their_order() -> None:
    """As the phone lays it out: the sentence begins with a mark for left to right, and the name is an isolate."""
    noor = known("نور الدين", ["ANSWER"], [(2, "message", "in")])
    assert card(noor).reasons == ["\u200e\u2068نور\u2069 messaged on Saturday, and you haven’t answered yet."]
