"""Errors: the one place where they become a status, one JSON shape, and one page.

The shape is ``{"error": sentence, "status": int, "code": word}`` with ``fields`` where the input named some.
"""

import logging
from typing import Any

from flask import Flask, Response, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException

from models.base import db
from models.errors import Invalid, KithError, NotConfirmed, NotFound, NotSignedIn, Refused, TooMany
from models.wording import sentence
from pwa.language import words

log = logging.getLogger(__name__)

STATUSES: tuple[tuple[type[KithError], int, str], ...] = (
    (NotConfirmed, 403, "confirm"),
    (NotSignedIn, 401, "sign_in"),
    (NotFound, 404, "not_found"),
    (Invalid, 400, "invalid"),
    (TooMany, 429, "too_many"),
    (Refused, 403, "refused"),
)

SENTENCES = {
    400: sentence("That could not be understood."),
    404: sentence("There is nothing here."),
    405: sentence("That can’t be done here."),
    413: sentence("That is too much at once."),
    415: sentence("That needs to be JSON."),
    500: sentence("Something went wrong on our side. Nothing was lost on your phone."),
    503: sentence("Kith is busy. It will try again by itself."),
}


def init_app(app: Flask) -> None:
    """Register the handlers."""
    app.register_error_handler(KithError, _ours)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(OperationalError, _busy)
    app.register_error_handler(Exception, _unexpected)


def _ours(error: KithError) -> Response:
    db.session.rollback()
    status, code = next((status, code) for kind, status, code in STATUSES if isinstance(error, kind))
    code = getattr(error, "code", None) or code
    response = _answer(error.said(words()), status, code, getattr(error, "fields", None))
    if isinstance(error, TooMany):
        response.headers["Retry-After"] = str(error.retry_after)
    return response


def _http(error: HTTPException) -> ResponseReturnValue:
    db.session.rollback()
    if error.response is not None or error.code is None or error.code < 400:
        return error.get_response()
    sentence = words().say(SENTENCES.get(error.code, SENTENCES[400]))
    response = _answer(sentence, error.code, error.name.lower().replace(" ", "_"))
    if error.code == 405:
        response.headers["Allow"] = dict(error.get_headers()).get("Allow", "")
    return response


def _busy(error: OperationalError) -> Response:
    """A database that stayed locked: the phone keeps its taps and comes back."""
    log.error("database: %s", type(error.orig).__name__)
    db.session.rollback()
    response = _answer(words().say(SENTENCES[503]), 503, "busy")
    response.headers["Retry-After"] = "5"
    return response


def _unexpected(error: Exception) -> Response:
    # The traceback without the message: an exception's words may hold what somebody wrote.
    frames = []
    trace = error.__traceback__
    while trace:
        frames.append(f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}")
        trace = trace.tb_next
    log.error("%s in %s: %s", type(error).__name__, request.url_rule, " < ".join(reversed(frames[-8:])))
    db.session.rollback()
    return _answer(words().say(SENTENCES[500]), 500, "internal")


def _answer(sentence: str, status: int, code: str, fields: dict[str, str] | None = None) -> Response:
    body: dict[str, Any] = {"error": sentence, "status": status, "code": code}
    if fields:
        body["fields"] = fields
    if request.path.startswith("/api/") or request.accept_mimetypes.best == "application/json":
        response = jsonify(body)
    else:
        response = _page(sentence)
    response.status_code = status
    return response


def _page(sentence: str) -> Response:
    told = words()
    home = told.say("Go to today")
    page = render_template("error.html", sentence=sentence, words=told, home=home)
    return Response(page, mimetype="text/html")
