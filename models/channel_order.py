"""The order of somebody's handles: the way the two use most comes first."""

from collections.abc import Mapping, Sequence

from models.vocabulary import CHANNELS

_PLACES = {channel: place for place, channel in enumerate(CHANNELS)}


def channel_order(handles: Sequence[tuple[str, str]], used: Mapping[str, Sequence[int]]) -> list[str]:
    """The ids of ``handles`` (id, channel). ``used`` is what a tally has: how often a channel was used, and as which of
    all contacts last. Of channels used alike the later one comes first; of those never used the private ones."""

    def order(handle: tuple[str, str]) -> tuple[int, int, bool, int, str]:
        handle_id, channel = handle
        count, place = used.get(channel, (0, 0))
        return -count, -place, CHANNELS[channel].public, _PLACES[channel], handle_id

    return [handle_id for handle_id, _ in sorted(handles, key=order)]
