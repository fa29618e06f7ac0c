"""Payloads: a request's JSON body, checked against its shape before anything else is done."""

from typing import TypeVar

from flask import abort, request
from pydantic import BaseModel, ConfigDict, ValidationError

from models.errors import Invalid
from models.wording import sentence


class Body(BaseModel):
    """The base of bodies that are not ops: unknown fields and wrong types are refused."""

    model_config = ConfigDict(extra="forbid", strict=True, allow_inf_nan=False)


AnyBody = TypeVar("AnyBody", bound=BaseModel)


class BadPayload(Invalid):
    """A body that is not of its shape; ``fields`` says what is wrong with each."""

    def __init__(self, fields: dict[str, str]) -> None:
        super().__init__(sentence("That could not be understood."))
        self.fields = fields


def payload(shape: type[AnyBody]) -> AnyBody:
    """The body as ``shape``. 415 where it is not JSON, so that no form of another site can be a write."""
    if request.mimetype != "application/json":
        abort(415)
    try:
        # pydantic's parser bounds nesting, and refuses NaN and lone surrogates, where Python's own does not.
        return shape.model_validate_json(request.get_data())
    except ValidationError as error:
        raise BadPayload(
            {
                ".".join(str(part) for part in problem["loc"]) or "body": problem["msg"]
                for problem in error.errors(include_url=False, include_input=False, include_context=False)[:20]
            }
        ) from error
