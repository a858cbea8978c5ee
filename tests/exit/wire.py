"""Questions and answers as JSON over a web socket: the form of both CDP and WebDriver BiDi."""

from __future__ import annotations

import itertools
import json
from contextlib import ExitStack
from typing import Any

from websockets.sync.client import connect


class WireError(Exception):
    """The browser refused a command."""


class Wire:
    """A connection to a browser."""

    def __init__(self, address: str) -> None:
        self._stack = ExitStack()
        self._socket = self._stack.enter_context(connect(address, max_size=None))
        self._numbers = itertools.count(1)

    def __call__(self, method: str, patience: float = 20, /, **params: Any) -> dict[str, Any]:
        """Send a command and return its result; `patience` is in seconds.

        Raises WireError when the browser refuses it, TimeoutError when it does not answer.
        """
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv(patience))
            if answer.get("id") != number:
                continue
            if "error" in answer:
                raise WireError(f"{method}: {answer}")
            result: dict[str, Any] = answer["result"]
            return result

    def close(self) -> None:
        self._stack.close()
