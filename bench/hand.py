"""What a hand meets: a tap that is saved, a keystroke that finds, a list that scrolls."""

from statistics import median

from bench.phone import SlowPhone
from bench.table import Figure, loops, ms, p95

TAPS = 40
WORDS = ("ana", "lisbon", "nowak 4", "harbour", "zz")
AT_LEAST_MS = 250
"""Between two taps, as a quick thumb makes them."""
# From the event, by its own time, until what it changed has been painted; and until anything could have been.
WATCH = """([event, place]) => {
  globalThis.kithTimes = []
  globalThis.kithFrames = []
  addEventListener(event, ({ timeStamp }) => {
    const before = document.querySelector(place).innerHTML
    void kithWhen(() => document.querySelector(place).innerHTML !== before, timeStamp).then((ms) => kithTimes.push(ms))
    void kithPainted(timeStamp).then((ms) => kithFrames.push(ms))
  }, { capture: true })
}"""
LISTEN = """() => {
  globalThis.kithTimes = []
  const take = ({ timeStamp }) => void kithPainted(timeStamp).then((ms) => kithTimes.push(ms))
  addEventListener('input', take, { capture: true })
}"""
PICTURE = "kithWhen(() => document.querySelectorAll('main .plot').length === 3)"
FRAMES = 120
SCROLL = """async () => {
  const height = document.documentElement.scrollHeight - innerHeight
  const from = performance.now()
  // A quick thumb: some forty rows at a time, then the whole length in two seconds.
  for (let at = 0; at < 120; at += 1) {
    scrollTo(0, at < 60 ? at * 300 : height * (at - 60) / 60)
    await kithPainted()
  }
  return from
}"""


def taps(phone: SlowPhone, number: int = TAPS) -> Figure:
    """One tap after another on somebody's page, each until the toast says that it is saved.

    Beside it stands the next frame after the same taps, painted. Between a finger and that frame Chromium lets nothing
    else run, no answer of a database either; so the frame after it is the first that can say that something is saved.
    """
    phone.take_out("/people", 1)
    phone.page.locator(".row-link").nth(3).click()
    buttons = phone.page.locator(".kinds .kind")
    buttons.first.wait_for()
    buttons.first.scroll_into_view_if_needed()
    phone.page.wait_for_timeout(1000)
    phone.page.evaluate(WATCH, ["click", ".toasts"])
    times: list[float] = []
    for at in range(number):
        phone.press(buttons.nth(at % 2))
        times = phone.times(at + 1)
        phone.page.wait_for_timeout(AT_LEAST_MS)
    frames = phone.frames()
    beside = f"median {ms(median(times))}; the next frame: p95 {ms(p95(frames))}, median {ms(median(frames))}"
    figure = Figure("a tap until it shows as saved, p95", ms(p95(times)), "50 ms", beside)
    phone.put_away()
    return figure


def keystrokes(phone: SlowPhone, words: tuple[str, ...] = WORDS) -> Figure:
    """Words typed into the search of People, each letter until the list has changed."""
    phone.take_out("/people", 1)
    field = phone.page.get_by_role("searchbox")
    phone.page.locator(".row").nth(5).wait_for()
    phone.page.wait_for_timeout(2000)
    loop = phone.loop()
    times: list[float] = []
    phone.page.evaluate(LISTEN)
    for word in words:
        phone.page.evaluate("kithTimes = []")
        if field.input_value():
            # Clearing is no keystroke.
            field.fill("")
            phone.times(1)
            phone.page.evaluate("kithTimes = []")
        for letter in word:
            field.press(letter if letter != " " else "Space")
        times += phone.times(len(word))
    phone.put_away()
    return Figure(
        "a keystroke until it has found, p95",
        ms(p95(times)),
        "50 ms",
        f"median {ms(median(times))}; {loops(p95(times), loop)}",
    )


def scroll(phone: SlowPhone, slowdown: float) -> Figure:
    """The list of People, through all of it."""
    phone.take_out("/people", slowdown)
    phone.page.locator(".row").nth(5).wait_for()
    phone.page.wait_for_timeout(4000)
    before = phone.worked()
    since = float(phone.page.evaluate(SCROLL))
    worked, longest = phone.worked() - before, phone.longest(since)
    loop = phone.loop()
    phone.put_away()
    said = "none over 50" if longest == 0 else ms(longest)
    goal = "50 ms" if slowdown == 1 else ""
    beside = f"{loops(longest, loop)}; all frames: {ms(worked / FRAMES)} of work each"
    return Figure(f"longest task while a list scrolls, {slowdown}×", said, goal, beside)


def picture(phone: SlowPhone, slowdown: float) -> Figure:
    """The page Picture, which reads every contact of a year."""
    phone.take_out("/you/picture", slowdown)
    shown = float(phone.page.evaluate(PICTURE))
    longest = phone.longest()
    phone.put_away()
    return Figure(f"Picture, {slowdown}×", ms(shown), "", f"longest task {ms(longest)}")
