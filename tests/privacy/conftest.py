"""The real site as an operator serves it: by Caddy and by nginx, with the files in `deploy/`."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from tests.conftest import ROOT
from tests.missing import require


@contextmanager
def run_caddy(site: Path, config: Path, home: Path) -> Iterator[str]:
    """Serve `site` at the root of a Caddy as `config` says; yield the address."""
    program = require("caddy")
    port = _free_port()
    environment = {
        **os.environ, "SITE_ADDRESS": f"http://127.0.0.1:{port}", "SITE_ROOT": str(site),
        "HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_DATA_HOME": str(home),
    }  # fmt: skip
    process = subprocess.Popen(
        [program, "run", "--adapter", "caddyfile", "--config", str(config)],
        env=environment, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    address = f"http://127.0.0.1:{port}/"
    try:
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture(scope="session")
def caddy(tmp_path_factory: pytest.TempPathFactory, real_site: Path) -> Iterator[str]:
    """Return the address of the real site, served at the root of a Caddy."""
    with run_caddy(real_site, ROOT / "deploy/Caddyfile", tmp_path_factory.mktemp("caddy")) as found:
        yield found


@contextmanager
def run_nginx(site: Path, home: Path) -> Iterator[str]:
    """Serve `site` at the root of an nginx as `deploy/nginx.conf` says; yield the address."""
    program = require("nginx")
    port = _free_port()
    server = (ROOT / "deploy/nginx.conf").read_text(encoding="utf-8")
    server = server.replace("listen 8080;", f"listen 127.0.0.1:{port};")
    server = server.replace("root /srv/site;", f"root {site};")
    folders = "".join(
        f"{kind}_temp_path {home};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    types = "types { text/html html; text/javascript js; application/pdf pdf; }"
    # Its worker would be another user, who may not read what tests write.
    user = "user root;" if os.geteuid() == 0 else ""
    config = home / "nginx.conf"
    config.write_text(
        f"{user} daemon off; pid {home}/pid; error_log {home}/errors; events {{}}\n"
        f"http {{ access_log off; {folders} {types}\n{server} }}\n"
    )
    process = subprocess.Popen(
        [program, "-e", f"{home}/errors", "-c", str(config)], stderr=subprocess.PIPE, text=True
    )
    address = f"http://127.0.0.1:{port}/"
    try:
        _wait_for(address, process)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=10)


@pytest.fixture(scope="session")
def nginx(tmp_path_factory: pytest.TempPathFactory, real_site: Path) -> Iterator[str]:
    """Return the address of the real site, served at the root of an nginx."""
    with run_nginx(real_site, tmp_path_factory.mktemp("nginx")) as found:
        yield found


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def _wait_for(address: str, process: subprocess.Popen[str]) -> None:
    for _ in range(100):
        try:
            urlopen(address, timeout=5).close()
        except URLError:
            time.sleep(0.1)
            if process.poll() is not None:
                break
        else:
            return
    process.terminate()
    pytest.fail(f"The server did not start: {process.stderr.read() if process.stderr else ''}")
