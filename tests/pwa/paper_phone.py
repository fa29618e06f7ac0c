"""A phone as ``docs/sync.md`` describes it, in plain Python: what the model of the sync plays with.

Nothing in it knows how the server works; it keeps rows, an outbox and a cursor, and follows the contract.
"""

from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from tests.phone import Row, new_id

BATCH = 3
KEPT = 30 * 86_400_000
Key = tuple[str, str]
PULLED = ("person", "interaction", "past_value")


@dataclass
class PaperPhone:
    """``skew`` is how far its clock is off, in ms."""

    name: str
    device: str = field(default_factory=new_id)
    skew: int = 0
    n: int = 0
    cursor: int = 0
    epoch: str | None = None
    truth: dict[Key, Row] = field(default_factory=dict)
    """What the server has told or taken."""
    rows: dict[Key, Row] = field(default_factory=dict)
    """What the user sees: the truth, with what waits on top of it."""
    waiting: list[Row] = field(default_factory=list)
    acknowledged: list[Row] = field(default_factory=list)
    again: set[str] = field(default_factory=set)
    """The ops in ``waiting`` that an earlier life of the server had taken."""
    healing: bool = False
    seen: set[Key] = field(default_factory=set)
    """The rows that the pull under a new epoch has brought so far."""

    def make(self, op: Row, now: int) -> Row:
        """Write an op down and show what it does, in one go."""
        self.n += 1
        op = {**op, "id": new_id(), "n": self.n, "at": max(0, now + self.skew)}
        self.waiting.append(op)
        _apply(self.rows, op)
        return op

    def request(self, now: int) -> Row:
        ops = [] if self.healing else deepcopy(self.waiting[:BATCH])
        sent_at = max(0, now + self.skew)
        return {"device": self.device, "epoch": self.epoch, "cursor": self.cursor, "sent_at": sent_at, "ops": ops}

    def take(self, asked: Row, answer: Row) -> None:
        """Take an answer to ``asked``. Answers that come too late are dropped, as a browser drops them."""
        if self.epoch and answer["epoch"] != self.epoch:
            self.epoch, self.cursor, self.healing, self.seen = answer["epoch"], 0, True, set()
            return
        self.epoch = answer["epoch"]
        done = {op["id"] for op in asked["ops"]}
        assert [result["id"] for result in answer["results"]] == [op["id"] for op in asked["ops"]]
        assert all(result["status"] != "rejected" for result in answer["results"]), answer["results"]
        won = {
            result["id"]: result for result in answer["results"] if "applied" in (result["status"], result.get("first"))
        }
        for op in self.waiting:
            # What lost must not stay on the screen: the row that beat it may have come with an earlier answer.
            # So may the row that holds an op sent again after a restore, if the server still knows it.
            if op["id"] in won and not (op["id"] in self.again and won[op["id"]]["status"] == "duplicate"):
                _apply(self.truth, op)
        self.again -= done
        self.acknowledged += [op for op in self.waiting if op["id"] in done]
        self.waiting = [op for op in self.waiting if op["id"] not in done]
        self._pull(answer)
        if self.healing and not answer["more"]:
            self._heal()

    def settled(self, answer: Row) -> bool:
        return not self.waiting and not self.healing and not answer["more"]

    def _pull(self, answer: Row) -> None:
        for entity in PULLED:
            for row in answer["rows"].get(entity, []):
                self.truth[entity, row["id"]] = row
                self.seen.add((entity, row["id"]))
        self.cursor = answer["cursor"]
        self.rows = dict(self.truth)
        for op in self.waiting:
            _apply(self.rows, op)

    def _heal(self) -> None:
        """The server came back from a backup: give it what it lost, people first, then every op again."""
        lost = [(key, row) for key, row in self.truth.items() if key not in self.seen and key[0] != "past_value"]
        lost.sort(key=lambda entry: entry[0][0] != "person")
        healed = [self._healing_add(key, row) for key, row in lost if row.get("person_id") or key[0] == "person"]
        self.waiting = healed + self.acknowledged + self.waiting
        self.again = {op["id"] for op in self.acknowledged} | self.again
        self.acknowledged = []
        self.healing = False

    def _healing_add(self, key: Key, row: Row) -> Row:
        self.n += 1
        fields = ("name",) if key[0] == "person" else ("person_id", "kind", "direction", "at")
        values = {name: row[name] for name in fields}
        meta = {name: edit for name, edit in row["meta"].items() if name in values}
        stamp = {"id": new_id(), "n": self.n, "at": max(0, row["created_at"])}
        return {"op": "add", "entity": key[0], "row": key[1], "values": values, "meta": meta, **stamp}

    def revision(self, key: Key, name: str) -> int:
        """The revision below what the user sees: never a guess at what waiting ops will make of it."""
        for op in self.waiting:
            if op["op"] == "set" and (op["entity"], op["row"], op["field"]) == (*key, name):
                base: int = op["base"]
                return base
        told: int = self.truth.get(key, {"meta": {}})["meta"].get(name, [1])[0]
        return told

    def people(self) -> list[str]:
        return [row["id"] for (entity, _), row in self.rows.items() if entity == "person"]

    def live_taps(self) -> list[str]:
        return [
            row["id"] for (entity, _), row in self.rows.items() if entity == "interaction" and row["removed_at"] is None
        ]

    def shown(self) -> dict[Key, Any]:
        """What the user sees, without revisions."""
        return {
            key: (row["removed_at"] is not None, row.get("name"), row.get("kind"))
            for key, row in self.rows.items()
            if key[0] in ("person", "interaction")
        }


def _apply(rows: dict[Key, Row], op: Row) -> None:
    key = (op["entity"], op["row"])
    if op["op"] == "add":
        new: Row = {"id": op["row"], "removed_at": None, "created_at": op["at"], "meta": {}, **op["values"]}
        rows.setdefault(key, new)
    elif key in rows:
        rows[key] = rows[key] | {op["field"]: op["value"]}
