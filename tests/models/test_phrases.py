"""The sentences for Ana in Vienna on Monday, 4 May 2026 at nine."""

import re

import pytest

from models import phrases
from models.plan import Candidate, Why
from models.standing import Contact
from models.vocabulary import KINDS
from tests.models.test_plan import NOW, VIENNA, ago, person, quiet, waiting

NOT_SAID = re.compile(r"\b(he|she|him|her|his|hers|checking in|touch base|streak|score|overdue)\b", re.I)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today"),
        (0.5, "yesterday"),
        (1, "yesterday"),
        (6, "on Tuesday"),
        (7, "on 27 April"),
        (180, "on 5 November 2025"),
    ],
)
def test_when(days: float, words: str) -> None:
    assert phrases.when(ago(days), NOW, VIENNA) == words


@pytest.mark.parametrize(
    ("somebody", "why", "sentence"),
    [
        (waiting("Ana Sá", 6, "comment"), Why.ANSWER, "Ana commented on Tuesday, and you haven’t answered."),
        (waiting("Mika", 1, "email"), Why.ANSWER, "Mika emailed yesterday, and you haven’t answered."),
        (
            waiting("Mika", 2, "like"),
            Why.LATE_ANSWER,
            "Mika liked something on Saturday, and you haven’t been in touch since.",
        ),
        (waiting("Mika", 40, "help"), Why.LATE_ANSWER, "Mika helped you on 25 March, and you haven’t answered."),
        (
            quiet("Mika", 35, rhythm_days=14, rhythm_source="learned"),
            Why.DRIFT,
            "You are usually in touch every two weeks; it has been five.",
        ),
        (
            quiet("Mika", 15, rhythm_days=14, rhythm_source="set"),
            Why.DRIFT,
            "You want to be in touch every two weeks, and that is about now.",
        ),
        (
            quiet("Mika", 70, rhythm_days=21, rhythm_source="circle", circle="close"),
            Why.DRIFT,
            "With the people close to you it is every three weeks; it has been two months.",
        ),
        (
            quiet("Mika", 9, rhythm_days=7, rhythm_source="circle", circle="inner"),
            Why.DRIFT,
            "With your inner circle it is every week; it has been nine days.",
        ),
        (
            quiet("Mika", 800, rhythm_days=365, rhythm_source="set"),
            Why.DRIFT,
            "You want to be in touch every year; it has been two years.",
        ),
        (
            quiet("Mika", 5, first_at=ago(20)),
            Why.NEWER,
            "Mika is new to you: you first crossed paths on 14 April, and they have already answered.",
        ),
        (quiet("Mika", 50), Why.AROUND, "You were last in touch on 15 March."),
        (person("Mika", added_at=ago(1)), Why.ADDED, "You added Mika yesterday."),
        (quiet("Mika", 0), None, "You were in touch today."),
    ],
)
def test_the_first_reason(somebody: Candidate, why: Why | None, sentence: str) -> None:
    assert phrases.reasons(somebody, why, NOW, VIENNA)[0] == sentence


def test_what_else_speaks_for_somebody_comes_second() -> None:
    mika = waiting("Mika", 20, rhythm_days=7, rhythm_source="set")
    assert phrases.reasons(mika, Why.ANSWER, NOW, VIENNA) == [
        "Mika messaged on 14 April, and you haven’t answered.",
        "You want to be in touch every week; it has been three weeks.",
    ]


def met(note: str | None = None, kind: str = "meet") -> Contact:
    return Contact("1", kind, "both", ago(30), note=note)


@pytest.mark.parametrize(
    ("unanswered", "history", "note", "starts"),
    [
        (
            Contact("1", "message", "in", ago(2), note="Which trail\nwas it?"),
            [],
            "Runs",
            "Answer what they brought up: “Which trail was it?”",
        ),
        (None, [met("The new job")], "Father is ill", "Ask about what you wanted to remember: “Father is ill”"),
        (None, [met("The new job")], None, "Go on from where you left off: “The new job”"),
        (None, [met()], None, "What do you remember best from when you and Mika met?"),
        (None, [met(kind="message")], None, "What have you seen or read lately that only Mika would enjoy?"),
        (None, [met(kind="like")], None, "What did you like about something Mika posted?"),
    ],
)
def test_a_starting_point_comes_from_what_is_known(
    unanswered: Contact | None, history: list[Contact], note: str | None, starts: str
) -> None:
    mika = waiting("Mika", 2) if unanswered else quiet("Mika", 30)
    why = Why.ANSWER if unanswered else Why.AROUND
    assert phrases.starter(mika, why, unanswered, history, note).startswith(starts)


def test_your_turn_needs_no_word_on_what_its_heading_says() -> None:
    assert phrases.waiting(waiting("Ana Sá", 6, "comment"), NOW, VIENNA) == "Ana commented on Tuesday"


@pytest.mark.parametrize(
    ("above", "starts"),
    [
        (None, "Answer what they brought up: “Which trail?”"),
        ("“Which trail?”", "Answer what they brought up."),
        ("You noted in May: “Runs”", "Answer what they brought up: “Which trail?”"),
    ],
)
def test_a_starting_point_repeats_nothing_that_stands_above_it(above: str | None, starts: str) -> None:
    asked = Contact("1", "message", "in", ago(2), note="Which trail?")
    assert phrases.starter(waiting("Mika", 2), Why.ANSWER, asked, [asked], None, above) == starts


@pytest.mark.parametrize(
    ("somebody", "why", "told"),
    [
        (waiting("Mika", 2), Why.ANSWER, True),
        (waiting("Mika", 9), Why.ANSWER, False),
        (quiet("Mika", 2), Why.AROUND, True),
        (quiet("Mika", 2, rhythm_days=1), Why.DRIFT, False),
        (quiet("Mika", 2, reached_at=ago(2)), None, True),
        (quiet("Mika", 2, reached_at=ago(5)), None, False),
    ],
)
def test_what_the_reasons_tell_of(somebody: Candidate, why: Why | None, told: bool) -> None:
    assert phrases.tell_of(Contact("1", "message", "in", ago(2)), somebody, why) is told


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_no_sentence_says_he_or_she_or_checks_in(kind: str) -> None:
    mika = waiting("Mika", 10, kind)._replace(rhythm_days=7, rhythm_source="set")
    said = [
        *phrases.reasons(mika, Why.ANSWER, NOW, VIENNA),
        phrases.starter(mika, Why.ANSWER, Contact("1", kind, "in", ago(10)), [], None),
        phrases.last_words(Contact("1", kind, "in", ago(10)), False, "Mika", None, NOW, VIENNA) or "",
    ]
    for sentence in said:
        assert not NOT_SAID.search(sentence)
        assert sentence[0].isupper() and sentence[-1] in ".?"


@pytest.mark.parametrize(
    ("last", "told", "note", "words"),
    [
        (
            Contact("1", "message", "out", ago(3), note="See you in June!"),
            False,
            ("Runs", ago(9)),
            "You messaged on Friday: “See you in June!”",
        ),
        (Contact("1", "comment", "in", ago(3), note="So true"), True, ("Runs", ago(9)), "“So true”"),
        (Contact("1", "comment", "in", ago(3)), True, ("Runs", ago(9)), None),
        (Contact("1", "comment", "in", ago(3)), False, None, "Mika commented on Friday."),
        (None, False, ("Met at PyCon", ago(9)), "You noted on 25 April: “Met at PyCon”"),
        (None, False, None, None),
    ],
)
def test_the_last_words(last: Contact | None, told: bool, note: tuple[str, int] | None, words: str | None) -> None:
    assert phrases.last_words(last, told, "Mika Kovács", note, NOW, VIENNA) == words


def test_people_are_called_by_their_first_name() -> None:
    assert phrases.first_name("Mika Kovács") == "Mika"
