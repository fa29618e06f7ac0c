"""Words: the catalogues of translations that phones load, see ``static/src/words/say.ts``. English needs none."""

import json
from functools import cache
from hashlib import sha256
from typing import NamedTuple

from flask import Blueprint, Response, abort, request

from models import catalogue, language
from pwa.access import public
from pwa.language import languages

blueprint = Blueprint("words", __name__)


class Told(NamedTuple):
    """A catalogue as it travels, and the hash that pages name it by."""

    body: bytes
    hash: str


@blueprint.get("/words/<name>.json")
@public
def catalogue_show(name: str) -> Response:
    """The catalogue of a language, the same for everybody."""
    told = _told(name) if name in languages() else None
    if told is None:
        abort(404)
    response = Response(told.body, mimetype="application/json")
    response.cache_control.no_cache = True
    response.add_etag()
    response.make_conditional(request)
    return response


@blueprint.app_context_processor
def _languages() -> dict[str, str]:
    """What the shell says of the languages that need a catalogue, with the hash of each: ``de:1f0c… pt:77ab…``."""
    told = ((name, _told(name)) for name in languages())
    return {"languages": " ".join(f"{name}:{words.hash}" for name, words in told if words)}


@cache
def _told(name: str) -> Told | None:
    found = catalogue.find(name)
    if found is None:
        return None
    words = catalogue.for_phone(found, name, language.parse(name))
    body = json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()
    return Told(body, sha256(body).hexdigest()[:8])
