"""Languages of requests: what Kith speaks here, and with whoever asks."""

from itertools import islice

from flask import request

from models import language
from models.user import User
from models.wording import Words
from models.wording import words as words_of
from pwa.config import settings

MOST_WANTED = 10
"""As many of a browser's languages are read. Each costs a look into Babel, and anybody can send thousands."""


def languages() -> tuple[str, ...]:
    """English, every language with translations, and the made-up ones where the operator wants them."""
    return language.languages() + (tuple(language.MADE_UP) if settings().test_languages else ())


def spoken(user: User, heard: str | None) -> str:
    """The locale to speak with a user: the one they have chosen, or that their phone says it speaks, or as before."""
    wanted = user.language or heard
    return language.negotiate([wanted], languages()) if wanted else user.locale


def words() -> Words:
    """The words for the answer to this request. Pages of ours ask for what they speak."""
    wanted = [tag for tag, _ in islice(request.accept_languages, MOST_WANTED)]
    return words_of(language.negotiate(wanted, languages()))
