"""A small server on loopback that answers as the Hugging Face Hub does, for the client's own code to talk to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import unquote, urlsplit

SHA = "0123456789abcdef0123456789abcdef01234567"
TOKEN = "hf_made_up"


@dataclass
class Hub:
    """One repository at one commit. Files whose true checksum differs from what is told are damaged on the way."""

    name: str = "tiny/model"
    files: dict[str, bytes] = field(default_factory=dict)
    damaged: set[str] = field(default_factory=set)
    gated: bool = False
    address: str = ""
    asked: list[str] = field(default_factory=list)

    def info(self) -> dict[str, Any]:
        """What the API tells of the repository."""
        siblings = [
            {
                "rfilename": name,
                "size": len(data),
                "lfs": {"sha256": sha256(data).hexdigest(), "size": len(data), "pointerSize": 134},
            }
            for name, data in self.files.items()
        ]
        return {"id": self.name, "sha": SHA, "private": False, "tags": [], "downloads": 0, "siblings": siblings}


@contextmanager
def serve(hub: Hub) -> Iterator[Hub]:
    """Serves until the end of the block; `hub.address` is what HF_ENDPOINT takes."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(body=True)

        def do_HEAD(self) -> None:
            self._answer(body=False)

        def _answer(self, body: bool) -> None:
            path = unquote(urlsplit(self.path).path)
            hub.asked.append(path)
            if hub.gated and self.headers.get("Authorization") != f"Bearer {TOKEN}":
                self._send(401, b"", {"X-Error-Code": "GatedRepo"}, body)
            elif path in (f"/api/models/{hub.name}", f"/api/models/{hub.name}/revision/{SHA}"):
                self._send(200, json.dumps(hub.info()).encode(), {"Content-Type": "application/json"}, body)
            elif (name := path.removeprefix(f"/{hub.name}/resolve/{SHA}/")) in hub.files:
                data = hub.files[name]
                sent = bytes(len(data)) if name in hub.damaged else data
                etag = f'"{sha256(data).hexdigest()}"'
                self._send(200, sent, {"X-Repo-Commit": SHA, "ETag": etag, "Accept-Ranges": "bytes"}, body)
            else:
                self._send(404, b"", {"X-Error-Code": "RevisionNotFound"}, body)

        def _send(self, status: int, data: bytes, headers: dict[str, str], body: bool) -> None:
            self.send_response(status)
            for name, value in {**headers, "Content-Length": str(len(data))}.items():
                self.send_header(name, value)
            self.end_headers()
            if body:
                self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            """Nothing: the tests' output is no log."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    hub.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield hub
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
