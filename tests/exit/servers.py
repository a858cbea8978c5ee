"""The site and the page that the exit leads to, on servers that can fail as real ones do."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from ssl import PROTOCOL_TLS_SERVER, SSLContext
from threading import Event, Thread
from typing import BinaryIO

from hooks.publish.security_policy import source_hash
from tests.exit.screen import MARK
from tests.inline import inline_scripts

MARKING = f"header, main, footer, .bar {{ background: {MARK} !important }}"
EXIT_SCRIPT = re.compile(r"(?<=<meta name=\"exit\")(.*?)<script>.*?</script>", re.DOTALL)

Change = Callable[[str], str]


def without_script(html: str) -> str:
    """Return a page without the script of its exit."""
    return EXIT_SCRIPT.sub(r"\1", html)


def of_a_later_build(html: str) -> str:
    """Return a page as a build with another script of the exit would make it."""
    script = inline_scripts(html)[0]
    later = f"{script};void 0"
    html = html.replace(f"<script>{script}</script>", f"<script>{later}</script>", 1)
    return html.replace(source_hash(script), source_hash(later))


def marked(html: str) -> str:
    """Return a page whose content has the colour that the screen is watched for."""
    return html.replace("</head>", '<link rel="stylesheet" href="/mark.css"></head>')


def without_storage(html: str) -> str:
    """Return a page for which storage is blocked, for an engine that has no setting for it."""
    return html.replace(
        '<meta charset="utf-8">', '<meta charset="utf-8"><script src="/blocked.js"></script>'
    )


BLOCKED = """\
Object.defineProperty(window, "sessionStorage", {
  get: function () { throw new DOMException("blocked", "SecurityError"); }
});
"""


def own_certificate(folder: Path) -> SSLContext:
    """Return what a server needs for https, with a certificate that it signed itself."""
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-keyout", str(key), "-out", str(certificate), "-days", "2",
         "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = SSLContext(PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context


class _Quiet(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: browsers break connections off when a page is left."""


class _Server:
    """A server in a thread that can be cut off and come back at the same address."""

    host = "127.0.0.1"

    def __init__(
        self, handler: Callable[..., SimpleHTTPRequestHandler], tls: SSLContext | None = None
    ) -> None:
        self._handler = handler
        self._tls = tls
        self._port = 0
        self._server: _Quiet | None = None
        self.fix()

    @property
    def address(self) -> str:
        return f"{'https' if self._tls else 'http'}://{self.host}:{self._port}/"

    def fix(self) -> None:
        """Answer (again)."""
        if self._server is None:
            self._server = _Quiet(("127.0.0.1", self._port), self._handler)
            self._port = self._server.server_port
            if self._tls:
                self._server.socket = self._tls.wrap_socket(
                    self._server.socket, server_side=True, do_handshake_on_connect=False
                )
            Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def cut(self) -> None:
        """Refuse all connections."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


class SiteServer(_Server):
    """The site in a folder, with its content in the colour that the screen is watched for."""

    def __init__(
        self,
        folder: Path,
        headers: Mapping[str, str],
        change: Change = str,
        tls: SSLContext | None = None,
    ) -> None:
        super().__init__(partial(_SiteHandler, directory=str(folder), site=self), tls)
        self.headers = headers
        """Sent with each page."""
        self.asked: list[str] = []
        """The pages that were asked for."""
        self.change = change
        """What happens to each page before it is sent."""


class _SiteHandler(SimpleHTTPRequestHandler):
    def __init__(self, *args: object, directory: str, site: SiteServer) -> None:
        self._site = site
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def send_head(self) -> BytesIO | BinaryIO | None:
        if self.path == "/mark.css":
            return self._send(MARKING, "text/css")
        if self.path == "/blocked.js":
            return self._send(BLOCKED, "text/javascript")
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.endswith("/"):
            path = path / "index.html"
        if path.suffix == ".html" and path.exists():
            self._site.asked.append(self.path)
            html = self._site.change(marked(path.read_text(encoding="utf-8")))
            return self._send(html, "text/html; charset=utf-8")
        return super().send_head()

    def _send(self, text: str, kind: str) -> BytesIO:
        content = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        for name, value in self._site.headers.items():
            self.send_header(name, value)
        self.end_headers()
        return BytesIO(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name there
        pass


class TargetServer(_Server):
    """The neutral page, on another site: `localhost` is not `127.0.0.1`."""

    host = "localhost"

    def __init__(self) -> None:
        super().__init__(partial(_TargetHandler, target=self))
        self.answering = Event()
        self.answering.set()
        self.referrers: list[str] = []
        """What visitors told about where they came from."""

    def lead_to(self, html: str) -> str:
        """Return a page of the site whose exit leads here."""
        found = re.search(r'<meta name="exit" content="([^"]+)"', html)
        assert found, "a page without an exit"
        return html.replace(found[1], self.address)


class _TargetHandler(SimpleHTTPRequestHandler):
    def __init__(self, *args: object, target: TargetServer) -> None:
        self._target = target
        super().__init__(*args)  # type: ignore[arg-type]

    def send_head(self) -> BytesIO | BinaryIO | None:
        referrer = self.headers.get("Referer", "")
        if referrer and not referrer.startswith(self._target.address):
            self._target.referrers.append(referrer)
        self._target.answering.wait(30)
        content = b"<!doctype html><link rel=icon href=data:,><title>Weer</title><p>Zon."
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name there
        pass
