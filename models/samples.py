"""Samples: made-up people with half a year of history, to try Kith with. They are marked, and leave with one tap.

What the user is said to have noted about them is in the user's language.
"""

import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from models import erasure
from models.base import db
from models.handle import Handle
from models.interaction import Interaction
from models.local_day import DAY
from models.note import Note
from models.person import Person
from models.synced import Editable
from models.user import User
from models.wording import Words, sentence


@dataclass(frozen=True)
class Contact:
    """One contact of a story, so many days ago."""

    days: int
    kind: str
    direction: str
    note: str | None = None


@dataclass(frozen=True)
class Sample:
    """One made-up person."""

    name: str
    place: str
    circle: str
    channel: str
    address: str
    story: str


STORIES: dict[str, tuple[Contact, ...]] = {
    "waits": (
        Contact(170, "like", "out"),
        Contact(140, "comment", "out", sentence("On the photo of the harbour")),
        Contact(95, "message", "both"),
        Contact(60, "message", "both", sentence("Talked about the new job")),
        Contact(33, "like", "in"),
        Contact(4, "comment", "in", sentence("“This is exactly how I felt last year.”")),
    ),
    "asks": (
        Contact(150, "message", "out"),
        Contact(120, "message", "in"),
        Contact(80, "email", "both", sentence("Plans for the meetup")),
        Contact(2, "message", "in", sentence("Asked which trail we took")),
    ),
    "drifts": (
        Contact(178, "message", "both"),
        Contact(164, "call", "both"),
        Contact(150, "message", "both"),
        Contact(135, "message", "both", sentence("A long talk about moving house")),
        Contact(121, "video", "both"),
        Contact(106, "message", "out"),
        Contact(92, "message", "both", sentence("“New job starts soon, I’m nervous already.”")),
    ),
    "close": (
        Contact(160, "meet", "both", sentence("Dinner by the river")),
        Contact(125, "call", "both"),
        Contact(90, "text", "both"),
        Contact(62, "meet", "both", sentence("A walk with the dog")),
        Contact(30, "call", "both"),
        Contact(11, "text", "out", sentence("Sent the photos")),
    ),
    "steady": (
        Contact(155, "email", "out"),
        Contact(148, "email", "in"),
        Contact(110, "email", "both"),
        Contact(70, "video", "both", sentence("Showed me the garden")),
        Contact(38, "email", "both"),
        Contact(16, "share", "in", sentence("Shared my article")),
    ),
    "public": (
        Contact(100, "like", "out"),
        Contact(75, "like", "in"),
        Contact(48, "comment", "out", sentence("On the talk about maps")),
        Contact(20, "comment", "both", sentence("A good exchange about old train lines")),
    ),
    "new": (
        Contact(13, "like", "out"),
        Contact(9, "comment", "out"),
        Contact(6, "comment", "in", sentence("“Thank you, that means a lot!”")),
    ),
    "quiet": (
        Contact(175, "message", "both"),
        Contact(130, "message", "out", sentence("Asked about the book")),
        Contact(104, "message", "out"),
        Contact(77, "email", "out"),
    ),
    "letters": (
        Contact(165, "letter", "out"),
        Contact(141, "letter", "in", sentence("Four pages about the winter")),
        Contact(98, "letter", "out"),
        Contact(57, "letter", "in"),
        Contact(41, "help", "in", sentence("Found me a translator")),
    ),
}

# One line a person reads best, however long the name.
# fmt: off
PEOPLE: tuple[Sample, ...] = tuple(
    Sample(*fields)
    for fields in (
        ("Ana Sá", "Lisbon", "close", "bluesky", "anasa.example.com", "waits"),
        ("Bo Lindqvist", "Gothenburg", "friends", "email", "bo@example.com", "close"),
        ("Mika Kovács", "Budapest", "friends", "mastodon", "mika@social.example", "asks"),
        ("Noor Haddad", "Amman", "friends", "instagram", "noor.haddad.example", "steady"),
        ("Pedro Fonseca", "Porto", "acquaintances", "x", "pfonseca_ex", "public"),
        ("Ruth Jensen", "Aarhus", "close", "post", "Example Street 4, Aarhus", "letters"),
        ("Tunde Okafor", "Lagos", "friends", "whatsapp", "+234 555 0100", "asks"),
        ("Yu-Wen Chang", "Taipei", "acquaintances", "bluesky", "yuwen.example.com", "new"),
        ("نور الدين حداد", "Tunis", "friends", "telegram", "noureddine_ex", "steady"),
        ("Żaneta Wójcik", "Kraków", "friends", "linkedin", "zwojcik-example", "drifts"),
        ("Aroha Ngata", "Wellington", "close", "signal", "+64 55 501 234", "drifts"),
        ("José Ramírez", "Oaxaca", "inner", "whatsapp", "+52 55 5555 0101", "close"),
        ("Émilie Roux", "Lyon", "friends", "email", "emilie@example.org", "steady"),
        ("Li Na", "Chengdu", "acquaintances", "linkedin", "li-na-example", "public"),
        ("Sven", "Tromsø", "acquaintances", "mastodon", "sven@nord.example", "public"),
        ("Priya Raghunathan", "Chennai", "friends", "slack", "priya", "waits"),
        ("Kwame Mensah", "Accra", "friends", "x", "kwame_ex", "drifts"),
        ("Ingrid Sørensen", "Bergen", "close", "phone", "+47 555 50 102", "close"),
        ("Tomás Ó Briain", "Galway", "friends", "email", "tomas@example.net", "quiet"),
        ("שרה לוי", "Haifa", "acquaintances", "facebook", "sara.levi.example", "new"),
        ("Hiroshi Tanaka", "Sapporo", "acquaintances", "github", "htanaka-example", "public"),
        ("Fatima Zahra El Idrissi", "Fès", "friends", "instagram", "fz.example", "waits"),
        ("Olu", "Ibadan", "acquaintances", "threads", "olu.example", "new"),
        ("Marguerite Delacroix-Vandenberghe de la Fontaine", "Namur", "close", "post", "Lane 9", "letters"),
        ("Dmitri Volkov", "Tbilisi", "acquaintances", "telegram", "dvolkov_ex", "quiet"),
        ("Chloe Bennett", "Leeds", "inner", "sms", "+44 7700 900123", "close"),
        ("Rafael Oliveira", "Recife", "friends", "instagram", "rafa.example", "drifts"),
        ("Wanjiru Kamau", "Nairobi", "friends", "linkedin", "wanjiru-example", "steady"),
        ("Björk Jónsdóttir", "Akureyri", "acquaintances", "bluesky", "bjork.example.com", "public"),
        ("Sam", "Melbourne", "acquaintances", "discord", "sam.example", "asks"),
        ("Elena Popescu", "Cluj", "friends", "email", "elena@example.com", "drifts"),
        ("Giorgos Papadopoulos", "Thessaloniki", "friends", "youtube", "giorgos.example", "public"),
        ("Leila Moradi", "Shiraz", "friends", "signal", "+98 55 5555 0103", "waits"),
        ("Jack O'Neill-Baptiste", "Bristol", "friends", "mastodon", "jack@west.example", "steady"),
        ("Anh Nguyễn", "Đà Nẵng", "acquaintances", "tiktok", "anh.example", "new"),
        ("Isabel Quispe", "Cusco", "friends", "whatsapp", "+51 555 0104", "asks"),
        ("Mads", "Odense", "close", "video", "https://meet.example.com/mads", "steady"),
        ("Zoë van der Merwe", "Cape Town", "acquaintances", "x", "zoevdm_ex", "quiet"),
        ("Halima Yusuf", "Kano", "friends", "email", "halima@example.org", "drifts"),
        ("K", "somewhere", "acquaintances", "discord", "k.example", "public"),
    )
)
# fmt: on

NOTES = {
    "Ana Sá": sentence("New job since November"),
    "Bo Lindqvist": sentence("Two daughters, Elin and Tove"),
    "Mika Kovács": sentence("Writes about bridges"),
    "Noor Haddad": sentence("Learning the oud"),
    "Pedro Fonseca": sentence("Photographs harbours"),
    "Ruth Jensen": sentence("Answers by hand, always"),
    "Tunde Okafor": sentence("Runs the Tuesday meetup"),
    "نور الدين حداد": sentence("Poems at night"),
    "Żaneta Wójcik": sentence("Maps of rivers"),
    "Aroha Ngata": sentence("Sea swimming before work"),
    "José Ramírez": sentence("Godson turns six in spring"),
    "Émilie Roux": sentence("Allergic to nuts"),
    "Sven": sentence("Northern lights, every night"),
    "Priya Raghunathan": sentence("Mentors new speakers"),
    "Kwame Mensah": sentence("Brother is called Kofi"),
    "Ingrid Sørensen": sentence("Prefers calls to writing"),
    "Tomás Ó Briain": sentence("Plays the fiddle"),
    "Hiroshi Tanaka": sentence("Small tools, well made"),
    "Fatima Zahra El Idrissi": sentence("Opens a bakery in May"),
    "Dmitri Volkov": sentence("Chess on Sundays"),
    "Chloe Bennett": sentence("Sister-in-law"),
    "Rafael Oliveira": sentence("Surfs before breakfast"),
    "Wanjiru Kamau": sentence("We met at the maps workshop"),
    "Sam": sentence("Night shifts, write late"),
    "Elena Popescu": sentence("Father was ill last summer"),
    "Giorgos Papadopoulos": sentence("Boat repairs"),
    "Leila Moradi": sentence("Translating a novel"),
    "Jack O'Neill-Baptiste": sentence("New baby, Rosa"),
    "Isabel Quispe": sentence("Textiles from her grandmother"),
    "Mads": sentence("Call on Fridays"),
    "Zoë van der Merwe": sentence("Penguins"),
    "Halima Yusuf": sentence("Her thesis is due in June"),
}
"""What the user is said to have noted about some of them."""


def add(user: User, now: int, told: Words) -> int:
    """Give the user the made-up people, unless they are there; gives their number.

    The caller holds the user's lock. ``told`` words the notes.
    """
    there = db.session.scalar(
        select(func.count()).where(Person.user_id == user.id, Person.sample, Person.removed_at.is_(None))
    )
    if there:
        return there
    for number, sample in enumerate(PEOPLE):
        _add_person(user, sample, number, now, told)
    return len(PEOPLE)


def clear(user: User, now: int) -> None:
    """Remove them for good, with whatever was written about them."""
    query = select(Person).where(Person.user_id == user.id, Person.sample, Person.scrubbed_at.is_(None))
    for person in db.session.scalars(query).all():
        erasure.scrub(user, person, now)


def ids(user: User) -> set[str]:
    """The ids of the made-up people, also of those that were removed."""
    return set(db.session.scalars(select(Person.id).where(Person.user_id == user.id, Person.sample)))


def _add_person(user: User, sample: Sample, number: int, now: int, told: Words) -> None:
    person_id = str(uuid.uuid4())
    contacts = STORIES[sample.story]
    # A few days and hours apart, so that no two people have the same history.
    shift = (number % 5) * DAY + (number * 37 % 24) * 3_600_000
    began = now - contacts[0].days * DAY - shift

    def row(table: type[Editable], **values: Any) -> None:
        # Each contact was told when it happened: it counts from then.
        shared = {"user_id": user.id, "change": user.next_change(), "meta": {}, "created_at": values.get("at", began)}
        db.session.add(table(**({"id": str(uuid.uuid4())} | shared | values)))

    row(Person, id=person_id, name=sample.name, place=sample.place, circle=sample.circle, sample=True)
    db.session.flush()
    row(Handle, person_id=person_id, channel=sample.channel, address=sample.address)
    if sample.name in NOTES:
        row(Note, person_id=person_id, text=told.say(NOTES[sample.name]))
    for contact in contacts:
        row(
            Interaction,
            person_id=person_id,
            kind=contact.kind,
            direction=contact.direction,
            at=min(now - contact.days * DAY - shift, now),
            note=contact.note and told.say(contact.note),
            channel=sample.channel if contact.kind in ("message", "email", "text") else None,
        )
