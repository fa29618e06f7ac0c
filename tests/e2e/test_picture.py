"""Picture, the page of the last twelve months: worked out on the phone, without a network, readable as tables too."""

import json
from collections import Counter, defaultdict
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, expect

from .chromium import COLOURS, HOME, Phone
from .errands import go, heading, press, section, sign_up, status, try_made_up_people
from .kith_server import KithServer
from .screens import close_sheet, settle

STAGES = ["avatar", "pen_pal", "voice", "face"]
Month = tuple[int, int]


def local(at: int) -> datetime:
    return datetime.fromtimestamp(at / 1000, UTC).astimezone(ZoneInfo(HOME))


def last_months() -> list[Month]:
    """The last twelve, the present one first, as the tables have them."""
    today = datetime.now(ZoneInfo(HOME))
    return [divmod(today.year * 12 + today.month - 1 - back, 12) for back in range(12)]


def figures(kith: KithServer) -> dict[str, list[list[int]]]:
    """What the tables should say, worked out anew from the rows that the server has."""
    weeks: dict[Month, dict[str, set[tuple[int, int]]]] = defaultdict(lambda: defaultdict(set))
    reach: dict[Month, Counter[str]] = defaultdict(Counter)
    for person, direction, at in kith.rows("SELECT person_id, direction, at FROM interaction WHERE removed_at IS NULL"):
        moment = local(at)
        month = (moment.year, moment.month - 1)
        weeks[month][person].add(moment.isocalendar()[:2])
        reach[month][direction] += 1
    ways = [json.loads(way) for (way,) in kith.rows("SELECT stage_at FROM standing")]
    return {
        "Regulars": [[sum(len(found) > 1 for found in weeks[month].values())] for month in last_months()],
        "Who reached out": [[reach[month][side] for side in ("out", "both", "in")] for month in last_months()],
        "From avatar to face": [standing(ways, month) for month in last_months()],
    }


def standing(ways: list[dict[str, int]], month: Month) -> list[int]:
    """How many stood at each stage by the end of the month."""
    count: Counter[str] = Counter()
    for way in ways:
        reached = [s for s in STAGES if s in way and (local(way[s]).year, local(way[s]).month - 1) <= month]
        count.update(reached[-1:])
    return [count[stage] for stage in STAGES]


def table(phone: Phone, title: str) -> Locator:
    return section(phone, title).get_by_role("table")


def told(phone: Phone, title: str) -> list[list[int]]:
    """The figures of a plot's table, row by row."""
    rows = table(phone, title).locator("tbody tr").all()
    return [[int(cell.replace(",", "")) for cell in row.locator("td").all_inner_texts()] for row in rows]


def complaints(phone: Phone) -> list[str]:
    found = []
    for colours in COLOURS:
        phone.page.emulate_media(color_scheme=colours)
        settle(phone)
        results = Axe().run(phone.page)
        found += [f"{colours}: {results.generate_report()}"] if results.violations_count else []
    return found


def test_the_picture_is_there_without_a_network(phone: Phone, kith: KithServer) -> None:
    sign_up(phone, "Ana Sá")
    try_made_up_people(phone)
    status(phone, "Synced")
    phone.offline()
    go(phone, "You")
    phone.page.get_by_role("link", name="Picture").click()
    expect(heading(phone, "Picture")).to_be_visible()
    expect(phone.page.get_by_text("These are the made-up people.")).to_be_visible()
    phone.open("/you/picture")
    settle(phone)
    found = complaints(phone)
    # Readers have the tables beside the plots, and eyes instead of them.
    expect(phone.page.get_by_role("slider")).to_have_count(3)
    told_to_readers = {title: told(phone, title) for title in figures(kith)}
    press(phone, "As a table")
    expect(phone.page.get_by_role("slider")).to_have_count(0)
    expect(table(phone, "Regulars")).to_be_in_viewport()
    assert {title: told(phone, title) for title in figures(kith)} == told_to_readers == figures(kith)
    found += complaints(phone)
    assert not found, "\n".join(found)


def test_a_finger_or_the_keys_choose_the_month(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    try_made_up_people(phone)
    phone.open("/you/picture")
    slider = section(phone, "Who reached out").get_by_role("slider")
    box = slider.bounding_box()
    assert box is not None
    slider.click(position={"x": box["width"] * 11.5 / 12, "y": 20})
    expect(section(phone, "Who reached out").locator("p").first).to_contain_text("So far in")
    expect(section(phone, "Regulars").locator("p").first).to_contain_text("So far in")
    expect(section(phone, "From avatar to face").locator("p").first).to_contain_text("By now")
    slider.press("ArrowLeft")
    expect(section(phone, "Regulars").locator("p").first).not_to_contain_text("So far")
    expect(slider).to_have_attribute(
        "aria-valuetext", section(phone, "Who reached out").locator("p").first.inner_text()
    )
    press(phone, "All of these months")
    expect(phone.page.get_by_role("dialog").get_by_role("link").first).to_contain_text("From ")
    close_sheet(phone)
    expect(slider).to_have_value("10")


def test_with_nobody_there_is_a_way_on(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    phone.open("/you/picture")
    expect(phone.page.get_by_text("Nothing to see yet.")).to_be_visible()
    expect(phone.page.get_by_role("button", name="As a table")).to_have_count(0)
    phone.page.get_by_role("link", name="To your people").click()
    expect(heading(phone, "People")).to_be_visible()
