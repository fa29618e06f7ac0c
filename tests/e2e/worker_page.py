"""A tiny page with a service worker, served on loopback: what the harness is tried on before Kith itself."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = b"""<!doctype html><html lang="en"><title>Page</title><h1>Here</h1>
<script>navigator.serviceWorker.register("/worker.js")</script></html>"""

WORKER = b"""
self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", event => event.waitUntil(self.clients.claim()));
self.addEventListener("push", event => {
  const { title, path } = event.data.json();
  const actions = [{ action: "later", title: "Later" }];
  event.waitUntil(self.registration.showNotification(title, { body: "Why now", data: path, actions }));
});
self.addEventListener("notificationclick", event => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data + (event.action || "open")));
});
"""


class _Pages(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body, kind = (WORKER, "text/javascript") if self.path == "/worker.js" else (PAGE, "text/html")
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: the test's own output is what matters."""


class WorkerPage:
    """Use as a context manager; `origin` is where the page is."""

    def __enter__(self) -> "WorkerPage":
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join(10)

    @property
    def origin(self) -> str:
        """As in `http://localhost:4000`; localhost, because service workers want a secure context."""
        return f"http://localhost:{self._server.server_port}"
