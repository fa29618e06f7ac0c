"""Draw static/icons from the mark below: two people, hand in hand, who make a K. Run by hand when the mark changes."""

from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.e2e.chromium import launch

ICONS = Path(__file__).parent.parent / "static" / "icons"
PAPER, ACCENT = "#fbf7f2", "#b4452b"
MARK = (
    '<g fill="none" stroke="{ink}" stroke-width="48" stroke-linecap="round" stroke-linejoin="round">'
    '<path d="M166 212V398M350 212C350 272 256 305 166 305C256 305 350 338 350 398"/>'
    '<g fill="{ink}" stroke="none"><circle cx="166" cy="122" r="40"/><circle cx="350" cy="122" r="40"/></g></g>'
)

# For the menu of the app's icon, in its own 512 units.
PLUS = '<path d="M256 136V376M136 256H376"/>'
SUN = (
    '<circle cx="256" cy="256" r="72"/>'
    '<path d="M256 76V112M256 400V436M76 256H112M400 256H436'
    'M129 129L154 154M358 358L383 383M129 383L154 358M358 154L383 129"/>'
)


def shortcut(shapes: str) -> str:
    """The icon of one shortcut: a sign on the app's own ground."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">'
        f'<rect width="512" height="512" rx="256" fill="{PAPER}"/>'
        f'<g fill="none" stroke="{ACCENT}" stroke-width="40" stroke-linecap="round">{shapes}</g></svg>'
    )


def svg(*, ink: str = ACCENT, paper: str = "", corner: int = 0, scale: float = 1) -> str:
    """One icon of 512 × 512 units; without ``paper`` it is transparent, ``scale`` is the mark's, about the middle."""
    ground = f'<rect width="512" height="512" rx="{corner}" fill="{paper}"/>' if paper else ""
    # The mark's own middle is not that of the square.
    move = f"translate(256 256) scale({scale}) translate(-258 -252)"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">{ground}'
        f'<g transform="{move}">{MARK.format(ink=ink)}</g></svg>\n'
    )


def draw(page: Page, name: str, size: int, image: str) -> None:
    page.set_viewport_size({"width": size, "height": size})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{size}px}}</style>{image}")
    page.screenshot(path=ICONS / name, omit_background=True)


def main() -> None:
    rounded = svg(paper=PAPER, corner=112, scale=1.08)
    (ICONS / "kith.svg").write_text(rounded)
    with sync_playwright() as tools:
        browser = launch(tools)
        page = browser.new_page()
        draw(page, "kith-48.png", 48, rounded)
        draw(page, "kith-192.png", 192, rounded)
        draw(page, "kith-512.png", 512, rounded)
        draw(page, "apple-touch-180.png", 180, svg(paper=PAPER, scale=1.0))
        # Android cuts a maskable icon to any shape inside the middle 80 %.
        draw(page, "maskable-512.png", 512, svg(paper=PAPER, scale=0.82))
        draw(page, "monochrome-512.png", 512, svg(ink="#000", scale=1.08))
        for name, shapes in (("add", PLUS), ("today", SUN)):
            for size in (96, 192):
                draw(page, f"shortcut-{name}-{size}.png", size, shortcut(shapes))
        draw(page, "badge-96.png", 96, svg(ink="#fff", scale=1.2))
        browser.close()


if __name__ == "__main__":
    main()
