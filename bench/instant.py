"""What happens on a phone: first sync, opening, taps, search, scrolling; beside the goals, all in one run."""

import argparse
import os

from bench import first_sync, hand, lighthouse, opening, wire
from bench.stage import Size, stage
from bench.table import show

FEW, MANY, MOST = "Few", "Many", "Most"


def main() -> None:
    """Measure all and print tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.instant")
    parser.add_argument("--tiny", action="store_true", help="with numbers too small to mean anything")
    tiny = parser.parse_args().tiny
    sizes = (
        {FEW: Size(5, 20), MANY: Size(30, 300), MOST: Size(40, 100)}
        if tiny
        else {FEW: Size(20, 500), MANY: Size(2000, 50_000), MOST: Size(5000, 50_000)}
    )
    with stage(sizes) as set_up:
        many, few = sizes[MANY], sizes[FEW]
        show("First visit, over the wire", wire.measure(set_up))
        phones, figures = first_sync.measure(set_up, FEW, MANY)
        show(f"First sync at 4× slowdown: {many}; few: {few}", figures)
        show("Opened again, 4× slowdown", opening.measure(phones, FEW, MANY, 1 if tiny else opening.ROUNDS))
        show(
            f"In the hand, {many}",
            [
                hand.taps(phones[MANY], 4 if tiny else hand.TAPS),
                hand.picture(phones[MANY], 1),
                hand.picture(phones[MANY], 4),
            ],
        )
        show(f"Lighthouse, {few}", lighthouse.measure(set_up, FEW, 1 if tiny else lighthouse.ROUNDS))
        most, _ = first_sync.measure(set_up, FEW, MOST)
        show(
            f"In the hand, {sizes[MOST]}",
            [
                hand.keystrokes(most[MOST]),
                hand.scroll(most[MOST], 1),
                hand.scroll(most[MOST], 4),
            ],
        )
    print(
        f"\n{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}. A loop: work that is always the same, in that page."
    )


if __name__ == "__main__":
    main()
