"""What comes into Kith from outside: the share sheet's POST, with and without files, and the files themselves."""

import base64
from pathlib import Path

from playwright.sync_api import Locator

from .chromium import Phone
from .photograph import take_photograph

FORM = """fields => {
  const form = document.createElement('form')
  Object.assign(form, { id: 'share', action: '/share', method: 'post', enctype: 'multipart/form-data' })
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input')
    Object.assign(input, { type: 'hidden', name, value })
    form.append(input)
  }
  const input = document.createElement('input')
  form.append(Object.assign(input, { type: 'file', name: 'files', multiple: true }))
  document.body.append(form)
}"""

KEPT = """part => new Promise((resolve, reject) => {
  const opening = indexedDB.open('kith-device')
  opening.onerror = () => reject(opening.error)
  opening.onsuccess = () => {
    const reading = opening.result.transaction('draft').objectStore('draft').getAll()
    reading.onsuccess = () => {
      opening.result.close()
      resolve(reading.result.some(draft => JSON.stringify(draft.form).includes(part)))
    }
  }
})"""


def share(phone: Phone, *files: Path, **fields: str) -> None:
    """Do what the share sheet does: a multipart POST that the worker answers."""
    phone.page.evaluate(FORM, fields)
    if files:
        phone.page.locator("#share [type=file]").set_input_files(files)
    with phone.page.expect_navigation(url="**/add?**"):
        phone.page.evaluate("document.getElementById('share').submit()")


def until_kept(phone: Phone, part: str) -> None:
    """Wait until a draft on the phone holds this of its form; nothing on the screen says when it does."""
    phone.page.wait_for_function(KEPT, arg=part)


def understood(phone: Phone) -> Locator:
    """The card that says what Kith understood."""
    return phone.page.get_by_role("region", name="What Kith understood")


def write_cards(folder: Path) -> Path:
    """Two people as a phone's contacts share them, the first with a photograph."""
    photograph = base64.b64encode(take_photograph(folder, size=(600, 800)).read_bytes()).decode()
    path = folder / "two people.vcf"
    path.write_text(
        "\r\n".join(
            [
                "BEGIN:VCARD",
                "VERSION:2.1",
                "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:S=C3=A1;Ana;;;",
                "FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Ana=20S=C3=A1",
                "TEL;CELL:+351912345678",
                "EMAIL;HOME:ana@example.org",
                "ADR;HOME:;;1 Rua;Lisbon;;1000;Portugal",
                "ORG:Honey Ltd",
                "PHOTO;ENCODING=BASE64;JPEG:"
                + "\r\n ".join(photograph[at : at + 72] for at in range(0, len(photograph), 72)),
                "",
                "END:VCARD",
                "BEGIN:VCARD",
                "VERSION:3.0",
                "FN:Bo Lindqvist",
                "TEL;TYPE=cell:+46701234567",
                "END:VCARD",
            ]
        ),
        encoding="utf-8",
    )
    return path
