"""The server dies in the middle of things, or comes back from a backup; what Ana did is there once all the same."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import APIResponse, Route, expect

from .chromium import NO_NETWORK, Phone
from .errands import add_person, choose_picture, portrait, rename, sign_in_like, sign_up, status, tap, timeline, visit
from .kith_server import KithServer
from .photograph import take_photograph


def with_mika(phone: Phone) -> None:
    sign_up(phone, "Ana Sá")
    add_person(phone, "Mika Kovács")
    status(phone, "Synced")
    phone.forgive(NO_NETWORK.pattern)


def test_an_answer_that_never_comes_does_not_double_a_tap(phone: Phone, kith: KithServer) -> None:
    with_mika(phone)

    def answer_into_the_void(route: Route) -> None:
        # A round that began before the tap goes through: the one that carries the tap is to lose its answer.
        if answered or "interaction" not in (route.request.post_data or ""):
            route.continue_()
            return
        answered.append(route.fetch())
        kith.kill()
        route.abort()

    answered: list[APIResponse] = []
    phone.context.route("**/api/sync", answer_into_the_void)
    with phone.context.expect_event("requestfailed"):
        tap(phone, "Messaged")
    status(phone, "1 waiting")
    assert kith.count("interaction") == 1
    kith.start()
    tap(phone, "Met")
    status(phone, "Synced")
    assert kith.rows("SELECT kind, count(*) FROM interaction GROUP BY kind ORDER BY kind") == [
        ("meet", 1),
        ("message", 1),
    ]


def test_a_server_killed_while_it_works_gets_every_tap_once(phone: Phone, kith: KithServer) -> None:
    with_mika(phone)
    for _ in range(3):
        kith.stop()
        tap(phone, "Liked", "Called", "Met")
        kith.start()

        def kill_while_it_works(route: Route) -> None:
            route.continue_()
            kith.kill()

        # Whether these ops were saved before the end is chance, and must make no difference.
        phone.context.route("**/api/sync", kill_while_it_works, times=1)
        with phone.page.expect_request("**/api/sync"):
            tap(phone, "Liked")
        phone.page.wait_for_function("() => !document.querySelector('.status').textContent.includes('Syncing')")
    kith.start()
    tap(phone, "Liked")
    status(phone, "Synced")
    assert timeline(phone).count() == 13
    counted = kith.rows("SELECT kind, count(*) FROM interaction GROUP BY kind ORDER BY kind")
    assert counted == [("call", 3), ("like", 7), ("meet", 3)]


def test_a_restored_backup_is_healed_by_the_phones(
    new_phone: Callable[..., Phone], kith: KithServer, tmp_path: Path
) -> None:
    phone, tablet = new_phone(), new_phone()
    with_mika(phone)
    tap(phone, "Messaged")
    status(phone, "Synced")
    sign_in_like(tablet, phone)
    tablet.forgive(NO_NETWORK.pattern)
    kith.back_up(tmp_path / "backup")

    tap(phone, "Called")
    add_person(phone, "Noor Haddad")
    choose_picture(phone, "Noor Haddad", take_photograph(tmp_path))
    status(phone, "Synced")
    visit(tablet, "Mika Kovács")
    tap(tablet, "Met")
    rename(tablet, "Mika Kovács", "Mika Tóth")
    status(tablet, "Synced")

    kith.stop()
    kith.restore(tmp_path / "backup")
    assert (kith.count("interaction"), kith.count("person")) == (1, 1)
    kith.flask("epoch-renew")
    kith.start()
    for device in phone, tablet, phone:
        device.restart("/people")
        status(device, "Synced")
    for device in phone, tablet:
        visit(device, "Noor Haddad")
        expect(portrait(device, "Noor Haddad")).to_be_visible()
        visit(device, "Mika Tóth")
        expect(timeline(device)).to_have_count(3)
    assert (kith.count("interaction"), kith.count("person"), kith.count("face")) == (3, 2, 1)
    assert kith.rows("SELECT name FROM person ORDER BY name") == [("Mika Tóth",), ("Noor Haddad",)]
