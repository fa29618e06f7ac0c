"""Headers: what every answer says about itself, so that a browser refuses what we never do."""

from flask import Flask, Response, request

from pwa.config import settings

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types kith",
    )
)
"""The Content Security Policy; ``kith`` is the one Trusted Types policy, which names the worker's URL."""


def init_app(app: Flask) -> None:
    """Add the headers to every answer."""
    app.after_request(_add)


BUILT = "/static/dist/"
"""Scripts and styles. The page that loads them tells what they may do; so each is half a kilobyte lighter."""


def _add(response: Response) -> Response:
    headers = response.headers
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"
    if not (request.path.startswith(BUILT) and response.status_code in (200, 304)):
        headers.setdefault("Content-Security-Policy", POLICY)
        headers["Referrer-Policy"] = "no-referrer"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Permissions-Policy"] = "geolocation=(), microphone=()"
    if settings().secure:
        headers["Strict-Transport-Security"] = "max-age=63072000; includeSubDomains"
    if request.path.startswith("/api/"):
        headers["Cache-Control"] = "no-store"
    return response
