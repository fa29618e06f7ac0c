"""Push hosts: the only places that a message may go to.

An endpoint is an address that a browser hands us, and anybody can hand us any. So this is a list of what is allowed;
lists of what is forbidden always miss an address.
"""

from collections.abc import Collection

from yarl import URL

HOSTS = frozenset({"fcm.googleapis.com", "android.googleapis.com", "updates.push.services.mozilla.com"})
DOMAINS = (".push.services.mozilla.com", ".notify.windows.com", ".push.apple.com")
HERE = frozenset({"127.0.0.1", "localhost"})
LONGEST = 2000


def push_url(endpoint: str, extra: Collection[str]) -> URL | None:
    """The endpoint as the URL that will be asked for, or None where it is not allowed.

    ``extra`` are the operator's own hosts, as ``host`` or ``host:port``; only those may be on another port, and only on
    this machine, as in tests, may they be http.
    """
    if len(endpoint) > LONGEST or not endpoint.isascii() or not endpoint.isprintable() or {*" \\"} & {*endpoint}:
        return None
    try:
        # The very parser that the HTTP client uses: what is checked is what is asked.
        url = URL(endpoint, encoded=True)
        host, port = url.host, url.port
    except ValueError:
        return None
    if not host or url.user is not None or url.password is not None or url.fragment:
        return None
    known = host in HOSTS or host.endswith(DOMAINS) or host in extra
    allowed = (known and port == 443) or f"{host}:{port}" in extra
    return url if allowed and (url.scheme == "https" or (url.scheme == "http" and host in HERE)) else None
