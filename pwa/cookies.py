"""Our two cookies: the session's and the ceremony's. Both hold a random token and nothing else."""

from flask import Response, request

from models import ceremony, session
from models.token import new_token
from pwa.config import settings

TOKEN_LENGTH = len(new_token())


def session_token() -> str | None:
    """The token with which this browser says that it is signed in."""
    return request.cookies.get(_name("kith"))


def keep_session(response: Response, token: str) -> Response:
    """Sign the browser in. The cookie lives as long as a session can, so nothing needs to renew it."""
    _set(response, _name("kith"), token, session.LIFETIME)
    return response


def ceremony_token() -> str:
    """This browser's token for passkey ceremonies; a new one when it has none."""
    # The token is kept while there is one: a sign-in that waits in the background stays valid beside a second ceremony.
    given = request.cookies.get(_name("kith-ceremony"), "")
    return given if len(given) == TOKEN_LENGTH else new_token()


def keep_ceremony(response: Response, token: str) -> Response:
    """Bind the browser to the challenge that it is now given."""
    _set(response, _name("kith-ceremony"), token, ceremony.LIFETIME)
    return response


def clear_site(response: Response) -> Response:
    """Sign the browser out and have it drop all that it keeps of this site."""
    response.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    response.delete_cookie(_name("kith"), secure=settings().secure, httponly=True, samesite="Lax")
    return response


def _name(name: str) -> str:
    """The prefix makes browsers refuse the cookie from a subdomain, or without Secure; localhost has no https."""
    return f"__Host-{name}" if settings().secure else name


def _set(response: Response, name: str, value: str, lifetime: int) -> None:
    response.set_cookie(
        name, value, max_age=lifetime // 1000, path="/", secure=settings().secure, httponly=True, samesite="Lax"
    )
