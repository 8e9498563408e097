"""Who may talk to the local server: pages that it served itself, and programs on this machine.

A page of another site can make a browser send requests to 127.0.0.1, also under a name of its own (DNS rebinding). Such
requests carry that site's name in Host, Origin or Sec-Fetch-Site and are refused here.
"""

from __future__ import annotations

from typing import Any

from tornado.httputil import HTTPServerRequest
from tornado.web import HTTPError, RequestHandler

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; frame-src http://127.0.0.1:*; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cache-Control": "no-store",
}


class LocalHandler(RequestHandler):
    """A handler that refuses requests of other sites and sets strict headers."""

    opens_from_links = False

    def set_default_headers(self) -> None:
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    def prepare(self) -> Any:
        port = self.application.settings["local_port"]()
        if not from_here(self.request, port, navigation=self.opens_from_links):
            raise HTTPError(403, reason="Only this machine's own page may ask")

    def check_xsrf_cookie(self) -> None:
        """There are no cookies: same-origin checks guard the page's requests."""

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        self.finish({"error": self._reason})


def from_here(request: HTTPServerRequest, port: int, *, navigation: bool) -> bool:
    """True when the request comes from this machine's page or from a program; port is the server's own.

    With `navigation`, following a link from elsewhere to the page itself is fine too.
    """
    hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
    if request.headers.get("Host", "").lower() not in hosts:
        return False
    origin = request.headers.get("Origin")
    if origin is not None and origin.lower() not in {f"http://{host}" for host in hosts}:
        return False
    site = request.headers.get("Sec-Fetch-Site", "none")
    linked = navigation and request.method == "GET" and request.headers.get("Sec-Fetch-Mode") == "navigate"
    return site in ("same-origin", "none") or linked
