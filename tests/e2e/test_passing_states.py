"""What comes and goes is looked at like the screens: toasts, what went wrong, and sheets that ask.

In all four sizes and both colours, and on the smallest phone with letters twice as large and mirrored.
"""

from collections.abc import Callable
from pathlib import Path

from .chromium import SIZES, SMALLEST, Phone
from .draft_states import DRAFTS, meet, show_draft
from .errands import sign_out, sign_up
from .kith_server import KithServer
from .passing_states import QUESTIONS, TOASTS, hold_toast, meet_three
from .screens import settle
from .test_accessibility import complaints
from .test_large_text import lost
from .test_pictures import take
from .test_right_to_left import problems
from .wrong_states import INSIDE, OUTSIDE

AS_IT_WAS = "() => { document.documentElement.style.fontSize = ''; document.documentElement.dir = 'ltr' }"


def look_round(phone: Phone, name: str, *, covered: bool = False) -> list[str]:
    """Take the screen in every size; returns what is wrong with it. A toast covers what cannot be hit then."""
    take(phone, name, SIZES)
    found = [] if covered else complaints(phone, name)
    phone.page.set_viewport_size({"width": SMALLEST[0], "height": SMALLEST[1]})
    mirrored = problems(phone, name)
    found += [] if covered else mirrored
    phone.page.evaluate(AS_IT_WAS)
    found += lost(phone, name)
    phone.page.evaluate(AS_IT_WAS)
    return found


def test_every_draft_large_and_mirrored(phone: Phone, tmp_path: Path) -> None:
    sign_up(phone, "Ana Sá")
    meet(phone)
    phone.page.set_viewport_size({"width": SMALLEST[0], "height": SMALLEST[1]})
    found = []
    for draft in DRAFTS:
        show_draft(phone, draft, tmp_path)
        found += problems(phone, f"draft-{draft}")
        phone.page.evaluate(AS_IT_WAS)
        found += lost(phone, f"draft-{draft}")
    assert not found, "\n".join(found)


def test_every_toast(phone: Phone) -> None:
    phone.forgive("broken")
    sign_up(phone, "Ana Sá")
    meet_three(phone)
    found = []
    for name, show in TOASTS.items():
        phone.open()
        settle(phone)
        show(phone)
        hold_toast(phone)
        found += look_round(phone, f"toast-{name}", covered=True)
    assert not found, "\n".join(found)


def test_what_goes_wrong_at_the_door(phone: Phone, kith: KithServer) -> None:
    phone.forgive("status of 4")
    sign_up(phone, "Ana Sá")
    sign_out(phone)
    kith.empty()
    found = []
    for name, show in OUTSIDE.items():
        show(phone)
        found += look_round(phone, f"wrong-{name}")
    assert not found, "\n".join(found)


def test_what_goes_wrong_inside(phone: Phone) -> None:
    phone.forgive("status of 5|ERR_FAILED")
    sign_up(phone, "Ana Sá")
    meet_three(phone)
    found = []
    for name, show in INSIDE.items():
        show(phone)
        settle(phone)
        found += look_round(phone, f"wrong-{name}", covered=name in {"offline-told"})
    assert not found, "\n".join(found)


def test_whatever_asks(new_phone: Callable[..., Phone]) -> None:
    phone = new_phone()
    sign_up(phone, "Ana Sá")
    meet_three(phone)
    found = []
    for name, show in QUESTIONS.items():
        if name != "codes-new":
            phone.open()
        show(phone)
        found += look_round(phone, f"asks-{name}")
    assert not found, "\n".join(found)
