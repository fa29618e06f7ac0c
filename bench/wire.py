"""What comes over the wire at a first visit, headers and all."""

from bench.phone import SlowPhone
from bench.stage import Stage
from bench.table import Figure
from pwa.assets import assets
from tests.e2e.test_first_visit import Wire
from tests.test_bytes import weight

KB = 1000


def measure(stage: Stage) -> list[Figure]:
    """In kB of 1,000 bytes."""
    phone = SlowPhone(stage.browser, stage.kith.origin)
    phone.take_out("about:blank")
    wire = Wire(phone)
    phone.open()
    phone.page.wait_for_load_state("networkidle")
    scripts = sum(size for path, size in wire.bytes.items() if path.endswith(".js"))
    gzipped = sum(weight(script, ".gz") for script in (assets().first, assets().script))
    figures = [
        Figure(
            "first visit, in all", f"{sum(wire.bytes.values()) / KB:.1f} kB", "70.0 kB", f"{len(wire.bytes)} answers"
        ),
        Figure("of that JavaScript", f"{scripts / KB:.1f} kB", "45 kB gzip", f"{gzipped:,} bytes gzipped"),
    ]
    phone.close()
    return figures
