"""What a bench says: each figure beside its goal, and beside something that was measured in the same run."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """``beside`` tells how the figure compares with another of this run, since this machine may be busy."""

    what: str
    figure: str
    goal: str = ""
    beside: str = ""


def show(title: str, figures: Iterable[Figure]) -> None:
    """Print a table."""
    print(f"\n{title}\n")
    print(f"{'':52}{'figure':>12}{'goal':>12}  beside")
    for one in figures:
        print(f"{one.what:52}{one.figure:>12}{one.goal:>12}  {one.beside}".rstrip(), flush=True)


def ms(value: float) -> str:
    return f"{value:,.0f} ms"


def loops(value: float, loop: float) -> str:
    """Against the work that is always the same (``bench/phone.py``), in the same page."""
    return f"{value / loop:.1f} loops"


def p95(values: list[float]) -> float:
    """Below which 95 of 100 lie."""
    return sorted(values)[min(len(values) - 1, int(len(values) * 0.95))]
