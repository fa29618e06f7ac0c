"""What the user did, written down as it was done, and what must therefore be true when everything has arrived."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from tests.phone import Row

Field = tuple[str, str, str]
"""Entity, row and field."""


@dataclass(frozen=True)
class Edit:
    """A field got a new value, which no other edit gives it, from one who saw ``before``."""

    field: Field
    value: str
    before: str | None


@dataclass
class Diary:
    """``switches`` are the fields that are on or off, by who turned them and to what."""

    made: set[tuple[str, str]] = field(default_factory=set)
    taps: set[str] = field(default_factory=set)
    undone: set[str] = field(default_factory=set)
    edits: list[Edit] = field(default_factory=list)
    switches: dict[Field, list[tuple[int, bool]]] = field(default_factory=lambda: defaultdict(list))
    restored: bool = False
    rows_only: bool = False
    """A backup was restored after a phone was lost: of what that one did, edits of older rows are gone."""

    def count(self, *entities: str) -> int:
        """How many were made."""
        return sum(entity in entities for entity, _ in self.made)

    def check(self, server: dict[str, dict[str, Row]]) -> None:
        """``server`` has the rows of each entity by id."""
        self._check_made(server)
        self._check_taps(server["interaction"])
        if not self.rows_only:
            self._check_edits(server)
            self._check_switches(server)

    def _check_taps(self, rows: dict[str, Row]) -> None:
        live = {row["id"] for row in rows.values() if row["removed_at"] is None}
        assert self.taps - self.undone <= live <= self.taps
        assert self.rows_only or not live & self.undone

    def _check_made(self, server: dict[str, dict[str, Row]]) -> None:
        lost = {(entity, row) for entity, row in self.made if row not in server[entity]}
        assert lost == set()

    def _check_edits(self, server: dict[str, dict[str, Row]]) -> None:
        kept: dict[Field, list[Any]] = defaultdict(list)
        for past in server["past_value"].values():
            kept[past["entity"], past["row_id"], past["field"]].append(past["value"])
        seen = {(edit.field, edit.before) for edit in self.edits}
        for edit in self.edits:
            entity, row, name = edit.field
            stands = server[entity][row][name]
            is_there = stands == edit.value or edit.value in kept[edit.field]
            assert kept[edit.field].count(edit.value) <= 1, f"{edit} is in the history twice"
            assert is_there or (edit.field, edit.value) in seen, f"{edit} vanished; {stands} stands"
            # Whoever overwrote it after seeing it knew better, whatever the clocks say. Only what is sent again to a
            # restored server may come in another order.
            assert self.restored or (edit.field, stands) not in seen, f"{stands} was overwritten, and came back"

    def _check_switches(self, server: dict[str, dict[str, Row]]) -> None:
        for (entity, row, name), turned in self.switches.items():
            if len({phone for phone, _ in turned}) == 1:
                assert (server[entity][row][name] is not None) is turned[-1][1], (entity, row, name, turned)


def values_in(look: Row) -> dict[Field, str | None]:
    """The fields that a phone's screens show."""
    found: dict[Field, str | None] = {}
    for person in look["people"]:
        found["person", person["id"], "name"] = person["name"]
        found["person", person["id"], "place"] = person["place"]
        found |= {("note", note["id"], "text"): note["text"] for note in person["notes"]}
        found |= {("handle", one["id"], "address"): one["address"] for one in person["handles"]}
    return found


def taps_in(look: Row) -> list[str]:
    """The interactions that a phone's screens show."""
    return [tap["id"] for person in look["people"] for tap in person["taps"]]


def differences(one: Any, other: Any, where: str = "") -> list[str]:
    """What one phone shows and the other does not, in a few words."""
    if isinstance(one, dict) and isinstance(other, dict):
        names = sorted({*one, *other})
        return [text for name in names for text in differences(one.get(name), other.get(name), f"{where} {name}")]
    if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        pairs = enumerate(zip(one, other, strict=True))
        return [text for at, pair in pairs for text in differences(*pair, f"{where} {at}")]
    return [] if one == other else [f"{where}: {one} / {other}"]
