"""Names of hosts, always in the letters that go over the wire, so that a look-alike shows."""

import unicodedata

from models.recognition.text import lowered, match

_LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_TOP = "[a-z]{2,24}|xn--[a-z0-9-]{2,59}"
LONGEST = 253


def host(text: str) -> str | None:
    """``München.example`` as ``xn--mnchen-3ya.example``; None for a number or for what is no host with a dot."""
    if len(text) > LONGEST:
        return None
    labels = [_label(label) for label in text.split(".")]
    plain = [label for label in labels if label is not None and match(_LABEL, label)]
    if len(plain) < max(len(labels), 2) or not match(_TOP, plain[-1]):
        return None
    name = ".".join(plain)
    return name if len(name) <= LONGEST else None


def _label(label: str) -> str | None:
    if label.isascii():
        return lowered(label)
    small = unicodedata.normalize("NFC", label.lower())
    # What is written in two ways (full-width letters, ligatures) could stand for a host that it is not.
    if unicodedata.normalize("NFKC", small) != small or not all(_is_allowed(sign) for sign in small):
        return None
    return "xn--" + small.encode("punycode").decode()


def _is_allowed(sign: str) -> bool:
    return sign == "-" or unicodedata.category(sign) in ("Ll", "Lo", "Lm", "Mn", "Mc", "Nd")
