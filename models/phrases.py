"""Phrases: every sentence the rules say about a person, worded in this one place.

They are facts with dates, and they never say he or she: Kith does not know, and does not ask.
"""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from models.local_day import DAY, days_between, local
from models.plan import LEAST_DEPTH_TO_ANSWER, Candidate, Why, overdue
from models.quotation import quote
from models.standing import Contact
from models.vocabulary import KINDS, Circle

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_CIRCLES: dict[Circle, str] = {
    "inner": "your inner circle",
    "close": "the people close to you",
    "friends": "your friends",
    "acquaintances": "the people you know a little",
}
_OPENINGS = {
    "like": "They noticed something of yours. What are they busy with themselves?",
    "comment": "Thank them for the comment, in private, and tell them a little more.",
    "share": "Thank them for passing on what you wrote, and ask what made them share it.",
    "message": "Two honest lines are a good answer; it doesn’t have to be long.",
    "email": "Two honest lines are a good answer; it doesn’t have to be long.",
    "text": "Two honest lines are a good answer; it doesn’t have to be long.",
    "letter": "Tell them that the letter came, and what you liked in it.",
    "call": "Call back, or write when you have time to talk.",
    "video": "Call back, or write when you have time to talk.",
    "meet": "Tell them what stayed with you from the visit.",
    "help": "Tell them what their help made possible.",
    "introduce": "Tell them how it went with the person they introduced.",
    "spotlight": "Thank them for the shout-out, and say what it meant to you.",
}


def first_name(name: str) -> str:
    """The first word of a name."""
    return name.split()[0] if name.split() else name


def when(at: int, now: int, place: ZoneInfo) -> str:
    """To end a sentence: today, yesterday, on Tuesday, on 3 November, on 3 November 2024."""
    days, day = days_between(at, now, place), local(at, place)
    if days <= 0:
        return "today"
    if days == 1:
        return "yesterday"
    if days < 7:
        return f"on {_WEEKDAYS[day.weekday()]}"
    date = f"on {day.day} {_MONTHS[day.month - 1]}"
    return date if day.year == local(now, place).year else f"{date} {day.year}"


def reasons(person: Candidate, why: Why | None, now: int, place: ZoneInfo) -> list[str]:
    """Why to write to this person now: the strongest reason, and what else speaks for it."""
    name = first_name(person.name)
    if why is None or person.last_at is None:
        happened = when(person.reached_at or person.added_at, now, place)
        return [f"You were in touch {happened}." if person.reached_at else f"You added {name} {happened}."]
    found = []
    if why in (Why.ANSWER, Why.LATE_ANSWER):
        # Nobody answers a like.
        deep = KINDS[person.waiting_kind or "like"].depth >= LEAST_DEPTH_TO_ANSWER
        left = "you haven’t answered" if deep else "you haven’t been in touch since"
        found.append(f"{waiting(person, now, place)}, and {left}.")
    if overdue(person, now) >= 1:
        found.append(drifting(person, now))
    if why is Why.NEWER:
        found.append(
            f"{name} is new to you: you first crossed paths {when(person.first_at or now, now, place)}, "
            "and they have already answered."
        )
    if why is Why.AROUND:
        found.append(f"You were last in touch {when(person.last_at, now, place)}.")
    return found


def waiting(person: Candidate, now: int, place: ZoneInfo) -> str:
    """What the person did that the user has not answered: Mika messaged on Friday. Without a full stop, for lists."""
    said = KINDS[person.waiting_kind or "like"].said["in"].format(name=first_name(person.name))
    return f"{said} {when(person.waiting_since or now, now, place)}"


def drifting(person: Candidate, now: int) -> str:
    """By what rhythm the two have been silent for long, and how long it has been."""
    rhythm, unit = span(person.rhythm_days or 1)
    silent, silent_unit = span((now - (person.last_at or now)) // DAY)
    every = f"every {unit}" if rhythm == 1 else f"every {number(rhythm)} {unit}s"
    if person.rhythm_source == "circle" and person.circle:
        usual = f"With {_CIRCLES[person.circle]} it is {every}"
    elif person.rhythm_source == "set":
        usual = f"You want to be in touch {every}"
    else:
        usual = f"You are usually in touch {every}"
    if (silent, silent_unit) == (rhythm, unit):
        return f"{usual}, and that is about now."
    # "Every two weeks; it has been five" needs no second "weeks".
    same = unit == silent_unit and rhythm > 1 and silent > 1
    has_been = number(silent) if same else f"{number(silent)} {silent_unit}{'s' if silent > 1 else ''}"
    return f"{usual}; it has been {has_been}."


def span(days: int) -> tuple[int, str]:
    """A number of days in the largest unit that still says something: (5, "week")."""
    if days < 14:
        return (1, "week") if days == 7 else (max(days, 1), "day")
    if days < 60 and days != 30:
        return round(days / 7), "week"
    if days < 730 and days != 365:
        return round(days / 30.4), "month"
    return round(days / 365), "year"


def number(count: int) -> str:
    """Small numbers are words."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def starter(
    person: Candidate,
    why: Why | None,
    unanswered: Contact | None,
    history: Sequence[Contact],
    note: str | None,
    above: str | None = None,
) -> str:
    """A starting point for the user's own words, from what is known; else an honest question to oneself.

    ``above`` are the last words that stand above it on the card; what they quote is not quoted again.
    """
    if person.turn == "mine" and why in (Why.ANSWER, Why.LATE_ANSWER, Why.DRIFT):
        if unanswered and unanswered.note:
            return _with_quote("Answer what they brought up", unanswered.note, above)
        return _OPENINGS[person.waiting_kind or "like"]
    if note:
        return _with_quote("Ask about what you wanted to remember", note, above)
    noted = next((contact.note for contact in reversed(history) if contact.note), None)
    if noted:
        return _with_quote("Go on from where you left off", noted, above)
    name = first_name(person.name)
    if any(contact.kind == "meet" for contact in history):
        return f"What do you remember best from when you and {name} met? Begin with that."
    if why is Why.ADDED:
        return f"What made you add {name}? Tell them, in one sentence."
    if any(not KINDS[contact.kind].public for contact in history):
        return f"What have you seen or read lately that only {name} would enjoy? Send them that."
    return f"What did you like about something {name} posted? Tell them so, in private."


def _with_quote(words: str, text: str, above: str | None) -> str:
    return f"{words}." if above and quote(text) in above else f"{words}: {quote(text)}"


def tell_of(last: Contact, person: Candidate, why: Why | None) -> bool:
    """Whether the reasons speak of the last contact itself, and say its day."""
    if why in (Why.ANSWER, Why.LATE_ANSWER):
        return person.waiting_since == last.at
    return why is Why.AROUND or (why is None and person.reached_at == last.at)


def last_words(
    last: Contact | None, told: bool, name: str, note: tuple[str, int] | None, now: int, place: ZoneInfo
) -> str | None:
    """What passed last between the two, without what the reasons have ``told``; or else the latest note (text, written
    at)."""
    if last and told:
        return quote(last.note) if last.note else None
    if last:
        said = KINDS[last.kind].said[last.direction].format(name=first_name(name))
        said = f"{said} {when(last.at, now, place)}"
        return f"{said}: {quote(last.note)}" if last.note else f"{said}."
    if note:
        return f"You noted {when(note[1], now, place)}: {quote(note[0])}"
    return None
