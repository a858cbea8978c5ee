"""WebDriver in its plainest form, with a limit to how long an answer may take.

https://www.w3.org/TR/webdriver2/
"""

from __future__ import annotations

import json
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from urllib.request import Request


class WebDriverError(Exception):
    """The driver refused a command."""


class CrashError(Exception):
    """The browser is not there any more."""


class WebDriver:
    """A session with a browser through a driver program."""

    def __init__(
        self, program: str, capabilities: Mapping[str, Any], environment: Mapping[str, str]
    ) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self._process = subprocess.Popen(
            [program, "-p", str(port)], env=environment,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._address = f"http://127.0.0.1:{port}/session"
        for attempt in range(200):
            try:
                made = self.post("", {"capabilities": {"alwaysMatch": capabilities}}, 30)
                break
            except urllib.error.URLError:  # the driver does not listen yet
                if attempt == 199:
                    raise
                time.sleep(0.05)
        self.capabilities: dict[str, Any] = made["capabilities"]
        self._address += f"/{made['sessionId']}"

    def _send(self, method: str, path: str, content: object, wait: float) -> Any:
        data = None if content is None else json.dumps(content).encode()
        request = Request(
            self._address + path, data, {"Content-Type": "application/json"}, method=method
        )
        try:
            with urllib.request.urlopen(request, timeout=wait) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            why = error.read().decode()
            if "invalid session id" in why:
                raise CrashError from error
            raise WebDriverError(f"{path}: {why}") from error

    def get(self, path: str, wait: float = 10) -> Any:
        return self._send("GET", path, None, wait)

    def post(self, path: str, content: Mapping[str, Any], wait: float = 10) -> Any:
        return self._send("POST", path, content, wait)

    def delete(self, path: str, wait: float = 10) -> Any:
        return self._send("DELETE", path, None, wait)

    def close(self) -> None:
        """End the session, its browser and the driver."""
        with suppress(CrashError):
            self.delete("")
        self._process.terminate()
        self._process.wait()
