"""Wording: our sentences in the language of a locale. English is the source and stands in the code.

``make words`` lists every sentence in ``translations/messages.pot``; a language is a ``messages.po`` made from that.
"""

import re
import unicodedata
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from babel import dates
from babel.support import NullTranslations

from models import catalogue, language
from models.first_name import first_name
from models.quotation import FIRST_STRONG_ISOLATE, POP_ISOLATE, QUOTE_LENGTH, TURNING, cite

_LEFT_TO_RIGHT_MARK, _RIGHT_TO_LEFT_MARK = "\u200e", "\u200f"
_ENDS = tuple(".?!…。？！؟")
_SLOT = re.compile(r"\{(\w+)\}")


class Words:
    """The words of one locale, such as ``pt`` or ``en-GB``.

    ``say`` and its kin take the English sentence and what stands in for each ``{name}`` in it; only the sentence is
    looked up, and braces within somebody's own words mean nothing.
    """

    def __init__(self, locale: str, translations: NullTranslations) -> None:
        self.tag = locale
        self.locale = language.parse(locale)
        self.direction: Literal["ltr", "rtl"] = "rtl" if self.locale.text_direction == "rtl" else "ltr"
        self._translations = translations
        self._is_rtl = self.direction == "rtl"
        self._numbers = (
            *(self.say_of("number", "no"), self.say_of("number", "one"), self.say_of("number", "two")),
            *(self.say_of("number", "three"), self.say_of("number", "four"), self.say_of("number", "five")),
            *(self.say_of("number", "six"), self.say_of("number", "seven"), self.say_of("number", "eight")),
            *(self.say_of("number", "nine"), self.say_of("number", "ten"), self.say_of("number", "eleven")),
            self.say_of("number", "twelve"),
        )

    def say(self, english: str, **values: str) -> str:
        """A sentence, or a part of one."""
        return self._filled(self._translations.ugettext(english), values)

    def say_of(self, context: str, english: str, **values: str) -> str:
        """The same for words that mean nothing alone: ``context`` tells translators where they stand."""
        return self._filled(self._translations.upgettext(context, english), values)

    def say_many(self, one: str, more: str, n: int, **values: str) -> str:
        """A sentence about ``n`` things; ``{n}`` in it is the number in words."""
        return self._filled(self._translations.ungettext(one, more, n), {"n": self.number(n)} | values)

    def say_many_of(self, context: str, one: str, more: str, n: int, **values: str) -> str:
        """``say_many`` with a context."""
        return self._filled(self._translations.unpgettext(context, one, more, n), {"n": self.number(n)} | values)

    def number(self, n: int) -> str:
        """Small numbers are words."""
        return self._numbers[n] if 0 <= n < len(self._numbers) else str(n)

    def day(self, day: date, with_year: bool = False) -> str:
        """3 November, or 3 November 2024."""
        if with_year:
            return dates.format_date(day, "long", locale=self.locale)
        return dates.format_skeleton("MMMMd", day, locale=self.locale)

    def month(self, day: date, with_year: bool = False) -> str:
        """November, or November 2024."""
        if with_year:
            return dates.format_skeleton("yMMMM", day, locale=self.locale)
        return dates.format_date(day, "LLLL", locale=self.locale)

    def weekday(self, day: date) -> str:
        """Tuesday."""
        return dates.format_date(day, "EEEE", locale=self.locale)

    def name(self, name: str) -> str:
        """What one would call somebody, without turning the words around it."""
        return self._isolated(first_name(name))

    def quote(self, text: str, most: int = QUOTE_LENGTH) -> str:
        """Somebody's own words in quotation marks, on one line. Alone, they stand in their own direction."""
        return _with(self._translations.ugettext("“{words}”"), {"words": self._isolated(cite(text, most))})

    def ended(self, quoted: str) -> str:
        """A quotation at the end of a sentence: with a full stop, unless the words bring a mark of their own."""
        inside = quoted.rstrip("”’»“" + POP_ISOLATE)
        if inside.endswith(_ENDS):
            return quoted
        return _with(self._translations.ugettext("{quotation}."), {"quotation": quoted})

    def _filled(self, sentence: str, values: dict[str, str]) -> str:
        filled = _with(sentence, values)
        # A sentence that begins with a name of the other direction would be laid out from that side.
        first = next((found for found in map(_is_rtl, filled) if found is not None), self._is_rtl)
        if first == self._is_rtl:
            return filled
        return (_RIGHT_TO_LEFT_MARK if self._is_rtl else _LEFT_TO_RIGHT_MARK) + filled

    def _isolated(self, text: str) -> str:
        text = TURNING.sub("", text)
        turns = any(found is not None and found != self._is_rtl for found in map(_is_rtl, text))
        return f"{FIRST_STRONG_ISOLATE}{text}{POP_ISOLATE}" if turns else text


def sentence(english: str) -> str:
    """The sentence itself: a mark for those that are said elsewhere, so that they are listed for translators."""
    return english


@lru_cache
def words(locale: str) -> Words:
    """The words of a locale; English where nobody has translated them."""
    rules = language.parse(locale)
    names = (locale, f"{rules.language}-{language.script(rules)}", rules.language)
    return Words(locale, _translations(next(filter(catalogue.is_there, names), None)))


@cache
def _translations(language: str | None) -> NullTranslations:
    """Read once for all regions, which anybody can ask for."""
    return catalogue.translations(catalogue.find(language) if language else None)


def _with(sentence: str, values: dict[str, str]) -> str:
    """The sentence with its slots filled. One that a translator got wrong stays: a plan must come out all the same."""
    return _SLOT.sub(lambda slot: values.get(slot[1], slot[0]), sentence)


def _is_rtl(character: str) -> bool | None:
    """Whether a character runs from right to left; None for those that go along with the others."""
    kind = unicodedata.bidirectional(character)
    return None if kind not in ("L", "R", "AL") else kind != "L"


ENGLISH = words(language.DEFAULT)
