"""Links, read strictly: what a browser and we could understand differently is no link at all."""

import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

from models.recognition.host import host
from models.recognition.text import is_hidden, is_space, lowered, match
from models.vocabulary import TRACKING

LONGEST = 2_000
_DEFAULT_PORTS = {"https": "443", "http": "80"}
# What a link may hold as it is; all else is written in its escaped form.
_PLAIN = "-._~:/?#[]@!$&'()*+,;=%"


@dataclass(frozen=True)
class Link:
    """``port`` is empty for the usual one, ``path`` begins with a slash, ``query`` and ``fragment`` have no sign."""

    scheme: str
    host: str
    port: str
    path: str
    query: str
    fragment: str


def parse(text: str) -> Link | None:
    """An http or https link to a host with a name; None for anything else, or with a user name before the host."""
    scheme, separator, rest = text.partition("://")
    scheme = lowered(scheme)
    if len(text) > LONGEST or not separator or scheme not in _DEFAULT_PORTS:
        return None
    # Browsers take a backslash for a slash and drop some hidden signs: both have been used to show another host.
    if any(sign == "\\" or is_hidden(sign) or is_space(sign) for sign in rest):
        return None
    before, _, fragment = rest.partition("#")
    before, _, query = before.partition("?")
    authority, slash, path = before.partition("/")
    name, colon, port = authority.partition(":")
    known = host(name)
    if known is None or (colon and not match("[0-9]{1,5}", port)):
        return None
    port = "" if port == _DEFAULT_PORTS[scheme] else port
    return Link(scheme, known, port, slash + path or "/", query, fragment)


def kept(link: Link, scheme: str, keep: str | None) -> str | None:
    """The link without what only follows people. ``keep`` names all that a known site needs of its query."""
    pairs = [pair for pair in link.query.split("&") if pair and _is_needed(lowered(pair.partition("=")[0]), keep)]
    fragment = "" if keep is not None else link.fragment.partition(":~:")[0]
    port = link.port and f":{link.port}"
    query = pairs and "?" + "&".join(pairs) or ""
    whole = f"{scheme}://{link.host}{port}{_escaped(link.path + query + (fragment and '#' + fragment))}"
    return whole if len(whole) <= LONGEST else None


def _is_needed(key: str, keep: str | None) -> bool:
    return key in keep.split() if keep is not None else match(TRACKING, key) is None


def _escaped(text: str) -> str:
    return quote(re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", text), safe=_PLAIN)


def decoded(text: str) -> str | None:
    """``jos%C3%A9`` as ``josé``; None where the escapes are broken."""
    if re.search(r"%(?![0-9A-Fa-f]{2})", text):
        return None
    try:
        return unicodedata.normalize("NFC", unquote_to_bytes(text).decode())
    except UnicodeError:
        return None


def plain(text: str) -> str | None:
    """A part of a path as people read it; None where escapes smuggle in a slash or worse."""
    found = decoded(text)
    if found is None or any(sign in '/\\?#%<>"' or is_hidden(sign) or is_space(sign) for sign in found):
        return None
    return found


def plain_path(link: Link) -> str | None:
    """The path and fragment as people read them; None where a part of them is not plain."""
    parts = [plain(part) for part in link.path.split("/")]
    if any(part is None or part in (".", "..") for part in parts):
        return None
    path = "/".join(part for part in parts if part is not None)
    fragment = link.fragment and decoded(link.fragment)
    is_plain = fragment and not any(is_hidden(sign) or is_space(sign) for sign in fragment)
    return f"{path}#{fragment}" if is_plain else path


def value(link: Link, name: str) -> str | None:
    """The first value that the query has for ``name``, decoded."""
    for pair in link.query.split("&"):
        key, _, found = pair.partition("=")
        if lowered(key) == name:
            return decoded(found)
    return None
