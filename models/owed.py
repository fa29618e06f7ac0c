"""What somebody did that the user has not answered, in words."""

from models.candidate import Candidate
from models.contact import Contact
from models.known import Known, Reason, facts
from models.vocabulary import KINDS
from models.voice import Voice

WRITTEN = {"message", "email", "text", "letter"}
TALKED = {"call", "video"}
ANSWERED = {*WRITTEN, *TALKED, "comment"}


def waiting(person: Candidate, voice: Voice) -> str:
    """The first thing that waits: Mika messaged on Friday. Without a full stop, for lists."""
    kind = KINDS[person.waiting_kind or "like"]
    happened = voice.words.say(kind.said["in"], name=voice.name(person.name))
    when = voice.when(person.waiting_since or voice.now)
    return voice.words.say("{happened} {when}", happened=happened, when=when)


def reason(known: Known, voice: Voice) -> Reason | None:
    """The reason of those who wait: what they did, when, and that there is no answer yet."""
    person, theirs, say = known.person, known.unanswered(), voice.words.say
    if not theirs:
        return None
    rests = facts("interaction", [contact.id for contact in theirs])
    # Nobody answers a like, so a word beside it is what counts.
    asks = [contact for contact in theirs if contact.kind != "like"] or theirs
    first = asks[0]
    told = {"happened": voice.happened(first, person.name), "when": voice.when(first.at)}
    if (person.unanswered or 0) > len(theirs):
        # More than the latest contacts hold.
        return Reason(
            say("{happened} {when}, and has been in touch often since; you haven’t answered yet.", **told), rests
        )
    if len(asks) > 1:
        return Reason(_several(asks, voice.name(person.name), voice), rests)
    if person.woke and wakes(known):
        time = voice.long(person.woke["silent_days"])
        said = say("{happened} {when}, for the first time in {time}; you haven’t answered yet.", **told, time=time)
    elif first.kind in ANSWERED or (person.reached_at or 0) >= first.at:
        said = say("{happened} {when}, and you haven’t answered yet.", **told)
    else:
        # Nobody answers a favour either.
        said = say("{happened} {when}, and you haven’t been in touch since.", **told)
    return Reason(said, rests, frozenset({first.id}))


def wakes(known: Known) -> bool:
    """Whether what is unanswered ended a long silence."""
    woke = known.person.woke or {}
    return any(contact.id == woke.get("id") for contact in known.unanswered())


def _several(theirs: list[Contact], name: str, voice: Voice) -> str:
    say, kinds, since = voice.words.say, {contact.kind for contact in theirs}, voice.since(theirs[0].at)
    if kinds == {"like"}:
        things = voice.words.say_many("one thing", "{n} things", len(theirs))
        return say("{name} has liked {things} {since}.", name=name, things=things, since=since)
    told = {"name": name, "times": voice.times(len(theirs)), "since": since}
    if kinds <= WRITTEN:
        return say("{name} has written {times} {since}, and you haven’t answered yet.", **told)
    if kinds == {"comment"}:
        return say("{name} has commented {times} {since}, and you haven’t answered yet.", **told)
    if kinds <= TALKED:
        return say("{name} has called {times} {since}, and you haven’t talked yet.", **told)
    return say("{name} has been in touch {times} {since}, and you haven’t answered yet.", **told)
