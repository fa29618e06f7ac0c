"""The shapes of rows as phones get them. ``static/src/payloads.d.ts`` is made from these and from ``models/op.py``."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from models.vocabulary import Circle, Direction, Stage

Meta = dict[str, Annotated[tuple[int, int, str, int], Field(strict=False)]]
"""``{field: [revision, edited_at, device, n]}``; a field that is not there has revision 1."""


class Row(BaseModel):
    """What every row has; ``change`` numbers the versions of a user's rows."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: str
    change: int
    removed_at: int | None


class EditableRow(Row):
    created_at: int
    meta: Meta


class PersonRow(EditableRow):
    name: str
    place: str | None
    circle: Circle | None
    rhythm_days: int | None
    face_id: str | None
    archived_at: int | None
    birthday: str | None
    snoozed_until: int | None
    woken_at: int | None
    died_at: int | None
    sample: bool


class HandleRow(EditableRow):
    person_id: str
    channel: str
    address: str


class NoteRow(EditableRow):
    person_id: str
    text: str
    day: str | None


class InteractionRow(EditableRow):
    # Null only in a bare tombstone: an undo that came before its add.
    person_id: str | None
    kind: str
    direction: Direction
    at: int
    channel: str | None
    note: str | None
    link: str | None


class FaceRow(EditableRow):
    person_id: str


class SkipRow(EditableRow):
    person_id: str | None
    scope: Literal["person", "day", "week"]
    at: int


class NudgeAnswerRow(EditableRow):
    person_id: str
    local_date: str
    answer: Literal["write", "later"]
    at: int


class ProfileRow(EditableRow):
    name: str
    time_zone: str
    nudge_time: str | None
    nudge_days: str
    lock_screen: Literal["names", "nobody"]
    language: str | None
    fresh_at: int | None


class PastValueRow(Row):
    entity: str
    row_id: str
    field: str
    value: Any
    edited_at: int
    device: str


class LastContact(BaseModel):
    model_config = Row.model_config

    id: str
    kind: str
    direction: Direction
    at: int
    note: str | None


class Woke(BaseModel):
    """The contact that ended a long silence."""

    model_config = Row.model_config

    id: str
    at: int
    silent_days: int


class NextStep(BaseModel):
    """What could come next with somebody, and the interactions that say so."""

    model_config = Row.model_config

    step: Literal["private_word", "call_or_meet", "share_back"]
    ids: list[str]


class StandingRow(Row):
    stage: Stage
    stage_at: dict[Stage, int]
    stage_by: dict[Stage, str]
    turn: Literal["mine", "theirs"] | None
    waiting_since: int | None
    waiting_id: str | None
    unanswered: int
    last: LastContact | None
    rhythm_days: int | None
    rhythm_source: Literal["set", "circle", "learned"] | None
    usual_kind: str | None
    balance: Literal["mine", "theirs", "even"] | None
    drifts_at: int | None
    woke: Woke | None
    rests_at: int | None
    tries: list[str]
    next_step: NextStep | None


class Fact(BaseModel):
    """A row that a reason rests on."""

    model_config = Row.model_config

    entity: Literal["interaction", "note", "person"]
    id: str


class PlannedPerson(BaseModel):
    """``facts`` has a list for each of the ``reasons``."""

    model_config = Row.model_config

    person_id: str
    reasons: list[str]
    facts: list[list[Fact]]
    starter: str
    last: str | None
    channel_order: list[str]


class Turn(BaseModel):
    model_config = Row.model_config

    person_id: str
    reason: str


class NudgeTrouble(BaseModel):
    """What became of today's nudge when it reached no device for sure; ``at`` in ms."""

    model_config = Row.model_config

    state: Literal["failed", "unknown", "late"]
    at: int


class PlanRow(Row):
    local_date: str
    people: list[PlannedPerson]
    your_turn: list[Turn]
    nudge: NudgeTrouble | None
    pace: Literal["daily", "three_days", "weekly"]
    quiet_until: str | None


class Rows(BaseModel):
    """The rows of one answer, by entity. An answer under another epoch has none."""

    model_config = Row.model_config

    person: list[PersonRow] = []
    handle: list[HandleRow] = []
    note: list[NoteRow] = []
    interaction: list[InteractionRow] = []
    face: list[FaceRow] = []
    skip: list[SkipRow] = []
    nudge_answer: list[NudgeAnswerRow] = []
    profile: list[ProfileRow] = []
    past_value: list[PastValueRow] = []
    standing: list[StandingRow] = []
    plan: list[PlanRow] = []
