"""Access: who is asking, and whether the request comes from our own pages.

Flask-Login finds the user, by our session row only. Its remembering cookie and Flask's signed session, either of which
stays valid after a sign-out, are switched off altogether; so no secret key is needed.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import Flask, Request, Response, g, request
from flask.sessions import SessionInterface, SessionMixin
from flask_login import LoginManager, current_user

from models.base import begin_reading, db
from models.errors import NotConfirmed, NotSignedIn, Refused
from models.passkey import Passkey
from models.session import Session
from models.user import User
from pwa import clock, cookies
from pwa.config import settings

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


class NoFlaskSession(SessionInterface):
    """Flask's own session cookie is neither read nor written; writing to ``flask.session`` raises."""

    def open_session(self, app: Flask, request: Request) -> None:
        return None

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        return None


class Logins(LoginManager):  # type: ignore[misc]  # Flask-Login ships no types
    """Flask-Login without its two cookies: the request loader is the only way in."""

    def init_app(self, app: Flask, add_context_processor: bool = False) -> None:
        """Attach to the app. The hook that writes the remembering cookie is not registered."""
        app.login_manager = self  # type: ignore[attr-defined]  # where Flask-Login looks for it

    def _load_user(self) -> None:
        # The inherited one asks a cookie named remember_token first, and with one, even garbage, never asks the loader.
        self._update_request_context_with_user(_load(request))


def init_app(app: Flask) -> None:
    """Guard every request of the app."""
    app.session_interface = NoFlaskSession()
    Logins().init_app(app)
    app.before_request(forget)
    app.before_request(_check_origin)
    app.before_request(_begin)


def session() -> Session:
    """The live session of this request; ``NotSignedIn`` without one."""
    user()
    found: Session = g.device_session
    return found


def user() -> User:
    """The user of this request; ``NotSignedIn`` without one."""
    found = visitor()
    if found is None:
        raise NotSignedIn("Please sign in.")
    return found


def visitor() -> User | None:
    """The user of this request, if somebody is signed in."""
    found = current_user._get_current_object()
    return found if isinstance(found, User) else None


def forget() -> None:
    """Look again for the session when it is next asked for.

    At the start of a request, since an application context may outlive one. After a commit in the middle of a request,
    since the session may have been ended meanwhile.
    """
    g.pop("_login_user", None)
    g.pop("device_session", None)


def start_session(user_id: str, device_name: str) -> str:
    """Sign this browser in, in place of whoever was before; the token for its cookie. The caller commits."""
    key, now = settings().session_key, clock.now()
    before = Session.by_token(cookies.session_token() or "", key, now)
    if before:
        before.end()
    return Session.start(user_id, device_name, key, now)[1]


def is_confirmed() -> bool:
    """Whether this session may change how the account is entered. Without a passkey there is none to show."""
    return session().is_confirmed(clock.now()) or not Passkey.count_of(user().id)


def signed_in(view: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """An endpoint for somebody signed in."""

    @wraps(view)
    def checked(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Answer:
        here = session()
        if request.method not in SAFE:
            here.see(clock.now())
        return view(*args, **kwargs)

    checked.__dict__["access"] = "signed in"
    return checked


def confirmed(view: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """An endpoint for somebody signed in who has shown a passkey in the last ten minutes."""

    @wraps(view)
    def checked(*args: Arguments.args, **kwargs: Arguments.kwargs) -> Answer:
        if not is_confirmed():
            raise NotConfirmed("Show your passkey once more first.")
        return view(*args, **kwargs)

    return signed_in(checked)


def public(view: Callable[Arguments, Answer]) -> Callable[Arguments, Answer]:
    """An endpoint for anybody. Every endpoint under /api says which it is, and a test asks each."""
    view.__dict__["access"] = "public"
    return view


def _load(request: Request) -> User | None:
    token = cookies.session_token()
    found = token and Session.by_token(token, settings().session_key, clock.now())
    if not found:
        return None
    g.device_session = found
    return db.session.get(User, found.user_id)


def _check_origin() -> None:
    """Refuse a write that another site's page sends with our cookie (the rule of Go's CrossOriginProtection).

    A browser says where a request comes from in Sec-Fetch-Site, or, before 2023 on iPhones, at least in Origin. A
    request with neither comes from no browser, and so carries nobody's cookie unawares.
    """
    if request.method in SAFE or not request.path.startswith("/api/"):
        return
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    ours = site in ("same-origin", "none") if site else origin in (None, settings().address)
    if not ours:
        raise Refused("That came from another page, so Kith did nothing.")


def _begin() -> None:
    if not request.path.startswith("/api/"):
        return
    if request.method in SAFE:
        begin_reading()
    else:
        # A body may take its time, from a phone in a tunnel or on purpose. It is all here before the database is first
        # asked, for the one transaction that may write would keep everybody else waiting until then.
        request.get_data()
