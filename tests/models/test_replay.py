"""A made-up log, small enough to go through by hand."""

from models.local_day import DAY
from models.message_log import Message
from models.plain_choice import RULES
from models.replay import CHOSEN, IN_PEACE, Outcome, replay
from models.variety import BARE, SILENT, VARIED, variety


def message(day: int, minute: int, sender: str, recipient: str) -> Message:
    return Message(day * DAY + DAY // 2 + minute * 60_000, sender, recipient)


# Ana writes to six people on day 0, to Bo on day 1, to Cleo on day 10, to Dan on days 20 and 25. It ends on day 40.
LOG = [
    *(message(0, minute, "ana", name) for minute, name in enumerate(("cleo", "dan", "eve", "fay", "gus", "bo"))),
    message(1, 0, "ana", "bo"),
    message(10, 0, "ana", "cleo"),
    message(20, 0, "ana", "dan"),
    message(25, 0, "ana", "dan"),
    message(40, 0, "hal", "ida"),
]


def hits(outcome: Outcome, rule: str) -> tuple[int, int]:
    return outcome.first[rule], outcome.among_three[rule]


def test_the_cases_are_as_counted_by_hand() -> None:
    # Day 10: all six were left for three days, and Cleo is written to. Day 20: so were all but nobody, and Dan is. Day
    # 25: Dan was left on day 20, four and a half days ago. For fourteen days only five were left on day 20: not Cleo.
    # On day 25 five were, but not Dan, the only one written to in the next fourteen days.
    three, fourteen = replay(LOG)
    assert (three.cases, fourteen.cases) == (3, 1)


def test_simple_rules_hit_as_counted_by_hand() -> None:
    three, fourteen = replay(LOG)
    # Cleo, then Dan, are silent for longest; on day 25 Eve, Fay and Gus are.
    assert hits(three, "longest silent first") == (2, 2)
    assert hits(fourteen, "longest silent first") == (1, 1)
    # The most recent are Bo, Gus, Fay; then Cleo, Bo, Gus; then Dan. Nobody ever answered.
    assert hits(three, "most recent") == hits(three, "an unanswered message first, then most recent") == (1, 1)
    assert hits(fourteen, "most recent") == (0, 0)
    # With single messages, or gaps far shorter than the silences: Bo is overdue most, then as by silence.
    assert hits(three, "most overdue by own rhythm")[1] == 2
    # On day 25 Bo, Cleo and Dan have two messages each.
    assert three.among_three["most frequent"] >= 1


def test_the_plans_own_rules_hit_as_counted_by_hand() -> None:
    # Each time two days of contact go before one, and of two alike the later: Bo, then Cleo, then Dan.
    three, fourteen = replay(LOG)
    assert three.first[CHOSEN] == three.first[IN_PEACE] == 1
    assert fourteen.first[CHOSEN] == 0


def test_what_was_still_to_come_changes_nothing() -> None:
    before = [entry for entry in LOG if entry.at < 21 * DAY]
    end = Message(60 * DAY, "hal", "ida")
    [three, _] = replay([*before, end])
    [again, _] = replay([*before, message(29, 0, "eve", "ana"), message(30, 0, "ana", "fay"), end])
    # Day 10 and day 20 as before; day 30 is one more.
    assert (three.cases, again.cases) == (2, 3)
    assert three.first[CHOSEN] == 0


def test_the_same_log_gives_the_same_answer() -> None:
    first, again = replay(LOG), replay(LOG)
    assert [outcome.among_three for outcome in first] == [outcome.among_three for outcome in again]


def test_every_rule_has_its_row() -> None:
    assert set(replay(LOG)[0].first) == {*RULES, CHOSEN, IN_PEACE}


def test_an_empty_log_has_no_case() -> None:
    assert [outcome.cases for outcome in replay([])] == [0, 0]


def test_variety_names_many_where_the_bare_ranking_names_few() -> None:
    names = ("bo", "cleo", "dan", "eve", "fay", "gus", "hal", "ida")
    said = [message(day, minute, "ana", names[minute]) for day in range(0, 57, 7) for minute in range(8)]
    said += [message(day, 60 + minute, names[minute], "ana") for day in (1, 50) for minute in range(8)]
    log = sorted([*said, message(0, 30, "ana", "bo"), message(130, 0, "jan", "kim")])
    found = variety(log)
    assert (found.users, found.ties) == (1, 8)
    assert found.shares[VARIED] == 1
    assert found.shares[BARE] < 0.5
    assert found.shares[SILENT] < 0.5


def test_nobody_has_five_live_ties() -> None:
    assert variety(LOG).users == 0
