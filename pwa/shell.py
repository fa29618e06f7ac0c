"""The shell: one static page for every screen, the service worker, the manifest and the built files.

Nothing here knows who asks: the page is the same bytes for everyone of a language, and the phone fills it from its own
database. Only of somebody new, who comes without a session, is the first thing to read in the page itself.
"""

import mimetypes

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request, send_from_directory
from sqlalchemy import text
from werkzeug.wrappers import Response as AnyResponse

from models.base import begin_reading, db
from pwa.assets import DIST, Assets, assets
from pwa.cookies import session_token
from pwa.language import words
from pwa.manifest import manifest

blueprint = Blueprint("shell", __name__)

# Browsers ask again each time, and get a 304: a new version must never wait for a cache to grow old.
ASK_AGAIN = "no-cache"
# The name of a built file holds the hash of its content.
FOREVER = "public, max-age=31536000, immutable"


@blueprint.app_context_processor
def _assets() -> dict[str, Assets | None]:
    """What templates call ``assets``; the error page does without when there are none."""
    return {"assets": assets() if (DIST / "manifest.json").exists() else None}


@blueprint.get("/")
@blueprint.get("/people")
@blueprint.get("/people/<person>")
@blueprint.get("/add")
@blueprint.get("/you")
@blueprint.get("/you/<page>")
@blueprint.get("/you/quick-add/<page>")
@blueprint.get("/enter")
@blueprint.get("/join")
def shell_show(**_path: str) -> Response:
    """The page. Its path is read on the phone."""
    if request.path == "/" and not session_token():
        return _page(assets().first, landing=True)
    return _page(assets().script)


@blueprint.get("/shell")
def kept_show() -> Response:
    """The page as the worker keeps it: it shows nothing before it knows who is here, and brings Today at once."""
    return _page(assets().kept, preload=assets().preload)


@blueprint.get("/parts")
def parts_show() -> Response:
    """Every part of a screen on one page, for whoever works on them: only ``make watch`` builds it."""
    script = assets().parts
    if not script:
        abort(404)
    return _page(script)


@blueprint.get("/sw.js")
def worker_show() -> AnyResponse:
    """The service worker, at the root so that its scope is the whole app."""
    assets()
    return _built("sw.js", ASK_AGAIN)


@blueprint.get("/static/dist/<name>")
def asset_show(name: str) -> AnyResponse:
    """A built file."""
    if name not in assets().files:
        abort(404)
    return _built(name, FOREVER)


@blueprint.get("/manifest.webmanifest")
def manifest_show() -> Response:
    """The web app manifest, public: browsers fetch it without cookies."""
    response = jsonify(manifest(words()))
    response.mimetype = "application/manifest+json"
    return _worded(response)


@blueprint.post("/share")
def share_create() -> AnyResponse:
    """A share that reached the server, since no worker was there to take it; the page asks to share once more.

    It stores nothing and reads nothing: any other site can post here too.
    """
    return redirect("/add?share=again", 303)


@blueprint.get("/healthz")
def health_show() -> Response:
    """Whether the server reaches its database; an error there becomes a 503."""
    begin_reading()
    db.session.execute(text("SELECT 1"))
    return jsonify(ok=True)


def _page(script: str, preload: tuple[str, ...] = (), *, landing: bool = False) -> Response:
    told = words()
    page = render_template(
        "shell.html",
        words=told,
        script=script,
        preload=preload,
        landing=landing,
        description=told.say("Turn the people you know online into people you know."),
        more=told.say("One person a day, a reason to write, and nothing to keep up with."),
        needed=told.say("Kith keeps your people on this device, and needs JavaScript to do so. Please switch it on."),
    )
    return _worded(Response(page, mimetype="text/html"))


def _worded(response: Response) -> Response:
    """Asked for again each time, and another one in another language.

    Without ``Vary``: a worker that kept it for one ``Accept-Language`` would not find it for the browser's next one,
    and Kith would not open without a network. No cache hands it out unasked anyway.
    """
    response.cache_control.no_cache = True
    response.add_etag()
    response.make_conditional(request)
    return response


def _built(name: str, caching: str) -> AnyResponse:
    """The file, in the smallest encoding that the browser takes; ``build.mjs`` left those beside it."""
    accepted = request.accept_encodings
    ending, encoding = next(
        ((f".{short}", long) for short, long in (("br", "br"), ("gz", "gzip")) if accepted.quality(long) > 0),
        ("", None),
    )
    response = send_from_directory(DIST, name + ending, mimetype=mimetypes.guess_type(name)[0], conditional=True)
    if encoding:
        response.headers["Content-Encoding"] = encoding
    response.headers["Vary"] = "Accept-Encoding"
    response.headers["Cache-Control"] = caching
    return response
