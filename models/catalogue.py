"""Catalogues: a language's translations, as the server reads them and as phones get them.

They come from ``translations/LANGUAGE/LC_MESSAGES/messages.po``; those of made-up languages are made of the template.
"""

from functools import cache
from gettext import c2py
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.core import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from models import made_up

TRANSLATIONS = Path(__file__).parent.parent / "translations"
TEMPLATE = TRANSLATIONS / "messages.pot"
ON_THE_PHONE = ("static/", "models/vocabulary.json")
CONTEXT = "\u0004"
"""What stands between the context and the sentence, in gettext's files and in the phone's catalogue."""
FEW = range(201)
"""Numbers with every plural form that a language has for whole ones."""


def is_there(language: str) -> bool:
    """Whether a language has a catalogue."""
    return language in made_up.LETTERS or _file(language).exists()


def find(language: str) -> Catalog | None:
    """The catalogue of a language such as ``pt`` or ``zh-Hant``; None where there is none."""
    if language in made_up.LETTERS:
        return made_up.catalogue(language, template())
    if not is_there(language):
        return None
    with _file(language).open("rb") as file:
        return read_po(file, locale=language.replace("-", "_"))


def translations(catalogue: Catalog | None) -> NullTranslations:
    """What gettext looks sentences up in."""
    if catalogue is None:
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Translations(compiled)


def for_phone(catalogue: Catalog, language: str, locale: Locale) -> dict[str, Any]:
    """The catalogue as ``static/src/words/say.ts`` wants it, with the sentences that phones say."""
    wanted = {_key(message) for message in template() if _is_on_the_phone(message)}
    return {
        "locale": language,
        "dir": locale.text_direction,
        "plural": plural_forms(catalogue, locale),
        "words": {
            _key(message): _said(message) for message in catalogue if _key(message) in wanted and _is_done(message)
        },
    }


def plural_forms(catalogue: Catalog, locale: Locale) -> dict[str, int]:
    """Which of a sentence's forms belongs to which plural category of Intl, asked of the numbers themselves."""
    form = c2py(catalogue.plural_expr)
    return {locale.plural_form(n): form(n) for n in reversed(FEW)}


@cache
def template() -> Catalog:
    """Every sentence there is."""
    with TEMPLATE.open("rb") as file:
        return read_po(file)


def _file(language: str) -> Path:
    return TRANSLATIONS / language.replace("-", "_") / "LC_MESSAGES" / "messages.po"


def _key(message: Message) -> str:
    english = message.id if isinstance(message.id, str) else message.id[0]
    return f"{message.context}{CONTEXT}{english}" if message.context else english


def _said(message: Message) -> str | list[str]:
    return message.string if isinstance(message.string, str) else list(message.string or ())


def _is_done(message: Message) -> bool:
    """Whether somebody has translated it, and not a machine that guessed from a similar one."""
    return bool(message.id and message.string and all(_said(message))) and not message.fuzzy


def _is_on_the_phone(message: Message) -> bool:
    return bool(message.id) and any(path.startswith(ON_THE_PHONE) for path, _ in message.locations)
