"""A pseudo-language, made of the template: every sentence in brackets and with accents, so that what is bare was not
looked up."""

from functools import cache
from io import BytesIO

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from models.wording import Words
from scripts.words import TEMPLATE

_ACCENTS = str.maketrans("acdeinorstuy", "áćďếíńőŕśţűý")


@cache
def pseudo() -> Words:
    with TEMPLATE.open("rb") as file:
        template = read_po(file)
    catalogue = Catalog(locale="en_GB")
    for message in template:
        if message.id:
            told = accented(message.id) if isinstance(message.id, str) else [accented(form) for form in message.id]
            catalogue.add(message.id, told, context=message.context)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Words("en_GB", Translations(compiled))


def accented(sentence: str) -> str:
    """⟦Ţhíś⟧, with what stands in braces as it is."""
    parts = sentence.split("{")
    told = [parts[0].translate(_ACCENTS)]
    for part in parts[1:]:
        name, _, rest = part.partition("}")
        told.append("{" + name + "}" + rest.translate(_ACCENTS))
    return f"⟦{''.join(told)}⟧"
