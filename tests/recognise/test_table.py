"""Every row of the table, and what must hold of any share whatever."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from models.op import Link as KeptLink
from models.recognise import Recognised, recognise
from models.recognition.link import kept, parse
from models.recognition.text import is_hidden
from models.vocabulary import CHANNELS, KINDS
from tests.recognise.table import ROWS, Row

SIGNS = "".join(sorted({sign for row in ROWS for part in row.share.values() for sign in part}))
WORDS = sorted(
    {word for row in ROWS for part in row.share.values() for word in re.split(r"(?<=[/.@:])|[ \n]", part[:200])}
)
PARTS = st.lists(st.sampled_from(WORDS) | st.text(SIGNS, max_size=3) | st.text(max_size=3), max_size=12).map("".join)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.what)
def test_row(row: Row) -> None:
    assert recognise(**row.share) == row.found


def test_halves_of_letters_hide_nothing() -> None:
    found = recognise(text="\ud800https://x.com/ana\udc00 tel:\ud800")
    assert (found.channel, found.address) == ("x", "ana")


def test_there_are_as_many_rows_as_promised() -> None:
    assert len(ROWS) >= 200
    assert sum(row.kind == "hostile" for row in ROWS) >= 40
    assert len({row.what for row in ROWS}) == len(ROWS)
    reached = {row.found.channel for row in ROWS if row.found.address}
    assert reached == {channel.id for channel in CHANNELS.values() if channel.links or channel.scheme}


@settings(max_examples=200, deadline=None)
@given(title=st.none() | PARTS, text=st.none() | PARTS, url=st.none() | PARTS)
def test_whatever_comes_in_only_plain_things_come_out(title: str | None, text: str | None, url: str | None) -> None:
    check(recognise(title=title, text=text, url=url))


def check(found: Recognised) -> None:
    """What a form may be filled with without a second look."""
    assert found.channel is not None or (found.address is None and found.kind is None)
    if found.channel and found.address:
        assert re.search(CHANNELS[found.channel].address, found.address)
        assert not any(map(is_hidden, found.address))
    if found.kind:
        assert found.kind in KINDS and found.link
    if found.name is not None:
        assert 0 < len(found.name) <= 100 and not set(found.name) & set("<>@{}\n") and found.name == found.name.strip()
    if found.link is not None:
        assert TypeAdapter(KeptLink).validate_python(found.link) == found.link
        link = parse(found.link)
        assert link and kept(link, link.scheme, None) == found.link
