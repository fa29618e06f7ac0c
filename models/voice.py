"""A voice: the words of a locale, spoken at a moment in the user's own time zone. Here are the parts of sentences that
tell when something was, how long it has been and what happened."""

from dataclasses import dataclass
from datetime import date
from typing import Literal
from zoneinfo import ZoneInfo

from models.contact import Contact
from models.local_day import day_of
from models.vocabulary import KINDS
from models.wording import Words

Unit = Literal["day", "week", "month", "year"]


@dataclass(frozen=True, slots=True)
class Voice:
    """``now`` in ms."""

    words: Words
    now: int
    place: ZoneInfo

    def today(self) -> date:
        """The user's local date."""
        return day_of(self.now, self.place)

    def when(self, at: int) -> str:
        """To end a sentence about what was: today, yesterday, on Tuesday, on 3 November, on 3 November 2024."""
        return self.on(min(day_of(at, self.place), self.today()))

    def on(self, day: date) -> str:
        """The same for any day: tomorrow, on Friday."""
        days = (day - self.today()).days
        if days == 0:
            return self.words.say("today")
        if days == 1:
            return self.words.say("tomorrow")
        if days == -1:
            return self.words.say("yesterday")
        if abs(days) < 7:
            return self.words.say("on {weekday}", weekday=self.words.weekday(day))
        return self.words.say("on {date}", date=self._date(day))

    def since(self, at: int) -> str:
        """From when on: today, since yesterday, since Tuesday, since 3 November."""
        day = min(day_of(at, self.place), self.today())
        days = (self.today() - day).days
        if days == 0:
            return self.words.say("today")
        if days == 1:
            return self.words.say("since yesterday")
        if days < 7:
            return self.words.say("since {weekday}", weekday=self.words.weekday(day))
        return self.words.say("since {date}", date=self._date(day))

    def since_month(self, at: int) -> str:
        """From when on, of something long: since March, since March 2024."""
        day = day_of(at, self.place)
        near = (self.today() - day).days < 330
        return self.words.say("since {date}", date=self.words.month(day, with_year=not near))

    def name(self, name: str) -> str:
        """What one would call somebody."""
        return self.words.name(name)

    def happened(self, contact: Contact, name: str) -> str:
        """What passed: Ana commented. You talked on the phone."""
        return self.words.say(KINDS[contact.kind].said[contact.direction], name=self.words.name(name))

    def times(self, n: int) -> str:
        """How often: once, twice, three times."""
        if n == 2:
            return self.words.say("twice")
        return self.words.say_many("once", "{n} times", n)

    def every(self, days: int) -> str:
        """A rhythm: every week, every two months."""
        say_many, (n, unit) = self.words.say_many, span(days)
        if unit == "day":
            return say_many("every day", "every {n} days", n)
        if unit == "week":
            return say_many("every week", "every {n} weeks", n)
        return (
            say_many("every month", "every {n} months", n)
            if unit == "month"
            else say_many("every year", "every {n} years", n)
        )

    def long(self, days: int) -> str:
        """A time: nine days, a month."""
        say_many, (n, unit) = self.words.say_many, span(days)
        if unit == "day":
            return say_many("a day", "{n} days", n)
        if unit == "week":
            return say_many("a week", "{n} weeks", n)
        return say_many("a month", "{n} months", n) if unit == "month" else say_many("a year", "{n} years", n)

    def long_after(self, days: int, rhythm: int) -> str:
        """A time, said right after a rhythm: "every two weeks; it has been five" needs no second "weeks"."""
        (n, unit), (every, same) = span(days), span(rhythm)
        if unit != same or n < 2 or every < 2:
            return self.long(days)
        say_many_of = self.words.say_many_of
        if unit == "day":
            return say_many_of("number of days, said after “every {n} days”", "{n}", "{n}", n)
        if unit == "week":
            return say_many_of("number of weeks, said after “every {n} weeks”", "{n}", "{n}", n)
        if unit == "month":
            return say_many_of("number of months, said after “every {n} months”", "{n}", "{n}", n)
        return say_many_of("number of years, said after “every {n} years”", "{n}", "{n}", n)

    def _date(self, day: date) -> str:
        return self.words.day(day, with_year=day.year != self.today().year)


def span(days: int) -> tuple[int, Unit]:
    """A number of days in the largest unit that still says something: (5, "week")."""
    if days < 14:
        return (1, "week") if days == 7 else (max(days, 1), "day")
    if days < 60 and days != 30:
        return round(days / 7), "week"
    if days < 730 and abs(days - 365) > 15:
        return round(days / 30.4), "month"
    return round(days / 365), "year"
