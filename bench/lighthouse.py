"""Lighthouse, as on a phone of its own choosing: the landing page, and Today for somebody who has been in before.

It is installed beside this file, by ``make bench`` and by nobody else, for it weighs more than all of Kith. It attaches
to a Chromium of ours, which is signed in for Today, and asks no other server for anything.
"""

import json
import subprocess
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import BrowserContext

from bench.phone import ALL_HERE, CONTROLLED, LATER, STOPWATCH
from bench.stage import Stage
from bench.table import Figure, ms
from tests.e2e.chromium import ARGUMENTS, chromium
from tests.e2e.machine import free_port

HERE = Path(__file__).parent
PROGRAM = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
GOALS = {"performance": "98", "accessibility": "100", "best-practices": "100"}
ROUNDS = 5
"""The best counts: a busy machine makes a page look slower than it is, and never faster."""

SPARE = 2
"""Rounds more, where one came to nothing."""

Report = dict[str, Any]


def measure(stage: Stage, account: str, rounds: int = ROUNDS) -> list[Figure]:
    """Figures of both pages; none where Lighthouse is not installed."""
    if not PROGRAM.exists():
        print("\nLighthouse is not installed: npm ci --prefix bench brings it.")
        return []
    with TemporaryDirectory() as folder:
        port = free_port()
        context = stage.playwright.chromium.launch_persistent_context(
            folder, executable_path=chromium(), args=[*ARGUMENTS, f"--remote-debugging-port={port}"]
        )
        try:
            landing = best(f"{stage.kith.origin}/", port, rounds, "--no-disable-storage-reset")
            come_in(context, stage.link(account))
            today = best(f"{stage.kith.origin}/", port, rounds, "--disable-storage-reset")
        finally:
            context.close()
    return [*figures("the landing page", landing), *figures("Today", today)]


def come_in(context: BrowserContext, link: str) -> None:
    """Sign in, with everything on the phone and the worker in control."""
    context.add_init_script(STOPWATCH)
    page = context.new_page()
    page.goto(link)
    page.evaluate(LATER)
    page.evaluate("kithToday")
    page.evaluate(ALL_HERE)
    page.evaluate(CONTROLLED)
    page.close()


def best(address: str, port: int, rounds: int, *how: str) -> Report:
    """The report with the best performance of several."""
    reports = (report(address, port, *how) for _ in range(rounds + SPARE))
    found = list(islice((one for one in reports if one), rounds))
    if not found:
        raise RuntimeError(f"Lighthouse could not look at {address}.")
    return max(found, key=lambda one: float(one["categories"]["performance"]["score"] or 0))


def report(address: str, port: int, *how: str) -> Report | None:
    """What Lighthouse says of a page, on the phone and the network that it simulates.

    Unless it is told not to, it empties the browser before, as it is at a first visit. None when the browser was too
    busy to be looked at, which it says.
    """
    with TemporaryDirectory() as folder:
        told = Path(folder) / "report.json"
        run = ["node", str(PROGRAM), address, f"--port={port}", "--output=json", f"--output-path={told}", "--quiet"]
        run += [*how, f"--only-categories={','.join(GOALS)}", "--no-enable-error-reporting"]
        if subprocess.run(run, cwd=HERE, check=False).returncode:
            return None
        found: Report = json.loads(told.read_text())
        return found


def figures(page: str, found: Report) -> list[Figure]:
    """The three scores, the time to the largest part of the page, and what stands in the way of a hundred."""
    rows = []
    for name, goal in GOALS.items():
        category = found["categories"][name]
        missed = [
            ref["id"]
            for ref in category["auditRefs"]
            if ref["weight"]
            and (found["audits"][ref["id"]]["score"] or 0) < 0.9
            and found["audits"][ref["id"]]["scoreDisplayMode"] not in ("notApplicable", "manual", "informative")
        ]
        rows.append(Figure(f"{page}: {name}", f"{category['score'] * 100:.0f}", goal, ", ".join(missed)))
    audits = found["audits"]
    beside = ", ".join(
        f"{short} {ms(audits[name]['numericValue'])}"
        for short, name in (("FCP", "first-contentful-paint"), ("TBT", "total-blocking-time"), ("TTI", "interactive"))
        if "numericValue" in audits.get(name, {})
    )
    # By its own measure of the machine, at that moment: a phone of the middle has some 500, a laptop at rest 2,000.
    beside += f"; machine {found['environment']['benchmarkIndex']:.0f}"
    rows.append(Figure(f"{page}: LCP", ms(audits["largest-contentful-paint"]["numericValue"]), "1,200 ms", beside))
    return rows
