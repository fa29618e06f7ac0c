"""Birthdays, as the user has them: ``YYYY-MM-DD``, or ``--MM-DD`` where nobody knows the year."""

from datetime import date, timedelta


def next_birthday(birthday: str, today: date) -> date:
    """The next one, today included. One on 29 February is kept on the 28th in other years: early rather than late."""
    return next(day for year in (today.year, today.year + 1) if (day := _in_year(birthday, year)) >= today)


def age_on(birthday: str, day: date) -> int | None:
    """How old somebody is from that birthday on; None where the year is not known, or cannot be right."""
    if birthday.startswith("--"):
        return None
    age = day.year - int(birthday[:4])
    return age if 0 < age < 130 else None


def _in_year(birthday: str, year: int) -> date:
    month, day = int(birthday[-5:-3]), int(birthday[-2:])
    if (month, day) == (2, 29):
        return date(year, 3, 1) - timedelta(days=1)
    return date(year, month, day)
