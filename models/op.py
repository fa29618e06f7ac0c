"""The shapes of a sync: ops as phones send them, checked field by field. ``docs/sync.md`` is their description."""

import base64
import binascii
import hashlib
import json
import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal, cast

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from models import language, time_zone
from models.errors import Invalid
from models.face import MAX_BYTES
from models.late import Late
from models.vocabulary import CHANNELS, KINDS, Circle, Direction

if TYPE_CHECKING:
    from models import portrait
else:
    # Pillow is two megabytes, and many a server is never sent a picture.
    portrait = Late("models.portrait")

# NUL cannot be stored by every database, and a lone surrogate by none; other control characters only hide text.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def _clean(text: str) -> str:
    return _UNPRINTABLE.sub("", text).strip()


def _one_of(known: Any) -> AfterValidator:
    def check(value: str) -> str:
        if value not in known:
            raise ValueError("is not one that Kith knows")
        return value

    return AfterValidator(check)


def _time_zone(name: str) -> str:
    if name not in time_zone.names():
        raise ValueError("is not a time zone")
    return name


def _date(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise ValueError("is not a date") from None
    return text


def _birthday(text: str) -> str:
    # 2000 had a 29 February.
    _date(text.replace("--", "2000-", 1) if text.startswith("--") else text)
    return text


def _locale(tag: str) -> str:
    if not language.LOCALE.fullmatch(tag):
        raise ValueError("is not a language")
    return tag


def _weekdays(days: str) -> str:
    if "".join(sorted(set(days))) != days:
        raise ValueError("lists each weekday once, in order")
    return days


_Clean = AfterValidator(_clean)
_Filled = AfterValidator(lambda text: text if text else _refuse("is empty"))


def _refuse(why: str) -> str:
    raise ValueError(why)


Id = Annotated[str, Field(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$")]
Millis = Annotated[int, Field(ge=0, le=8_640_000_000_000_000)]
"""Milliseconds since 1970 UTC, up to the last date that a phone can hold."""
Day = Annotated[str, Field(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_date)]
Birthday = Annotated[str, Field(pattern=r"^([0-9]{4}|-)-[0-9]{2}-[0-9]{2}$"), AfterValidator(_birthday)]
Kind = Annotated[str, Field(max_length=16), _one_of(KINDS)]
ChannelId = Annotated[str, Field(max_length=16), _one_of(CHANNELS)]
Name = Annotated[str, Field(max_length=200), _Clean, _Filled]
Link = Annotated[str, Field(max_length=2000, pattern=r"^https?://[^\s]+$"), _Clean]


class Shape(BaseModel):
    """Unknown fields and wrong types are refused rather than guessed at."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


class PersonValues(Shape):
    name: Name
    place: Annotated[str, Field(max_length=200), _Clean] | None = None
    circle: Circle | None = None
    rhythm_days: Annotated[int, Field(ge=1, le=3650)] | None = None
    face_id: Id | None = None
    archived_at: Millis | None = None
    birthday: Birthday | None = None
    snoozed_until: Millis | None = None
    woken_at: Millis | None = None
    died_at: Millis | None = None


class HandleValues(Shape):
    person_id: Id
    channel: ChannelId
    address: Annotated[str, Field(max_length=500), _Clean, _Filled]


class NoteValues(Shape):
    person_id: Id
    text: Annotated[str, Field(max_length=10_000), _Clean, _Filled]
    day: Day | None = None


class InteractionValues(Shape):
    person_id: Id
    kind: Kind
    direction: Direction
    at: Millis
    channel: ChannelId | None = None
    note: Annotated[str, Field(max_length=2000), _Clean] | None = None
    link: Link | None = None


class FaceValues(Shape):
    person_id: Id
    image: Annotated[str, Field(max_length=MAX_BYTES * 4 // 3 + 4)]
    """Base64."""


class SkipValues(Shape):
    person_id: Id | None = None
    scope: Literal["person", "day", "week"]
    at: Millis


class NudgeAnswerValues(Shape):
    person_id: Id
    local_date: Day
    answer: Literal["write", "later"]
    at: Millis


class ProfileValues(Shape):
    name: Annotated[str, Field(max_length=100), _Clean, _Filled]
    time_zone: Annotated[str, Field(max_length=64), AfterValidator(_time_zone)]
    nudge_time: Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")] | None
    nudge_days: Annotated[str, Field(pattern=r"^[1-7]{1,7}$"), AfterValidator(_weekdays)]
    lock_screen: Literal["names", "nobody"]
    language: Annotated[str, Field(max_length=16), AfterValidator(_locale)] | None
    fresh_at: Millis | None


VALUES: dict[str, type[Shape]] = {
    "person": PersonValues,
    "handle": HandleValues,
    "note": NoteValues,
    "interaction": InteractionValues,
    "face": FaceValues,
    "skip": SkipValues,
    "nudge_answer": NudgeAnswerValues,
    "profile": ProfileValues,
}
FIELDS: dict[tuple[str, str], TypeAdapter[Any]] = {
    (entity, field): TypeAdapter(cast(Any, Annotated[info.annotation, info]), config=Shape.model_config)
    for entity, values in VALUES.items()
    for field, info in values.model_fields.items()
}
REMOVED_AT: TypeAdapter[Any] = TypeAdapter(Millis | None, config=ConfigDict(strict=True))

Entity = Literal["person", "handle", "note", "interaction", "face", "skip", "nudge_answer", "profile"]
Count = Annotated[int, Field(ge=1, le=2**53)]
"""The counter of a device, or a revision."""


def _by_nobody(edited: Any) -> Any:
    """Rows that a phone has from an older Kith do not say who edited them."""
    return [*edited, "", 0] if isinstance(edited, list) and len(edited) == 2 else edited


Edited = Annotated[
    # JSON has no tuples: what comes is a list, which a strict shape would refuse.
    tuple[Count, Millis, Id | Literal[""], Annotated[int, Field(ge=0, le=2**53)]],
    Field(strict=False),
    BeforeValidator(_by_nobody),
]
"""``(revision, edited_at, device, n)`` of a field."""


class AddOp(Shape):
    """Insert a row if its id is absent. Only a phone that heals a restored server sends ``meta`` and ``removed_at``."""

    op: Literal["add"]
    id: Id
    n: Count
    at: Millis
    entity: Literal["person", "handle", "note", "interaction", "face", "skip", "nudge_answer"]
    row: Id
    values: dict[str, Any]
    meta: dict[Annotated[str, Field(max_length=16)], Edited] | None = None
    removed_at: Millis | None = None


class SetOp(Shape):
    """Set one field, based on revision ``base`` of it."""

    op: Literal["set"]
    id: Id
    n: Count
    at: Millis
    entity: Entity
    row: Id
    field: Annotated[str, Field(max_length=16)]
    value: Any
    base: Count


Op = Annotated[AddOp | SetOp, Field(discriminator="op")]
_op: TypeAdapter[AddOp | SetOp] = TypeAdapter(Op)


def parse(raw: dict[str, Any]) -> AddOp | SetOp:
    """Check an op and everything in it; a picture is decoded and made anew here, outside any transaction.

    Raises ``Invalid`` with a sentence for the user.
    """
    try:
        op = _op.validate_python(raw)
        if isinstance(op, AddOp):
            op.values = VALUES[op.entity].model_validate(op.values).model_dump()
            if op.entity == "face":
                op.values["image"] = portrait.make_webp(_from_base64(op.values["image"]))
        else:
            op.value = _field(op).validate_python(op.value)
    except ValidationError as error:
        raise Invalid("That could not be saved: {why}.", why=describe(error)) from error
    return op


def describe(error: ValidationError) -> str:
    """The first thing wrong, for those who make Kith. It names the field, never its content."""
    first = error.errors(include_url=False, include_input=False, include_context=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    what = first["msg"].removeprefix("Value error, ")
    return f"{where + ': ' if where else ''}{what}"


def fingerprint(raw: dict[str, Any]) -> str:
    """Tells two payloads under one op id apart, without keeping what is in them."""
    canonical = json.dumps(raw, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _field(op: SetOp) -> TypeAdapter[Any]:
    if op.field == "removed_at" and op.entity != "profile":
        return REMOVED_AT
    if (op.entity, op.field) not in FIELDS:
        raise Invalid("That could not be saved: Kith does not know this field.")
    return FIELDS[op.entity, op.field]


def _from_base64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise Invalid("That file is not a picture Kith can read.") from error
