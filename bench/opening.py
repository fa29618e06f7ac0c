"""The app opened again without a network: how long until Today has somebody to write to."""

from statistics import median

from bench.phone import SlowPhone
from bench.table import Figure, loops, ms

ROUNDS = 9
LOOKED_AT_MS = 3000
"""What comes after Today must not hold up a finger: so long its tasks are watched."""


def measure(phones: dict[str, SlowPhone], few: str, many: str, rounds: int = ROUNDS) -> list[Figure]:
    """The phones take turns, so that whatever else this machine does slows both alike."""
    today: dict[str, list[float]] = {few: [], many: []}
    longest, loop = [], []
    for _ in range(rounds):
        for account, phone in phones.items():
            phone.take_out()
            today[account].append(phone.today())
            phone.page.wait_for_timeout(LOOKED_AT_MS)
            if account == many:
                longest.append(phone.longest(today[account][-1]))
                loop.append(phone.loop())
            phone.put_away()
    asleep = [after_a_while(phones[many]) for _ in range(rounds)]
    opened, small = median(today[many]), median(today[few])
    return [
        Figure(
            "Today, opened again offline",
            ms(opened),
            "300 ms",
            f"{loops(opened, median(loop))}; best {ms(min(today[many]))}",
        ),
        Figure("beside the account with few people", f"{opened / small:.2f}×", "1.5×", f"{ms(small)} with few"),
        Figure("the same after a while, its process ended", ms(median(asleep)), "", f"best {ms(min(asleep))}"),
        Figure("longest task in the 3 s after it", ms(median(longest))),
    ]


def after_a_while(phone: SlowPhone) -> float:
    """The ms to Today where no part of Kith runs any more, and the browser does."""
    phone.sleep()
    phone.take_out()
    today = phone.today()
    phone.put_away()
    return today
