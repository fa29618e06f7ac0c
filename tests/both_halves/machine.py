"""The rules of the game: what a user does on two phones, and what the network, the clocks and the server do to them."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from tests.both_halves.diary import Diary, Edit, differences, taps_in, values_in
from tests.both_halves.handset import REQUEST_FATES, SYNC, Handset, Pipe
from tests.both_halves.house import House
from tests.phone import Row

YEAR = 365 * 86_400_000
PHONES = st.sampled_from([0, 1])
FATES = st.sampled_from(REQUEST_FATES)


class BothHalves(RuleBasedStateMachine):
    """What the user does is written down as it is done; ``teardown`` compares."""

    pipe: Pipe
    house: House

    def __init__(self) -> None:
        super().__init__()
        self.house.begin()
        self.pipe.call("begin")
        self.unpacked = 0
        self.backup_is_complete = True
        self.phones = [self._unpack(number) for number in (0, 1)]
        self.diary = Diary()
        self.words = 0
        # Somebody whom both phones know, so that they soon have something to disagree about.
        self.add_person(0)
        for mine in self.phones:
            self._settle(mine)

    # What the user does.

    # So few people and things that both phones soon disagree about one.

    @precondition(lambda self: self.diary.count("person") < 2)
    @rule(phone=PHONES)
    def add_person(self, phone: int) -> None:
        mine, name = self.phones[phone], self._word("Name")
        mine.act("add", name, f"{name[5:]}@example.org", self._word("Note"), "meet")
        # Everything or nothing of it was saved, wherever the tab was killed.
        for person in mine.look()["people"]:
            if person["name"] == name:
                [handle], [note], [tap] = person["handles"], person["notes"], person["taps"]
                self.diary.made |= {("person", person["id"]), ("handle", handle["id"]), ("note", note["id"])}
                self.diary.taps.add(tap["id"])

    @rule(phone=PHONES, several=st.booleans(), kind=st.sampled_from(["like", "message", "call"]), data=st.data())
    def tap(self, phone: int, several: bool, kind: str, data: st.DataObject) -> None:
        mine = self.phones[phone]
        before = mine.look()
        people = [person["id"] for person in before["people"]]
        if not people:
            return
        chosen = people if several else [data.draw(st.sampled_from(people))]
        mine.act("tap", chosen, kind, data.draw(st.sampled_from(["out", "in", "both"])))
        taps = set(taps_in(mine.look())) - set(taps_in(before))
        assert len(taps) in (len(chosen), 0)
        self.diary.taps |= taps

    @rule(phone=PHONES, data=st.data())
    def undo(self, phone: int, data: st.DataObject) -> None:
        mine = self.phones[phone]
        if taps := taps_in(mine.look()):
            tap = data.draw(st.sampled_from(taps))
            mine.act("undo", tap)
            if tap not in taps_in(mine.look()):
                self.diary.undone.add(tap)

    @rule(phone=PHONES, again=st.booleans(), data=st.data())
    def edit(self, phone: int, again: bool, data: st.DataObject) -> None:
        """A name, a place, a note or an address; ``again`` one that was edited before, by whichever phone."""
        mine = self.phones[phone]
        shown = values_in(mine.look())
        if not shown:
            return
        edited = sorted({edit.field for edit in self.diary.edits} & set(shown)) if again else []
        field = data.draw(st.sampled_from(edited or sorted(shown)))
        action = {"name": "rename", "place": "move", "text": "editNote", "address": "editHandle"}[field[2]]
        edit = Edit(field, self._word("Edit"), shown[field])
        mine.act(action, field[1], edit.value)
        if values_in(mine.look())[field] == edit.value:
            self.diary.edits.append(edit)

    @precondition(lambda self: self.diary.count("note", "handle") < 6)
    @rule(phone=PHONES, what=st.sampled_from(["addNote", "addHandle"]), data=st.data())
    def add_part(self, phone: int, what: str, data: st.DataObject) -> None:
        mine = self.phones[phone]
        before = mine.look()
        if before["people"]:
            person = data.draw(st.sampled_from([person["id"] for person in before["people"]]))
            mine.act(what, person, self._word("Part"))
            self.diary.made |= {field[:2] for field in values_in(mine.look())} - {
                field[:2] for field in values_in(before)
            }

    @rule(phone=PHONES, data=st.data())
    def archive_or_not(self, phone: int, data: st.DataObject) -> None:
        if people := self.phones[phone].look()["people"]:
            person = data.draw(st.sampled_from(people))
            action = "unarchive" if person["archived"] else "archive"
            self._switch(phone, ("person", person["id"], "archived_at"), action)

    @rule(phone=PHONES, data=st.data())
    def remove_or_restore_person(self, phone: int, data: st.DataObject) -> None:
        look = self.phones[phone].look()
        states = [("remove", one["id"]) for one in look["people"]] + [("restore", one["id"]) for one in look["removed"]]
        if states:
            action, person = data.draw(st.sampled_from(states))
            self._switch(phone, ("person", person, "removed_at"), action)

    @rule(phone=PHONES, data=st.data())
    def remove_or_restore_handle(self, phone: int, data: st.DataObject) -> None:
        look = self.phones[phone].look()
        states = [("removeHandle", handle["id"]) for one in look["people"] for handle in one["handles"]]
        states += [("restoreHandle", handle["id"]) for handle in look["removed_handles"]]
        if states:
            action, handle = data.draw(st.sampled_from(states))
            self._switch(phone, ("handle", handle, "removed_at"), action)

    # What happens to them.

    @precondition(lambda self: any(phone.requests for phone in self.phones))
    @rule(phone=PHONES, fate=FATES)
    def a_request_meets_its_fate(self, phone: int, fate: str) -> None:
        busy = [mine for mine in self.phones if mine.requests]
        mine = busy[phone % len(busy)]
        request = mine.first_request()
        match fate:
            case "arrives":
                mine.answer(request, request.once(mine.browser))
            case "arrives, and all that follows":
                self._deliver_all(mine)
            case "request lost":
                mine.fail(request)
            case "answer lost":
                request.once(mine.browser)
                mine.fail(request)
            case "answer slow":
                request.once(mine.browser)
            case "comes twice":
                response = request.once(mine.browser)
                request.arrive(mine.browser)
                mine.answer(request, response)
            case "comes twice, first answer lost":
                request.once(mine.browser)
                mine.answer(request, request.arrive(mine.browser))
            case "comes late":
                mine.fail(request)
                mine.give_up(request)
            case "server stumbles":
                mine.stumble(request, 503)
            case "answer replaced by a proxy":
                request.once(mine.browser)
                mine.stumble(request, 502)

    @rule(phone=PHONES)
    def the_network_is_back(self, phone: int) -> None:
        self.phones[phone].call("online")

    @precondition(lambda self: any(phone.given_up for phone in self.phones))
    @rule(data=st.data())
    def a_late_request_arrives(self, data: st.DataObject) -> None:
        """Given up by its tab, or its tab was killed; but it was on its way."""
        mine, request = data.draw(st.sampled_from([(mine, late) for mine in self.phones for late in mine.given_up]))
        mine.given_up.remove(request)
        request.arrive(mine.browser)

    @rule(phone=PHONES, after=st.integers(0, 60))
    def the_tab_is_killed(self, phone: int, after: int) -> None:
        """Now, or in the middle of whatever comes, after so many steps of its database."""
        self.phones[phone].call("kill", after=after)

    @rule(seconds=st.one_of(st.integers(1, 60), st.integers(1, 50_000)))
    def time_passes(self, seconds: int) -> None:
        self.house.now += seconds * 1000
        for mine in self.phones:
            mine.call("pass", ms=seconds * 1000)

    @rule(phone=PHONES, years=st.sampled_from([-10, -1, 0, 1, 10]))
    def the_clock_jumps(self, phone: int, years: int) -> None:
        self.phones[phone].skew = years * YEAR

    @rule(phone=PHONES)
    def the_session_ends(self, phone: int) -> None:
        self.house.end_session(self.phones[phone].browser)

    @precondition(lambda self: any(phone.report["kind"] == "signin" for phone in self.phones))
    @rule(phone=PHONES)
    def sign_in(self, phone: int) -> None:
        mine = self.phones[phone]
        if mine.report["kind"] == "signin" and not any(one.path != SYNC for one in mine.requests.values()):
            self._sign_in(mine)

    @rule(phone=PHONES)
    def a_phone_is_replaced(self, phone: int) -> None:
        """Both have sent and taken everything; then one falls into the water."""
        for mine in [*self.phones, *self.phones]:
            mine.call("kill", after=None)
            self._settle(mine)
        self.phones[phone].given_up.clear()
        self.phones[phone] = self._unpack(phone)
        self.backup_is_complete = False

    @rule()
    def back_up(self) -> None:
        self.house.back_up()
        self.backup_is_complete = True

    @precondition(lambda self: self.house.copy.exists())
    @rule()
    def restore(self) -> None:
        self.house.restore()
        self.diary.restored = True
        # What a lost phone did, and the backup lacks, comes back as far as the other phone has its rows.
        self.diary.rows_only |= not self.backup_is_complete

    # The end.

    def teardown(self) -> None:
        for mine in self.phones:
            mine.call("kill", after=None)
            for request in mine.given_up:
                request.arrive(mine.browser)
        fresh = self._unpack(2)
        for mine in [*self.phones, *self.phones, fresh]:
            self._settle(mine)
            assert mine.report["waiting"] == 0 and mine.report["rejected"] == [], mine.report
        shown = fresh.look()
        for mine in self.phones:
            assert not (told := differences(mine.look(), shown)), told
        self.diary.check(self.house.rows())

    # Steps of the above.

    def _unpack(self, number: int) -> Handset:
        """A new phone, signed in."""
        self.unpacked += 1
        self.pipe.call("unpack", number=number, seed=1000 * self.unpacked)
        mine = Handset(self.pipe, number, self.house.app.test_client(), lambda: self.house.now)
        mine.call("open")
        self._deliver_all(mine)
        self._sign_in(mine)
        self._deliver_all(mine)
        assert mine.look()["me"] == "Ana"
        return mine

    def _sign_in(self, mine: Handset) -> None:
        mine.call("act", action="enter", given=[self.house.link(mine.browser)])

    def _deliver_all(self, mine: Handset) -> None:
        for _ in range(300):
            if not mine.requests:
                return
            request = mine.first_request()
            mine.answer(request, request.once(mine.browser))
        raise AssertionError("it never comes to rest")

    def _settle(self, mine: Handset) -> None:
        for _ in range(20):
            mine.call("online")
            self._deliver_all(mine)
            if mine.report["kind"] == "signin":
                self._sign_in(mine)
            elif mine.report["kind"] == "synced":
                return
        raise AssertionError(f"it never comes to rest: {mine.report}")

    def _switch(self, phone: int, field: tuple[str, str, str], action: str) -> None:
        mine = self.phones[phone]
        before: Any = self._switched(mine.look(), field)
        mine.act(action, field[1])
        after = self._switched(mine.look(), field)
        if after != before:
            self.diary.switches[field].append((phone, after))

    def _switched(self, look: Row, field: tuple[str, str, str]) -> bool:
        if field[2] == "archived_at":
            return any(one["id"] == field[1] and one["archived"] for one in look["people"])
        removed = look["removed"] if field[0] == "person" else look["removed_handles"]
        return any(one["id"] == field[1] for one in removed)

    def _word(self, kind: str) -> str:
        """Each is its own, so that it can be found again."""
        self.words += 1
        return f"{kind} {self.words}"
