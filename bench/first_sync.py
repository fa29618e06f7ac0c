"""A first sync: a phone that knows nothing yet comes in to an account with a long history."""

from bench import memory
from bench.phone import SlowPhone
from bench.stage import Stage
from bench.table import Figure, loops, ms

SLOWDOWN = 4


def measure(stage: Stage, few: str, many: str) -> tuple[dict[str, SlowPhone], list[Figure]]:
    """The phones, which have everything by then and are offline; and the figures."""
    phones, taken, loop = {}, {}, 1.0
    before = [memory.resident(process) for process in memory.processes(stage.kith)]
    for account in (few, many):
        phone = phones[account] = SlowPhone(stage.browser, stage.kith.origin, SLOWDOWN)
        taken[account] = phone.enter(stage.link(account))
        loop = phone.loop()
        phone.offline()
        phone.put_away()
    (today, everybody), (today_few, everybody_few) = taken[many], taken[few]
    after = memory.processes(stage.kith)
    served = ", ".join(f"{memory.resident(process):.0f}" for process in after)
    return phones, [
        Figure(
            "from the sign-in link to Today",
            ms(today),
            "5,000 ms",
            f"{today / today_few:.2f}× with few; {loops(today, loop)}",
        ),
        Figure("until everybody is on the phone", ms(everybody), "", f"{everybody / everybody_few:.2f}× with few"),
        Figure(
            "the server's worker afterwards, RSS",
            f"{memory.resident(after[-1]):.0f} MB",
            "100 MB",
            f"before: {before[-1]:.0f}; each process: {served}",
        ),
        Figure("all of the server, PSS", f"{sum(map(memory.proportional, after)):.0f} MB"),
    ]
