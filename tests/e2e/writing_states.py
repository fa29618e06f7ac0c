"""Writing to somebody in each of its states, for the journey that looks at all of them."""

from collections.abc import Callable

from playwright.sync_api import expect

from .chromium import Phone
from .errands import add_person, press, status, textbox, timeline, visit
from .patience import until
from .screens import settle

MIKA, LONG, HEBREW = "Mika Kovács", "Wilhelmina Alexandra Featherstonehaugh-Cholmondeley", "נועה לוי"
QUESTION = "How were the first weeks in the new job? I would love to hear."
QUESTION_HEBREW = "מה שלומך אחרי השבועות הראשונים בעבודה החדשה?"
LETTER = "\n\n".join(f"{number} {QUESTION} The bees are doing well this autumn." for number in range(40))
READ_WORDS = """() => new Promise((done, fail) => {
  indexedDB.databases().then(all => {
    const name = all.map(one => one.name).find(one => one !== 'kith-device')
    const opening = indexedDB.open(name)
    opening.onerror = () => fail(opening.error)
    opening.onsuccess = () => {
      const database = opening.result
      const asking = database.transaction('own_words').objectStore('own_words').getAll()
      asking.onsuccess = () => { database.close(); done(asking.result.map(one => one.text)) }
    }
  })
})"""
"""What the phone keeps of words that are being written, read past the app."""
NO_MAIL_APP = "addEventListener('click', event => event.preventDefault(), { once: true })"


def until_kept(phone: Phone, *words: str) -> None:
    """Wait until the phone keeps these words that are being written, and no others."""
    until(lambda: phone.page.evaluate(READ_WORDS) == list(words), f"the phone keeps {words} and no others")


def meet_all(phone: Phone) -> None:
    """Know three people, two of whom were asked the same today, in two languages."""
    add_person(phone, MIKA, more="mika@example.org bsky.app/profile/mika.bsky.social +351912345678")
    for name, address, words in ((LONG, "w@example.org", QUESTION), (HEBREW, "noa@example.org", QUESTION_HEBREW)):
        add_person(phone, name, more=address)
        _write(phone, words)
        _leave(phone, "Email")
        press(phone, "Sent")
        # Saved by then; a page that is left at once could not have.
        expect(timeline(phone)).to_have_count(1)
    status(phone, "Synced")


def _write(phone: Phone, words: str) -> None:
    press(phone, "Write it here")
    textbox(phone, "Your words").fill(words)


def _leave(phone: Phone, channel: str) -> None:
    phone.page.evaluate(NO_MAIL_APP)
    phone.page.get_by_role("link", name=f"{channel}: ").click()


def _closed(_phone: Phone) -> None:
    pass


def _near(phone: Phone) -> None:
    _write(phone, f"Szia Mika! {QUESTION}")
    expect(phone.page.get_by_text("You wrote nearly this to")).to_be_visible()


def _hebrew(phone: Phone) -> None:
    _write(phone, QUESTION_HEBREW)
    expect(phone.page.get_by_text("You wrote nearly this to")).to_be_visible()


def _letter(phone: Phone) -> None:
    _write(phone, LETTER)


def _copied(phone: Phone) -> None:
    _write(phone, QUESTION)
    _leave(phone, "Bluesky")
    expect(phone.page.get_by_text("Copied.")).to_be_visible()


def _asked(phone: Phone) -> None:
    _write(phone, QUESTION)
    _leave(phone, "Email")


def _asked_letter(phone: Phone) -> None:
    _write(phone, LETTER)
    _leave(phone, "Email")
    phone.page.get_by_role("checkbox").uncheck()


STATES: dict[str, Callable[[Phone], None]] = {
    "closed": _closed,
    "near": _near,
    "hebrew": _hebrew,
    "letter": _letter,
    "copied": _copied,
    "asked": _asked,
    "asked-letter": _asked_letter,
}
"""On Mika's page, by the name of the picture."""
SAYING = {"copied", "asked-letter"}
"""Those in which the toast says something."""


def show_writing(phone: Phone, state: str) -> None:
    """Open Mika's page in one of STATES; what was written before is thrown away."""
    phone.open("/people")
    visit(phone, MIKA)
    later, field = phone.page.get_by_role("button", name="Not yet"), textbox(phone, "Your words")
    closed = phone.page.get_by_role("button", name="Write it here", exact=True)
    # One of them stands there, once it is known which.
    expect(later.or_(field).or_(closed)).to_be_visible()
    if later.is_visible():
        later.click()
        expect(field.or_(closed)).to_be_visible()
    if field.is_visible():
        field.fill("")
        field.blur()
    # A page that is left at once might not have kept that.
    until_kept(phone)
    # Without what was just said.
    phone.page.reload()
    STATES[state](phone)
    settle(phone)
