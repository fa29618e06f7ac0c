"""Contacts of Mika's, who is somebody Ana knows, for tests of the rules: told as days ago, kind and direction."""

from hypothesis import strategies as st

from models.contact import Contact
from models.local_day import DAY
from models.standing import Said, Standing, standing
from models.vocabulary import KINDS, Direction

NOW = 1_790_000_000_000
Told = tuple[float, str, Direction]
"""Days ago, kind, direction."""

HISTORIES = st.lists(
    st.tuples(st.integers(0, 800), st.sampled_from(sorted(KINDS)), st.sampled_from(["out", "in", "both"])),
    max_size=40,
)


def contacts(*told: Told) -> list[Contact]:
    """The ids are places in the list."""
    return [
        Contact(f"{place:04}", kind, direction, NOW - round(days * DAY))
        for place, (days, kind, direction) in enumerate(told)
    ]


def mika(*told: Told, said: Said | None = None, woken: float | None = None, later: float = 0) -> Standing:
    """How things stand with Mika, so many days ``later``; ``woken`` is in days ago."""
    woken_at = None if woken is None else NOW - round(woken * DAY)
    return standing(contacts(*told), said or Said(), NOW + round(later * DAY), woken_at)


def ago(at: int | None) -> float | None:
    """In days."""
    return None if at is None else (NOW - at) / DAY
