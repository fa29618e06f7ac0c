"""What the situations in ``situations.json`` leave open: how reasons go together, for Ana on Monday, 4 May 2026."""

from dataclasses import replace

import pytest

from models import owed, phrases
from models.known import Known
from models.reason import Why
from models.voice import Voice
from models.wording import ENGLISH
from tests.models.situation import known
from tests.models.test_plan import NOW, VIENNA, waiting

ANA = Voice(ENGLISH, NOW, VIENNA)


def said(of: Known, *whys: Why) -> list[str]:
    return [reason.text for reason in phrases.reasons(replace(of, whys=whys), ANA)]


def test_your_turn_needs_no_word_on_what_its_heading_says() -> None:
    assert owed.waiting(waiting("Ana Sá", 6, "comment"), ANA) == "Ana commented on Tuesday"


def test_there_are_three_reasons_at_most() -> None:
    history = [(90, "message", "both"), (20, "message", "in")]
    mika = known("Mika", [], history, birthday="--05-06", rhythm=7, coming=(3, "Exam"))
    reasons = said(mika, Why.ANSWER, Why.DRIFT, Why.BIRTHDAY, Why.COMING)
    assert reasons == [
        "Mika messaged on 14 April, and you haven’t answered yet.",
        "You wanted to be in touch every week; it has been three weeks.",
        "Birthday on Wednesday.",
    ]


def test_that_you_were_in_touch_is_said_when_there_is_nothing_else() -> None:
    mika = known("Mika", [], [(40, "message", "both")], rhythm=7)
    assert len(said(mika, Why.DRIFT, Why.AROUND)) == 1
    assert said(mika, Why.AROUND) == ["You were last in touch on 25 March."]


def test_an_answer_is_missed_once() -> None:
    mika = known("Mika", [], [(40, "message", "both"), (2, "message", "in")])
    assert len(said(mika, Why.ANSWER, Why.LATE_ANSWER)) == 1


def test_a_silence_that_ended_is_told_with_the_answer_or_alone() -> None:
    mika = known("Mika", [], [(400 - 10 * place, "email", "both") for place in range(4)] + [(3, "email", "in")])
    assert said(mika, Why.ANSWER, Why.WOKE) == said(mika, Why.ANSWER)
    assert said(mika, Why.WOKE) == ["You two found each other again on Friday, after a year."]


@pytest.mark.parametrize("why", list(Why))
def test_a_reason_without_its_facts_is_not_made_up(why: Why) -> None:
    """Somebody of whom nothing is known but the name, whatever the plan says."""
    assert said(known("Mika", added=1), why) == ["You added Mika yesterday."] or why is Why.NEWER


def test_the_rows_of_a_reason_stand_in_the_order_of_time() -> None:
    ruth = known("Ruth", [], [(50, "letter", "both"), (20, "letter", "in"), (4, "letter", "in")])
    (reason,) = phrases.reasons(replace(ruth, whys=(Why.ANSWER,)), ANA)
    assert [fact["id"] for fact in reason.facts] == ["c1", "c2"]
