"""``make bench`` runs, with numbers too small to mean anything."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_bench_measures_all_it_promises() -> None:
    run = [sys.executable, "-m", "bench", "--users", "4"]
    told = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    assert told[1].startswith("4 users with one device")
    rows = {line[:42].strip(): line[42:].split() for line in told[4:]}
    assert len(rows) == 4
    assert all(len(figures) == 2 for figures in rows.values())
    assert all(figure.endswith("×") for figure in rows["the tick beside the loop"])


def test_the_bench_measures_a_tap_after_a_short_and_a_long_history() -> None:
    run = [sys.executable, "-m", "bench.standing", "--interactions", "200", "2000"]
    told = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    figures = {line[:42].strip(): line[42:].strip() for line in told[3:]}
    assert list(figures)[:2] == ["with 200 interactions", "with 2,000 interactions"]
    assert figures["the long history beside the short one"].endswith("×")
