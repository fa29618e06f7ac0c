"""A shared link or text becomes a channel, an address and a name, without a network.

``static/src/recognise.ts`` is the same, step by step, and both follow the rules in ``vocabulary.json``;
``tests/recognise`` holds them together. What comes in is anybody's: it is cut short before any pattern looks at it, and
only plain links come out.

The server itself does not call it yet: ``docs/decisions.md`` says why it is here.
"""

import re
from dataclasses import dataclass

from models.recognition.found import Found, read
from models.recognition.line import Line, lines
from models.recognition.link import kept
from models.recognition.naming import name_from_address, name_in, shown_name
from models.recognition.reach import Reached, site
from models.recognition.text import spaced
from models.recognition.token import tokens
from models.recognition.written import number, written

POST_KIND = "comment"
"""What most likely just happened on somebody's post that is being shared."""


@dataclass(frozen=True)
class Recognised:
    """What a share says of a person; everything is None when nothing is found.

    ``channel`` without ``address``: the site is known, the person is not. ``link`` is the shared page without tracking,
    http or https. ``kind`` is what probably just happened there.
    """

    channel: str | None = None
    address: str | None = None
    name: str | None = None
    link: str | None = None
    kind: str | None = None


def recognise(*, title: str | None = None, text: str | None = None, url: str | None = None) -> Recognised:
    """Reads a share. Android puts the link into the text, and some apps into the title."""
    parts = [spaced(part or "") for part in (url, text, title)]
    words = [word for part in parts for word in tokens(part)]
    found = [one for one in map(read, words) if one]
    # Titles say best who it is; an address bar never does.
    said = [line for part in (parts[2], parts[1]) for line in lines(part)]
    leading = next((one for one in found if one.reached and one.reached.address), None)
    sited = next((one for one in found if one.reached), None)
    reached = (leading and leading.reached) or written(words, said) or (sited.reached if sited else number(said))
    page = next((one for one in (_post(found, reached), leading, sited, *found) if one and one.link), None)
    return _recognised(reached, page, said)


def _post(found: list[Found], by: Reached | None) -> Found | None:
    """A post of theirs says more than a link to all of them, whichever stands first."""
    return next((one for one in found if by and one.reached and one.reached.post and _is_by(one.reached, by)), None)


def _is_by(post: Reached, by: Reached) -> bool:
    return post.channel == by.channel and post.address in (None, by.address)


def _recognised(reached: Reached | None, page: Found | None, said: list[Line]) -> Recognised:
    where = page and page.reached
    post = bool(where and where.post)
    link = _kept(page)
    name = _name(reached, post, said)
    if reached is None:
        return Recognised(name=name, link=link)
    kind = POST_KIND if post and where and where.channel == reached.channel else None
    return Recognised(reached.channel, reached.address, name, link, kind)


def _kept(page: Found | None) -> str | None:
    if page is None or page.link is None:
        return None
    if page.reached is None:
        return kept(page.link, page.link.scheme, None)
    channel = site(page.link)
    is_known = page.reached.address is not None or page.reached.post
    # Every site that we know speaks https.
    return kept(page.link, "https", channel.keep if channel and is_known else None)


def _name(reached: Reached | None, post: bool, said: list[Line]) -> str | None:
    profile = reached is not None and reached.address is not None and not post
    for line in said:
        name = name_in(line, profile=profile)
        if name:
            return name
    name = shown_name(re.sub("[-_ ]+", " ", reached.name)) if reached and reached.name else None
    return name or (name_from_address(reached.channel, reached.address) if reached and reached.address else None)
