"""A phone with a slow processor: a window of Chromium at the real server, and what a stopwatch in its pages says."""

from typing import Any

from playwright.sync_api import Browser, Locator

from tests.e2e.chromium import Phone

STOPWATCH = """
globalThis.kithTasks = []
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) kithTasks.push([startTime, duration])
}).observe({ type: 'longtask', buffered: true })

// In ms since `from`, when the next frame has been painted.
globalThis.kithPainted = (from = 0) => new Promise((resolve) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => resolve(performance.now() - from)
  port2.postMessage(0)
}))
// The same once `is` says yes.
globalThis.kithWhen = (is, from = 0) => new Promise((resolve) => {
  const look = () => is() && (resolve(kithPainted(from)), true)
  if (look()) return
  const watch = new MutationObserver(() => look() && watch.disconnect())
  watch.observe(document, { childList: true, subtree: true, attributes: true })
})
globalThis.kithToday = kithWhen(() => document.querySelector('.today .acts'))
globalThis.kithLongest = (from) => Math.max(0, ...kithTasks.filter(([at]) => at >= from).map(([, long]) => long))
"""

# Of the kind that an app does, always as much: strings, a map and a sort.
LOOP = """() => {
  const from = performance.now()
  const words = new Map()
  for (let at = 0; at < 60000; at += 1) {
    const word = `${(at * 7919) % 10007} of them`
    words.set(word, (words.get(word) ?? 0) + word.length)
  }
  const sorted = [...words].sort(([one], [other]) => (one < other ? -1 : 1))
  return sorted.length ? performance.now() - from : 0
}"""

LATER = """() => kithWhen(() => {
  const quiet = [...document.querySelectorAll('main.welcome button.quiet')]
  const later = quiet.find(({ textContent }) => textContent === 'Later')
  later?.click()
  return later
})"""
ALL_HERE = "() => kithWhen(() => !document.querySelector('progress'))"
CONTROLLED = """async () => {
  const workers = navigator.serviceWorker
  await workers.ready
  if (workers.controller) return
  await new Promise((resolve) => workers.addEventListener('controllerchange', resolve, { once: true }))
}"""
TIMES = """(number) => new Promise((resolve) => {
  const timer = setInterval(() => kithTimes.length >= number && resolve(kithTimes, clearInterval(timer)), 5)
})"""
PRESS_MS = 70
ENDED_MS = 1000
PATIENCE_MS = 300_000


class SlowPhone(Phone):
    """A phone whose pages run ``slowdown`` times slower than this machine.

    Its worker and the browser's own processes, such as the database, run as fast as they can. Throttled pages keep the
    processor busy even while they wait, so only one is open at a time: ``put_away`` closes it. What then stays open is
    an empty page, as a phone's home screen: without it each opening would also build a window of a desktop's browser,
    which no phone does, and which is as much work as Kith's own.
    """

    def __init__(self, browser: Browser, origin: str, slowdown: float = 1, **how: Any) -> None:
        super().__init__(browser, origin, **how)
        self.context.add_init_script(STOPWATCH)
        self.context.set_default_timeout(PATIENCE_MS)
        self.slowdown = slowdown
        self._home = self.page

    def put_away(self) -> None:
        """No page of Kith is open any more."""
        self.page.close()

    def sleep(self) -> None:
        """What a browser does half a minute later: the worker ends, and with it the process that they shared."""
        session = self.context.new_cdp_session(self._home)
        session.send("ServiceWorker.enable")
        session.send("ServiceWorker.stopAllWorkers")
        self._home.wait_for_timeout(ENDED_MS)

    def take_out(self, path: str = "/", slowdown: float | None = None) -> None:
        """Open the app cold."""
        self._open_page([])
        self._session = self.context.new_cdp_session(self.page)
        self._session.send("Emulation.setCPUThrottlingRate", {"rate": slowdown or self.slowdown})
        self._session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.open(path)

    def enter(self, link: str) -> tuple[float, float]:
        """Come in by a sign-in link: the ms from there to Today, and until everybody is on the phone."""
        self.take_out(link.removeprefix(self.origin))
        self.page.evaluate(LATER)
        today = self.today()
        everybody = float(self.page.evaluate(ALL_HERE))
        self.page.evaluate(CONTROLLED)
        return today, everybody

    def today(self) -> float:
        """When Today was there with somebody to write to, painted: ms since the page was asked for."""
        return float(self.page.evaluate("kithToday"))

    def longest(self, since: float = 0) -> float:
        """The longest task of the page since then, in ms; 0 where none was longer than 50."""
        return float(self.page.evaluate("(since) => kithLongest(since)", since))

    def times(self, number: int) -> list[float]:
        """What a bench has put into ``kithTimes``, once there are so many."""
        return [float(value) for value in self.page.evaluate(TIMES, number)]

    def frames(self) -> list[float]:
        """When the next frame was painted after what a bench has put into ``kithTimes``."""
        return [float(value) for value in self.page.evaluate("kithFrames")]

    def press(self, what: Locator) -> None:
        """Tap as a finger does, which stays on the glass for a moment: only when it is lifted is it a tap."""
        box = what.bounding_box()
        assert box is not None, "There is nothing to press."
        middle = {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        self._session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [middle]})
        self.page.wait_for_timeout(PRESS_MS)
        self._session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    def worked(self) -> float:
        """How long the page has worked so far, in ms: waiting for a processor that others use is no work."""
        metrics = self._session.send("Performance.getMetrics")["metrics"]
        return next(float(one["value"]) * 1000 for one in metrics if one["name"] == "TaskDuration")

    def now(self) -> float:
        """The page's own clock, in ms."""
        return float(self.page.evaluate("performance.now()"))

    def loop(self) -> float:
        """How long this page takes for work that is always the same, in ms."""
        return float(self.page.evaluate(LOOP))
