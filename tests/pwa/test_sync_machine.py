"""The sync contract as a game: two phones, one server, and a network and clocks that do their worst.

Requests are lost, answers are lost, requests come twice, late and out of order; clocks jump by years; the server comes
back from a backup. At the end everything is delivered, and then: every tap is there once unless it was undone, every
phone shows what the server has, and no edit has disappeared.
"""

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from models import page
from pwa import clock
from tests.phone import Row, new_id
from tests.pwa.paper_phone import PaperPhone
from tests.pwa.server_with_backup import START, Server

YEAR = 365 * 86_400_000
PHONES = st.sampled_from([0, 1])
FATES = st.sampled_from(["arrives", "arrives", "request lost", "response lost", "comes twice", "comes late"])
NAMES = st.sampled_from(["Mika", "Mika K.", "Mika Kovács", "Kovács Mika"])


class SyncMachine(RuleBasedStateMachine):
    """What was done is written down as it is done; ``teardown`` compares."""

    server: Server

    def __init__(self) -> None:
        super().__init__()
        self.server.begin()
        self.phones = [PaperPhone("phone"), PaperPhone("tablet")]
        self.late: list[Row] = []
        self.taps: set[str] = set()
        self.undone: set[str] = set()
        self.names: dict[str, list[tuple[str, str]]] = {}
        self.seen_before: dict[str, set[str]] = {}

    @rule(phone=PHONES, name=NAMES)
    def add_person(self, phone: int, name: str) -> None:
        self._make(phone, {"op": "add", "entity": "person", "row": new_id(), "values": {"name": name}})

    @precondition(lambda self: any(phone.people() for phone in self.phones))
    @rule(phone=PHONES, data=st.data())
    def tap(self, phone: int, data: st.DataObject) -> None:
        if not (people := self.phones[phone].people()):
            return
        person = data.draw(st.sampled_from(people))
        values = {"person_id": person, "kind": "like", "direction": "out", "at": self.server.now}
        tap = self._make(phone, {"op": "add", "entity": "interaction", "row": new_id(), "values": values})
        self.taps.add(tap["row"])

    @precondition(lambda self: bool(self.taps - self.undone))
    @rule(phone=PHONES, data=st.data())
    def undo(self, phone: int, data: st.DataObject) -> None:
        if not (taps := self.phones[phone].live_taps()):
            return
        tap = data.draw(st.sampled_from(taps))
        self._set(phone, "interaction", tap, "removed_at", self.server.now)
        self.undone.add(tap)

    @precondition(lambda self: any(phone.people() for phone in self.phones))
    @rule(phone=PHONES, data=st.data())
    def rename(self, phone: int, data: st.DataObject) -> None:
        if not (people := self.phones[phone].people()):
            return
        self._rename(phone, data.draw(st.sampled_from(people)))

    def _rename(self, phone: int, person: str) -> None:
        mine = self.phones[phone]
        # Each name is its own, so that it can be found again.
        name = f"Name {sum(map(len, self.names.values()))}"
        before = str(mine.rows["person", person]["name"])
        self._set(phone, "person", person, "name", name)
        self.names.setdefault(person, []).append((name, before))

    @precondition(lambda self: any(phone.people() for phone in self.phones))
    @rule(phone=PHONES, data=st.data())
    def delete_or_restore(self, phone: int, data: st.DataObject) -> None:
        if not (people := self.phones[phone].people()):
            return
        person = data.draw(st.sampled_from(people))
        gone = self.phones[phone].rows["person", person]["removed_at"] is not None
        self._set(phone, "person", person, "removed_at", None if gone else self.server.now)

    @rule(seconds=st.integers(1, 100_000))
    def time_passes(self, seconds: int) -> None:
        self.server.now += seconds * 1000

    @rule(phone=PHONES, years=st.sampled_from([-10, -1, 0, 1, 10]))
    def the_clock_jumps(self, phone: int, years: int) -> None:
        self.phones[phone].skew = years * YEAR

    @rule(phone=PHONES, fate=FATES)
    def sync(self, phone: int, fate: str) -> None:
        mine = self.phones[phone]
        request = mine.request(self.server.now)
        if fate == "comes late":
            self.late.append(request)
        if fate in ("request lost", "comes late"):
            return
        answer = self.server.post(request)
        if fate == "comes twice":
            self.server.post(request)
        if fate != "response lost":
            mine.take(request, answer)

    @precondition(lambda self: bool(self.late))
    @rule(data=st.data())
    def a_late_request_arrives(self, data: st.DataObject) -> None:
        request = data.draw(st.sampled_from(self.late))
        self.late.remove(request)
        self.server.post(request)

    @rule()
    def back_up(self) -> None:
        self.server.back_up()

    @precondition(lambda self: self.server.copy.exists())
    @rule()
    def restore(self) -> None:
        self.server.restore()

    def _make(self, phone: int, op: Row) -> Row:
        return self.phones[phone].make(op, self.server.now)

    def _set(self, phone: int, entity: str, row: str, name: str, value: Any) -> None:
        base = self.phones[phone].revision((entity, row), name)
        self._make(phone, {"op": "set", "entity": entity, "row": row, "field": name, "value": value, "base": base})

    def teardown(self) -> None:
        for request in self.late:
            self.server.post(request)
        for _ in range(2):
            for mine in self.phones:
                self._settle(mine)
        fresh = PaperPhone("a new phone")
        self._settle(fresh)
        for mine in self.phones:
            assert mine.shown() == fresh.shown()
        self._check_taps(fresh)
        self._check_names(fresh)

    def _settle(self, mine: PaperPhone) -> None:
        for _ in range(1000):
            request = mine.request(self.server.now)
            answer = self.server.post(request)
            mine.take(request, answer)
            if mine.settled(answer) and answer["epoch"] == request["epoch"]:
                return
        raise AssertionError("it never comes to rest")

    def _check_taps(self, fresh: PaperPhone) -> None:
        there = {key[1] for key in fresh.rows if key[0] == "interaction"}
        assert self.taps <= there
        assert set(fresh.live_taps()) == self.taps - self.undone

    def _check_names(self, fresh: PaperPhone) -> None:
        kept: dict[str, set[str]] = {}
        for (entity, _), row in fresh.rows.items():
            if entity == "past_value":
                kept.setdefault(row["row_id"], set()).add(row["value"])
        for person, edits in self.names.items():
            stands = fresh.rows["person", person]["name"]
            overwritten = {before for _, before in edits}
            # An edit that nobody saw and overwrote either stands or is in the history.
            for name, _ in edits:
                assert name == stands or name in overwritten or name in kept.get(person, set()), name
            # What stands was not overwritten by somebody who had seen it.
            assert stands not in overwritten


@pytest.fixture
def server(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    server = Server(app)
    monkeypatch.setattr(clock, "now", lambda: server.now)
    monkeypatch.setattr(page, "MOST", 5)
    yield server


def test_nothing_is_lost_whatever_the_network_does(server: Server) -> None:
    SyncMachine.server = server
    run_state_machine_as_test(
        SyncMachine,
        settings=settings(stateful_step_count=40, suppress_health_check=list(HealthCheck)),
    )


def test_an_undo_that_the_backup_lacks_comes_again(server: Server) -> None:
    SyncMachine.server = server
    game = SyncMachine()
    phone = game.phones[0]
    game.add_person(0, "Mika")
    values = {"person_id": phone.people()[0], "kind": "like", "direction": "out", "at": START}
    tap = game._make(0, {"op": "add", "entity": "interaction", "row": new_id(), "values": values})["row"]
    game.taps.add(tap)
    game.sync(0, "arrives")
    game.back_up()
    game._set(0, "interaction", tap, "removed_at", START)
    game.undone.add(tap)
    game.sync(0, "arrives")
    game.restore()
    game.teardown()


def test_a_backup_that_is_restored_twice_gives_out_no_revision_twice(server: Server) -> None:
    SyncMachine.server = server
    game = SyncMachine()
    game.phones.append(PaperPhone("another tablet"))
    phone, tablet, other = game.phones
    game.add_person(0, "Mika")
    (mika,) = phone.people()
    for mine in game.phones:
        game._settle(mine)
    game.back_up()
    game.restore()
    game._rename(1, mika)
    game._settle(tablet)
    game._settle(phone)
    server.now += 1000
    game._rename(0, mika)
    game.restore()
    game._settle(other)
    server.now += 1000
    game._rename(2, mika)
    game._settle(other)
    game.teardown()


def test_a_row_that_is_healed_still_knows_whose_edit_stands(server: Server) -> None:
    SyncMachine.server = server
    game = SyncMachine()
    server.back_up()
    game.add_person(0, "Noor")
    game.add_person(0, "Mika")
    mika = game.phones[0].people()[1]
    game._rename(0, mika)
    # The clock is put right, so that what comes next looks older than what it was made on top of.
    game.the_clock_jumps(0, -1)
    game._rename(0, mika)
    game.the_clock_jumps(0, 0)
    game.sync(0, "arrives")
    game.restore()
    game.teardown()
