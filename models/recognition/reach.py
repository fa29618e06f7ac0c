"""Whom a link leads to, by the rules in the vocabulary alone."""

import re
from dataclasses import dataclass

from models.recognition.host import host
from models.recognition.link import Link, decoded, parse, plain_path, value
from models.recognition.text import is_hidden, lowered, match, match_exact
from models.vocabulary import CHANNELS, ELSEWHERE, SCHEMES, THROUGH, Channel, LinkRule

_DIGITS = re.compile(r"[^0-9]")
_HOLE = re.compile(r"\$(\w+)", re.ASCII)


@dataclass(frozen=True)
class Reached:
    """``address`` is None where the site is known and the link does not say whose it is; ``post``: one of theirs."""

    channel: str
    address: str | None
    name: str | None = None
    post: bool = False


def site(link: Link) -> Channel | None:
    """The channel on whose site the link is."""
    name = link.host.removeprefix("www.")
    return next((channel for channel in CHANNELS.values() if channel.hosts and match(channel.hosts, name)), None)


def beyond(link: Link) -> Link | None:
    """Where a link leads that only leads on; None if that is nowhere."""
    place = link.host.removeprefix("www.") + link.path
    for pattern, name in THROUGH:
        further = value(link, name) if match(pattern, place) else None
        if further is not None:
            return parse(further)
    return link


def reach(link: Link) -> Reached | None:
    """The channel, and the address there if the link tells it."""
    path = None if link.port else plain_path(link)
    if path is None:
        return None
    place = link.host.removeprefix("www.") + path
    channel = site(link)
    if channel is None:
        return None if match(ELSEWHERE, link.host) else _by_rules(CHANNELS["mastodon"], place, link)
    return _by_rules(channel, place, link) or Reached(channel.id, None)


def _by_rules(channel: Channel, place: str, link: Link) -> Reached | None:
    for rule in channel.links:
        groups = match(pattern_of(rule), place)
        if groups is None:
            continue
        post = rule.post is not None and groups[rule.post] is not None
        if rule.address is None:
            return Reached(channel.id, None, None, post)
        address = accepted(channel, filled(rule.address, groups, link))
        if address is not None:
            return Reached(channel.id, address, filled(rule.name, groups) if rule.name else None, post)
    return None


def pattern_of(rule: LinkRule) -> str:
    """What describes the host, path and fragment of a link, whatever comes behind what the rule says."""
    before = "[^/]*" if rule.path.startswith("/") else ""
    return f"{before}(?:{rule.path})" + ("" if rule.path.endswith("$") else "(?:[/#].*)?")


def filled(template: str, groups: list[str | None], link: Link | None = None) -> str:
    """``$1`` is a group, ``$id`` a value of the link's query."""

    def fill(hole: re.Match[str]) -> str:
        if hole[1].isdigit():
            return groups[int(hole[1])] or ""
        return link and value(link, hole[1]) or ""

    return _HOLE.sub(fill, template)


def accepted(channel: Channel, address: str) -> str | None:
    """The address as it is kept, or None when it cannot be one there."""
    if channel.is_number:
        address = "+" + _DIGITS.sub("", address)
        return address if match(r"\+[1-9][0-9]{6,14}", address) else None
    if channel.is_lower:
        address = lowered(address)
    user, at, domain = address.rpartition("@") if channel.parts else (address, "", "")
    if lowered(user) in channel.nobody:
        return None
    groups = match_exact(channel.address, user + at + (host(domain) or "" if at else ""))
    return groups and groups[1] or None


def reach_address(text: str) -> Reached | None:
    """A link that is all address: mailto, tel, sms."""
    for channel in CHANNELS.values():
        groups = channel.scheme and match(f"({channel.scheme})([^?;&,]*).*", text)
        if groups:
            address = decoded(groups[2] or "")
            if address is None or any(map(is_hidden, address)):
                return None
            found = accepted(channel, address.strip(" "))
            return Reached(channel.id, found) if found else None
    return None


def on_the_web(text: str) -> Link | None:
    """The link on the web that does what this link of an app does: ``at://``, ``tg://`` and their like."""
    for pattern, template in SCHEMES:
        groups = match(pattern, text)
        if groups:
            return parse(filled(template, groups))
    return None
