"""Phrases: why to write to somebody now, in sentences that are facts with dates, each with the rows that it rests on.

They never say he or she: Kith does not know, and does not ask.
"""

from collections.abc import Callable

from models import owed
from models.birthday import age_on, next_birthday
from models.known import Known, Reason, facts
from models.local_day import DAY
from models.reason import Why
from models.vocabulary import Circle
from models.voice import Voice, span

MOST_REASONS = 3
OFTEN_DAYS = 30
OFTEN = 3
"""So many days of contact in so many days are often."""


def reasons(known: Known, voice: Voice) -> list[Reason]:
    """Up to three, the strongest first; at least one."""
    found: list[Reason] = []
    said: set[Why] = set()
    for why in known.whys:
        if not _is_said(why, said, known) and (reason := _SENTENCES[why](known, voice)):
            found.append(reason)
            said.add(why)
    return found[:MOST_REASONS] or [_done(known, voice)]


def _is_said(why: Why, said: set[Why], known: Known) -> bool:
    """Whether what was said tells this already."""
    answer = bool(said & {Why.ANSWER, Why.LATE_ANSWER})
    if why in (Why.ANSWER, Why.LATE_ANSWER):
        return answer
    if why is Why.WOKE:
        return answer and owed.wakes(known)
    if why is Why.NEWER:
        return answer
    # That you were last in touch then and then is what one says when there is nothing else.
    return why is Why.AROUND and bool(said)


def _drift(known: Known, voice: Voice) -> Reason | None:
    person, say = known.person, voice.words.say
    if person.rhythm_days is None or person.last_at is None:
        return None
    rhythm, silent = person.rhythm_days, (voice.now - person.last_at) // DAY
    every, latest = voice.every(rhythm), [contact.id for contact in known.recent[-3:]]
    if person.rhythm_source == "learned":
        usual, rests = say("You two are usually in touch {every}", every=every), facts("interaction", latest)
    else:
        rests = [*facts("person", [person.person_id]), *facts("interaction", latest[-1:])]
        by_circle = person.rhythm_source == "circle" and person.circle
        usual = _circle(by_circle, every, voice) if by_circle else say("You wanted to be in touch {every}", every=every)
    if span(silent) == span(rhythm):
        return Reason(say("{usual}, and that is about now.", usual=usual), rests)
    return Reason(say("{usual}; it has been {time}.", usual=usual, time=voice.long_after(silent, rhythm)), rests)


def _circle(circle: Circle, every: str, voice: Voice) -> str:
    say = voice.words.say
    if circle == "inner":
        return say("With your inner circle, the rhythm is {every}", every=every)
    if circle == "close":
        return say("With the people close to you, the rhythm is {every}", every=every)
    if circle == "friends":
        return say("With your friends, the rhythm is {every}", every=every)
    return say("With people you know a little, the rhythm is {every}", every=every)


def _newer(known: Known, voice: Voice) -> Reason:
    person, say = known.person, voice.words.say
    when, name = voice.when(person.first_at or voice.now), voice.name(person.name)
    first = next((contact for contact in known.recent if contact.at == person.first_at), None)
    if first is None:
        return Reason(say("You two first crossed paths {when}.", when=when), facts("person", [person.person_id]))
    if first.direction == "out":
        said = say("You two first crossed paths {when}, and {name} has already answered.", when=when, name=name)
    elif first.direction == "in":
        said = say("You two first crossed paths {when}, and {name} said hello first.", when=when, name=name)
    else:
        said = say("You two first crossed paths {when}.", when=when)
    theirs = [contact.id for contact in known.recent if contact.direction != "out"]
    return Reason(said, facts("interaction", [first.id, *theirs[-1:]]))


def _around(known: Known, voice: Voice) -> Reason | None:
    say, last = voice.words.say, known.last
    if last is None:
        return None
    when, lately = voice.when(last.at), [one for one in known.recent if voice.now - one.at < OFTEN_DAYS * DAY]
    tells = frozenset({last.id})
    if len({contact.at // DAY for contact in lately}) >= OFTEN:
        said = say("You two are often in touch these days, last {when}.", when=when)
        return Reason(said, facts("interaction", [contact.id for contact in lately]), tells)
    return Reason(say("You were last in touch {when}.", when=when), facts("interaction", tells), tells)


def _added(known: Known, voice: Voice) -> Reason:
    name, when = voice.name(known.person.name), voice.when(known.person.added_at)
    said = voice.words.say("You added {name} {when}.", name=name, when=when)
    return Reason(said, facts("person", [known.person.person_id]))


def _birthday(known: Known, voice: Voice) -> Reason | None:
    person, say = known.person, voice.words.say
    if person.birthday is None:
        return None
    day = next_birthday(person.birthday, voice.today())
    age, rests = age_on(person.birthday, day), facts("person", [person.person_id])
    if age is None:
        return Reason(say("Birthday {when}.", when=voice.on(day)), rests)
    turns = say("{name} turns {age}", name=voice.name(person.name), age=voice.words.number(age))
    return Reason(say("Birthday {when}: {turns}.", when=voice.on(day), turns=turns), rests)


def _coming(known: Known, voice: Voice) -> Reason | None:
    if (coming := known.person.coming) is None:
        return None
    quotation = voice.words.ended(voice.words.quote(coming.text))
    said = voice.words.say("Coming up {when}: {quotation}", when=voice.on(coming.day), quotation=quotation)
    return Reason(said, facts("note", [coming.note_id]))


def _ask(known: Known, voice: Voice) -> Reason | None:
    if (asked := known.person.asked) is None:
        return None
    quotation = voice.words.ended(voice.words.quote(asked.text))
    said = voice.words.say(
        "You wanted to ask how it went {when}: {quotation}", when=voice.on(asked.day), quotation=quotation
    )
    return Reason(said, facts("note", [asked.note_id]))


def _next_step(known: Known, voice: Voice) -> Reason | None:
    say, step = voice.words.say, known.person.next_step or {}
    says_so = [contact for contact in map(known.contact, step.get("ids", ())) if contact]
    if not says_so:
        return None
    rests, latest = facts("interaction", [contact.id for contact in says_so]), says_so[-1]
    if step["step"] == "private_word":
        if latest in known.unanswered():
            # Its day is told already.
            return Reason(say("So far it has all been in public; a private word could come next."), rests)
        when = voice.when(latest.at)
        said = say("So far it has all been in public, last {when}; a private word could come next.", when=when)
        return Reason(said, rests, frozenset({latest.id}))
    if step["step"] == "share_back":
        happened, when = voice.happened(latest, known.person.name), voice.when(latest.at)
        said = say("{happened} {when}, and you haven’t been in touch since.", happened=happened, when=when)
        return Reason(said, rests, frozenset({latest.id}))
    since = voice.since_month(says_so[0].at)
    if known.person.stage == "voice":
        return Reason(say("You two have written and talked {since}; meeting could come next.", since=since), rests)
    return Reason(say("You two have been writing {since}; a call could come next.", since=since), rests)


def _woke(known: Known, voice: Voice) -> Reason | None:
    if not (woke := known.person.woke):
        return None
    when, time = voice.when(woke["at"]), voice.long(woke["silent_days"])
    said = voice.words.say("You two found each other again {when}, after {time}.", when=when, time=time)
    return Reason(said, facts("interaction", [woke["id"]]), frozenset({woke["id"]}))


def _done(known: Known, voice: Voice) -> Reason:
    """For today's person when what spoke for them is done."""
    reached = known.person.reached_at
    if reached is None:
        return _added(known, voice)
    last = next((one for one in reversed(known.recent) if one.direction != "in"), None)
    ids = [last.id] if last else []
    return Reason(
        voice.words.say("You were in touch {when}.", when=voice.when(reached)),
        facts("interaction", ids),
        frozenset(ids),
    )


_SENTENCES: dict[Why, Callable[[Known, Voice], Reason | None]] = {
    Why.ANSWER: owed.reason,
    Why.LATE_ANSWER: owed.reason,
    Why.DRIFT: _drift,
    Why.NEWER: _newer,
    Why.AROUND: _around,
    Why.ADDED: _added,
    Why.BIRTHDAY: _birthday,
    Why.COMING: _coming,
    Why.ASK: _ask,
    Why.NEXT_STEP: _next_step,
    Why.WOKE: _woke,
}
