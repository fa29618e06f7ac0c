"""The starting point: one open question or offer, made of what is known of somebody; else an honest question
to oneself.

It is never the message itself. It flatters nobody, sells nothing, and asks for no excuse.
"""

from collections.abc import Callable

from models import opening
from models.birthday import next_birthday
from models.contact import Contact
from models.known import Known, Remembered, is_question
from models.last_words import QUOTED
from models.local_day import DAY
from models.owed import ANSWERED, TALKED, WRITTEN, wakes
from models.reason import Why
from models.voice import Voice

WEEK = 7 * DAY
LATE_DAYS = 30
FAVOURS = {"help", "introduce", "spotlight"}
CARD_DAYS = 3
"""So long before a birthday, a card still comes in time."""

Rule = Callable[[Known, Voice], str | None]


def starter(known: Known, voice: Voice) -> str:
    """What the first rule says that has something to say."""
    return next(said for rule in _RULES if (said := rule(known, voice)))


def _day(known: Known, voice: Voice) -> str | None:
    """A day of theirs, where it is the first reason, or nothing waits for an answer."""
    days = {Why.BIRTHDAY: _birthday, Why.COMING: _coming, Why.ASK: _ask}
    spoken = known.whys[:1] if _owes(known) else known.whys
    return next((said for why in spoken if why in days and (said := days[why](known, voice))), None)


def _birthday(known: Known, voice: Voice) -> str | None:
    say, name, today = voice.words.say, voice.name(known.person.name), voice.today()
    if known.person.birthday is None:
        return None
    days = (next_birthday(known.person.birthday, today) - today).days
    if days == 0:
        if known.note and not is_question(known.note.text):
            quotation = voice.words.ended(voice.words.quote(known.note.text, QUOTED))
            return say(
                "Wish {name} a happy birthday, with a word on what you noted: {quotation}",
                name=name,
                quotation=quotation,
            )
        return say("Wish {name} a happy birthday, in a line that only you could write.", name=name)
    if days >= CARD_DAYS:
        return say("There is still time for a card. What would only you write on it?")
    return say("Ask {name} what the birthday will be like. The wish itself can wait for the day.", name=name)


def _coming(known: Known, voice: Voice) -> str | None:
    say, name = voice.words.say, voice.name(known.person.name)
    if known.person.coming is None:
        return None
    if known.person.coming.day == voice.today():
        return say("Tell {name} that you are thinking of it today. Nothing more is needed.", name=name)
    return say("Ask {name} how it feels now, and whether there is something you could do.", name=name)


def _ask(known: Known, voice: Voice) -> str | None:
    if known.person.asked is None:
        return None
    return voice.words.say("Ask {name} how it went, and how things are now.", name=voice.name(known.person.name))


def _answer(known: Known, voice: Voice) -> str | None:
    """What waits for an answer. A like alone does not: whatever else is known is a better beginning."""
    theirs, say = known.unanswered() if _owes(known) else [], voice.words.say
    asks = [contact for contact in theirs if contact.kind != "like"]
    if not asks:
        return None
    spoken = known.spoken if known.spoken in theirs else None
    if len(asks) > 1 and not all(contact.kind in TALKED for contact in asks):
        return say("One honest answer is enough for all of it. Begin with what stayed with you.")
    if (
        asks[0].kind == "comment"
        and _has_step(known, "private_word")
        and not (spoken and is_question(spoken.note or ""))
    ):
        return None
    if spoken and spoken.note and (spoken.kind in ANSWERED or is_question(spoken.note)):
        return _brought_up(spoken, spoken.note, known, voice)
    if wakes(known):
        name = voice.name(known.person.name)
        return say("Say what it was like to hear from {name} again, and ask about the time in between.", name=name)
    if _is_late(asks[0], voice):
        return say("A late answer is still a good one, and needs no excuse. Two honest lines are enough.")
    if asks[0].kind in WRITTEN - {"letter"} and known.note and not is_question(known.note.text):
        quotation = voice.words.ended(voice.words.quote(known.note.text, QUOTED))
        return say(
            "Two honest lines are a good answer; then ask about what you noted: {quotation}", quotation=quotation
        )
    return opening.answer(asks[0], known.person.name, voice)


def _brought_up(spoken: Contact, text: str, known: Known, voice: Voice) -> str:
    """The words themselves stand above it on the card."""
    say, name = voice.words.say, voice.name(known.person.name)
    if spoken.kind == "comment" and not is_question(text):
        return say("Thank {name} in private, and ask for the story behind that.", name=name)
    if _is_late(spoken, voice):
        return say("A late answer is still a good one, and needs no excuse. Begin with what {name} said.", name=name)
    if is_question(text):
        return say("Answer the question first, then ask one of your own.")
    return say("Begin with what {name} brought up, and ask one thing back.", name=name)


def _has_step(known: Known, step: str) -> bool:
    return Why.NEXT_STEP in known.whys and (known.person.next_step or {}).get("step") == step


def _owes(known: Known) -> bool:
    return bool({Why.ANSWER, Why.LATE_ANSWER} & set(known.whys))


def _is_late(contact: Contact, voice: Voice) -> bool:
    return voice.now - contact.at >= LATE_DAYS * DAY


def _step(known: Known, voice: Voice) -> str | None:
    say, step = voice.words.say, (known.person.next_step or {}).get("step")
    # Whoever has been silent for long begins smaller.
    if Why.NEXT_STEP not in known.whys or Why.DRIFT in known.whys or step is None:
        return None
    if step == "private_word":
        return say("Carry it on in private. What would you ask if nobody else were reading?")
    if step == "share_back":
        return say("Send a photo from that day, or one line on what you liked about it.")
    if known.person.stage == "voice":
        return say("Suggest a walk or a coffee, and two days that would suit you.")
    return say("Offer a short call, and two times that would suit you.")


def _woke(known: Known, voice: Voice) -> str | None:
    if Why.WOKE not in known.whys:
        return None
    return voice.words.say("Ask {name} what the time in between was like.", name=voice.name(known.person.name))


def _their_turn(known: Known, voice: Voice) -> str | None:
    # A favour is not a question that waits for an answer.
    if known.person.turn != "theirs" or (known.last and known.last.kind in FAVOURS):
        return None
    return voice.words.say("Ask nothing this time: send a photo, a link or a memory that needs no answer.")


def _noted(known: Known, voice: Voice) -> str | None:
    """What the user wanted to remember, or what the two talked about: what is new since the last contact, else one
    after the other, a week each, so that nobody is asked about the same thing every time."""
    threads: list[Remembered | Contact] = [*known.untold, *([known.spoken] if known.spoken else [])]
    if not threads:
        return None
    last = known.last.at if known.last else 0
    fresh = isinstance(threads[0], Remembered) and threads[0].at > last
    chosen = threads[0] if fresh else threads[voice.now // WEEK % len(threads)]
    if isinstance(chosen, Remembered):
        return _remembered(chosen, known, voice)
    return voice.words.say("Pick that up again: what has happened since?")


def _remembered(note: Remembered, known: Known, voice: Voice) -> str:
    say, quotation = voice.words.say, voice.words.ended(voice.words.quote(note.text, QUOTED))
    if is_question(note.text):
        return say("You wanted to know: {quotation}", quotation=quotation)
    if known.last is None:
        return say("Say hello, and begin with what you noted: {quotation}", quotation=quotation)
    when = voice.when(note.at)
    return say("You noted {when}: {quotation} Ask what is new there.", when=when, quotation=quotation)


def _after(known: Known, voice: Voice) -> str | None:
    return opening.after(known.last, known.person.name, voice) if known.last else None


def _added(known: Known, voice: Voice) -> str:
    return voice.words.say("What made you add {name}? Say that, in one sentence.", name=voice.name(known.person.name))


_RULES: tuple[Rule, ...] = (_day, _answer, _step, _woke, _their_turn, _noted, _after, _added)
