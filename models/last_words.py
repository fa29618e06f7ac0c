"""The last words: what passed last between the user and somebody, as the card quotes it."""

from collections.abc import Sequence

from models.known import Known, Reason
from models.voice import Voice

QUOTED = 90
"""Characters of somebody's words in a starting point; in the last words there may be more."""


def last_words(known: Known, said: Sequence[Reason], voice: Voice) -> str | None:
    """What was said last between the two, else what passed last; without what the reasons have ``said``."""
    words, last, spoken = voice.words, known.last, known.spoken
    tells = frozenset[str]().union(*(reason.tells for reason in said))
    if spoken and spoken.note:
        quoted = words.quote(spoken.note)
        if spoken.id in tells:
            return quoted
        happened, when = voice.happened(spoken, known.person.name), voice.when(spoken.at)
        return words.say("{happened} {when}: {quotation}", happened=happened, when=when, quotation=quoted)
    if last and last.id not in tells:
        happened = voice.happened(last, known.person.name)
        return words.say("{happened} {when}.", happened=happened, when=voice.when(last.at))
    return None


def last_note(known: Known, starter: str, voice: Voice) -> str | None:
    """In their place, what the user wanted to remember, unless the starting point quotes it."""
    if known.note is None or any(voice.words.quote(note.text, QUOTED) in starter for note in known.notes):
        return None
    when, quoted = voice.when(known.note.at), voice.words.quote(known.note.text)
    return voice.words.say("You noted {when}: {quotation}", when=when, quotation=quoted)
