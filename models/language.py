"""Languages: which there are, and which of them somebody gets who asks for some.

A language is named as its folder under ``translations/`` is, with hyphens: ``pt``, ``zh-Hant``. A locale is a language
with the reader's own region, which gives dates and numbers their form: ``en-US``.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

from models.catalogue import TRANSLATIONS

SOURCE = "en"
DEFAULT = "en-GB"
"""The sentences are English; the dates between them are British for those whose own language Kith does not speak."""
MADE_UP = {"en-XA": DEFAULT, "ar-XB": "ar"}
"""Made-up languages for tests, and the locales whose rules they follow; see ``models/made_up.py``."""
LOCALE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?")
"""Language, script, region: what is read of a browser's tag, which may go on."""


@cache
def languages() -> tuple[str, ...]:
    """English, and every language with translations."""
    translated = (path.parent.parent.name.replace("_", "-") for path in TRANSLATIONS.glob("*/LC_MESSAGES/messages.po"))
    return SOURCE, *sorted(translated)


def negotiate(wanted: Iterable[str], known: Sequence[str]) -> str:
    """The locale for somebody who wants these, the first most; ``DEFAULT`` where none of them is known."""
    for tag in wanted:
        found = LOCALE.match(tag.replace("_", "-"))
        locale = found and _parse(found[0])
        if not found or (locale is None and found[0] not in known):
            continue
        # One for the reader's own region comes before one for all.
        for language in sorted(known, key=len, reverse=True):
            if language == found[0] or (locale is not None and _fits(language, locale)):
                return language if locale is None else found[0]
    return DEFAULT


def parse(locale: str) -> Locale:
    """Babel's locale, with the rules for dates, lists and plurals. Raises ``UnknownLocaleError``."""
    return Locale.parse(MADE_UP.get(locale, locale), sep="-")


def script(locale: Locale) -> str:
    """The script that a locale is written in, such as ``Latn``."""
    if locale.script:
        return locale.script
    likely = get_global("likely_subtags")
    full = likely.get(f"{locale.language}_{locale.territory}") or likely.get(locale.language) or ""
    return next((part for part in full.split("_") if len(part) == 4), "")


def _fits(language: str, locale: Locale) -> bool:
    """Whether a language can be read by somebody with this locale: Portuguese by a Brazilian, but not the simplified
    Chinese script by a Taiwanese."""
    if language in MADE_UP:
        return False
    of = parse(language)
    same = of.language == locale.language and script(of) == script(locale)
    return same and of.territory in (None, locale.territory)


def _parse(tag: str) -> Locale | None:
    try:
        return None if tag in MADE_UP else Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
