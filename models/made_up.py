"""Made-up languages, for tests and development: what somebody reads in plain letters was never looked up.

``en-XA`` has accents and brackets, and sentences two fifths longer, as German ones are. ``ar-XB`` is English in Arabic
letters, written from right to left. They are made of the template, and follow the rules of ``models/language.py``.
"""

import re

from babel.messages.catalog import Catalog

_ACCENTED = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz",
    "ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽåƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýž",
)
_ARABIC = str.maketrans(
    "abcdefghijklmnopqrstuvwxyz",
    "ابثدهفغحيجكلمنوپقرستعڤوخيز",
)
LETTERS = {"en-XA": _ACCENTED, "ar-XB": _ARABIC | {ord(chr(code - 32)): to for code, to in _ARABIC.items()}}
"""Of each made-up language."""
_FOLLOWS = {"en-XA": "en_GB", "ar-XB": "ar"}
_SLOT = re.compile(r"(\{\w+\})")
_LONGER = 0.4


def catalogue(language: str, template: Catalog) -> Catalog:
    """Every sentence of the template in the made-up language."""
    made = Catalog(locale=_FOLLOWS[language])
    for message in template:
        if isinstance(message.id, str):
            said: str | list[str] = told(language, message.id)
        else:
            one, more = (told(language, form) for form in message.id)
            # The singular is for one thing: the first form in English, the second in Arabic.
            said = [one if n == made.num_plurals // 4 else more for n in range(made.num_plurals)]
        if message.id:
            made.add(message.id, said, context=message.context)
    return made


def told(language: str, english: str) -> str:
    """⟦Ţĥîš ñé ñéñ⟧, with what stands in braces as it is."""
    letters = LETTERS[language]
    pieces = [piece if at % 2 else piece.translate(letters) for at, piece in enumerate(_SLOT.split(english))]
    return f"⟦{''.join(pieces)}{_more(english) if language == 'en-XA' else ''}⟧"


def _more(english: str) -> str:
    """So many letters more, in words of five, which break where lines do."""
    letters = "ñ" * round(len(_SLOT.sub("", english)) * _LONGER)
    return "".join(f" {letters[at : at + 5]}" for at in range(0, len(letters), 5))
