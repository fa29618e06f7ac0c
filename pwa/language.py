"""Languages of requests: what Kith speaks here, and with whoever asks."""

from flask import request

from models import language
from models.wording import Words
from models.wording import words as words_of
from pwa.config import settings


def languages() -> tuple[str, ...]:
    """English, every language with translations, and the made-up ones where the operator wants them."""
    return language.languages() + (tuple(language.MADE_UP) if settings().test_languages else ())


def locale(chosen: str | None = None) -> str:
    """What the user has chosen; else what the request asks for, which is what the phone speaks."""
    return language.negotiate([chosen] if chosen else [tag for tag, _ in request.accept_languages], languages())


def words() -> Words:
    """The words for the answer to this request."""
    return words_of(locale())
