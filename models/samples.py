"""Samples: made-up people with half a year of history, to try Kith with. They are marked, and leave with one tap."""

import uuid
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from models import erasure
from models.base import db
from models.handle import Handle
from models.interaction import Interaction
from models.note import Note
from models.person import Person
from models.synced import Editable
from models.user import User

DAY = 86_400_000


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
    note: str | None
    story: str


STORIES: dict[str, tuple[Contact, ...]] = {
    "waits": (
        Contact(170, "like", "out"),
        Contact(140, "comment", "out", "On the photo of the harbour"),
        Contact(95, "message", "both"),
        Contact(60, "message", "both", "Talked about the new job"),
        Contact(33, "like", "in"),
        Contact(4, "comment", "in", "“This is exactly how I felt last year.”"),
    ),
    "asks": (
        Contact(150, "message", "out"),
        Contact(120, "message", "in"),
        Contact(80, "email", "both", "Plans for the meetup"),
        Contact(2, "message", "in", "Asked which trail we took"),
    ),
    "drifts": (
        Contact(178, "message", "both"),
        Contact(164, "call", "both"),
        Contact(150, "message", "both"),
        Contact(135, "message", "both", "A long talk about moving house"),
        Contact(121, "video", "both"),
        Contact(106, "message", "out"),
        Contact(92, "message", "both", "“New job starts soon, I'm nervous already.”"),
    ),
    "close": (
        Contact(160, "meet", "both", "Dinner by the river"),
        Contact(125, "call", "both"),
        Contact(90, "text", "both"),
        Contact(62, "meet", "both", "A walk with the dog"),
        Contact(30, "call", "both"),
        Contact(11, "text", "out", "Sent the photos"),
    ),
    "steady": (
        Contact(155, "email", "out"),
        Contact(148, "email", "in"),
        Contact(110, "email", "both"),
        Contact(70, "video", "both", "Showed me the garden"),
        Contact(38, "email", "both"),
        Contact(16, "share", "in", "Shared my article"),
    ),
    "public": (
        Contact(100, "like", "out"),
        Contact(75, "like", "in"),
        Contact(48, "comment", "out", "On the talk about maps"),
        Contact(20, "comment", "both", "A good exchange about old train lines"),
    ),
    "new": (
        Contact(13, "like", "out"),
        Contact(9, "comment", "out"),
        Contact(6, "comment", "in", "“Thank you, that means a lot!”"),
    ),
    "quiet": (
        Contact(175, "message", "both"),
        Contact(130, "message", "out", "Asked about the book"),
        Contact(104, "message", "out"),
        Contact(77, "email", "out"),
    ),
    "letters": (
        Contact(165, "letter", "out"),
        Contact(141, "letter", "in", "Four pages about the winter"),
        Contact(98, "letter", "out"),
        Contact(57, "letter", "in"),
        Contact(41, "help", "in", "Found me a translator"),
    ),
}

# One line a person reads best, however long the name.
# fmt: off
PEOPLE: tuple[Sample, ...] = tuple(
    Sample(*fields)
    for fields in (
        ("Ana Sá", "Lisbon", "close", "bluesky", "anasa.example.com", "New job since November", "waits"),
        ("Bo Lindqvist", "Gothenburg", "friends", "email", "bo@example.com", "Two daughters, Elin and Tove", "close"),
        ("Mika Kovács", "Budapest", "friends", "mastodon", "mika@social.example", "Writes about bridges", "asks"),
        ("Noor Haddad", "Amman", "friends", "instagram", "noor.haddad.example", "Learning the oud", "steady"),
        ("Pedro Fonseca", "Porto", "acquaintances", "x", "pfonseca_ex", "Photographs harbours", "public"),
        ("Ruth Jensen", "Aarhus", "close", "post", "Example Street 4, Aarhus", "Answers by hand, always", "letters"),
        ("Tunde Okafor", "Lagos", "friends", "whatsapp", "+234 555 0100", "Runs the Tuesday meetup", "asks"),
        ("Yu-Wen Chang", "Taipei", "acquaintances", "bluesky", "yuwen.example.com", None, "new"),
        ("نور الدين حداد", "Tunis", "friends", "telegram", "noureddine_ex", "Poems at night", "steady"),
        ("Żaneta Wójcik", "Kraków", "friends", "linkedin", "zwojcik-example", "Maps of rivers", "drifts"),
        ("Aroha Ngata", "Wellington", "close", "signal", "+64 55 501 234", "Sea swimming before work", "drifts"),
        ("José Ramírez", "Oaxaca", "inner", "whatsapp", "+52 55 5555 0101", "Godson turns six in spring", "close"),
        ("Émilie Roux", "Lyon", "friends", "email", "emilie@example.org", "Allergic to nuts", "steady"),
        ("Li Na", "Chengdu", "acquaintances", "linkedin", "li-na-example", None, "public"),
        ("Sven", "Tromsø", "acquaintances", "mastodon", "sven@nord.example", "Northern lights, every night", "public"),
        ("Priya Raghunathan", "Chennai", "friends", "slack", "priya", "Mentors new speakers", "waits"),
        ("Kwame Mensah", "Accra", "friends", "x", "kwame_ex", "Brother is called Kofi", "drifts"),
        ("Ingrid Sørensen", "Bergen", "close", "phone", "+47 555 50 102", "Prefers calls to writing", "close"),
        ("Tomás Ó Briain", "Galway", "friends", "email", "tomas@example.net", "Plays the fiddle", "quiet"),
        ("שרה לוי", "Haifa", "acquaintances", "facebook", "sara.levi.example", None, "new"),
        ("Hiroshi Tanaka", "Sapporo", "acquaintances", "github", "htanaka-example", "Small tools, well made", "public"),
        ("Fatima Zahra El Idrissi", "Fès", "friends", "instagram", "fz.example", "Opens a bakery in May", "waits"),
        ("Olu", "Ibadan", "acquaintances", "threads", "olu.example", None, "new"),
        ("Marguerite Delacroix-Vandenberghe de la Fontaine", "Namur", "close", "post", "Lane 9", None, "letters"),
        ("Dmitri Volkov", "Tbilisi", "acquaintances", "telegram", "dvolkov_ex", "Chess on Sundays", "quiet"),
        ("Chloe Bennett", "Leeds", "inner", "sms", "+44 7700 900123", "Sister-in-law", "close"),
        ("Rafael Oliveira", "Recife", "friends", "instagram", "rafa.example", "Surfs before breakfast", "drifts"),
        ("Wanjiru Kamau", "Nairobi", "friends", "linkedin", "wanjiru-example", "We met at the maps workshop", "steady"),
        ("Björk Jónsdóttir", "Akureyri", "acquaintances", "bluesky", "bjork.example.com", None, "public"),
        ("Sam", "Melbourne", "acquaintances", "discord", "sam.example", "Night shifts, write late", "asks"),
        ("Elena Popescu", "Cluj", "friends", "email", "elena@example.com", "Father was ill last summer", "drifts"),
        ("Giorgos Papadopoulos", "Thessaloniki", "friends", "youtube", "giorgos.example", "Boat repairs", "public"),
        ("Leila Moradi", "Shiraz", "friends", "signal", "+98 55 5555 0103", "Translating a novel", "waits"),
        ("Jack O'Neill-Baptiste", "Bristol", "friends", "mastodon", "jack@west.example", "New baby, Rosa", "steady"),
        ("Anh Nguyễn", "Đà Nẵng", "acquaintances", "tiktok", "anh.example", None, "new"),
        ("Isabel Quispe", "Cusco", "friends", "whatsapp", "+51 555 0104", "Textiles from her grandmother", "asks"),
        ("Mads", "Odense", "close", "video", "https://meet.example.com/mads", "Call on Fridays", "steady"),
        ("Zoë van der Merwe", "Cape Town", "acquaintances", "x", "zoevdm_ex", "Penguins", "quiet"),
        ("Halima Yusuf", "Kano", "friends", "email", "halima@example.org", "Her thesis is due in June", "drifts"),
        ("K", "somewhere", "acquaintances", "discord", "k.example", None, "public"),
    )
)
# fmt: on


def add(user: User, now: int) -> int:
    """Give the user the made-up people, unless they are there; gives their number. The caller holds the user's lock."""
    there = db.session.scalar(
        select(func.count()).where(Person.user_id == user.id, Person.sample, Person.removed_at.is_(None))
    )
    if there:
        return there
    for number, sample in enumerate(PEOPLE):
        _add_person(user, sample, number, now)
    return len(PEOPLE)


def clear(user: User, now: int) -> None:
    """Remove them for good, with whatever was written about them."""
    query = select(Person).where(Person.user_id == user.id, Person.sample, Person.scrubbed_at.is_(None))
    for person in db.session.scalars(query).all():
        erasure.scrub(user, person, now)


def ids(user: User) -> set[str]:
    """The ids of the made-up people, also of those that were removed."""
    return set(db.session.scalars(select(Person.id).where(Person.user_id == user.id, Person.sample)))


def _add_person(user: User, sample: Sample, number: int, now: int) -> None:
    person_id = str(uuid.uuid4())
    contacts = STORIES[sample.story]
    # A few days and hours apart, so that no two people have the same history.
    shift = (number % 5) * DAY + (number * 37 % 24) * 3_600_000
    began = now - contacts[0].days * DAY - shift

    def row(table: type[Editable], **values: Any) -> None:
        # Each contact was told when it happened: it counts from then.
        told = values.get("at", began)
        shared = {"user_id": user.id, "change": user.next_change(), "meta": {}, "created_at": told}
        db.session.add(table(**({"id": str(uuid.uuid4())} | shared | values)))

    row(Person, id=person_id, name=sample.name, place=sample.place, circle=sample.circle, sample=True)
    db.session.flush()
    row(Handle, person_id=person_id, channel=sample.channel, address=sample.address)
    if sample.note:
        row(Note, person_id=person_id, text=sample.note)
    for contact in contacts:
        row(
            Interaction,
            person_id=person_id,
            kind=contact.kind,
            direction=contact.direction,
            at=min(now - contact.days * DAY - shift, now),
            note=contact.note,
            channel=sample.channel if contact.kind in ("message", "email", "text") else None,
        )
