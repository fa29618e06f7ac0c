"""Ana makes her own ways into Kith, and each does exactly what its page told her to copy."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from .chromium import Phone
from .errands import go, heading, press, sign_out, sign_up, status

PROFILE = "https://x.com/ana_sa"
TITLE = "Ana Sá (@ana_sa) / X – 100 % «real» & 'quoted' # + 山田"
SELECT = "getSelection().selectAllChildren(document.querySelector('p'))"
PAGE = (
    f"<!doctype html><meta charset=utf-8><title>{TITLE.replace('&', '&amp;')}</title><p>We met at PyCon {PROFILE}</p>"
)
STRICT = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"


class Site(BaseHTTPRequestHandler):
    """A page about Ana, elsewhere; below /strict it forbids every script."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if self.path.startswith("/strict"):
            self.send_header("Content-Security-Policy", STRICT)
            self.send_header("Cross-Origin-Opener-Policy", "same-origin")
        self.end_headers()
        self.wfile.write(PAGE.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def copied(phone: Phone, label: str) -> str:
    """What the button put where one pastes from."""
    phone.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=phone.origin)
    press(phone, label)
    expect(phone.page.get_by_role("button", name="Copied")).to_be_visible()
    text: str = phone.page.evaluate("navigator.clipboard.readText()")
    return text


def ways(phone: Phone, way: str) -> None:
    """The page of one way, from You."""
    go(phone, "You")
    phone.page.get_by_role("link", name="Quick add").click()
    phone.page.get_by_role("link", name=way).click()
    expect(heading(phone, way)).to_be_visible()


def knows_ana(page: Page, origin: str) -> None:
    """Add has understood whose page it was, and the address says nothing of it any more."""
    expect(page.get_by_text("@ana_sa").first).to_be_visible()
    assert page.url.startswith(f"{origin}/add") and "ana" not in page.url.lower().removeprefix(origin)


def test_the_bookmark_takes_the_page_and_the_selected_words(phone: Phone, site: str) -> None:
    sign_up(phone, "Bo")
    ways(phone, "On a computer")
    code = copied(phone, "Copy it")
    assert phone.page.get_by_role("link", name="Add to Kith").get_attribute("href") == code
    assert code.startswith("javascript:") and "%" not in code and "\n" not in code
    phone.page.get_by_role("link", name="Add to Kith").click()
    expect(heading(phone, "On a computer")).to_be_visible()
    phone.page.goto(f"{site}/somebody")
    phone.page.evaluate(SELECT)
    # A link with this very address runs it as a bookmark does.
    phone.page.evaluate(
        "href => document.body.append(Object.assign(document.createElement('a'), {href, id: 'b', text: 'b'}))", code
    )
    phone.page.evaluate(SELECT)
    with phone.context.expect_page() as opened:
        phone.page.evaluate("document.querySelector('#b').click()")
    knows_ana(opened.value, phone.origin)
    assert phone.page.url == f"{site}/somebody" and phone.page.title() == TITLE


def test_the_bookmark_runs_where_a_page_forbids_scripts(phone: Phone, site: str) -> None:
    phone.forgive("Content Security Policy")
    sign_up(phone, "Bo")
    ways(phone, "On a computer")
    code = copied(phone, "Copy it")
    phone.page.goto(f"{site}/strict")
    phone.page.evaluate(SELECT)
    with phone.context.expect_page() as opened:
        # The browser's own tools are not bound by a page's policy, as its bookmarks are not.
        phone.page.evaluate(f"() => {{ {code.removeprefix('javascript:')} }}")
    knows_ana(opened.value, phone.origin)
    assert opened.value.evaluate("window.opener") is None


def test_a_page_of_any_length_is_cut_to_an_address(phone: Phone, site: str) -> None:
    sign_up(phone, "Bo")
    ways(phone, "On a computer")
    code = copied(phone, "Copy it").removeprefix("javascript:")
    phone.page.goto(f"{site}/somebody?{'/' * 5000}")
    phone.page.evaluate(
        "document.title = '山'.repeat(5000); document.querySelector('p').textContent = '🍋'.repeat(5000)"
    )
    phone.page.evaluate(SELECT)
    address = phone.page.evaluate(f"() => {{ let to; const open = (url) => {{ to = url }}; {code}; return to }}")
    assert len(address) < 8190 - len("GET  HTTP/1.1") and address.startswith(f"{phone.origin}/add?url=")


@pytest.mark.parametrize("shared", [PROFILE, f"Look at this {PROFILE}?s=20"])
def test_the_shortcut_opens_add_with_what_was_shared(phone: Phone, shared: str) -> None:
    sign_up(phone, "Bo")
    ways(phone, "iPhone and iPad")
    address = copied(phone, "Copy the address")
    assert address == f"{phone.origin}/add?url="
    phone.open(address + quote(shared, safe=""))
    knows_ana(phone.page, phone.origin)


def test_what_was_shared_waits_for_whoever_comes_in(phone: Phone) -> None:
    address = "/add?url=" + quote(PROFILE, safe="")
    phone.open(address)
    phone.page.get_by_label("What shall we call you?").fill("Bo")
    press(phone, "Create my account")
    press(phone, "I’ve kept them")
    knows_ana(phone.page, phone.origin)
    press(phone, "Save")
    phone.page.wait_for_url("**/people/*")
    status(phone, "Synced")
    sign_out(phone)
    phone.open(address)
    press(phone, "Sign in with a passkey")
    knows_ana(phone.page, phone.origin)


def test_the_ways_are_there_without_a_network(phone: Phone) -> None:
    sign_up(phone, "Bo")
    phone.offline()
    phone.open("/you/quick-add/shortcut")
    expect(heading(phone, "iPhone and iPad")).to_be_visible()
    phone.page.get_by_role("link", name="Back").click()
    expect(heading(phone, "Quick add")).to_be_visible()
